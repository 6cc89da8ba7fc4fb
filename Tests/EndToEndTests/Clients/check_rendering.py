"""Compares every rendered picture of a server with one that NumPy draws by the formulas of PS3.3 and PS3.4.

    check_rendering.py SERVICE-URL

Fetches each instance as it is stored, decodes it with pydicom, draws its first and its middle frame here, and compares
them with what /rendered gives as PNG: grey pictures by a mean absolute difference below 1 of 255, coloured ones below 2.
A compressed coloured frame is decoded by each of Pillow and pylibjpeg that can, and compared with both.
Segmentations, which are drawn on their images, are left to check_derived.py.
Frames that pydicom does not read, and that the server refuses, are those of exempt_pictures.py and no others.
Shares no line with the server. Prints a line for each picture that is not the same, one that starts with FAIL for each
fault, and a summary; exits 1 where there was one.
"""

import io
import json
import sys
import urllib.error
import urllib.request

import numpy as np
import pydicom
from PIL import Image
from pydicom.pixels import get_decoder, pixel_array

import exempt_pictures

GREY_LIMIT = 1.0
COLOUR_LIMIT = 2.0
COLOUR_DECODERS = ("pillow", "pylibjpeg")


def get(url, accept):
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.read()


def instances(service):
    """All instances of the server: (path, SOP class)."""
    offset = 0
    while True:
        page = json.loads(get(f"{service}/instances?limit=200&offset={offset}", "application/dicom+json"))
        for item in page:
            uid = lambda tag: item[tag]["Value"][0]
            yield f"/studies/{uid('0020000D')}/series/{uid('0020000E')}/instances/{uid('00080018')}"
        if not page:
            return
        offset += len(page)


def macro(dataset, frame, keyword):
    """An item of a functional group: the frame's own, else the shared one."""
    groups = []
    per_frame = dataset.get("PerFrameFunctionalGroupsSequence") or []
    if frame < len(per_frame):
        groups.append(per_frame[frame])
    groups += list(dataset.get("SharedFunctionalGroupsSequence") or [])[:1]
    for group in groups:
        if group.get(keyword):
            return group[keyword].value[0]
    return None


def table(item, descriptor="LUTDescriptor", data="LUTData", signed=False):
    """A LUT as (first mapped value, entries, full scale). PS3.3 C.11.1.1."""
    count, first, bits = [int(value) for value in item[descriptor].value]
    count = (count & 0xFFFF) or 65536
    first = ((first + 0x8000) & 0xFFFF) - 0x8000 if signed else first & 0xFFFF
    raw = item[data].value
    if isinstance(raw, bytes):
        wide = bits > 8 or len(raw) >= 2 * count
        entries = np.frombuffer(raw, "<u2" if wide else "u1")
    else:
        entries = np.array(raw if hasattr(raw, "__len__") else [raw]).astype(np.uint16)
    entries = entries[:count].astype(np.float64)
    if entries.max() > 2**bits - 1:
        bits = 16
    return first, entries, 2.0**bits - 1


def look_up(values, lut):
    first, entries, _ = lut
    return entries[np.clip(np.round(values).astype(np.int64) - first, 0, len(entries) - 1)]


def windowed(values, centre, width, function):
    """0…1. PS3.3 C.11.2.1.2.1, C.11.2.1.3."""
    if function == "SIGMOID":
        return 1 / (1 + np.exp(-4 * (values - centre) / width))
    if function == "LINEAR_EXACT":
        return np.clip((values - centre) / width + 0.5, 0, 1)
    if width == 1:
        return (values > centre - 0.5).astype(np.float64)
    return np.clip((values - (centre - 0.5)) / (width - 1) + 0.5, 0, 1)


def automatic(values, is_image, bits):
    """The window of a picture that has none, as the README describes it."""
    if bits == 1:
        return 0.0, 1.0
    values = values[is_image & np.isfinite(values)]
    if values.size == 0:
        return None
    least, greatest = values.min(), values.max()
    if least == greatest:
        return None
    if np.unique(values).size <= 256:
        return least, greatest
    rest = values[values != least] if np.count_nonzero(values == least) >= 0.05 * values.size else values
    ordered = np.sort(rest)
    low = ordered[max(0, int(np.ceil(0.005 * rest.size)) - 1)]
    high = ordered[max(0, int(np.ceil(0.995 * rest.size)) - 1)]
    return (low, high) if low < high else (least, greatest)


def modality_values(dataset, frame, stored):
    signed = dataset.get("PixelRepresentation", 0) == 1
    item = macro(dataset, frame, "PixelValueTransformationSequence")
    if item is not None and "RescaleIntercept" in item:
        return stored * float(item.get("RescaleSlope", 1)) + float(item.RescaleIntercept), True
    logarithmic = dataset.get("Modality") in ("XA", "XRF") and dataset.get("PixelIntensityRelationship") in (
        "LOG", "DISP")
    if dataset.get("ModalityLUTSequence") and not logarithmic:
        return look_up(stored, table(dataset.ModalityLUTSequence[0], signed=signed)), signed
    if dataset.get("RescaleIntercept") is not None:
        slope = float(dataset.get("RescaleSlope") or 1) or 1.0
        intercept = float(dataset.RescaleIntercept)
        return stored * slope + intercept, signed or slope < 0 or intercept < 0
    return stored, signed


