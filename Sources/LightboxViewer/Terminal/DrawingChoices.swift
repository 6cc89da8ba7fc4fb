/// What a person chose of how pictures are drawn; the rest is the terminal's to say.
package struct DrawingChoices: Equatable, Sendable {
    package enum Graphics: Equatable, Sendable {
        /// The best that the terminal answers to have.
        case asked
        case chosen(GraphicsProtocol?)
    }

    /// `nil`: half blocks where the terminal draws no pixels.
    package var symbols: PictureSymbols?
    package var colors: ColorMode?
    package var graphics: Graphics
    /// What the environment says of the terminal.
    package let environmentColors: ColorMode
    package let multiplexer: Multiplexer?

    package init(
        symbols: PictureSymbols? = nil, colors: ColorMode? = nil, graphics: Graphics = .asked,
        environment: [String: String]
    ) {
        self.symbols = symbols
        self.colors = colors
        self.graphics = graphics
        environmentColors = ColorMode(environment: environment)
        multiplexer = Multiplexer(environment: environment)
    }

    /// What comes of the choices on a terminal that has answered so.
    package func options(for traits: TerminalTraits, size: TerminalSize) -> DrawingOptions {
        var mode = colors ?? environmentColors
        if colors == nil, traits.hasTruecolor, mode != .mono { mode = .truecolor }
        var options = DrawingOptions(
            cell: traits.cell ?? size.cell ?? .usual, symbols: symbols ?? .half, colors: mode)
        switch graphics {
        case .chosen(let way): options.graphics = way
        // Who asks for characters, for certain colours or for none gets no pixels unasked.
        case .asked: options.graphics = symbols == nil && colors == nil && mode != .mono ? traits.graphics : nil
        }
        // iTerm2's files and sixels don't go through a multiplexer: it has to know them itself, and says so if it does.
        if options.graphics == .kitty { options.playsCine = traits.hasAnimation }
        return options
    }
}
