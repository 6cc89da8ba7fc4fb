internal import DICOMCore

/// A page of headings, paragraphs and tables, such as a conformance statement.
package struct Statement: Hashable, Sendable {
    package let title: String
    package let lead: String
    package let sections: [Section]

    package init(title: String, lead: String, sections: [Section]) {
        self.title = title
        self.lead = lead
        self.sections = sections
    }

    package struct Section: Hashable, Sendable {
        package let title: String
        package let paragraphs: [String]
        package let table: Table?

        package init(_ title: String, _ paragraphs: [String] = [], _ table: Table? = nil) {
            self.title = title
            self.paragraphs = paragraphs
            self.table = table
        }
    }

    package struct Table: Hashable, Sendable {
        package let head: [String]
        /// A cell of several lines has several texts.
        package let rows: [[[String]]]
        /// The numbers of the columns that hold names for programs.
        package let codeColumns: Set<Int>

        package init(_ head: [String], code codeColumns: Set<Int> = [], _ rows: [[[String]]]) {
            self.head = head
            self.rows = rows
            self.codeColumns = codeColumns
        }
    }
}

extension Statement {
    /// The sections as HTML, with a list of them in front; every text is text.
    var html: String {
        let links = sections.enumerated().map { number, section in
            "<li><a href=\"#section-\(number + 1)\">\(escapedForMarkup(section.title))</a></li>"
        }
        let parts = sections.enumerated().map { $1.html(number: $0 + 1) }
        return """
            <h1>\(escapedForMarkup(title))</h1>
            <p class="lead">\(escapedForMarkup(lead))</p>
            <nav aria-label="Sections"><ol class="contents">\(links.joined())</ol></nav>
            \(parts.joined(separator: "\n"))
            """
    }
}

extension Statement.Section {
    fileprivate func html(number: Int) -> String {
        let words = paragraphs.map { "<p>\(escapedForMarkup($0))</p>" }.joined(separator: "\n")
        let id = "section-\(number)"
        return """
            <section aria-labelledby="\(id)">
            <h2 id="\(id)">\(number). \(escapedForMarkup(title))</h2>
            \(words)
            \(table.map { $0.html(labelledBy: id) } ?? "")
            </section>
            """
    }
}

extension Statement.Table {
    /// In a region of its own: on a phone it is moved sideways, by keyboard too.
    fileprivate func html(labelledBy id: String) -> String {
        let heads = head.map { "<th scope=\"col\">\(escapedForMarkup($0))</th>" }.joined()
        let lines = rows.map { row in
            let cells = row.enumerated().map { column, texts in
                let words = texts.map { text in
                    codeColumns.contains(column)
                        ? "<code>\(escapedForMarkup(text))</code>" : escapedForMarkup(text)
                }.joined(separator: "<br>")
                return column == 0 ? "<th scope=\"row\">\(words)</th>" : "<td>\(words)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <div class="table" role="region" aria-labelledby="\(id)" tabindex="0"><table>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(lines.joined(separator: "\n"))
            </tbody></table></div>
            """
    }
}
