internal import CDIMSE
internal import Glibc
internal import SystemPackage

/// A DICOM association with a peer that sends objects. Blocks; used by one thread. Source: PS3.7 9.1, PS3.8 7.
@safe struct Association: ~Copyable {
    let peer: Peer
    private let association: OpaquePointer

    enum Event {
        /// Nothing but C-ECHO came within the time.
        case nothing
        /// An object lies in the file that was named.
        case object(sopClassUID: String, sopInstanceUID: String)
        /// One has come that is too large or can't be written; it is forgotten.
        case notKept
    }

    /// Reads the request of a peer. - Parameter descriptor: of its connection, which is taken over.
    init(descriptor: Int32, seconds: Int) throws(AssociationError) {
        var opened: OpaquePointer?
        var peer = cdimse_peer()
        var failure = cdimse_failure()
        guard unsafe cdimse_open(descriptor, Int32(seconds), &opened, &peer, &failure) == .ok,
            let opened = unsafe opened
        else { throw AssociationError(failure) }
        unsafe association = opened
        self.peer = Peer(
            callingTitle: text(of: &peer.calling_title), calledTitle: text(of: &peer.called_title),
            address: text(of: &peer.address))
    }

    deinit {
        unsafe cdimse_close(association)
    }

    /// - Parameter transferSyntaxes: UIDs of those in which objects are taken.
    func confirm(_ transferSyntaxes: [String]) throws(AssociationError) {
        var failure = cdimse_failure()
        let copies = unsafe transferSyntaxes.map { unsafe UnsafePointer(strdup($0)) }
        defer { unsafe copies.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) } }
        // A copy that there was no memory for is left out.
        let present = unsafe copies.compactMap { unsafe $0 }
        let status = unsafe present.withUnsafeBufferPointer { names -> cdimse_status in
            guard let start = names.baseAddress else { return .internal }
            return unsafe cdimse_confirm(association, start, Int32(names.count), &failure)
        }
        guard status == .ok else { throw AssociationError(failure) }
    }

    func reject(_ reason: cdimse_rejection) {
        var failure = cdimse_failure()
        _ = unsafe cdimse_reject(association, reason, &failure)
    }

    /// Waits for the next object and writes it to a file, with meta information.
    /// - Parameters:
    ///   - maximum: the most bytes of its data set.
    ///   - waiting: how long to wait for it, in seconds.
    ///   - seconds: how long a peer may pause once it has begun.
    func next(
        into path: FilePath, maximum: Int64, waiting: Int, seconds: Int
    ) throws(AssociationError) -> Event {
        var object = cdimse_object()
        var failure = cdimse_failure()
        let status = unsafe path.withPlatformString {
            unsafe cdimse_next(association, $0, maximum, Int32(waiting), Int32(seconds), &object, &failure)
        }
        switch status {
        case .ok:
            return .object(
                sopClassUID: text(of: &object.sop_class_uid), sopInstanceUID: text(of: &object.sop_instance_uid))
        case .nothing: return .nothing
        case .tooLarge, .unwritable: return .notKept
        default: throw AssociationError(failure)
        }
    }

    func answer(_ answer: StoreAnswer) throws(AssociationError) {
        var failure = cdimse_failure()
        guard unsafe cdimse_answer(association, answer.status, answer.comment, &failure) == .ok else {
            throw AssociationError(failure)
        }
    }
}

/// Who is at the other end.
package struct Peer: Sendable, Equatable {
    /// AE titles, without padding.
    package let callingTitle: String
    package let calledTitle: String
    package let address: String
}

/// Why an association ends.
enum AssociationError: Error, Equatable {
    /// As it should, by the peer, or since it is gone.
    case ended
    /// The peer does not speak as it should, or takes too long.
    case protocolError

    init(_ failure: cdimse_failure) {
        self = failure.status == .ended ? .ended : .protocolError
    }
}

/// The text in a C array of characters.
private func text<Characters>(of characters: inout Characters) -> String {
    unsafe withUnsafeBytes(of: &characters) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
