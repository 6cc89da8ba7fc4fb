/// Everything that can be configured, validated: what the parts are built from. Nothing else reads the configuration.
package struct Settings: Sendable, Equatable {
    /// The data folder: index and objects.
    package var data = "lightbox-data"
    package var server = Server()
    package var search = Search()
    package var rendering = Rendering()
    package var cache = Cache()
    package var workers = Workers()
    package var store = Store()
    package var dimse = DIMSE()
    package var watch = Watch()
    package var removal = Removal()
    package var access = AccessRules()
    package var issuer = Issuer()
    package var audit = Audit()
    package var decoding = Decoding()
    package var limits = Limits()
    package var desk = Desk()
    package var clients = Clients()
    package var viewer = Viewer()
    package var log = Log()

    package struct Server: Sendable, Equatable {
        package var host = "127.0.0.1"
        /// 0 lets the system choose a free one.
        package var port = 8080
        /// The start of every URL in an answer, where a proxy hides the gateway; `nil` takes the request's Host.
        package var publicURL: String?
        /// Proxies whose Forwarded and X-Forwarded-… headers count: IPv4 addresses and networks, IPv6 addresses.
        package var trustedProxies: [String] = []
        package var tls = TLS()
        /// Allows an address that other machines reach although there are neither tokens nor TLS.
        package var allowRemote = false
        /// Refuses requests without an Accept header, as the letter of PS3.18 8.7.5 asks.
        package var isStrict = false
        /// Origins whose pages may read answers (CORS); `*` is every origin.
        package var allowedOrigins: [String] = ["*"]
        /// How long requests in flight may go on after SIGTERM or SIGINT, in seconds.
        package var shutdownSeconds = 30
    }

    /// Paths of files in PEM. Without a certificate the server speaks plain HTTP.
    package struct TLS: Sendable, Equatable {
        /// The server's certificate and those that lead to a root.
        package var certificate = ""
        package var key = ""
        /// Certificates of the authorities whose clients may connect; empty where clients need none.
        package var clientAuthorities = ""
        /// Names in the certificates of clients that may connect; empty for all clients of these authorities.
        package var allowedClients: [String] = []
        /// How long browsers are to come back by TLS only, in seconds; 0 doesn't ask for it.
        package var strictTransportSeconds = 31_536_000

        package var isOn: Bool { !(certificate + key).isEmpty }
        package var asksForClients: Bool { isOn && !clientAuthorities.isEmpty }
    }

    package struct Search: Sendable, Equatable {
        /// Results of one answer, whatever the client's limit.
        package var maximumResults = 1000
        /// How long one search may take, in seconds.
        package var timeLimitSeconds = 5
        /// Studies, series or instances whose stored attributes one search may look through for keys without an index.
        package var maximumCandidates = 20_000
        /// Keywords or tags of attributes that are indexed beside the keys of the standard.
        package var indexedAttributes: [String] = []
        /// Required keys without a value match whatever is asked of them.
        package var unknownMatchesAll = false
        /// The status of a search that finds nothing: 200 with an empty list, or the 204 of PS3.18 before 2026.
        package var zeroResults = 200
    }

    package struct Cache: Sendable, Equatable {
        /// What transcoded frames may take in the data folder; 0 keeps none.
        package var diskMegabytes = 1024
    }

    package struct Rendering: Sendable, Equatable {
        /// Pixels of a picture that a client may ask for.
        package var maximumPixels = 64_000_000
        /// JPEG quality where the request has none, 1 to 100.
        package var jpegQuality = 90
        /// Longer edge of a thumbnail where the request has no viewport, in pixels.
        package var thumbnailEdge = 128
        /// Frames that end before their description does are drawn as far as they go.
        package var drawsIncomplete = false
    }

    package struct Workers: Sendable, Equatable {
        /// Threads for blocking work: file access, decoding; 0 takes two a core.
        package var threads = 0
        /// Jobs that may run or wait; one more is answered with 503.
        package var queue = 1024
    }

    /// What is taken in over HTTP while the data folder is served (STOW-RS).
    package struct Store: Sendable, Equatable {
        package var isEnabled = false
        /// Of one object, in MiB.
        package var maximumObjectMegabytes = 4096
        /// Of one request, in MiB.
        package var maximumRequestMegabytes = 65_536
        /// Requests that store at a time.
        package var maximumRequests = 128
        /// Of all requests together, in MiB a second; 0 sets no limit.
        package var megabytesPerSecond = 0
        /// `keep` or `replace`: which of two contents of one SOP Instance UID stays.
        package var onConflict = "keep"
    }

    /// What is taken in by DICOM's own network protocol while the data folder is served (C-STORE).
    package struct DIMSE: Sendable, Equatable {
        /// 0 where nothing is.
        package var port = 0
        package var host = "127.0.0.1"
        /// The AE title by which peers have to call.
        package var title = "LIGHTBOX"
        /// AE titles of peers that may send; empty for any peer of this machine, and for none of others.
        package var allowedTitles: [String] = []
        package var maximumAssociations = 128
        /// Of one object, in MiB.
        package var maximumObjectMegabytes = 4096
    }

    /// Folders whose files are imported while the data folder is served.
    package struct Watch: Sendable, Equatable {
        package var folders: [String] = []
        /// How long a file must rest before it is taken, in seconds.
        package var settleSeconds = 5
    }

    package struct Removal: Sendable, Equatable {
        /// How long the bytes of what was removed or replaced stay, in hours.
        package var eraseAfterHours = 168
    }

    /// Who may see studies. Empty texts: everybody who reaches the server.
    package struct AccessRules: Sendable, Equatable {
        /// The path of a JSON Web Key Set, by whose keys tokens are signed.
        package var keys = ""
        /// The path of a file with the secret of tokens that are signed with HS256.
        package var sharedSecret = ""
        package var issuer = ""
        package var audience = ""
        /// Where the issuer publishes its JSON Web Key Set.
        package var keysURL = ""
        /// Where the issuer tells what a token is (RFC 7662), instead of keys.
        package var introspectionURL = ""
        /// The name of this gateway at the issuer, and the path of a file with its password there.
        package var introspectionClient = ""
        package var introspectionSecret = ""
        /// Where apps get tokens, for their metadata.
        package var authorizationURL = ""
        package var tokenURL = ""
        /// How long a signed link is good for at most, in seconds; 0 makes none.
        package var linkSeconds = 3600

        /// What tokens are checked with is named.
        package var needsTokens: Bool {
            !(keys + keysURL + sharedSecret + introspectionURL + issuer + audience).isEmpty
        }
    }

    /// The issuer of tokens for rehearsals: whoever reaches the server can be anybody.
    package struct Issuer: Sendable, Equatable {
        package var isOpen = false
        /// Patient IDs of its invented patients.
        package var patients = ["LB-0001", "LB-0002"]
        /// How long its tokens are good for.
        package var tokenSeconds = 3600
    }

    /// Studies are shown to bearers of tokens only.
    package var needsTokens: Bool { access.needsTokens || issuer.isOpen }

    /// Who has asked for what is told to a receiver of audit messages.
    package struct Audit: Sendable, Equatable {
        /// A URL: `syslog-tls://`, `syslog-tcp://` or `syslog-udp://` with host and port, `file:///path`, or the base of a
        /// FHIR server. Empty: no audit trail is kept.
        package var receiver = ""
        /// `dicom` or `fhir`: what a file gets.
        package var format = "dicom"
        /// Paths of PEM files: who signs the receiver's certificate; the own certificate and key where it wants one.
        package var certificateAuthorities = ""
        package var certificate = ""
        package var privateKey = ""
        /// AuditSourceID; empty takes the name of the machine.
        package var source = ""
        /// AuditEnterpriseSiteID.
        package var site = ""
        /// How long events gather, so that those of a kind become one message.
        package var gatherSeconds = 5
        /// Nothing is answered that is not durably recorded.
        package var isRequired = false
    }

    /// How frames are decoded that libraries in C decode.
    package struct Decoding: Sendable, Equatable {
        /// In processes of their own, with bounds.
        package var isIsolated = true
        /// For one frame.
        package var timeLimitSeconds = 60
        /// Of one such process.
        package var memoryMegabytes = 1024
        /// At work at a time; 0 takes one for each core.
        package var processes = 0
    }

    /// What connections may take.
    package struct Limits: Sendable, Equatable {
        package var connections = 4096
        /// Of one address; 0 sets no limit. Trusted proxies have none.
        package var connectionsOfClient = 0
        /// A connection that makes no headway for so long is closed: without a whole request head, without a body, or
        /// without taking an answer.
        package var idleSeconds = 60
        /// Of a request head, in KiB.
        package var headKilobytes = 64
        /// That the server may hold before it refuses requests, in MiB; 0 sets no limit.
        package var memoryMegabytes = 2048
    }

    package struct Desk: Sendable, Equatable {
        /// Opens the desk of the track: anybody may begin a run and look at all of them.
        package var isOpen = false
        /// Runs at a time.
        package var runs = 400
        /// Runs at a time that one address has opened.
        package var runsPerAddress = 40
    }

    /// What one client may ask, so that it can't starve the others: an address, or a run of the track.
    package struct Clients: Sendable, Equatable {
        /// 0 sets no limit.
        package var requestsPerSecond = 0
        /// Answers under way; 0 sets no limit.
        package var simultaneous = 0
    }

    package struct Viewer: Sendable, Equatable {
        /// The folder of a web viewer's static build, served at `/viewer/`; `nil` for none.
        package var folder: String?
    }

    package struct Log: Sendable, Equatable {
        package var level = "info"
        /// A line for every request: route pattern, status, time, identifiers; no path, no patient.
        package var requests = false
    }

    package init() {}
}
