package import SystemPackage

/// Where the bytes of an object lie: a file, or a part of one.
package struct ObjectPlace: Sendable, Equatable {
    package let path: FilePath
    /// Of the object's first byte in the file.
    package let offset: Int64
    package let byteCount: Int64
    /// Of a file of somebody else, which must be as it was: nanoseconds since 1970. `nil` for the store's own.
    package let modificationTime: Int64?
    /// The object is a part of a file that holds others too.
    package let isPart: Bool

    init(path: FilePath, offset: Int64, byteCount: Int64, isPart: Bool) {
        self.path = path
        self.offset = offset
        self.byteCount = byteCount
        self.isPart = isPart
        modificationTime = nil
    }

    /// A file that is referred to where it lies.
    /// - Parameter path: as the system spells it, without a zero at its end.
    package init(inPlace path: [UInt8], byteCount: Int64, modificationTime: Int64) {
        self.path = filePath(path)
        offset = 0
        self.byteCount = byteCount
        self.modificationTime = modificationTime
        isPart = false
    }

    /// - Throws: `StoreError.changed` where a file of somebody else is not what it was.
    package func open() throws(StoreError) -> ObjectReader {
        try ObjectReader(self)
    }
}

/// A path of bytes as the system spells it. What is behind a zero byte is no part of a path.
package func filePath(_ bytes: [UInt8]) -> FilePath {
    let characters = bytes.prefix { $0 != 0 }.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
    return FilePath(platformString: characters)
}

/// A path as the system spells it, without a zero at its end.
package func pathBytes(_ path: FilePath) -> [UInt8] {
    unsafe path.withPlatformString { text in
        var bytes: [UInt8] = []
        var place = 0
        while unsafe text[place] != 0 {
            unsafe bytes.append(UInt8(bitPattern: text[place]))
            place += 1
        }
        return bytes
    }
}
