internal import NIOCore

/// The hosts by which a server that listens on this one can be reached: all addresses of the machine where it listens
/// on every interface, those that other machines can use first. Addresses that mean something on one link only are left
/// out.
func reachableHosts(listeningOn host: String) -> [String] {
    guard host == "0.0.0.0" || host == "::" else { return [host] }
    let addresses = ((try? System.enumerateDevices()) ?? []).compactMap(\.address?.ipAddress)
    let usable = addresses.filter {
        guard $0.contains(":") else { return !$0.hasPrefix("169.254.") }
        return host == "::" && !$0.lowercased().hasPrefix("fe80")
    }
    var seen: Set<String> = []
    let distinct = usable.filter { seen.insert($0).inserted }
    let isLoopback: (String) -> Bool = { $0.hasPrefix("127.") || $0 == "::1" }
    return distinct.isEmpty ? [host] : distinct.filter { !isLoopback($0) } + distinct.filter(isLoopback)
}
