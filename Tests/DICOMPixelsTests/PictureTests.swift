import DICOMCore
import DICOMPixels
import Testing

@Suite("Picture files")
struct PictureTests {
    private func ramp(channels: Int = 1) -> Picture {
        Picture(
            width: 16, height: 16, channels: channels,
            bytes: (0..<256 * channels).map { UInt8(truncatingIfNeeded: $0 / channels * ($0 % channels + 1)) })
    }

    @Test("I-25 a picture alone is a GIF file of one picture")
    func gif() throws {
        let bytes = try encodeGIF(ramp())
        #expect(bytes.starts(with: Array("GIF89a".utf8)))
        #expect(bytes[6] == 16 && bytes[8] == 16)
        #expect(bytes.last == 0x3B)
        #expect(try encodeGIF(ramp(channels: 3)).starts(with: Array("GIF89a".utf8)))
    }

    @Test("B-70 a picture as a JP2 file has its boxes, and loses nothing", arguments: [1, 3])
    func jp2(channels: Int) throws {
        let picture = ramp(channels: channels)
        let bytes = try encodeJP2(picture)
        #expect(bytes.starts(with: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A, 0, 0, 0, 20]))
        #expect(bytes[16..<24].elementsEqual("ftypjp2 ".utf8))
        // The enumerated colour space: sRGB or grey.
        #expect(bytes[73..<77].elementsEqual([0, 0, 0, channels == 1 ? 17 : 16]))
        #expect(bytes[81..<85].elementsEqual("jp2c".utf8) && bytes[85..<87].elementsEqual([0xFF, 0x4F]))
        let description = PixelDescription(
            rows: 16, columns: 16, samplesPerPixel: channels, bitsAllocated: 8, bitsStored: 8, highBit: 7,
            isSigned: false, photometricInterpretation: channels == 1 ? .monochrome2 : .rgb, isPlanar: false,
            numberOfFrames: 1)
        #expect(try decode(bytes, syntax: .jpeg2000Lossless, description: description).bytes == picture.bytes)
        let profile = try iccProfile(of: .adobeRGB)
        let profiled = try encodeJP2(picture, profile: profile)
        #expect(profiled[70..<73].elementsEqual([2, 0, 0]) && profiled[73...].starts(with: profile))
    }

    @Test("B-71 the parts of an animation, one behind the other, are one file that repeats")
    func animation() throws {
        let parts = try (0..<3).map {
            try encodeGIF(ramp(), at: GIFPlace(isFirst: $0 == 0, isLast: $0 == 2, delay: 5))
        }
        #expect(parts[0].starts(with: Array("GIF89a".utf8)))
        #expect(!parts[1].starts(with: Array("GIF".utf8)) && parts[1].first == 0x21)
        #expect(parts[0].last != 0x3B || parts[0].dropLast().last == 0, "the end of the file comes once")
        #expect(parts[2].last == 0x3B)
        let name = Array("NETSCAPE2.0".utf8)
        #expect(parts[0].indices.dropLast(name.count).contains { parts[0][$0...].starts(with: name) })
    }

    @Test("C-10 every known space has a profile that colours can be read by", arguments: KnownColorSpace.allCases)
    func profiles(space: KnownColorSpace) throws {
        let profile = try iccProfile(of: space)
        #expect(profile.count > 300 && profile.count < 20_000)
        #expect(profile[36..<40].elementsEqual("acsp".utf8))
        #expect(isUsableICCProfile(profile) == (space != .grey))
    }

    @Test("C-10 colours are moved, not only relabelled: sRGB red is less red in a wider space")
    func conversion() throws {
        let red = Picture(width: 1, height: 1, channels: 3, bytes: [255, 0, 0])
        #expect(try converted(red, from: nil, to: .sRGB).bytes == [255, 0, 0])
        let adobe = try converted(red, from: nil, to: .adobeRGB).bytes
        // Adobe RGB (1998): the sRGB red is (219, 0, 0) there.
        #expect(abs(Int(adobe[0]) - 219) <= 2 && adobe[1] <= 2 && adobe[2] <= 2)
        let back = try converted(
            Picture(width: 1, height: 1, channels: 3, bytes: adobe), from: try iccProfile(of: .adobeRGB), to: .sRGB)
        #expect(zip(back.bytes, red.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 3 })
        let grey = Picture(width: 1, height: 1, channels: 1, bytes: [128])
        #expect(
            try converted(grey, from: nil, to: .sRGB)
                == Picture(width: 1, height: 1, channels: 3, bytes: [128, 128, 128]))
    }

    @Test("C-10 what is no profile is not used")
    func badProfile() throws {
        #expect(!isUsableICCProfile([]) && !isUsableICCProfile([UInt8](repeating: 7, count: 500)))
        var cut = try iccProfile(of: .sRGB)
        cut.removeLast(cut.count / 2)
        #expect(!isUsableICCProfile(cut))
    }

    @Test("C-10 JPEG and PNG carry the profile")
    func carriers() throws {
        let profile = try iccProfile(of: .sRGB)
        let jpeg = try encodeJPEG(ramp(channels: 3), quality: 90, profile: profile)
        let png = try encodePNG(ramp(channels: 3), profile: profile)
        let marker = Array("ICC_PROFILE\0".utf8)
        #expect(jpeg.indices.dropLast(marker.count).contains { jpeg[$0...].starts(with: marker) })
        let chunk = Array("iCCP".utf8)
        #expect(png.indices.dropLast(chunk.count).contains { png[$0...].starts(with: chunk) })
    }

    @Test(
        "C-03 text of every script leaves light and dark on every ground",
        arguments: [
            "Doe Jane", "Παπαδόπουλος", "Иванов", "山田太郎", "محمد", "김희중",
        ])
    func text(text: String) throws {
        for ground in [UInt8(0), 128, 255] {
            let picture = Picture(width: 200, height: 40, channels: 1, bytes: [UInt8](repeating: ground, count: 8000))
            let place = PicturePoint(x: 4, y: 4)
            let result = try drawn([.text(text, at: place, by: .topLeft, size: 20, width: nil)], on: picture)
            #expect(result.bytes.contains { $0 > 240 } && result.bytes.contains { $0 < 64 }, "on \(ground)")
            #expect(result != picture)
        }
    }

    @Test("Lines are drawn where they belong, and what lies beside the picture does no harm")
    func lines() throws {
        let picture = Picture(width: 20, height: 20, channels: 3, bytes: [UInt8](repeating: 100, count: 1200))
        let line = [PicturePoint(x: 0, y: 10.5), PicturePoint(x: 20, y: 10.5)]
        let result = try drawn([.line(line, width: 1, shape: .init())], on: picture)
        #expect(result.bytes[(10 * 20 + 10) * 3] > 240)
        #expect(result.bytes[(2 * 20 + 10) * 3] == 100)
        let far = [PicturePoint(x: -1e9, y: .infinity), PicturePoint(x: 1e9, y: 3)]
        _ = try? drawn([.line(far, width: 1, shape: .init(isClosed: true))], on: picture)
    }
}
