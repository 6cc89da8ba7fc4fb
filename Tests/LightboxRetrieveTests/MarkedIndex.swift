import LightboxIndex
import Support
import Synchronization

/// An index that holds nothing and changes when it is told to.
final class MarkedIndex: UnaskedIndex {
    private let mark = Mutex<UInt64>(1)

    func change() { mark.withLock { $0 += 1 } }

    func changeMark() -> ChangeMark? { ChangeMark([mark.withLock { $0 }]) }
}
