/// What a person did at the terminal.
package enum Input: Equatable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Pasted text, as one.
    case paste(String)
}

package enum Key: Equatable, Sendable {
    case character(Character)
    case control(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, escape, tab, backspace, delete, help
}

/// Cells count from 0.
package struct Mouse: Equatable, Sendable {
    package enum Action: Equatable, Sendable {
        case press, release, drag, wheelUp, wheelDown
    }

    package enum Button: Equatable, Sendable {
        case left, middle, right
    }

    package var action: Action
    package var button: Button
    package var column: Int
    package var row: Int

    package init(_ action: Action, _ button: Button = .left, column: Int, row: Int) {
        self.action = action
        self.button = button
        self.column = column
        self.row = row
    }
}
