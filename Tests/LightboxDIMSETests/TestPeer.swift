import Foundation
import Glibc
import Testing

/// A peer that speaks the upper layer of PS3.8 by hand, so that it can do so wrongly.
final class TestPeer {
    private let socket: Int32
    /// Nothing can be sent any more.
    private(set) var isCutOff = false

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(status == 0)
    }

    deinit {
        close(socket)
    }

    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let rest = Array(bytes[sent...])
            let count = unsafe Glibc.send(socket, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else {
                isCutOff = true
                return
            }
            sent += count
        }
    }

    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// The next PDU; empty at the end. Waits on a thread of its own: those of tasks are few.
    func receive() async -> [UInt8] {
        let socket = socket
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var received: [UInt8] = []
                while received.count < 6 || received.count < 6 + received[2..<6].reduce(0, { $0 << 8 | Int($1) }) {
                    var bytes = [UInt8](repeating: 0, count: 65_536)
                    let count = unsafe recv(socket, &bytes, bytes.count, 0)
                    guard count > 0 else { break }
                    received += bytes.prefix(count)
                }
                continuation.resume(returning: received)
            }
        }
    }

    /// Asks for an association with Verification (context 1) and CT Image Storage (context 3), in Implicit VR Little
    /// Endian. - Returns: the answer's PDU.
    func associate(called: String, calling: String) async -> [UInt8] {
        let application = item(0x10, Array("1.2.840.10008.3.1.1.1".utf8))
        let contexts = [(1, "1.2.840.10008.1.1"), (3, "1.2.840.10008.5.1.4.1.1.2")].flatMap { number, uid in
            item(
                0x20,
                [UInt8(number), 0, 0, 0] + item(0x30, Array(uid.utf8)) + item(0x40, Array("1.2.840.10008.1.2".utf8)))
        }
        let user = item(0x50, item(0x51, [0, 0, 0x40, 0]) + item(0x52, Array("2.25.1".utf8)))
        let body =
            [0, 1, 0, 0] + title(called) + title(calling) + [UInt8](repeating: 0, count: 32) + application + contexts
            + user
        send([1, 0] + big(UInt32(body.count)) + body)
        return await receive()
    }

    /// Sends an object of so many bytes, or only the first half of it.
    func store(byteCount: Int, isWhole: Bool) {
        let sopClass = Array("1.2.840.10008.5.1.4.1.1.2\0".utf8)
        let elements =
            element(0x0002, sopClass) + element(0x0100, [1, 0]) + element(0x0110, [1, 0]) + element(0x0700, [0, 0])
            + element(0x0800, [0, 1]) + element(0x1000, Array("2.25.99\0".utf8))
        let command = element(0, little(UInt32(elements.count))) + elements
        send(pdu(context: 3, header: 3, command))
        let object = [UInt8](repeating: 7, count: isWhole ? byteCount : byteCount / 2)
        for start in stride(from: 0, to: object.count, by: 16_000) {
            let piece = Array(object[start..<min(start + 16_000, object.count)])
            send(pdu(context: 3, header: isWhole && start + piece.count == object.count ? 2 : 0, piece))
        }
    }

    /// A piece of a command that is not its last.
    func sendCommandPiece(byteCount: Int) {
        send(pdu(context: 3, header: 1, [UInt8](repeating: 0, count: byteCount)))
    }

    private func pdu(context: UInt8, header: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [4, 0] + big(UInt32(bytes.count + 6)) + big(UInt32(bytes.count + 2)) + [context, header] + bytes
    }

    private func element(_ number: UInt16, _ value: [UInt8]) -> [UInt8] {
        [0, 0, UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] + little(UInt32(value.count)) + value
    }

    private func item(_ type: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [type, 0, UInt8(bytes.count >> 8), UInt8(truncatingIfNeeded: bytes.count)] + bytes
    }

    private func title(_ text: String) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0x20, count: 16 - text.utf8.count)
    }

    private func big(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private func little(_ number: UInt32) -> [UInt8] { big(number).reversed() }
}
