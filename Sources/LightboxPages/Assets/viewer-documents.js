// What a series holds beside pixels, as the server renders it: reports as text, documents for the browser, the rest drawn.
import { tags, text } from "./dicom.js";
import { copyButton, element, failure } from "./dom.js";
import { instancePath, mediaURL, picture, report } from "./service.js";

const mostShown = 20;
// PS3.6 table A-1.
const keyObjectSelection = "1.2.840.10008.5.1.4.1.1.88.59";
const encapsulated = new Map([
    ["1.2.840.10008.5.1.4.1.1.104.1", { name: "PDF document", mediaType: "application/pdf", file: "document.pdf" }],
    ["1.2.840.10008.5.1.4.1.1.104.2", { name: "CDA document", mediaType: "text/xml", file: "document.xml" }],
]);

/** A section for each of the first objects. */
export function documents(dataSets, study, series, signal) {
    const sections = dataSets.slice(0, mostShown).map((dataSet) => {
        const instance = text(dataSet, tags.sopInstanceUID);
        const section = element("section", { class: "document" });
        const path = instancePath(study, series, instance);
        shown(dataSet, path, signal).then((content) => section.append(...content))
            .catch((error) => { if (!signal.aborted) section.append(failure(error)); });
        return section;
    });
    const rest = dataSets.length - sections.length;
    return rest > 0 ? [...sections, element("p", { class: "note" }, `${rest} more are not shown here.`)] : sections;
}

async function shown(dataSet, path, signal) {
    const sopClass = text(dataSet, tags.sopClassUID);
    const kind = encapsulated.get(sopClass);
    if (kind) {
        const url = await mediaURL(path, kind.mediaType, { purpose: kind.name, file: kind.file, signal });
        return [element("p", {}, element("a", { class: "button", href: url, target: "_blank", rel: "noopener" },
            `Open the ${kind.name}`))];
    }
    if (sopClass.startsWith("1.2.840.10008.5.1.4.1.1.88.") && sopClass !== keyObjectSelection) {
        const words = await report(path, { purpose: "The report", signal });
        return [element("pre", { class: "report", tabindex: "0" }, words), copyButton(words, "Copy the report")];
    }
    const blob = await picture(`${path}/rendered?viewport=1024,1024`, { purpose: "The drawing", isMain: true, signal });
    const url = URL.createObjectURL(blob);
    signal.addEventListener("abort", () => URL.revokeObjectURL(url));
    return [element("img", { src: url, alt: `Drawing of instance ${text(dataSet, tags.instanceNumber)}`, class: "drawing" })];
}
