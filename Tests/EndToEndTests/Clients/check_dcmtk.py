"""Compares rendered pictures with those of DCMTK's dcmj2pnm where its rules are the same, and names the rule where they
are not.

    check_dcmtk.py SERVICE-URL [--all]

Fetches instances as they are stored, at most three of a series, has dcmj2pnm draw their first and middle frame, and
compares: no pixel may differ by more than one grey, or two of a colour. Syntaxes that dcmj2pnm has no codec for are
decoded by pydicom first. Images without a window are asked for with one, since DCMTK has another automatic one.
Each rule of RULES is data: a reason, whom it concerns. A difference that no rule explains is a fault, and so is a rule that
explains none. Frames that DCMTK does not draw, and that the server refuses, are those of exempt_pictures.py and no
others. Prints a line for each fault, a line for each rule with what it explains, and a summary; `--all` prints every
difference. Exits 1 where there was a fault.
"""

import io
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image

import exempt_pictures
from check_rendering import SEGMENTATIONS, frame_count, get, instances, macro, modality_values

GREY_LIMIT, COLOUR_LIMIT = 1, 2
OF_A_SERIES = 3


# (reason, whom it concerns: of a data set and the syntax that it was stored in)
RULES = [
    ("DCMTK keeps integers behind the modality LUT; values that are all within one look alike there",
     lambda dataset, syntax: abs(dataset.get("RescaleSlope") or 1) < 0.01),
    ("DCMTK leaves supplemental palettes out (PS3.3 C.7.6.19)",
     lambda dataset, syntax: is_grey(dataset) and "RedPaletteColorLookupTableDescriptor" in dataset),
    ("DCMTK takes the word of the data set that a JPEG stream is RGB, here the stream's JFIF marker says YCbCr",
     lambda dataset, syntax: dataset.PhotometricInterpretation == "RGB" and syntax in LOSSY_JPEG),
    ("decoders of lossy JPEG interpolate colours of half the resolution differently",
     lambda dataset, syntax: dataset.PhotometricInterpretation.startswith("YBR") and syntax in LOSSY_JPEG),
]
LOSSY_JPEG = ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51")


def is_grey(dataset):
    return dataset.SamplesPerPixel == 1 and dataset.PhotometricInterpretation.startswith("MONOCHROME")


def has_window(dataset):
    return dataset.get("WindowWidth") not in (None, "") and dataset.get("WindowCenter") not in (None, "")


def window(dataset, frame):
    """One that shows the frame, where the data set has none: (centre, width)."""
    values = modality_values(dataset, frame, dataset.pixel_array.reshape(frame_count(dataset), -1)[frame].astype(float))[0]
    low, high = np.percentile(values, [1, 99])
    return round((low + high) / 2), max(2, round(high - low))


def drawn_by_dcmtk(path, frame, arguments):
    result = subprocess.run(
        ["dcmj2pnm", "-q", "-O", "+F", str(frame + 1), *arguments, "+on", str(path), f"{path}.png"], capture_output=True,
        timeout=60)
    if result.returncode != 0 or not Path(f"{path}.png").exists():
        return None
    return np.asarray(Image.open(f"{path}.png"))


def decoded(dataset, path):
    """The same in a syntax that dcmj2pnm reads; False where pydicom can't."""
    try:
        dataset.decompress(as_rgb=False)
        dataset.save_as(path, enforce_file_format=True)
        return True
    except Exception:
        return False


