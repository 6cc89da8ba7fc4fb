/// A page around an encapsulated document: it shows the document where the browser can, and links it (C-26).
/// - Parameters:
///   - title: Document Title (0042,0010), or what stands for it.
///   - url: where the document's own bytes are.
///   - mediaType: of the document.
package func documentPage(title: String, url: String, mediaType: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>body { margin: 0; font: 16px/1.5 sans-serif; } object { width: 100%; height: 95vh; } p { margin: 1rem; }</style>
    </head>
    <body>
    <object data="\(escaped(url))" type="\(escaped(mediaType))"><p>\(escaped(title))</p></object>
    <p><a href="\(escaped(url))" type="\(escaped(mediaType))">\(escaped(title))</a></p>
    </body>
    </html>

    """
}
