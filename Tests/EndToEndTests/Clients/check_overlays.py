"""Compares overlays in rendered pictures with those that NumPy reads from the objects. Shares no line with the server.

    check_overlays.py make FOLDER
    check_overlays.py check SERVICE-URL FOLDER [--picture FILE]

`make` writes images of 512 by 384 with overlay planes: one that lies askew on the image, one for each of three frames of
four, one in an unused bit of the samples, and a presentation state with a plane of its own and a bitmap shutter. `check`
asks for each frame plain and with `annotation=technique`. The two may differ where the plane is set, and there the second
one is white, and in the burnt-in lines at the bottom. The state has to show its plane white, over its shutter in black.
Prints a line for each fault; exits 1 where there was one.
"""

import io
import sys
import urllib.request
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

ROWS, COLUMNS = 384, 512
# The lines of the technique stand below this row.
TEXT = 300


def ring(rows, columns, radius):
    y, x = np.mgrid[0:rows, 0:columns]
    distance = np.hypot(y - rows / 2, x - columns / 2)
    return ((distance > radius - 3) & (distance < radius)).astype(np.uint8)


def image(frames, name):
    dataset = pydicom.Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.3" if frames > 1 else "1.2.840.10008.5.1.4.1.1.7"
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=["overlay", name])
    dataset.StudyInstanceUID = generate_uid(entropy_srcs=["overlay study"])
    dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["overlay series", name])
    dataset.PatientID, dataset.Modality, dataset.SeriesDescription = "OVERLAY", "OT", name
    dataset.Rows, dataset.Columns, dataset.NumberOfFrames = ROWS, COLUMNS, frames
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    dataset.WindowCenter, dataset.WindowWidth = 2048, 4096
    ramp = np.broadcast_to(np.linspace(0, 2600, COLUMNS), (frames, ROWS, COLUMNS))
    return dataset, ramp.astype("<u2")


def add_plane(dataset, group, plane, origin):
    dataset.add_new((group, 0x0010), "US", plane.shape[-2])
    dataset.add_new((group, 0x0011), "US", plane.shape[-1])
    dataset.add_new((group, 0x0040), "CS", "G")
    dataset.add_new((group, 0x0050), "SS", list(origin))


def make(folder):
    dataset, pixels = image(1, "askew")
    plane = ring(301, 203, 90)
    add_plane(dataset, 0x6000, plane, (-40, 17))
    packed = np.packbits(plane, bitorder="little").tobytes()
    dataset.add_new((0x6000, 0x3000), "OB", packed + b"\0" * (len(packed) % 2))
    keep(dataset, pixels, folder)

    dataset, pixels = image(4, "of frames")
    planes = np.stack([ring(ROWS, COLUMNS, radius) for radius in (30, 60, 90)])
    add_plane(dataset, 0x6002, planes, (1, 1))
    dataset.add_new((0x6002, 0x0015), "IS", "3")
    dataset.add_new((0x6002, 0x0051), "US", 2)
    dataset.add_new((0x6002, 0x3000), "OW", np.packbits(planes, bitorder="little").tobytes())
    keep(dataset, pixels, folder)

    dataset, pixels = image(1, "embedded")
    for tag, vr, value in ((0x0010, "US", ROWS), (0x0011, "US", COLUMNS), (0x0040, "CS", "G"), (0x0050, "SS", [1, 1]),
                           (0x0100, "US", 16), (0x0102, "US", 14)):
        dataset.add_new((0x6000, tag), vr, value)
    keep(dataset, pixels | ring(ROWS, COLUMNS, 110).astype("<u2") << 14, folder)
    keep_state(dataset, folder)


def item(**values):
    dataset = pydicom.Dataset()
    for name, value in values.items():
        setattr(dataset, name, value)
    return dataset


def keep_state(of, folder):
    """A presentation state of an image: as the image is, but for a plane and a shutter."""
    state = pydicom.Dataset()
    state.file_meta = FileMetaDataset()
    state.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    state.SOPClassUID = "1.2.840.10008.5.1.4.1.1.11.1"
    state.SOPInstanceUID = generate_uid(entropy_srcs=["overlay state"])
    state.SeriesInstanceUID = generate_uid(entropy_srcs=["overlay series of the state"])
    state.StudyInstanceUID, state.PatientID, state.Modality = of.StudyInstanceUID, of.PatientID, "PR"
    reference = item(ReferencedSOPClassUID=of.SOPClassUID, ReferencedSOPInstanceUID=of.SOPInstanceUID)
    state.ReferencedSeriesSequence = [
        item(SeriesInstanceUID=of.SeriesInstanceUID, ReferencedImageSequence=[reference])]
    state.SoftcopyVOILUTSequence = [item(WindowCenter=2048, WindowWidth=4096)]
    state.PresentationLUTShape = "IDENTITY"
    state.ShutterShape, state.ShutterPresentationValue, state.ShutterOverlayGroup = "BITMAP", 0, 0x6002
    state.GraphicLayerSequence = [
        item(GraphicLayer="PLANES", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayGrayscaleValue=65535)]
    for group, radius in ((0x6000, 70), (0x6002, 72)):
        plane = ring(ROWS, COLUMNS, radius)
        add_plane(state, group, plane, (1, 1))
        state.add_new((group, 0x3000), "OW", np.packbits(plane, bitorder="little").tobytes())
    state.add_new((0x6000, 0x1001), "CS", "PLANES")
    state.save_as(Path(folder, "state.pr"), enforce_file_format=True)


