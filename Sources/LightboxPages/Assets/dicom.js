// Reading the DICOM JSON Model (PS3.18 annex F): a data set is an object of tag → { vr, Value }.

/** All values of an attribute, empty where it is absent or has none. */
export function values(dataSet, tag) {
    return dataSet?.[tag]?.Value ?? [];
}

/** The first value of an attribute as it is in the JSON. */
export function value(dataSet, tag) {
    return values(dataSet, tag)[0];
}

/** The first value as text, "" where there is none. */
export function text(dataSet, tag) {
    const first = value(dataSet, tag);
    if (first === undefined || first === null) return "";
    return typeof first === "object" ? personName(first) : String(first);
}

/** The first value as a number, undefined where it is none. DS and IS may be numbers or strings (PS3.18 F.2.3). */
export function number(dataSet, tag) {
    const first = Number.parseFloat(value(dataSet, tag));
    return Number.isFinite(first) ? first : undefined;
}

/** All values as numbers, undefined unless each is one. */
export function numbers(dataSet, tag) {
    const all = values(dataSet, tag).map(Number.parseFloat);
    return all.length > 0 && all.every(Number.isFinite) ? all : undefined;
}

/** A person name for people: the ideographic group where there is one, behind the alphabetic one (PS3.5 6.2.1). */
export function personName(name) {
    const groups = [name?.Alphabetic, name?.Ideographic].filter(Boolean).map(spoken);
    if (groups.length === 0 && name?.Phonetic) return spoken(name.Phonetic);
    return groups.join(" · ");
}

// Family^given^middle^prefix^suffix as it is said: prefix given middle family, suffix.
function spoken(group) {
    const [family = "", given = "", middle = "", prefix = "", suffix = ""] = group.split("^").map((part) => part.trim());
    const name = [prefix, given, middle, family].filter(Boolean).join(" ");
    return suffix ? `${name}, ${suffix}` : name;
}

/** A DA as ISO 8601, which nobody misreads: 20240318 → 2024-03-18. */
export function date(dataSet, tag) {
    const stored = text(dataSet, tag);
    return /^\d{8}$/.test(stored) ? `${stored.slice(0, 4)}-${stored.slice(4, 6)}-${stored.slice(6)}` : stored;
}

/** A TM to the minute: 093015.12 → 09:30. */
export function time(dataSet, tag) {
    const stored = text(dataSet, tag);
    return /^\d{4}/.test(stored) ? `${stored.slice(0, 2)}:${stored.slice(2, 4)}` : stored;
}

/** A tag as the standard prints it: (0010,0010). */
export function printedTag(tag) {
    return `(${tag.slice(0, 4)},${tag.slice(4)})`;
}

/** "1 series", "3 series", "1 instance", "3 instances". */
export function counted(count, one, many) {
    return `${count} ${count === 1 ? one : many}`;
}

export const tags = {
    availableTransferSyntaxUID: "00083002",
    bitsStored: "00280101",
    bodyPartExamined: "00180015",
    cineRate: "00180040",
    columns: "00280011",
    frameTime: "00181063",
    imageOrientationPatient: "00200037",
    imagePositionPatient: "00200032",
    instanceNumber: "00200013",
    modalitiesInStudy: "00080061",
    modality: "00080060",
    numberOfFrames: "00280008",
    numberOfSeriesRelatedInstances: "00201209",
    numberOfStudyRelatedInstances: "00201208",
    numberOfStudyRelatedSeries: "00201206",
    patientBirthDate: "00100030",
    patientID: "00100020",
    patientName: "00100010",
    patientSex: "00100040",
    photometricInterpretation: "00280004",
    pixelAspectRatio: "00280034",
    pixelRepresentation: "00280103",
    pixelSpacing: "00280030",
    imagerPixelSpacing: "00181164",
    recommendedDisplayFrameRate: "00082144",
    referringPhysicianName: "00080090",
    rescaleIntercept: "00281052",
    rescaleSlope: "00281053",
    retrieveURL: "00081190",
    rows: "00280010",
    seriesDescription: "0008103E",
    seriesInstanceUID: "0020000E",
    seriesNumber: "00200011",
    sopClassUID: "00080016",
    sopInstanceUID: "00080018",
    accessionNumber: "00080050",
    studyDate: "00080020",
    studyDescription: "00081030",
    studyInstanceUID: "0020000D",
    studyTime: "00080030",
    windowCenter: "00281050",
    windowExplanation: "00281055",
    windowWidth: "00281051",
};
