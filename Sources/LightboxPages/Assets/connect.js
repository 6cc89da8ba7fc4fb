// How a client gets here: the service root, as text and as a code for a phone's camera, and the first steps.
import { copyButton, element } from "./dom.js";
import { isLoopback, search, serviceRoot } from "./service.js";

/** The address to type into an app. */
export function connectPanel() {
    return element("section", { class: "connect", "aria-labelledby": "service-root-title" },
        element("div", { class: "connect-text" },
            element("h2", { id: "service-root-title" }, "Service root"),
            element("p", { class: "service-root" }, element("code", { id: "service-root" }, serviceRoot),
                copyButton(serviceRoot)),
            element("p", { class: "note" }, isLoopback
                ? ["This address works on this machine only. For phones start the server with ",
                    element("code", {}, "--host 0.0.0.0"), " and ", element("code", {}, "--allow-remote"),
                    ", then open this page by the machine’s network address."]
                : "QIDO-RS, WADO-RS, rendered pictures and thumbnails lie below it. Scan it with your app, or open "
                    + "this page on your phone.")),
        element("div", { class: "codes" },
            code("pages/service-root.svg", "Service root", "QR code of the service root"),
            code("pages/this-page.svg", "This page", "QR code of the address of this page")));
}

function code(source, caption, description) {
    return element("figure", {}, element("img", { src: source, alt: description, width: "112", height: "112" }),
        element("figcaption", {}, caption));
}

const steps = [
    ["Search the studies", "/studies?includefield=StudyDescription&limit=5",
        "QIDO-RS (RAD-129). Every result has a StudyInstanceUID (0020,000D) and a RetrieveURL (0008,1190)."],
    ["Search the series of a study", "/studies/{study}/series",
        "Modality (0008,0060), SeriesDescription (0008,103E) and how many instances there are."],
    ["Show a thumbnail", "/studies/{study}/thumbnail?viewport=256,256",
        "A JPEG that fits the box. For lists: don’t fetch full frames for small pictures."],
    ["Read the metadata", "/studies/{study}/series/{series}/metadata",
        "WADO-RS (RAD-107). All attributes of all instances as DICOM JSON, without the pixels: ask it before frames."],
    ["Show a picture that fits the screen",
        "/studies/{study}/series/{series}/instances/{instance}/rendered?viewport=1024,1024",
        "Accept: image/jpeg or image/png. With window=40,400,linear you choose the grey scale."],
    ["Fetch pixels", "/studies/{study}/series/{series}/instances/{instance}/frames/1",
        "Accept: multipart/related; type=\"application/octet-stream\" for decoded samples; several frames in one "
            + "request: frames/1,2,3."],
];

/** The page for a developer's first five minutes. */
export async function connectView({ content, signal }) {
    content.append(
        element("h1", {}, "Connect your app"),
        connectPanel(),
        element("h2", {}, "From the address to a picture"),
        element("ol", { class: "steps" }, steps.map(([title, path, note]) => element("li", {},
            element("h3", {}, title), element("code", { class: "step-path" }, `GET ${path}`),
            element("p", {}, note)))),
        element("h2", {}, "When something is wrong"),
        element("p", {}, "Every refusal is an application/problem+json document: what is wrong, what would be accepted, "
            + "the section of PS3.18, and a corrected request. Read it before you read your code."));
    await search("/studies", [["includefield", "StudyDescription"], ["limit", "5"]],
        { purpose: "First studies", prints: "0020000D", signal });
}
