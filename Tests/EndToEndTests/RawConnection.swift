import Glibc
import SystemPackage

/// One TCP connection over which a test says what it likes.
final class RawConnection {
    private let descriptor: FileDescriptor

    /// - Parameter receiveByteCount: what the system takes of the other side ahead of `ask`; its own choice where it is
    ///   `nil`.
    init(port: Int, receiveByteCount: Int32? = nil) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        descriptor = FileDescriptor(rawValue: socket)
        if var receiveByteCount {
            // Before it is connected: the window that is offered then counts.
            _ = unsafe setsockopt(
                socket, SOL_SOCKET, SO_RCVBUF, &receiveByteCount, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Errno(rawValue: errno) }
    }

    deinit { try? descriptor.close() }

    /// The test is over with it: the other side sees the end.
    func close() { _ = shutdown(descriptor.rawValue, Int32(SHUT_RDWR)) }

    /// Sends and reads to the end of the connection; what is refused before all of it is sent counts too.
    func ask(_ text: String) -> String {
        say(text)
        return takeAll()
    }

    func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe send(descriptor.rawValue, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads to the end of the connection.
    func takeAll() -> String {
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(descriptor.rawValue, &piece, piece.count, 0)
            guard count > 0 else { break }
            answer += piece.prefix(count)
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
