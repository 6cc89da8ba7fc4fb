extension DataSet {
    /// The same with another value of an attribute that it has; a path that leads nowhere changes nothing.
    package func replacing(_ path: AttributePath, with value: DataElement.Value) -> DataSet {
        var copy = self
        guard let step = path.steps.first else {
            if let element = self[path.tag] { copy.set(DataElement(path.tag, element.vr, value)) }
            return copy
        }
        guard let element = self[step.sequence], case .items(var items) = element.value,
            items.indices.contains(step.item)
        else { return self }
        items[step.item] = items[step.item].replacing(
            AttributePath(Array(path.steps.dropFirst()), path.tag), with: value)
        copy.set(DataElement(step.sequence, element.vr, .items(items)))
        return copy
    }
}