def keep(dataset, pixels, folder):
    dataset.PixelData = pixels.astype("<u2").tobytes()
    dataset.save_as(Path(folder, f"{dataset.SeriesDescription}.dcm"), enforce_file_format=True)


def expected(dataset, frame):
    """Where the planes are set on a frame that is counted from 1. PS3.3 C.9.2."""
    result = np.zeros((ROWS, COLUMNS), bool)
    for group in range(0x6000, 0x6020, 2):
        if (group, 0x0010) not in dataset:
            continue
        if (group, 0x3000) not in dataset:
            words = np.frombuffer(dataset.PixelData, "<u2").reshape(-1, ROWS, COLUMNS)
            result |= (words[frame - 1] >> dataset[group, 0x0102].value & 1).astype(bool)
            continue
        rows, columns = dataset[group, 0x0010].value, dataset[group, 0x0011].value
        bits = np.unpackbits(np.frombuffer(dataset[group, 0x3000].value, np.uint8), bitorder="little")
        place = frame - int(dataset[group, 0x0051].value) if (group, 0x0015) in dataset else 0
        if place not in range(int(dataset[group, 0x0015].value) if (group, 0x0015) in dataset else 1):
            continue
        plane = bits[place * rows * columns:(place + 1) * rows * columns].reshape(rows, columns)
        top, left = [int(value) - 1 for value in dataset[group, 0x0050].value]
        for row, column in np.argwhere(plane):
            if 0 <= row + top < ROWS and 0 <= column + left < COLUMNS:
                result[row + top, column + left] = True
    return result


def get(url):
    request = urllib.request.Request(url, headers={"Accept": "image/png"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return np.asarray(Image.open(io.BytesIO(answer.read())).convert("L"))


def check(service, folder, picture):
    faults, shown, checked = [], [], 0
    for path in sorted(Path(folder).glob("*.dcm")):
        dataset = pydicom.dcmread(path)
        place = (f"{service}/studies/{dataset.StudyInstanceUID}/series/{dataset.SeriesInstanceUID}"
                 f"/instances/{dataset.SOPInstanceUID}")
        for frame in range(1, int(dataset.NumberOfFrames) + 1):
            plain = get(f"{place}/frames/{frame}/rendered")[:TEXT]
            got = get(f"{place}/frames/{frame}/rendered?annotation=technique")
            shown.append(got)
            plane = expected(dataset, frame)[:TEXT]
            wanted = np.where(plane, 255, plain)
            wrong = int((got[:TEXT] != wanted).sum())
            if wrong:
                faults.append(f"{path.name}, frame {frame}: {wrong} pixels are not as they should be")
            if plain.max() == 255:
                faults.append(f"{path.name}, frame {frame}: an overlay that nobody asked for")
            checked += 1
    faults += check_state(service, folder, shown)
    checked += 1
    if picture:
        Image.fromarray(np.concatenate(shown, axis=1)).save(picture)
    print("\n".join(faults + [f"{checked} frames, {len(faults)} faults"]))
    return 1 if faults else 0


def check_state(service, folder, shown):
    state, image = pydicom.dcmread(Path(folder, "state.pr")), pydicom.dcmread(Path(folder, "embedded.dcm"))
    plain, got = (
        get(f"{service}/studies/{one.StudyInstanceUID}/series/{one.SeriesInstanceUID}/instances/{one.SOPInstanceUID}"
            "/rendered") for one in (image, state))
    shown.append(got)
    plane, shutter = ring(ROWS, COLUMNS, 70) == 1, ring(ROWS, COLUMNS, 72) == 1
    wrong = int((got != np.where(plane, 255, np.where(shutter, 0, plain))).sum())
    return [f"the presentation state: {wrong} pixels are not as they should be"] if wrong else []


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        sys.exit(check(sys.argv[2], sys.argv[3], sys.argv[5] if len(sys.argv) > 5 else None))
