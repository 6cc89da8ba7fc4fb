import HTTPTypes
import LightboxGateway
import LightboxStore
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Support
import SystemPackage
import Testing

@Suite("Files as parts of answers")
struct FileBodiesTests {
    private func withStretch<Result>(_ body: (FileStretch) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let committed = try store.commit([.add(StagedObject(bytes: [UInt8](repeating: 7, count: 5000)))])
            let reader = try store.open(key: try #require(committed.keys[0]))
            _ = try reader.read(offset: 0, count: 5000)
            return try body(try #require(reader.stretch(offset: 1000, count: 3000)))
        }
    }

    @Test("What stands for a part of a file becomes that part, in its place; other pieces stay as they are")
    func order() throws {
        try withStretch { stretch in
            let files = FileBodies()
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandlers([HTTP1ToHTTPServerCodec(secure: false), files])
            let pieces = [
                ByteBuffer(string: "head"), files.standIn(for: stretch), ByteBuffer(), ByteBuffer(string: "end"),
            ]
            for piece in pieces { channel.writeAndFlush(HTTPResponsePart.body(piece), promise: nil) }
            var bodies: [IOData] = []
            while case .body(let body)? = try channel.readOutbound(as: HTTPServerResponsePart.self) {
                bodies.append(body)
            }
            #expect(bodies.count == 4)
            #expect(bodies[0] == .byteBuffer(pieces[0]))
            #expect(bodies[1] == .fileRegion(stretch.region))
            #expect(bodies[1].readableBytes == 3000)
            #expect(bodies[2] == .byteBuffer(ByteBuffer()))
            #expect(bodies[3] == .byteBuffer(pieces[3]))
        }
    }

    @Test("A file is open until the last of it has left for the socket, and no longer")
    func lifetime() throws {
        let files = FileBodies()
        let socket = FullSocket<HTTPServerResponsePart>()
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([socket, HTTP1ToHTTPServerCodec(secure: false), files])
        weak var waiting: FileStretch?
        try withStretch { stretch in
            waiting = stretch
            channel.write(HTTPResponsePart.body(files.standIn(for: stretch)), promise: nil)
        }
        #expect(waiting != nil)
        socket.drain()
        _ = try channel.readOutbound(as: HTTPServerResponsePart.self)
        #expect(waiting == nil)
    }
}