def check(service, path, scratch):
    """(outcome, data set, syntax that it was stored in, detail) of each frame."""
    parts = get(f"{service}{path}", 'multipart/related; type="application/dicom"; transfer-syntax=*')
    # The boundary comes behind the last line break.
    content = parts[parts.index(b"\r\n\r\n") + 4:parts.rindex(b"\r\n--")]
    file = Path(scratch, "image.dcm")
    file.write_bytes(content)
    dataset = pydicom.dcmread(file, force=True)
    if "PixelData" not in dataset or dataset.get("SOPClassUID") in SEGMENTATIONS:
        return
    syntax = str(dataset.file_meta.TransferSyntaxUID)
    for frame in sorted({0, frame_count(dataset) // 2}):
        arguments, query = [], ""
        if is_grey(dataset):
            if has_window(dataset):
                arguments = ["+Wi", "1"]
            elif dataset.get("VOILUTSequence"):
                arguments = ["+Wl", "1"]
            else:
                try:
                    centre, width = window(dataset, frame)
                except Exception as error:
                    yield "unread", dataset, syntax, f"{path}: {type(error).__name__}"
                    return
                arguments, query = ["+Ww", str(centre), str(width)], f"?window={centre},{width},linear"
        Path(f"{file}.png").unlink(missing_ok=True)
        wanted = drawn_by_dcmtk(file, frame, arguments)
        if wanted is None and dataset.file_meta.TransferSyntaxUID.is_compressed and decoded(dataset, file):
            wanted = drawn_by_dcmtk(file, frame, arguments)
        if wanted is None:
            yield "undrawn", dataset, syntax, f"{path} frame {frame + 1}"
            continue
        try:
            got = np.asarray(Image.open(io.BytesIO(
                get(f"{service}{path}/frames/{frame + 1}/rendered{query}", "image/png"))))
        except urllib.error.HTTPError as error:
            outcome = "refused" if error.code == 501 else "failed"
            yield outcome, dataset, syntax, f"{path} frame {frame + 1}: {error.code}"
            continue
        if got.ndim != wanted.ndim:
            got, wanted = (one if one.ndim == 3 else np.repeat(one[..., None], 3, axis=2) for one in (got, wanted))
        if got.shape != wanted.shape:
            yield "different", dataset, syntax, f"{path} frame {frame + 1}: {got.shape} here, {wanted.shape} by DCMTK"
            continue
        difference = np.abs(got.astype(int) - wanted.astype(int))
        limit = GREY_LIMIT if got.ndim == 2 else COLOUR_LIMIT
        outcome = "same" if difference.max() <= limit else "different"
        yield outcome, dataset, syntax, f"{path} frame {frame + 1}: mean {difference.mean():.2f}, most {difference.max()}"


def main():
    service = sys.argv[1].rstrip("/")
    found, explained, faults, of_series = Counter(), Counter(), [], Counter()
    exempt = {"undrawn": {}, "unread": {}, "refused": {}}
    with tempfile.TemporaryDirectory() as scratch:
        for path in instances(service):
            series = path.split("/instances/")[0]
            of_series[series] += 1
            if of_series[series] > OF_A_SERIES:
                continue
            for outcome, dataset, syntax, detail in check(service, path, scratch):
                found[outcome] += 1
                if outcome != "different":
                    if "--all" in sys.argv and outcome != "same":
                        print(f"{outcome}: {detail}: {syntax}")
                    if outcome in exempt:
                        exempt[outcome].setdefault(path.rpartition("/")[2], detail)
                    elif outcome == "failed":
                        faults.append(detail)
                    continue
                reasons = [reason for reason, concerns in RULES if concerns(dataset, syntax)]
                explained.update(reasons)
                detail += f", {dataset.PhotometricInterpretation} {syntax}"
                if "--all" in sys.argv:
                    print(f"{reasons}: {detail}")
                if not reasons:
                    faults.append(detail)
    for reason, _ in RULES:
        print(f"explained: {explained[reason]} by: {reason}")
        if not explained[reason]:
            faults.append(f"no difference is explained by: {reason}")
    faults += exempt_pictures.faults("undrawn", exempt_pictures.UNDRAWN_BY_DCMTK, exempt["undrawn"])
    faults += exempt_pictures.faults("unread", exempt_pictures.WITHOUT_WINDOW, exempt["unread"])
    # Of a long series three are looked at, in whatever order; and what DCMTK does not draw is not asked for.
    faults += [detail for one, detail in exempt["refused"].items() if one not in exempt_pictures.SHORT]
    for fault in faults:
        print(f"FAIL {fault}")
    print("summary: " + ", ".join(f"{count} {name}" for name, count in sorted(found.items())) + f", {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