def first(value):
    return float(value[0] if isinstance(value, (list, pydicom.multival.MultiValue)) else value)


def voi_values(dataset, frame, values, signed, is_image, bits):
    """0…1."""
    for item in [macro(dataset, frame, "FrameVOILUTSequence"), dataset]:
        if item is None or not item.get("WindowWidth") or item.get("WindowCenter") in (None, ""):
            continue
        function = str(item.get("VOILUTFunction") or "LINEAR")
        centre, width = first(item.WindowCenter), first(item.WindowWidth)
        if width == 1 and function == "LINEAR" and "PixelData" not in dataset:
            function = "LINEAR_EXACT"  # of floating-point values; by the letter it would be a threshold
        if width >= 1 or (width > 0 and function != "LINEAR"):
            return windowed(values, centre, width, function)
    if dataset.get("VOILUTSequence"):
        lut = table(dataset.VOILUTSequence[0], signed=signed)
        return np.clip(look_up(values, lut) / lut[2], 0, 1)
    ends = automatic(values, is_image, bits)
    if ends is None:
        return np.zeros_like(values)
    return np.clip((values - ends[0]) / (ends[1] - ends[0]), 0, 1)


def grey_picture(dataset, frame, pixels):
    floating = pixels.dtype.kind == "f"
    stored = pixels.astype(np.float64)
    is_image = np.ones(stored.shape, bool)
    if dataset.get("PixelPaddingValue") is not None and not floating:
        ends = [int(dataset.PixelPaddingValue), int(dataset.get("PixelPaddingRangeLimit", dataset.PixelPaddingValue))]
        wrap = (lambda v: ((v + 0x8000) & 0xFFFF) - 0x8000) if dataset.PixelRepresentation else (lambda v: v & 0xFFFF)
        ends = sorted(map(wrap, ends))
        is_image = (stored < ends[0]) | (stored > ends[1])
    values, signed = modality_values(dataset, frame, stored)
    bits = 32 if floating else dataset.BitsStored
    share = voi_values(dataset, frame, values, signed, is_image, bits)
    if dataset.PhotometricInterpretation == "MONOCHROME1" or dataset.get("PresentationLUTShape") == "INVERSE":
        share = 1 - share
    share = np.where(is_image & np.isfinite(share), share, 0)
    return np.floor(share * 255 + 0.5).astype(np.uint8)


def palette_tables(dataset):
    colours = ["Red", "Green", "Blue"]
    if all(f"{c}PaletteColorLookupTableData" in dataset for c in colours):
        luts = [
            table(dataset, f"{c}PaletteColorLookupTableDescriptor", f"{c}PaletteColorLookupTableData",
                  signed=dataset.PixelRepresentation == 1) for c in colours]
        bits = int(dataset.RedPaletteColorLookupTableDescriptor[2])
    else:
        from pydicom.pixels.processing import _expand_segmented_lut

        luts = []
        for c in colours:
            count, start, bits = [int(v) for v in dataset[f"{c}PaletteColorLookupTableDescriptor"].value]
            words = np.frombuffer(dataset[f"Segmented{c}PaletteColorLookupTableData"].value, "<u2")
            entries = np.array(_expand_segmented_lut(tuple(int(w) for w in words), "<HH"), np.float64)
            luts.append((start, entries[: (count & 0xFFFF) or 65536], 65535.0))
    # Tables that announce 16 bits and hold 8 are taken as 8.
    narrow = bits <= 8 or all(lut[1].max() < 256 for lut in luts)
    return [(f, e if narrow else np.floor(e / 256), s) for f, e, s in luts]


def rgb_from_ybr(pixels, partial):
    y, cb, cr = [pixels[..., i].astype(np.float64) for i in range(3)]
    if partial:
        y, cb, cr = (y - 16) * 255 / 219, (cb - 128) * 255 / 224, (cr - 128) * 255 / 224
    else:
        cb, cr = cb - 128, cr - 128
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=-1)
    return np.clip(np.floor(rgb + 0.5), 0, 255).astype(np.uint8)


def decoders(dataset):
    """Those that the frames are to be decoded by; an empty name leaves it to pydicom."""
    syntax = dataset.file_meta.TransferSyntaxUID
    if not syntax.is_compressed or not syntax.is_encapsulated or dataset.SamplesPerPixel == 1:
        return [""]
    try:
        available = get_decoder(syntax).available_plugins
    except NotImplementedError:
        return [""]
    return [decoder for decoder in COLOUR_DECODERS if decoder in available] or [""]


