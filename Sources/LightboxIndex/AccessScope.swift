/// What the holder of a request may see. Every call of the index takes one, so that no route can forget it.
package enum AccessScope: Sendable, Hashable {
    case everything
}
