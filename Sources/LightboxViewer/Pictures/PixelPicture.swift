internal import CChafa
internal import CPNG
package import DICOMCore
internal import DICOMRendering

extension Picture {
    /// The picture, reduced or enlarged to fit, in the middle of a black one that fills its cells to the last pixel: so no
    /// terminal has to scale it.
    /// - Returns: the picture and the cells that it fills, at most the room.
    package func filling(
        columns: Int, rows: Int, cell: CellSize
    ) -> (picture: Picture, columns: Int, rows: Int) {
        let room = (width: max(columns, 1) * cell.width, height: max(rows, 1) * cell.height)
        // One that is less than a cell smaller stays as it is: it was asked for pixel for pixel.
        let isExact =
            (0..<cell.width).contains(room.width - width) && (0..<cell.height).contains(room.height - height)
        let fitted = isExact ? self : scaled(self, toFitWidth: room.width, height: room.height) ?? self
        let columns = min((fitted.width + cell.width - 1) / cell.width, max(columns, 1))
        let rows = min((fitted.height + cell.height - 1) / cell.height, max(rows, 1))
        return (fitted.centered(width: columns * cell.width, height: rows * cell.height), columns, rows)
    }

    /// - Precondition: it is no larger than the result.
    private func centered(width: Int, height: Int) -> Picture {
        guard (width, height) != (self.width, self.height), self.width <= width, self.height <= height else {
            return self
        }
        var bytes = [UInt8](repeating: 0, count: width * height * channels)
        let left = (width - self.width) / 2
        let top = (height - self.height) / 2
        for row in 0..<self.height {
            let source = row * self.width * channels
            let target = ((top + row) * width + left) * channels
            bytes.replaceSubrange(
                target..<(target + self.width * channels), with: self.bytes[source..<(source + self.width * channels)])
        }
        return Picture(width: width, height: height, channels: channels, bytes: bytes)
    }

    /// The picture as a PNG file: grey stays one byte a pixel. - Returns: nothing where libpng refuses.
    var png: [UInt8] {
        // The least effort: a picture is looked at for a moment, and its way is short or bounded by its noise.
        var description = unsafe cpng_picture(
            columns: UInt32(clamping: width), rows: UInt32(clamping: height), components: UInt32(clamping: channels),
            compression_level: 1, profile: nil, profile_count: 0)
        var failure = cpng_failure()
        let capacity = bytes.count + bytes.count / 8 + height + 4096
        return unsafe bytes.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, initialized in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                var written = 0
                let status = unsafe cpng_encode(
                    &description, source, input.count, target, capacity, &written, &failure)
                initialized = status == .ok ? written : 0
            }
        }
    }

    /// The picture as sixels, drawn at the cursor. It has to fill its cells.
    func sixels(columns: Int, rows: Int, cell: CellSize) -> [UInt8] {
        let pixels = rgba
        var request = cchafa_picture(
            width: Int32(clamping: width), height: Int32(clamping: height), columns: Int32(clamping: columns),
            rows: Int32(clamping: rows), cell_width: Int32(cell.width), cell_height: Int32(cell.height))
        var capacity = pixels.count + 65536
        // A noisy picture may need more than its pixels take; the second time the length is known.
        for _ in 0..<2 {
            var needed = 0
            let sequence = unsafe pixels.withUnsafeBufferPointer { input in
                unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, initialized in
                    guard let source = input.baseAddress, let target = output.baseAddress else { return }
                    let status = unsafe cchafa_sixels(&request, source, input.count, target, capacity, &needed)
                    initialized = status == .ok ? needed : 0
                }
            }
            if !sequence.isEmpty || needed == 0 { return sequence }
            capacity = needed
        }
        return []
    }
}
