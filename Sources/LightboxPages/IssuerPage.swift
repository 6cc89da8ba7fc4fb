internal import DICOMCore

/// The pages of the issuer for rehearsals. They need no script: a choice is a link.
package enum IssuerPage {
    /// Who a person wants to be for an app.
    /// - Parameters:
    ///   - target: where the browser goes on.
    ///   - choices: labels, and addresses relative to the page.
    ///   - refusal: where the browser goes on without a token.
    package static func choice(
        client: String, scope: String?, target: String, choices: [(label: String, address: String)], refusal: String
    ) -> Page {
        let items = choices.map {
            "<li><a href=\"\(escapedForMarkup($0.address))\">\(escapedForMarkup($0.label))</a></li>"
        }
        return document(
            title: "Who are you?",
            """
            <p>The app <b>\(escapedForMarkup(client))</b> asks to see studies in your name\
            \(scope.map { ": <code>\(escapedForMarkup($0))</code>" } ?? "").</p>
            <ul class="identities">\(items.joined())</ul>
            <p>Then your browser goes on to <code>\(escapedForMarkup(target))</code>.
            <a href="\(escapedForMarkup(refusal))">No, thanks</a></p>
            """)
    }

    package static func refusal(_ reason: String) -> Page {
        document(
            title: "This can’t go on",
            "<p>The app that sent you here made a mistake: \(escapedForMarkup(reason)).</p>")
    }

    private static func document(title: String, _ content: String) -> Page {
        let text = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Lightbox</title>
            <link rel="icon" href="../pages/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="../pages/style.css">
            </head>
            <body>
            <header class="bar"><span class="brand"><img src="../pages/icon.svg" alt="" width="28" height="28">\
            <span>Lightbox</span></span></header>
            <main id="main"><div class="content">
            <p class="rehearsal" role="note">This is a rehearsal: nobody here is real, and nobody asks for a password.</p>
            <h1>\(title)</h1>
            \(content)
            </div></main>
            </body>
            </html>

            """
        return Page(mediaType: "text/html; charset=utf-8", bytes: Array(text.utf8))
    }
}
