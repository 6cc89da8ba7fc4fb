// A study: who, what, when, and its series with their instances.
import { counted, date, number, tags, text, time, values } from "./dicom.js";
import { copyButton, element, failure, thumbnail, waiting } from "./dom.js";
import { linkMaker } from "./link.js";
import { instancePath, search, seriesPath, thumbnailURL } from "./service.js";

const firstInstances = 12;

/** The page of one study. */
export async function studyView({ content, signal }, uid) {
    const wait = waiting("Searching …");
    content.append(wait);
    const [found, { results: series }] = await Promise.all([
        search("/studies", [["StudyInstanceUID", uid], ["includefield", "StudyDescription"]],
            { purpose: "The study", prints: tags.studyInstanceUID, signal }),
        search(`/studies/${uid}/series`, [["includefield", "BodyPartExamined"]],
            { purpose: "Its series", prints: tags.seriesInstanceUID, signal }),
    ]);
    wait.remove();
    const [study] = found.results;
    if (!study) {
        content.append(element("h1", {}, "No such study"), element("p", {}, "Nothing here has this UID."),
            element("p", {}, element("a", { href: "#/" }, "All studies")));
        return;
    }
    const facts = [
        ["Patient ID", text(study, tags.patientID)],
        ["Born", date(study, tags.patientBirthDate)],
        ["Sex", text(study, tags.patientSex)],
        ["Study date", [date(study, tags.studyDate), time(study, tags.studyTime)].filter(Boolean).join(" ")],
        ["Accession number", text(study, tags.accessionNumber)],
        ["Referring physician", text(study, tags.referringPhysicianName)],
    ].filter(([, value]) => value);
    content.append(
        element("p", { class: "crumbs" }, element("a", { href: "#/" }, "Studies")),
        element("h1", {}, text(study, tags.patientName) || "No name"),
        element("p", { class: "lead" }, text(study, tags.studyDescription) || "No description",
            element("span", { class: "badges" },
                values(study, tags.modalitiesInStudy).map((modality) => element("span", { class: "badge" }, modality)))),
        element("dl", { class: "facts" }, facts.map(([name, value]) =>
            element("div", {}, element("dt", {}, name), element("dd", {}, value)))),
        element("p", { class: "uid" }, element("span", { class: "note" }, "StudyInstanceUID "),
            element("code", {}, uid), copyButton(uid)),
        ...[linkMaker(uid)].filter(Boolean),
        element("h2", {}, `Series (${series.length})`),
        element("ul", { class: "series-list" }, inOrder(series).map((one) => seriesItem(uid, one, signal))));
}

function inOrder(series) {
    return [...series].sort((left, right) =>
        (number(left, tags.seriesNumber) ?? Infinity) - (number(right, tags.seriesNumber) ?? Infinity));
}

function seriesItem(study, series, signal) {
    const uid = text(series, tags.seriesInstanceUID);
    const modality = text(series, tags.modality);
    const count = Number(text(series, tags.numberOfSeriesRelatedInstances));
    const title = text(series, tags.seriesDescription) || "No description";
    const viewer = `#/study/${study}/series/${uid}/view`;
    const instances = element("div", { class: "instances" });
    const opener = element("details", {}, element("summary", {}, counted(count, "instance", "instances")), instances);
    opener.addEventListener("toggle", () => {
        if (!opener.open || instances.hasChildNodes()) return;
        listInstances(instances, study, uid, signal).catch((error) => {
            if (!signal.aborted) instances.replaceChildren(failure(error));
        });
    });
    const picture = thumbnail(thumbnailURL(seriesPath(study, uid), 256, "Thumbnail of a series"), "", "No picture");
    return element("li", { class: "series" },
        element("a", { class: "series-picture", href: viewer, "aria-label": `View ${title}` }, picture),
        element("div", { class: "series-text" },
            element("h3", {}, title),
            element("p", { class: "note" }, [
                modality, `series ${text(series, tags.seriesNumber) || "without number"}`,
                text(series, tags.bodyPartExamined),
            ].filter(Boolean).join(" · ")),
            element("a", { class: "button", href: viewer }, "View"),
            opener));
}

async function listInstances(place, study, series, signal) {
    const list = element("ul", { class: "instance-list" });
    const more = element("button", { type: "button", class: "more", hidden: true }, "Show more");
    place.append(list, more);
    let offset = 0;
    async function page() {
        const { results, total } = await search(`${seriesPath(study, series)}/instances`, [
            ["limit", String(firstInstances)], ...(offset > 0 ? [["offset", String(offset)]] : []),
        ], { purpose: "Instances of a series", prints: tags.sopInstanceUID, signal });
        list.append(...results.map((instance) => instanceItem(study, series, instance)));
        offset += results.length;
        more.hidden = results.length === 0 || offset >= (total ?? offset);
    }
    more.addEventListener("click", () => page().catch((error) => {
        if (!signal.aborted) place.append(failure(error));
    }));
    await page();
}

function instanceItem(study, series, instance) {
    const uid = text(instance, tags.sopInstanceUID);
    const frames = number(instance, tags.numberOfFrames);
    const label = `Instance ${text(instance, tags.instanceNumber) || "without number"}`;
    const source = thumbnailURL(instancePath(study, series, uid), 128, "Thumbnail of an instance");
    return element("li", {},
        element("a", { href: `#/study/${study}/series/${series}/instance/${uid}` },
            thumbnail(source, "", "No picture"),
            element("span", {}, label),
            frames > 1 ? element("span", { class: "note" }, counted(frames, "frame", "frames")) : null));
}
