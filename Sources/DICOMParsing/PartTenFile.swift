import CDCMTK
import DICOMCore

/// An open DICOM object: a Part 10 file, or a data set without preamble or meta information. Opening it parses the
/// structure; values stay where they are until they are asked for.
///
/// Not copyable, not `Sendable`: opened, read and closed inside one worker job.
@safe package struct PartTenFile: ~Copyable {
    private let file: OpaquePointer
    private let memory: UnsafeMutableBufferPointer<UInt8>?
    let treeByteCount: Int

    /// Opens and parses a file.
    /// - Parameter path: of a regular file; anything else is `unreadable`.
    package init(path: String, limits: ParseLimits = ParseLimits()) throws(ParseError) {
        unsafe memory = nil
        treeByteCount = limits.treeByteCount
        var limits = cdcmtk_limits(limits)
        unsafe file = try Self.open { file, failure in
            unsafe cdcmtk_open_path(path, &limits, &file, &failure)
        }
    }

    /// Opens and parses an object in memory; the bytes are copied.
    package init(bytes: [UInt8], limits: ParseLimits = ParseLimits()) throws(ParseError) {
        treeByteCount = limits.treeByteCount
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = unsafe memory.initialize(from: bytes)
        var limits = cdcmtk_limits(limits)
        do {
            unsafe file = try Self.open { file, failure in
                unsafe cdcmtk_open_bytes(memory.baseAddress, Int64(memory.count), &limits, &file, &failure)
            }
        } catch {
            unsafe memory.deallocate()
            throw error
        }
        unsafe self.memory = memory
    }

    deinit {
        unsafe cdcmtk_close(file)
        unsafe memory?.deallocate()
    }

    private static func open(
        _ call: (inout OpaquePointer?, inout cdcmtk_failure) -> cdcmtk_status
    ) throws(ParseError) -> OpaquePointer {
        var file: OpaquePointer?
        var failure = cdcmtk_failure()
        guard unsafe call(&file, &failure) == .ok, let file = unsafe file else { throw ParseError(failure) }
        return unsafe file
    }
}

extension PartTenFile {
    /// How the object is written.
    var description: ObjectDescription {
        var description = cdcmtk_description()
        unsafe cdcmtk_describe(file, &description)
        return ObjectDescription(description)
    }

    /// Starts the walk through the data set again.
    func rewind() {
        unsafe cdcmtk_rewind(file)
    }

    /// The next step of the walk; `nil` behind the last.
    func nextStep() throws(ParseError) -> WalkStep? {
        var event = unsafe cdcmtk_event()
        var failure = cdcmtk_failure()
        guard unsafe cdcmtk_next(file, &event, &failure) == .ok else { throw ParseError(failure) }
        return try unsafe WalkStep(event)
    }

    /// Reads bytes of the data set as they are stored, words turned to little endian.
    /// - Parameters:
    ///   - range: in the coordinates of the walk: of the object, or of the inflated data set of a deflated one.
    ///   - wordByteCount: of the words to reverse; 1 for none. Only whole words are.
    func read(_ range: ByteRange, reversingWordsOf wordByteCount: Int = 1) throws(ParseError) -> [UInt8] {
        // A length that the walk gave is within the object; it fits into memory or the object would not exist.
        guard let count = Int(exactly: range.count) else { throw .unsupported }
        guard count > 0 else { return [] }
        var failure = cdcmtk_failure()
        var status = cdcmtk_status.ok
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            guard let target = buffer.baseAddress else { return }
            status = unsafe cdcmtk_read(
                file, range.offset, range.count, Int32(wordByteCount), target, &failure)
            initializedCount = status == .ok ? count : 0
        }
        guard status == .ok else { throw ParseError(failure) }
        return bytes
    }
}

extension cdcmtk_limits {
    fileprivate init(_ limits: ParseLimits) {
        self.init(
            inflated_byte_count: limits.inflatedByteCount, depth: UInt32(clamping: limits.depth),
            element_count: UInt64(clamping: limits.elementCount))
    }
}
