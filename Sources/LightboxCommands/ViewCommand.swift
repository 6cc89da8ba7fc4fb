internal import ArgumentParser
internal import DICOMCore
internal import DICOMwebClient
internal import Foundation
internal import LightboxViewer

struct ViewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "Look at studies in the terminal: those of a DICOMweb server, of a data folder, or in DICOM files.",
        discussion: """
            A folder or a file is looked at where it lies, without a server; nothing is written to it.
            With --print, or where the output is no terminal, what is asked for is printed and the command ends.
            A token is taken from LIGHTBOX_TOKEN.

            Examples:
              lightbox view http://127.0.0.1:8080/dicom-web
              lightbox view http://127.0.0.1:8080/dicom-web --study UID --print --columns 100 | less -R
              lightbox view /srv/images
              lightbox view image.dcm
            """)

    @Argument(
        help: ArgumentHelp(
            "The root of a DICOMweb service, a data folder, a folder of DICOM files, or a file.",
            valueName: "url-or-path"
        ))
    var url = "http://127.0.0.1:8080/dicom-web"

    @Flag(name: .customLong("print"), help: "Print and end.")
    var isPrinting = false

    @Option(help: ArgumentHelp("Open this study.", valueName: "UID"))
    var study: String?

    @Option(help: ArgumentHelp("Show one picture of this series of the study.", valueName: "UID"))
    var series: String?

    @Option(help: ArgumentHelp("Which picture of the series, from 1; without it the middle one.", valueName: "N"))
    var frame: Int?

    @Option(help: ArgumentHelp("The window, for example 40,400.", valueName: "CENTER,WIDTH"))
    var window: String?

    @Option(help: ArgumentHelp("The width of what is printed.", valueName: "N"))
    var columns: Int?

    @Option(help: "Draw pictures with characters: half (blocks), quadrant, sextant, braille or ascii.")
    var symbols: PictureSymbols?

    @Option(
        help: "Draw pictures as pixels: kitty, iterm, sixel; or none. Without it the terminal is asked what it has.")
    var graphics: GraphicsChoice?

    @Option(help: "Colours: true, 256, 16 or mono. Without it the terminal decides; NO_COLOR is respected.")
    var colors: ColorMode?

    func validate() throws {
        if let columns, !(10...1000).contains(columns) { throw ValidationError("--columns takes 10 to 1000.") }
        if let study, StudyInstanceUID(study) == nil { throw ValidationError("--study takes a UID.") }
        if let series, SeriesInstanceUID(series) == nil { throw ValidationError("--series takes a UID.") }
        if study == nil, LocalStudies.place(at: url) == nil, series != nil || frame != nil || window != nil {
            throw ValidationError("--series, --frame and --window need --study.")
        }
        if let frame, frame < 1 { throw ValidationError("--frame counts from 1.") }
        if let window, Self.parsedWindow(window) == nil {
            throw ValidationError("--window takes two numbers, center and width, like 40,400.")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        if let place = LocalStudies.place(at: url) {
            let (command, path) = (self, url)
            return try await LocalStudies.serving(place) { service in
                try await command.show(RemoteStudies(RemoteService(service), name: path, isLocal: true), environment)
            }
        }
        if url.hasPrefix("/") || url.hasPrefix(".") {
            throw CommandFailure(message: "There is no file or folder \(url).", exitCode: ExitStatus.wrongUsage)
        }
        let service: ServiceURL
        do {
            service = try ServiceURL(url)
        } catch {
            throw CommandFailure(message: failureSentence(error, source: url), exitCode: ExitStatus.wrongUsage)
        }
        let token = environment["LIGHTBOX_TOKEN"]
        try await show(
            RemoteStudies(RemoteService(service, token: token.map { token in { @Sendable in token } })), environment)
    }

    private func show(_ source: RemoteStudies, _ environment: [String: String]) async throws {
        guard !isPrinting, Terminal.isInteractive, environment["TERM"] != "dumb", let terminal = Terminal() else {
            return try await printOut(source, environment)
        }
        try await browse(source, on: terminal, environment)
    }

    private func browse(
        _ source: RemoteStudies, on terminal: Terminal, _ environment: [String: String]
    ) async throws {
        let choices = DrawingChoices(
            symbols: symbols, colors: colors, graphics: graphics?.choice ?? .asked, environment: environment)
        do {
            var opened: StudyEntry?
            if let uid = study.flatMap({ StudyInstanceUID($0) }) {
                opened = try await source.study(uid)
                if opened == nil { throw PrintError.noStudy(uid) }
            } else if source.isLocal {
                opened = try await source.onlyStudy()
            }
            try await ViewerSession(terminal: terminal, source: source)
                .run(choices, study: opened)
        } catch let missing as PrintError {
            throw CommandFailure(message: Self.sentence(missing))
        } catch is ViewerSession.SessionError {
            throw CommandFailure(message: "The terminal can't be used. Try --print.")
        } catch {
            throw CommandFailure(message: visibleText(failureSentence(error, source: source.name)))
        }
    }

    private func printOut(_ source: RemoteStudies, _ environment: [String: String]) async throws {
        let size = Terminal.size(ofStandardOutput: ())
        let options = DrawingOptions(
            cell: size?.cell ?? .usual, symbols: symbols ?? .half, colors: colors ?? ColorMode(environment: environment)
        )
        do {
            var chosen = study.flatMap { StudyInstanceUID($0) }
            // A file is one study, and a folder often is.
            if chosen == nil, source.isLocal { chosen = try await source.onlyStudy()?.uid }
            if chosen == nil, series != nil || frame != nil || window != nil {
                throw CommandFailure(
                    message: "There are several studies: --series, --frame and --window need --study.",
                    exitCode: ExitStatus.wrongUsage)
            }
            let request = PrintRequest(
                study: chosen, series: series.flatMap { SeriesInstanceUID($0) }, frame: frame,
                window: window.flatMap(Self.parsedWindow), columns: columns ?? size?.columns ?? 80)
            try FileHandle.standardOutput.write(
                contentsOf: Data(try await printed(request, from: source, options)))
        } catch let missing as PrintError {
            throw CommandFailure(message: Self.sentence(missing))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(message: visibleText(failureSentence(error, source: source.name)))
        }
    }

    private static func sentence(_ missing: PrintError) -> String {
        switch missing {
        case .noStudy(let uid): "There is no study \(uid)."
        case .noSeries(let uid): "The study has no series \(uid)."
        case .noFrame(let number, let count): "The series has \(count) pictures, so there is no \(number)."
        }
    }

    private static func parsedWindow(_ text: String) -> ViewWindow? {
        let numbers = text.split(separator: ",").map { Double($0) }
        guard numbers.count == 2, let center = numbers[0], let width = numbers[1], center.isFinite, width.isFinite,
            width >= 1
        else { return nil }
        return ViewWindow(center: center, width: width)
    }
}

/// What `--graphics` takes.
enum GraphicsChoice: String, CaseIterable, ExpressibleByArgument {
    case kitty, iterm, sixel, none

    var choice: DrawingChoices.Graphics { .chosen(GraphicsProtocol(rawValue: rawValue)) }
}

extension PictureSymbols: ExpressibleByArgument {}
extension ColorMode: ExpressibleByArgument {}
