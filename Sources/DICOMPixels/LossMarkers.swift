/// Whether the code stream of a frame says itself that its samples are not those that were encoded: a JPEG stream of a DCT
/// process, a JPEG-LS stream whose samples may be off by some. Read from its markers by Swift alone, so that a hostile one may be
/// looked at in any process. Source: ISO 10918-1 table B.1, ISO 14495-1 C.2.3.
/// - Returns: `false` also where it does not say: what JPEG 2000 lost can't be told from its stream.
package func saysLoss(_ encoded: [UInt8]) -> Bool {
    var position = 2
    while position + 4 <= encoded.count, encoded[position] == 0xFF {
        let marker = encoded[position + 1]
        let length = Int(encoded[position + 2]) << 8 | Int(encoded[position + 3])
        switch marker {
        // Any number of them may stand before a marker.
        case 0xFF:
            position += 1
            continue
        // The processes without loss: alone, differential, arithmetic.
        case 0xC3, 0xC7, 0xCB, 0xCF: return false
        // Tables, and a reserved one, lie among the processes.
        case 0xC4, 0xC8, 0xCC: break
        case 0xC0...0xCE: return true
        case 0xDA:
            guard position + 4 < encoded.count else { return false }
            let near = position + 5 + 2 * Int(encoded[position + 4])
            return near < encoded.count && encoded[near] > 0
        default: break
        }
        guard length >= 2 else { return false }
        position += 2 + length
    }
    return false
}
