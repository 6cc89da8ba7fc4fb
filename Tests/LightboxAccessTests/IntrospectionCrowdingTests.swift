import Foundation
import LightboxIndex
import Support
import Synchronization
import Testing

@testable import LightboxAccess

@Suite("A client that crowds the issuer")
struct IntrospectionCrowdingTests {
    /// An issuer that answers when it is told to.
    private final class SlowIssuer: Sendable {
        private struct State {
            var isOpen = false
            var waiting: [CheckedContinuation<Void, Never>] = []
            var asked: [String] = []
        }
        private let state = Mutex(State())

        var asked: [String] { state.withLock { $0.asked } }

        func answer(_ token: String) async -> [UInt8] {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    state.asked.append(token)
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
            let isSound = token.hasPrefix("sound")
            return Array(
                (isSound ? #"{"active":true,"aud":"images","scope":"system/*.rs"}"# : #"{"active":false}"#).utf8)
        }

        func open() {
            let waiting = state.withLock { state in
                state.isOpen = true
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }

        func waits(for count: Int) async throws {
            while asked.count < count { try await Task.sleep(for: .milliseconds(1)) }
        }

        func introspector(mostKept: Int = 1000) -> TokenIntrospector {
            var options = TokenIntrospector.Options(issuer: "issuer", audience: "images")
            options.mostQuestions = 16
            options.mostKept = mostKept
            return TokenIntrospector(options, patientID: { $0 }) { await self.answer($0) }
        }
    }

    private func outcome(
        _ token: String, from client: String, at introspector: TokenIntrospector
    ) async -> Result<Access, AccessError> {
        do throws(AccessError) {
            return .success(try await introspector.access("Bearer \(token)", from: client))
        } catch {
            return .failure(error)
        }
    }

    @Test(
        "F-22 however many made-up tokens one client sends, the tokens of the others are looked up",
        .timeLimit(.minutes(5)))
    func crowd() async throws {
        let issuer = SlowIssuer()
        let introspector = issuer.introspector()
        await withTaskGroup(of: Result<Access, AccessError>.self) { group in
            for number in 0..<200 {
                group.addTask { await outcome("made-up-\(number)", from: "192.0.2.66", at: introspector) }
            }
            // All but its share are refused while the issuer is still thinking.
            for _ in 0..<192 { #expect(await group.next() == .failure(.crowded)) }
            do { try await issuer.waits(for: 8) } catch { Issue.record(error) }
            for client in 1...3 {
                group.addTask { await outcome("sound-\(client)", from: "192.0.2.\(client)", at: introspector) }
            }
            do { try await issuer.waits(for: 11) } catch { Issue.record(error) }
            #expect(issuer.asked.count == 11)
            // It has its share no matter who else is there, and not more of it.
            #expect(await outcome("made-up-more", from: "192.0.2.66", at: introspector) == .failure(.crowded))
            issuer.open()
            var sound = 0
            for await outcome in group {
                if case .success = outcome {
                    sound += 1
                } else {
                    #expect(outcome == .failure(.invalid(reason: .inactive)))
                }
            }
            #expect(sound == 3)
        }
        // Nothing is held against it afterwards.
        #expect(
            await outcome("made-up-later", from: "192.0.2.66", at: introspector)
                == .failure(.invalid(reason: .inactive)))
    }

    @Test("Made-up tokens push no answer about a sound one out")
    func memory() async throws {
        let issuer = SlowIssuer()
        issuer.open()
        let introspector = issuer.introspector(mostKept: 20)
        _ = try await introspector.access("Bearer sound", from: "a")
        for number in 0..<500 { _ = await outcome("made-up-\(number)", from: "b", at: introspector) }
        _ = try await introspector.access("Bearer sound", from: "a")
        #expect(issuer.asked.count { $0 == "sound" } == 1)
        #expect(await introspector.keptCount <= 20)
    }

    @Test("There is room for one more client, however few or many there are", arguments: [1, 2, 3, 7, 15])
    func shares(clientCount: Int) {
        var shares = FairShares(total: 16)
        var held: [String] = []
        // All of them take one after the other, until none gets any more.
        var isTaking = true
        while isTaking {
            isTaking = false
            for client in 0..<clientCount where shares.take(by: "\(client)") {
                held.append("\(client)")
                isTaking = true
            }
        }
        #expect(Set(held).count == clientCount && held.count < 16)
        let hasRoom = shares.take(by: "newcomer")
        #expect(hasRoom)
        // Once the others are gone it has as much as anybody.
        for client in held { shares.giveBack(by: client) }
        let more = (0..<16).count { _ in shares.take(by: "newcomer") }
        #expect(more == 7)
    }
}
