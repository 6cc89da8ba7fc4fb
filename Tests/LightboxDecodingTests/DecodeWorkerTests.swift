import DICOMCore
import DICOMPixels
import Foundation
import LightboxDecoding
import Support
import Testing

@Suite("Decoding in processes of its own", .serialized)
struct DecodeWorkerTests {
    private static let compressed: [TransferSyntax] = [
        .jpegBaseline, .jpegLosslessSV1, .jpegLSLossless, .jpeg2000Lossless, .htj2kLossless,
    ]

    private func workers(
        fault: String? = nil, _ change: (inout DecodeWorkers.Options) -> Void = { _ in }
    ) -> DecodeWorkers {
        var options = DecodeWorkers.Options()
        change(&options)
        return DecodeWorkers(
            program: Lightbox.program.path(), arguments: ["decode-worker"] + (fault.map { ["--fault", $0] } ?? []),
            options: options)
    }

    private func frame(edge: Int, samplesPerPixel: Int = 1) -> NativeFrame {
        let count = edge * edge * samplesPerPixel
        return NativeFrame(
            rows: edge, columns: edge, samplesPerPixel: samplesPerPixel, bitsAllocated: 8, bitsStored: 8,
            representation: .unsigned, photometricInterpretation: samplesPerPixel == 3 ? .rgb : .monochrome2,
            bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) })
    }

    private func description(_ frame: NativeFrame, _ photometric: PhotometricInterpretation) -> PixelDescription {
        PixelDescription(
            rows: frame.rows, columns: frame.columns, samplesPerPixel: frame.samplesPerPixel, bitsAllocated: 8,
            bitsStored: 8, highBit: 7, isSigned: false, photometricInterpretation: photometric, isPlanar: false,
            numberOfFrames: 1)
    }

    @Test("A frame is the same as if it were decoded here", arguments: compressed, [1, 3])
    func same(syntax: TransferSyntax, samplesPerPixel: Int) throws {
        let source = frame(edge: 64, samplesPerPixel: samplesPerPixel)
        let encoded = try encode(source, to: syntax)
        let form = description(source, encoded.photometricInterpretation)
        let workers = workers()
        for halvings in [0, 1] {
            let here = try decode(encoded.bytes, syntax: syntax, description: form, reducedBy: halvings)
            let there = try workers.decode(encoded.bytes, syntax: syntax, description: form, reducedBy: halvings)
            #expect(here == there)
        }
        #expect(workers.counts.started == 1 && workers.counts.frames == 2 && workers.counts.lost == 0)
    }

    @Test("What the codec says of a broken frame arrives, and the process stays for the next one")
    func errors() throws {
        let workers = workers()
        let source = frame(edge: 32)
        let encoded = try encode(source, to: .jpeg2000Lossless).bytes
        let form = description(source, .monochrome2)
        var other = form
        other.rows = 31
        #expect(throws: PixelError.mismatch(.rows)) {
            try workers.decode(encoded, syntax: .jpeg2000Lossless, description: other, reducedBy: 0)
        }
        let here = #expect(throws: PixelError.self) {
            try decode([1, 2, 3], syntax: .jpegLSLossless, description: form)
        }
        let there = #expect(throws: PixelError.self) {
            try workers.decode([1, 2, 3], syntax: .jpegLSLossless, description: form, reducedBy: 0)
        }
        #expect(here == there)
        #expect(try workers.decode(encoded, syntax: .jpeg2000Lossless, description: form, reducedBy: 0) == source)
        #expect(workers.counts.started == 1 && workers.counts.lost == 0)
    }

    @Test(
        "A process that crashes, hangs, takes too much memory or answers nonsense costs its frame and nothing else",
        arguments: [
            ("crash", DecodeWorkerError.Loss.crashed), ("hang", .tooSlow), ("gorge", .crashed), ("lie", .strange),
        ])
    func faults(fault: String, loss: DecodeWorkerError.Loss) throws {
        let workers = workers(fault: fault) {
            $0.timeLimit = fault == "hang" ? .milliseconds(500) : .seconds(600)
            $0.memoryByteCount = 512 << 20
        }
        let source = frame(edge: 32)
        let encoded = try encode(source, to: .jpegLSLossless).bytes
        for round in 1...2 {
            #expect(throws: DecodeWorkerError.lost(loss)) {
                try workers.decode(
                    encoded, syntax: .jpegLSLossless, description: description(source, .monochrome2), reducedBy: 0)
            }
            // One that is lost over its frame is not tried again with it.
            #expect(workers.counts.lost == round && workers.counts.started == round)
        }
    }

    @Test("A decoder can open no file and no socket, and start or reach no process")
    func confinement() throws {
        let workers = workers(fault: "escape")
        let source = frame(edge: 32)
        let encoded = try encode(source, to: .jpegLSLossless).bytes
        let decoded = try workers.decode(
            encoded, syntax: .jpegLSLossless, description: description(source, .monochrome2), reducedBy: 0)
        #expect(decoded == source)
    }

    @Test(
        "What was large in the memory of a decoder is given back, the frame decoded or refused",
        arguments: [true, false])
    func memory(isWhole: Bool) throws {
        let workers = workers()
        let source = frame(edge: 32)
        let stream = isWhole ? try encode(source, to: .jpegLSLossless).bytes : [1, 2, 3]
        // Bytes behind the end mean nothing.
        let encoded = stream + [UInt8](repeating: 0, count: 20 << 20)
        let form = description(source, .monochrome2)
        if isWhole {
            #expect(try workers.decode(encoded, syntax: .jpegLSLossless, description: form, reducedBy: 0) == source)
        } else {
            #expect(throws: PixelError.self) {
                try workers.decode(encoded, syntax: .jpegLSLossless, description: form, reducedBy: 0)
            }
        }
        let folder = "/proc/self/fd"
        let sizes = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name -> Int? in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            guard target?.hasPrefix("/memfd:frame") == true else { return nil }
            return Int32(name).map { Int(lseek($0, 0, SEEK_END)) }
        }
        // It waits for the next frame.
        #expect(workers.counts.frames == 1)
        #expect(!sizes.isEmpty && sizes.allSatisfy { $0 <= 16 << 20 }, "\(sizes)")
    }

    @Test("Where memory is short a decoder is what the system ends first")
    func firstToGo() throws {
        let workers = workers()
        let source = frame(edge: 32)
        let encoded = try encode(source, to: .jpegLSLossless).bytes
        _ = try workers.decode(
            encoded, syntax: .jpegLSLossless, description: description(source, .monochrome2), reducedBy: 0)
        let scores = try children().filter { !isZombie($0) }.map {
            try String(contentsOfFile: "/proc/\($0)/oom_score_adj", encoding: .utf8)
        }
        #expect(scores == ["1000\n"])
        #expect(workers.counts.started == 1)
    }

    @Test("No more processes decode at a time than are allowed, however many frames there are")
    func bound() throws {
        let workers = workers { $0.processCount = 1 }
        let source = frame(edge: 256)
        let encoded = try encode(source, to: .jpeg2000Lossless).bytes
        let form = description(source, .monochrome2)
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            _ = try? workers.decode(encoded, syntax: .jpeg2000Lossless, description: form, reducedBy: 0)
        }
        #expect(workers.counts.started == 1 && workers.counts.frames == 16)
    }

    @Test("A process that was killed while it waited is replaced, and the frame decoded")
    func killedIdle() throws {
        let workers = workers()
        let source = frame(edge: 32)
        let encoded = try encode(source, to: .jpegLSLossless).bytes
        let form = description(source, .monochrome2)
        for _ in 0..<3 {
            #expect(try workers.decode(encoded, syntax: .jpegLSLossless, description: form, reducedBy: 0) == source)
            for child in try children() { kill(child, SIGKILL) }
            // Until all of it is gone but its entry, its socket may still take an order.
            while try children().contains(where: { !isZombie($0) }) { usleep(1000) }
        }
        #expect(workers.counts.lost == 0)
    }

    /// Decoders that this process has started by now, told by their name from the servers of other tests; this suite runs one
    /// by one.
    private func children() throws -> [Int32] {
        let own = ProcessInfo.processInfo.processIdentifier
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { process in
            guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let rest = line.split(separator: ")").last
            else { return false }
            let fields = rest.split(separator: " ")
            return fields.count > 1 && fields[1] == "\(own)" && line.contains("(lightbox-decode)")
        }
    }

    /// Whether a process has ended, all its threads with it: the first one can be gone before the others.
    private func isZombie(_ process: Int32) -> Bool {
        guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let fields = line.split(separator: ")").last?.split(separator: " "), fields.count > 17
        else { return true }
        return fields[0] == "Z" && fields[17] == "1"
    }
}
