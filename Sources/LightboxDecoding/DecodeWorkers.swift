package import DICOMCore
internal import DICOMPixels
internal import Dispatch
internal import Synchronization

/// Decodes frames in processes of their own, where a codec in C that is led astray by its input can do nothing: it has one
/// frame, a bound on memory and time, no file and no socket. One that crashes, hangs or takes too much is ended; the next
/// frame gets a new process.
///
/// Processes are started when they are needed, as many as frames are decoded at a time and up to a bound, and stay for the
/// next frames. So all of them together take no more than one may, times the bound.
package final class DecodeWorkers: Sendable {
    package struct Options: Sendable {
        /// Of one frame.
        package var timeLimit: Duration = .seconds(60)
        /// Of the memory of a process: the code stream, the samples, and what the codec needs beside them.
        package var memoryByteCount: Int64 = 1 << 30
        /// How many decode at a time; the next frame waits, and holds its thread.
        package var processCount = 2

        package init() {}
    }

    package struct Counts: Sendable, Equatable {
        package internal(set) var started = 0
        package internal(set) var frames = 0
        /// Processes that ended, or were ended, over a frame.
        package internal(set) var lost = 0
    }

    private struct State {
        var idle: [WorkerProcess] = []
        var counts = Counts()
    }

    private let program: String
    private let arguments: [String]
    private let options: Options
    private let state = Mutex(State())
    private let places: DispatchSemaphore

    /// - Parameters:
    ///   - program: the path of an executable that calls `runDecodeWorker`.
    ///   - arguments: what makes it do so; the bound on memory follows.
    package init(program: String, arguments: [String], options: Options = Options()) {
        self.program = program
        self.arguments = arguments + [String(options.memoryByteCount)]
        self.options = options
        places = DispatchSemaphore(value: options.processCount)
    }

    deinit {
        for worker in state.withLock({ $0.idle }) { worker.end() }
    }

    package var counts: Counts { state.withLock { $0.counts } }

    /// Decodes one sample, to see that a process can be started and confined. Blocks.
    /// - Throws: where it can't.
    package func check() throws {
        let description = PixelDescription(
            rows: 1, columns: 1, samplesPerPixel: 1, bitsAllocated: 8, bitsStored: 8, highBit: 7, isSigned: false,
            photometricInterpretation: .monochrome2, isPlanar: false, numberOfFrames: 1)
        _ = try decode([0], syntax: .explicitVRLittleEndian, description: description, reducedBy: 0)
    }

    /// Decodes a frame as `decode` of DICOMPixels does. Blocks.
    /// - Throws: `PixelError`; `DecodeWorkerError` where the process was lost over the frame, or none can be started.
    package func decode(
        _ encoded: [UInt8], syntax: TransferSyntax, description: PixelDescription, reducedBy halvings: Int
    ) throws -> NativeFrame {
        let order = DecodeOrder(
            syntax: syntax, description: description, halvings: halvings, byteCount: encoded.count)
        places.wait()
        defer { places.signal() }
        var isRetried = false
        while true {
            // The others that wait may be gone as well: the second time it is a new one.
            let worker = isRetried ? try startWorker() : try takeWorker()
            do {
                let answer = try worker.run(order, encoded, timeLimit: options.timeLimit)
                keep(worker)
                return try answer.get()
            } catch WorkerFailure.goneBefore where !isRetried {
                // It ended while it waited: that says nothing of this frame.
                worker.end()
                isRetried = true
            } catch let failure as WorkerFailure {
                worker.end()
                state.withLock { $0.counts.lost += 1 }
                throw DecodeWorkerError.lost(failure.loss)
            }
        }
    }

    private func takeWorker() throws -> WorkerProcess {
        try state.withLock { $0.idle.popLast() } ?? startWorker()
    }

    private func startWorker() throws -> WorkerProcess {
        let worker = try WorkerProcess(program: program, arguments: arguments)
        state.withLock { $0.counts.started += 1 }
        return worker
    }

    private func keep(_ worker: WorkerProcess) {
        state.withLock { state in
            state.idle.append(worker)
            state.counts.frames += 1
        }
    }
}

/// Why a process for decoding gives no answer.
package enum DecodeWorkerError: Error, Equatable {
    /// It can't be started: the error number.
    case notStarted(code: Int32)
    /// It ended, or was ended, over the frame.
    case lost(Loss)

    package enum Loss: Sendable {
        case crashed
        case tooSlow
        /// What it said makes no sense, or is not what was asked for.
        case strange
    }
}

/// How a process was lost.
enum WorkerFailure: Error, Equatable {
    /// Before it had the order.
    case goneBefore
    case over(DecodeWorkerError.Loss)

    var loss: DecodeWorkerError.Loss {
        switch self {
        case .goneBefore: .crashed
        case .over(let loss): loss
        }
    }
}
