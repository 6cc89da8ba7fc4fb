extension Report {
    /// The report as a page: headings from containers, measurements as tables, images as links with their thumbnails
    /// (C-26).
    /// - Parameter serviceURL: of the service root, for the links.
    package func html(serviceURL: String) -> String {
        let facts = heading.map { "<tr><th>\(escaped($0.label))</th><td>\(escaped($0.value))</td></tr>" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title>
            <style>
            body { font: 16px/1.5 sans-serif; max-width: 50rem; margin: 1rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; margin: .5rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0; }
            table.measurements th, table.measurements td { border-bottom: 1px solid #ccc; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            dt { font-weight: 600; }
            dd { margin: 0 0 .5rem 1rem; white-space: pre-wrap; }
            section { margin-left: .5rem; }
            figure { display: inline-block; margin: .25rem; }
            </style>
            </head>
            <body>
            <h1>\(escaped(title))</h1>
            <table>\(facts.joined())</table>
            \(Page(serviceURL: serviceURL).markup(of: items, level: 2))
            </body>
            </html>

            """
    }
}

/// Writes content items as HTML.
private struct Page {
    let serviceURL: String

    /// Neighbours of a kind come together: measurements in a table, everything else item by item.
    func markup(of items: [ContentItem], level: Int) -> String {
        var result = ""
        var index = 0
        while index < items.count {
            if case .number = items[index].value {
                let numbers = items[index...].prefix { if case .number = $0.value { true } else { false } }
                result += measurements(numbers, level: level)
                index = numbers.endIndex
            } else {
                result += markup(of: items[index], level: level)
                index += 1
            }
        }
        return result
    }

    private func markup(of item: ContentItem, level: Int) -> String {
        let label = item.concept?.meaning
        let below = item.children.isEmpty ? "" : markup(of: item.children, level: min(6, level + 1))
        if case .container = item.value {
            let head = label.map { "<h\(level)>\(escaped($0))</h\(level)>" } ?? ""
            return "<section>\(head)\(below)</section>\n"
        }
        let value = valueMarkup(of: item)
        guard !value.isEmpty || !below.isEmpty || label != nil else { return "" }
        return "<dl><dt>\(escaped(label ?? item.valueType.lowercased()))</dt><dd>\(value)\(below)</dd></dl>\n"
    }

    private func valueMarkup(of item: ContentItem) -> String {
        guard case .reference(let reference) = item.value, let path = reference.path else {
            return item.words.map(escaped) ?? ""
        }
        guard item.valueType == "IMAGE" else {
            return "<a href=\"\(escaped(serviceURL + path))/rendered\">\(escaped(reference.sopInstanceUID))</a>"
        }
        // Without frames the whole instance is meant.
        let places = reference.frames.isEmpty ? [path] : reference.frames.map { "\(path)/frames/\($0)" }
        return places.map { place in
            let url = escaped(serviceURL + place)
            return "<figure><a href=\"\(url)/rendered\"><img src=\"\(url)/thumbnail\" alt=\"image\" loading=\"lazy\">"
                + "</a></figure>"
        }.joined()
    }

    private func measurements(_ items: ArraySlice<ContentItem>, level: Int) -> String {
        let rows = items.map { item in
            guard case .number(let number, let unit) = item.value else { return "" }
            let below = markup(of: item.children, level: min(6, level + 1))
            return "<tr><th>\(escaped(item.concept?.meaning ?? ""))</th><td class=\"number\">\(escaped(number))</td>"
                + "<td>\(escaped(unit?.unitWords ?? ""))</td><td>\(below)</td></tr>"
        }
        return "<table class=\"measurements\">\(rows.joined())</table>\n"
    }
}
