// What a viewer shows, in its order: the frames of a series, from the metadata alone. Pure functions.
import { number, numbers, tags, text, values } from "./dicom.js";

/**
 * The frames of a series in the order of space, or of their numbers.
 * @returns objects { instance, frame, isMultiFrame, dataSet }; `frame` counts from 1.
 */
export function framesOf(dataSets) {
    const pictures = dataSets.filter((dataSet) => number(dataSet, tags.rows) && number(dataSet, tags.columns));
    return inOrder(pictures).flatMap((dataSet) => {
        const count = Math.max(1, number(dataSet, tags.numberOfFrames) ?? 1);
        return Array.from({ length: count }, (_, index) => ({
            instance: text(dataSet, tags.sopInstanceUID), frame: index + 1, isMultiFrame: count > 1, dataSet,
        }));
    });
}

function inOrder(dataSets) {
    const positions = dataSets.map(distanceAlongNormal(dataSets[0]));
    const isVolume = dataSets.length > 1 && positions.every((position) => position !== undefined)
        && new Set(positions.map((position) => position.toFixed(3))).size === dataSets.length;
    const key = isVolume
        ? (index) => positions[index]
        : (index) => number(dataSets[index], tags.instanceNumber) ?? Infinity;
    return dataSets.map((_, index) => index).sort((left, right) => key(left) - key(right))
        .map((index) => dataSets[index]);
}

// Where a slice lies along the normal of the first one, in millimetres (PS3.3 C.7.6.2.1.1).
function distanceAlongNormal(first) {
    const orientation = first ? numbers(first, tags.imageOrientationPatient) : undefined;
    if (orientation?.length !== 6) return () => undefined;
    const [rx, ry, rz, cx, cy, cz] = orientation;
    const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
    return (dataSet) => {
        const own = numbers(dataSet, tags.imageOrientationPatient);
        const position = numbers(dataSet, tags.imagePositionPatient);
        const isParallel = own?.length === 6 && own.every((part, index) => Math.abs(part - orientation[index]) < 1e-3);
        if (!isParallel || position?.length !== 3) return undefined;
        return position.reduce((sum, part, index) => sum + part * normal[index], 0);
    };
}

/** Whether a window can be asked for: grey pictures only (PS3.18 8.3.5.1.4). */
export function isGrey(dataSet) {
    return text(dataSet, tags.photometricInterpretation).startsWith("MONOCHROME");
}

/** The windows that the picture brings: { name, center, width }; one over the whole range where it brings none. */
export function windowsOf(dataSet) {
    const centers = numbers(dataSet, tags.windowCenter) ?? [];
    const widths = numbers(dataSet, tags.windowWidth) ?? [];
    const names = values(dataSet, tags.windowExplanation);
    const stored = centers.slice(0, widths.length).map((center, index) => ({
        name: names[index] || (index === 0 ? "Default" : `Window ${index + 1}`), center, width: widths[index],
    })).filter(({ width }) => width >= 1);
    return stored.length > 0 ? stored : [wholeRange(dataSet)];
}

// All values that the samples can have, through the rescale (PS3.3 C.11.1).
function wholeRange(dataSet) {
    const bits = number(dataSet, tags.bitsStored) ?? 8;
    const isSigned = number(dataSet, tags.pixelRepresentation) === 1;
    const slope = Math.abs(number(dataSet, tags.rescaleSlope) ?? 1) || 1;
    const intercept = number(dataSet, tags.rescaleIntercept) ?? 0;
    const width = Math.max(1, 2 ** bits * slope);
    return { name: "Whole range", center: (isSigned ? 0 : width / 2) + intercept, width };
}

/** Frames a second: as recorded for a cine, else a calm pace for a stack. */
export function pace(frames) {
    const { dataSet } = frames[0];
    const time = number(dataSet, tags.frameTime);
    const rate = number(dataSet, tags.recommendedDisplayFrameRate) ?? number(dataSet, tags.cineRate)
        ?? (time > 0 ? 1000 / time : undefined);
    return Math.min(60, Math.max(1, rate ?? (frames[0].isMultiFrame ? 15 : 10)));
}

/** Width over height of the picture as it should be seen: pixels need not be square. */
export function aspect(dataSet) {
    const [vertical, horizontal] = numbers(dataSet, tags.pixelSpacing) ?? numbers(dataSet, tags.imagerPixelSpacing)
        ?? numbers(dataSet, tags.pixelAspectRatio) ?? [1, 1];
    const pixel = vertical > 0 && horizontal > 0 ? horizontal / vertical : 1;
    return number(dataSet, tags.columns) * pixel / number(dataSet, tags.rows);
}
