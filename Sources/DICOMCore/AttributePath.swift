/// Where an attribute lies in a data set: the sequences and zero-based items that lead to it, then its own tag.
package struct AttributePath: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let sequence: Tag
        /// Counted from 0.
        package let item: Int

        package init(sequence: Tag, item: Int) {
            self.sequence = sequence
            self.item = item
        }
    }

    package var steps: [Step]
    package var tag: Tag

    package init(_ steps: [Step], _ tag: Tag) {
        self.steps = steps
        self.tag = tag
    }

    /// An attribute of the root.
    package init(_ tag: Tag) {
        self.init([], tag)
    }
}

extension AttributePath: CustomStringConvertible {
    /// `54000100.1.54001010`: tags in hexadecimal, items counted from 1; the last part of a BulkDataURI.
    package var description: String {
        (steps.flatMap { [$0.sequence.description, String($0.item + 1)] } + [tag.description]).joined(separator: ".")
    }

    /// Reads what `description` writes. - Returns: `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1, parts.count <= 2 * 64 + 1, let tag = parts.last.flatMap({ Tag(hexadecimal: $0) })
        else { return nil }
        var steps: [Step] = []
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let sequence = Tag(hexadecimal: parts[index]), let item = Int(parts[index + 1]), item >= 1
            else { return nil }
            steps.append(Step(sequence: sequence, item: item - 1))
        }
        self.init(steps, tag)
    }
}
