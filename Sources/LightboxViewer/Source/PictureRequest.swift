internal import DICOMCore
package import DICOMweb

/// A window in the units of the image. Source: PS3.3 C.11.2.
package struct ViewWindow: Hashable, Sendable {
    package let center: Double
    /// At least 1.
    package let width: Double

    /// What a server says, or a key that is held down, ends at numbers that an image can have.
    package init(center: Double, width: Double) {
        self.center = center.isFinite ? min(max(center, -Self.limit), Self.limit) : 0
        self.width = width.isFinite ? min(max(width, 1), Self.limit) : 1
    }

    private static let limit = 1e9
}

/// A picture that a server is to draw, and the key under which it is kept.
package struct PictureRequest: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// A picture that stands for the series.
        case series(Resource.ObjectResource)
        case slice(Slice)
    }

    /// A rectangle of the image, in its pixels. Source: PS3.18 8.3.5.1.3.
    package struct Region: Hashable, Sendable {
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int

        package init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    package let subject: Subject
    /// In pixels: the picture is the largest of its shape that fits.
    package let width: Int
    package let height: Int
    package var window: ViewWindow?
    package var region: Region?

    package init(
        _ subject: Subject, width: Int, height: Int, window: ViewWindow? = nil, region: Region? = nil
    ) {
        self.subject = subject
        self.width = max(width, 1)
        self.height = max(height, 1)
        self.window = window
        self.region = region
    }

    /// What is asked for. Source: PS3.18 tables 10.4.1-3, 10.4.1-4.
    package var resource: Resource {
        switch subject {
        case .series(let series): return .retrieve(series, .thumbnail)
        case .slice(let slice):
            guard !slice.isOnlyFrame, let list = try? FrameList("\(slice.frame.value)")
            else { return .retrieve(.instance(slice.instance), .rendered) }
            return .frames(slice.instance, list, .rendered)
        }
    }

    package var query: [(name: String, value: String)] {
        var viewport = "\(width),\(height)"
        if let region { viewport += ",\(region.x),\(region.y),\(region.width),\(region.height)" }
        var query = [(name: "viewport", value: viewport)]
        if let window { query.append((name: "window", value: "\(window.center),\(window.width),linear")) }
        return query
    }
}
