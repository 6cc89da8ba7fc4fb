import Foundation
import Support
import Testing

@testable import LightboxAccess

@Suite("Signed links")
struct SignedLinksTests {
    private let clock = JumpingClock()

    private func links(longest: Int = 600) -> SignedLinks {
        let clock = clock
        return SignedLinks(longest: longest, now: { clock.now }, uptime: { clock.uptime })
    }

    @Test("F-24 a link leads to its resource and what lies below, and nowhere else")
    func bounds() {
        let links = links()
        let series = "/studies/1.2/series/1.3"
        let token = links.link(to: series, seconds: 300).token
        #expect(token.utf8.count == 43)
        for below in ["", "/metadata", "/instances/1.4/frames/1/rendered"] {
            #expect(links.resource(of: token, askedFor: series + below) == series)
        }
        for elsewhere in [
            "/studies/1.2", "/studies/1.2/series/1.33", "/studies/1.2/series/1.3x", "/studies/1.2/series", "/studies",
            "/studies/1.3/series/1.3", "", "/", "/studies/1.2//series/1.3", "studies/1.2/series/1.3",
            String(repeating: "/a", count: 1000),
        ] {
            #expect(links.resource(of: token, askedFor: elsewhere) == nil, "\(elsewhere.prefix(50))")
        }
        #expect(self.links().resource(of: token, askedFor: series) == nil)
    }

    @Test("A link with any character changed is none")
    func forgery() {
        let links = links()
        let token = links.link(to: "/studies/1.2", seconds: 300).token
        let characters = Array(token)
        for place in characters.indices {
            for replacement: Character in ["A", "B", "_"] where characters[place] != replacement {
                var forged = characters
                forged[place] = replacement
                // The last character has two bits that mean nothing: another spelling is refused or the same link.
                if place == characters.count - 1 { continue }
                #expect(links.resource(of: String(forged), askedFor: "/studies/1.2") == nil)
            }
        }
        for text in [
            "", "=", token + "A", String(token.dropLast()), token + "=", String(repeating: "A", count: 10_000),
        ] {
            #expect(links.resource(of: text, askedFor: "/studies/1.2") == nil)
        }
    }

    @Test("A link ends at its time, at the longest one that is allowed, when it is revoked, and when all are")
    func ends() {
        let links = links()
        let path = "/studies/1.2"
        func isGood(_ link: SignedLinks.Link) -> Bool { links.resource(of: link.token, askedFor: path) == path }
        let (short, long) = (links.link(to: path, seconds: 10), links.link(to: path, seconds: 1_000_000))
        #expect(isGood(short) && isGood(long))
        #expect(long.end == Date(timeIntervalSince1970: 1_800_000_600))
        clock.advance(10)
        #expect(!isGood(short) && isGood(long))
        links.revoke(long.token)
        #expect(!isGood(long))
        let others = (0..<3).map { _ in links.link(to: path, seconds: 600) }
        #expect(others.allSatisfy(isGood))
        links.revokeAll()
        #expect(!others.contains(where: isGood) && !isGood(long))
        #expect(isGood(links.link(to: path, seconds: 1)))
    }

    @Test("Revoked links are remembered to a bound; beyond it all are ended rather than one forgotten")
    func memory() {
        let links = links()
        let revoked = (0..<10_001).map { _ in links.link(to: "/studies/1.2", seconds: 600) }
        for link in revoked { links.revoke(link.token) }
        #expect(revoked.allSatisfy { links.resource(of: $0.token, askedFor: "/studies/1.2") == nil })
    }
}
