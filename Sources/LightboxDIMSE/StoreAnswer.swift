/// The answer to a C-STORE. Source: PS3.4 table B.2-1, PS3.7 C.4 and 9.3.1.2.
package struct StoreAnswer: Sendable, Equatable {
    package let status: UInt16
    /// Error Comment (0000,0902): at most 64 characters.
    package let comment: String?

    private init(_ status: UInt16, _ comment: String? = nil) {
        self.status = status
        self.comment = comment
    }

    /// The object is durable and can be found; also where it was there already, byte by byte.
    package static let success = StoreAnswer(0x0000)
    /// Other content of the same SOP Instance UID is there, and stays: Duplicate SOP Instance.
    package static let duplicate = StoreAnswer(0x0111, "Other content has this SOP Instance UID; it stays")
    /// The store can't take it now; the sender may try again.
    package static let outOfResources = StoreAnswer(0xA700, "The store can't take it now; send it again later")
    /// The object is not what the command says.
    package static let mismatch = StoreAnswer(0xA900, "The object has other UIDs than the command")
    /// It is damaged, or has no valid UIDs.
    package static let cannotUnderstand = StoreAnswer(0xC000, "The object is damaged or has no valid UIDs")
}

/// Takes in the objects that peers send.
package protocol ObjectReceiver: Sendable {
    /// - Parameter object: in a file that is taken over, whatever comes of it.
    /// - Returns: success only once the object is durable.
    func receive(_ object: SentObject) async -> StoreAnswer
}
