// An instance: every attribute of its metadata with tag, VR and name.
import { personName, printedTag, tags, text } from "./dicom.js";
import { copyButton, element, thumbnail, waiting } from "./dom.js";
import { instancePath, metadata, thumbnailURL } from "./service.js";

const longestValues = 24;

let names = null;

/** Tag → name of the data dictionary (PS3.6). It is ours and no DICOMweb resource: metadata has tags only. */
async function dictionary(signal) {
    names ??= await (await fetch("pages/names.json", { signal })).json();
    return names;
}

/** The page of one instance. */
export async function instanceView({ content, signal }, study, series, uid) {
    const wait = waiting("Retrieving …");
    content.append(wait);
    const path = instancePath(study, series, uid);
    const [[dataSet], nameOf] = await Promise.all([
        metadata(path, { purpose: "Metadata of the instance", signal }), dictionary(signal),
    ]);
    wait.remove();
    const rows = attributeRows(dataSet, nameOf, 0);
    const shown = element("p", { class: "note", role: "status" }, `${rows.length} attributes`);
    const filter = element("input", {
        type: "search", id: "attribute-filter", placeholder: "Name, tag or value", autocomplete: "off",
        oninput: () => {
            const wanted = filter.value.toLowerCase();
            let count = 0;
            for (const row of rows) {
                row.hidden = !row.textContent.toLowerCase().includes(wanted);
                if (!row.hidden) count += 1;
            }
            shown.textContent = `${count} of ${rows.length} attributes`;
        },
    });
    content.append(
        element("p", { class: "crumbs" }, element("a", { href: "#/" }, "Studies"), " / ",
            element("a", { href: `#/study/${study}` }, text(dataSet, tags.patientName) || "Study")),
        element("div", { class: "instance-head" },
            element("a", { href: `#/study/${study}/series/${series}/view`, "aria-label": "View the series" },
                thumbnail(thumbnailURL(path, 192, "Thumbnail of the instance"), "", "No picture")),
            element("div", {},
                element("h1", {}, `Instance ${text(dataSet, tags.instanceNumber) || "without number"}`),
                element("p", { class: "lead" },
                    [text(dataSet, tags.modality), text(dataSet, tags.seriesDescription)].filter(Boolean).join(" · ")),
                element("p", { class: "uid" }, element("span", { class: "note" }, "SOPInstanceUID "),
                    element("code", {}, uid), copyButton(uid)))),
        element("div", { class: "section-head" }, element("h2", {}, "Attributes"), shown),
        element("label", { class: "filter", for: "attribute-filter" }, element("span", {}, "Find"), filter),
        element("div", { class: "table", role: "region", "aria-label": "Attributes", tabindex: "0" },
            element("table", {},
                element("thead", {}, element("tr", {},
                    ["Tag", "Name", "VR", "Value"].map((head) => element("th", { scope: "col" }, head)))),
                element("tbody", {}, rows))));
}

function attributeRows(dataSet, nameOf, depth) {
    return Object.entries(dataSet).flatMap(([tag, attribute]) => {
        const isSequence = attribute.vr === "SQ";
        const items = isSequence ? attribute.Value ?? [] : [];
        const row = element("tr", { class: depth > 0 ? `nested depth-${Math.min(depth, 6)}` : null },
            element("td", {}, element("code", {}, printedTag(tag))),
            element("th", { scope: "row" }, nameOf[tag] ?? (oddGroup(tag) ? "Private attribute" : "Unknown attribute")),
            element("td", {}, attribute.vr),
            element("td", {}, isSequence ? `${items.length} ${items.length === 1 ? "item" : "items"}` : printed(attribute)));
        return [row, ...items.flatMap((item) => attributeRows(item, nameOf, depth + 1))];
    });
}

function oddGroup(tag) { return Number.parseInt(tag.slice(0, 4), 16) % 2 === 1; }

function printed(attribute) {
    if (attribute.BulkDataURI) {
        return element("span", { class: "bulk" }, "bulk data: ", element("code", {}, attribute.BulkDataURI));
    }
    if (attribute.InlineBinary !== undefined) return `${Math.floor(attribute.InlineBinary.length * 3 / 4)} bytes inline`;
    const values = attribute.Value ?? [];
    if (values.length === 0) return element("span", { class: "note" }, "empty");
    const texts = values.slice(0, longestValues).map((value) => {
        if (value === null) return "";
        return typeof value === "object" ? personName(value) : String(value);
    });
    return texts.join(" \\ ") + (values.length > longestValues ? ` … (${values.length} values)` : "");
}
