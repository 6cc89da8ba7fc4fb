internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a person sees who opens the gateway in a browser: where the services are, and a first request.
func welcomePage(serviceURL: String) -> Response {
    // The URL is checked to hold nothing but characters of an authority.
    let page = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Lightbox</title>
        <style>
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
        body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
        code, pre { font-family: ui-monospace, monospace; overflow-x: auto }
        pre { padding: .75rem 1rem; border: 1px solid; border-radius: .5rem }
        </style>
        <h1>Lightbox</h1>
        <p>A DICOMweb server. The service root for clients:</p>
        <pre>\(serviceURL)</pre>
        <p>Search the studies:</p>
        <pre>curl '\(serviceURL)/studies?limit=5&amp;includefield=StudyDescription'</pre>
        <p><a href="\(serviceURL)/studies">All studies as DICOM JSON</a></p>
        </html>
        """
    return Response(
        status: .ok,
        headers: [
            .contentType: "text/html; charset=utf-8",
            .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
        ],
        body: .init(byteBuffer: ByteBuffer(string: page)))
}
