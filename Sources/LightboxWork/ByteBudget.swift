internal import Synchronization

/// Bytes that many may hold at once, between them.
package final class ByteBudget: Sendable {
    private let free: Mutex<Int>

    package init(_ byteCount: Int) {
        free = Mutex(byteCount)
    }

    /// - Returns: `nil` where there is not so much left; the bytes are given back with the share.
    package func share(_ byteCount: Int) -> Share? {
        let isFree = free.withLock { free in
            guard byteCount <= free else { return false }
            free -= byteCount
            return true
        }
        return isFree ? Share(self, byteCount) : nil
    }

    package final class Share: Sendable {
        private let budget: ByteBudget
        private let byteCount: Int

        fileprivate init(_ budget: ByteBudget, _ byteCount: Int) {
            self.budget = budget
            self.byteCount = byteCount
        }

        deinit {
            budget.free.withLock { $0 += byteCount }
        }
    }
}
