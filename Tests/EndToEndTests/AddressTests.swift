import NIOCore
import Support
import Testing

@Suite("Addresses of a server")
struct AddressTests {
    @Test("A server that listens on every interface says each address, those of the network first, and answers at each")
    func everyInterface() async throws {
        let before = try ownAddresses()
        try await withSampleStudies(arguments: ["--host", "0.0.0.0", "--allow-remote", "--desk"]) { server in
            let roots = server.announcement.matches(of: /Service root (http:\/\/([0-9.]+):\d+\/dicom-web)\n/)
            let addresses = roots.map { String($0.2) }
            // An interface may come or go meanwhile.
            let after = try ownAddresses()
            let said = Set(addresses)
            #expect(said.count == addresses.count, "\(server.announcement)")
            #expect(said.isSuperset(of: before.intersection(after)), "\(server.announcement)")
            #expect(said.isSubset(of: before.union(after)), "\(server.announcement)")
            let loopback = addresses.firstIndex { $0.hasPrefix("127.") } ?? addresses.count
            #expect(addresses[loopback...].allSatisfy { $0.hasPrefix("127.") })
            #expect(server.announcement.matches(of: /Track desk   http/).count == addresses.count)
            for root in roots where after.contains(String(root.2)) {
                let answer = try await get("\(root.1)/studies?limit=1")
                #expect(answer.status == 200, "\(root.1)")
            }
        }
    }

    /// Those of IPv4, without those that an interface gives itself.
    private func ownAddresses() throws -> Set<String> {
        try Set(System.enumerateDevices().compactMap(\.address?.ipAddress))
            .filter { !$0.contains(":") && !$0.hasPrefix("169.254.") }
    }
}
