// The studies: a search form whose fields are matching keys of QIDO-RS, and a film for each result.
import { connectPanel } from "./connect.js";
import { counted, date, tags, text, values } from "./dicom.js";
import { announce, element, failure, thumbnail, waiting } from "./dom.js";
import { search, studyPath, thumbnailURL } from "./service.js";

const pageLength = 24;

const keys = [
    { name: "PatientName", label: "Patient name", hint: "Phantom*" },
    { name: "PatientID", label: "Patient ID", hint: "LB-0001" },
    { name: "ModalitiesInStudy", label: "Modality", hint: "CT" },
    { name: "StudyDate", label: "Study date", hint: "20240101-" },
];

/** The list of studies. The query of the address holds the matching keys. */
export async function studiesView({ content, signal, query }) {
    const grid = element("ul", { class: "films" });
    const summary = element("p", { class: "summary", role: "status" });
    const more = element("button", { type: "button", class: "more", hidden: true }, "Show more");
    content.append(
        element("h1", { class: "unseen" }, "Lightbox"),
        connectPanel(),
        element("section", { "aria-labelledby": "studies-title" },
            element("div", { class: "section-head" }, element("h2", { id: "studies-title" }, "Studies"), summary),
            searchForm(query), grid, more));

    let offset = 0;
    async function page() {
        more.disabled = true;
        const wait = waiting("Searching …");
        grid.after(wait);
        try {
            const parameters = keys.map(({ name }) => [name, query.get(name) ?? ""]);
            const { results, total } = await search("/studies", [
                ...parameters, ["includefield", "StudyDescription"], ["limit", String(pageLength)],
                ...(offset > 0 ? [["offset", String(offset)]] : []),
            ], { purpose: "Search studies", prints: tags.studyInstanceUID, signal });
            grid.append(...results.map(film));
            offset += results.length;
            const count = total ?? offset;
            summary.textContent = count === 0 ? "Nothing matches." : offset < count
                ? `${offset} of ${count} shown` : counted(count, "study", "studies");
            announce(summary.textContent);
            more.hidden = offset >= count || results.length === 0;
        } finally {
            wait.remove();
            more.disabled = false;
        }
    }
    more.addEventListener("click", () => page().catch((error) => {
        if (!signal.aborted) grid.after(failure(error));
    }));
    await page();
}

function searchForm(query) {
    const form = element("form", { class: "search", role: "search", "aria-label": "Search studies" },
        keys.map(({ name, label, hint }) => {
            const input = element("input", {
                name, id: `key-${name}`, placeholder: hint, autocomplete: "off", spellcheck: "false", maxlength: "64",
            });
            input.value = query.get(name) ?? "";
            return element("label", { for: `key-${name}` }, element("span", {}, label), input);
        }),
        element("button", { type: "submit" }, "Search"));
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
        const wanted = new URLSearchParams(given).toString();
        location.hash = wanted ? `#/?${wanted}` : "#/";
    });
    return form;
}

function film(study) {
    const uid = text(study, tags.studyInstanceUID);
    const modalities = values(study, tags.modalitiesInStudy);
    const name = text(study, tags.patientName) || "No name";
    const description = text(study, tags.studyDescription) || "No description";
    const source = thumbnailURL(studyPath(uid), 320, "Thumbnail of a study");
    return element("li", {},
        element("a", { class: "film", href: `#/study/${uid}` },
            element("span", { class: "film-picture" },
                thumbnail(source, "", "No picture"),
                element("span", { class: "film-label" },
                    element("span", {}, modalities.join(" ")), element("span", {}, date(study, tags.studyDate)))),
            element("span", { class: "film-text" },
                element("strong", {}, name),
                element("span", {}, description),
                element("span", { class: "note" }, [
                    text(study, tags.patientID),
                    counted(text(study, tags.numberOfStudyRelatedSeries), "series", "series"),
                    counted(Number(text(study, tags.numberOfStudyRelatedInstances)), "instance", "instances"),
                ].filter(Boolean).join(" · ")))));
}
