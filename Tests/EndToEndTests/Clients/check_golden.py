"""Compares pictures of the sample studies with the golden ones in the repository.

    check_golden.py SERVICE-URL FOLDER [--accept] [--sheet FILE]

Asks for the middle frame of the middle instance of every series, 96 pixels large, as PNG; of presentation states, contours,
waveforms and selections too. What can't be drawn shows the page that is its thumbnail, and the largest series a contact
sheet.
`--accept` keeps what came as the new golden pictures: look at the contact sheet that `--sheet` writes before you do.
Exits 1 where a picture differs by more than 1 of 255 on average or by more than 16 anywhere, is missing or is new.
"""

import io
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

EDGE = 96
WITHOUT_FRAMES = ("PR", "RTSTRUCT", "ECG", "KO")
MEAN_LIMIT, LIMIT = 1.0, 16


def get(url, accept):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120) as answer:
        return answer.read()


def search(url):
    return json.loads(get(url, "application/dicom+json"))


def value(item, tag):
    return (item.get(tag, {}).get("Value") or [""])[0]


def pictures(service):
    """(name, PNG bytes) of every series that can be drawn, in a stable order."""
    for series in sorted(search(f"{service}/series?limit=500"), key=lambda item: value(item, "0020000E")):
        path = f"{service}/studies/{value(series, '0020000D')}/series/{value(series, '0020000E')}"
        found = search(f"{path}/instances?limit=500&includefield=00280008")
        middle = found[len(found) // 2]
        frame = int(value(middle, "00280008") or 1) // 2 + 1
        instance = f"{path}/instances/{value(middle, '00080018')}"
        modality = value(series, "00080060")
        name = f"{modality}-{value(series, '0020000E')[-8:]}"
        # A whole sheet of paper needs more room.
        edge = 7 * EDGE if modality == "ECG" else EDGE
        frames = "" if modality in WITHOUT_FRAMES else f"/frames/{frame}"
        try:
            yield name, get(f"{instance}{frames}/rendered?viewport={edge},{edge}", "image/png")
        except urllib.error.HTTPError as error:
            if error.code not in (404, 406, 501):
                raise
            yield name, get(f"{instance}/thumbnail?viewport={EDGE},{EDGE}", "image/png")
        if len(found) > 40:
            yield f"{name}-sheet", get(f"{path}/contactsheet?count=9&viewport={EDGE // 2},{EDGE // 2}", "image/png")


def decoded(picture):
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def sheet(found):
    columns = 6
    rows = -(-len(found) // columns)
    result = Image.new("RGB", (columns * (EDGE + 8), rows * (EDGE + 22)), "#303030")
    for place, (name, picture) in enumerate(found.items()):
        x, y = place % columns * (EDGE + 8) + 4, place // columns * (EDGE + 22) + 4
        one = Image.open(io.BytesIO(picture)).convert("RGB")
        one.thumbnail((EDGE, EDGE))
        result.paste(one, (x, y))
        ImageDraw.Draw(result).text((x, y + EDGE + 2), name, "white")
    return result


def main():
    arguments = sys.argv[1:]
    service, folder = arguments[0].rstrip("/"), Path(arguments[1])
    found = dict(pictures(service))
    if "--sheet" in arguments:
        sheet(found).save(arguments[arguments.index("--sheet") + 1])
    if "--accept" in arguments:
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name, picture in found.items():
            (folder / f"{name}.png").write_bytes(picture)
    golden = {path.stem: path.read_bytes() for path in folder.glob("*.png")}
    faults = [f"{name} is missing" for name in golden.keys() - found.keys()]
    faults += [f"{name} is new" for name in found.keys() - golden.keys()]
    for name in sorted(golden.keys() & found.keys()):
        expected, got = decoded(golden[name]), decoded(found[name])
        if expected.shape != got.shape:
            faults.append(f"{name} has the shape {got.shape} instead of {expected.shape}")
            continue
        difference = np.abs(expected - got)
        if difference.mean() > MEAN_LIMIT or difference.max() > LIMIT:
            faults.append(f"{name} differs by {difference.mean():.2f}, at most {difference.max()}")
    for fault in faults:
        print(f"FAIL {fault}")
    print(f"{len(golden)} golden pictures, {len(faults)} faults")
    return 1 if faults or not golden else 0


if __name__ == "__main__":
    sys.exit(main())
