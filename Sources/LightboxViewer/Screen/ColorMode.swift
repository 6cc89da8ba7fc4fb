/// How many colours a terminal has.
package enum ColorMode: String, CaseIterable, Sendable {
    case truecolor = "true"
    case indexed256 = "256"
    case indexed16 = "16"
    case mono

    /// What the environment says of the terminal, where the terminal itself was not asked or did not answer.
    ///
    /// NO_COLOR (no-color.org) leaves black and white; so does a dumb terminal. A pipe is taken for one that shows what
    /// `less -R` does: 256 colours, unless COLORTERM promises more.
    package init(environment: [String: String]) {
        let terminal = environment["TERM"] ?? ""
        if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false || terminal == "dumb" {
            self = .mono
        } else if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") || terminal.hasSuffix("-direct") {
            self = .truecolor
        } else if terminal == "linux" || terminal == "xterm" && environment["COLORTERM"] == nil {
            self = .indexed16
        } else {
            self = .indexed256
        }
    }
}