def drawn(dataset, frame, decoder):
    """The picture of a frame: rows × columns, or rows × columns × 3."""
    pixels = pixel_array(dataset, raw=True, index=frame, decoding_plugin=decoder)
    photometric = dataset.PhotometricInterpretation
    if photometric == "PALETTE COLOR":
        return np.stack([look_up(pixels, lut) for lut in palette_tables(dataset)], axis=-1).astype(np.uint8)
    if dataset.SamplesPerPixel == 1:
        grey = grey_picture(dataset, frame, pixels)
        if "RedPaletteColorLookupTableDescriptor" not in dataset:
            return grey
        luts = palette_tables(dataset)
        coloured = np.stack([look_up(pixels, lut) for lut in luts], axis=-1)
        return np.where((pixels >= luts[0][0])[..., None], coloured, grey[..., None]).astype(np.uint8)
    if pixels.dtype != np.uint8 or dataset.BitsStored < 8:
        pixels = np.floor(pixels / (2.0**dataset.BitsStored - 1) * 255 + 0.5).astype(np.uint8)
    if photometric.startswith("YBR_PARTIAL"):
        return rgb_from_ybr(pixels, True)
    is_jpeg = dataset.file_meta.TransferSyntaxUID in ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51")
    if photometric in ("YBR_FULL", "YBR_FULL_422") or (is_jpeg and marks_ybr(dataset, frame)):
        return rgb_from_ybr(pixels, False)
    return pixels


def marks_ybr(dataset, frame):
    """A JPEG stream that says YCbCr by its JFIF marker or subsampling, though the data set says RGB."""
    data = next(pydicom.encaps.generate_frames(dataset.PixelData, number_of_frames=frame_count(dataset)))
    if dataset.PhotometricInterpretation != "RGB":
        return False
    picture = Image.open(io.BytesIO(data))
    adobe = picture.info.get("adobe_transform")
    return adobe == 1 or (adobe is None and ("jfif" in picture.info or any(l[1] > 1 for l in picture.layer[:1])))


SEGMENTATIONS = ("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7")


def frame_count(dataset):
    try:
        return int(dataset.get("NumberOfFrames") or 1)
    except ValueError:
        return 1


def check(service, path):
    """- Returns: (outcome, detail) of each frame that was compared."""
    parts = get(f"{service}{path}", 'multipart/related; type="application/dicom"; transfer-syntax=*')
    body = parts[parts.index(b"\r\n\r\n") + 4:]
    dataset = pydicom.dcmread(io.BytesIO(body), force=True)
    if not any(element in dataset for element in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
        return
    if dataset.get("SOPClassUID") in SEGMENTATIONS:
        return
    count = frame_count(dataset)
    for frame in sorted({0, count // 2}):
        pictures = {}
        for decoder in decoders(dataset):
            try:
                pictures[decoder] = drawn(dataset, frame, decoder)
            except Exception as error:
                # What the other decoder has drawn counts all the same.
                text = " ".join(str(error).split())[:100]
                yield "undrawn", f"{path} frame {frame + 1}: {type(error).__name__} {text}"
        try:
            got = np.asarray(Image.open(io.BytesIO(
                get(f"{service}{path}/frames/{frame + 1}/rendered", "image/png"))))
        except urllib.error.HTTPError as error:
            # Any other status is a failure, whatever is wrong with the frame.
            outcome = "refused" if error.code == 501 else "failed"
            yield outcome, f"{path} frame {frame + 1}: status {error.code}"
            continue
        for decoder, expected in pictures.items():
            outcome, detail = compared(got, expected)
            yield outcome, (
                f"{path} frame {frame + 1}: {detail}, {dataset.PhotometricInterpretation} "
                f"{dataset.file_meta.TransferSyntaxUID} {decoder}".rstrip())


def compared(got, expected):
    """- Returns: the outcome, and by how much the pictures differ."""
    if got.ndim == 2 and expected.ndim == 3:
        got = np.repeat(got[..., None], 3, axis=2)
    if got.shape != expected.shape:
        return "different", f"shape {got.shape} instead of {expected.shape}"
    difference = np.abs(got.astype(int) - expected.astype(int))
    limit = GREY_LIMIT if expected.ndim == 2 else COLOUR_LIMIT
    return "same" if difference.mean() < limit else "different", f"mean {difference.mean():.3f}, most {difference.max()}"


def main():
    service = sys.argv[1].rstrip("/")
    found = {"same": 0, "different": 0, "failed": 0, "undrawn": 0, "refused": 0}
    details = {outcome: {} for outcome in found}
    by_decoder = dict.fromkeys(COLOUR_DECODERS, 0)
    for path in instances(service):
        for outcome, detail in check(service, path):
            found[outcome] += 1
            details[outcome].setdefault(path.rpartition("/")[2], detail)
            if outcome == "same" and (decoder := detail.rpartition(" ")[2]) in by_decoder:
                by_decoder[decoder] += 1
            if outcome != "same":
                print(f"{outcome}: {detail}")
    print("coloured: " + ", ".join(f"{count} as {name} decodes them" for name, count in by_decoder.items()))
    faults = [
        *details["different"].values(), *details["failed"].values(),
        *exempt_pictures.faults("undrawn", exempt_pictures.UNREAD, details["undrawn"]),
        *exempt_pictures.faults("refused", exempt_pictures.REFUSED, details["refused"])]
    for fault in faults:
        print(f"FAIL {fault}")
    print("summary: " + ", ".join(f"{count} {name}" for name, count in found.items()) + f", {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
