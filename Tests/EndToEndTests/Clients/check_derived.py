"""Compares pictures of what is made of images with what pydicom and NumPy read from the objects. Shares no line with the
server.

    check_derived.py make CORPUS FOLDER
    check_derived.py check SERVICE-URL CORPUS FOLDER

`make` writes a key object selection of two images of the corpus, and its structure set and a segmentation of it once more:
without the names of the images, in pixels of another size. `check` asks for segmentations, structure sets, waveforms
and the selection: a segment has to lie in its colour, half transparent, on the picture of the image that it names; a
contour on the pixels that its points project to; an ECG has to be 10 mm a millivolt and 25 mm a second; a selection the
pictures that it selects. Prints a line for each fault; exits 1 where there was one.
"""

import io
import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image, ImageCms
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

SEGMENTATION, STRUCTURES, SELECTION = (
    f"1.2.840.10008.5.1.4.1.1.{end}" for end in ("66.4", "481.3", "88.59"))
ECG = "1.2.840.10008.5.1.4.1.1.9.1.1"
NAMED = "rt-utils/rt.dcm"
SELECTED = ["rt-utils/ct_1.dcm", "rt-utils/ct_2.dcm"]


def read(path):
    return pydicom.dcmread(path, force=True)


def item(**values):
    dataset = Dataset()
    for name, value in values.items():
        setattr(dataset, name, value)
    return dataset


def unnamed(dataset):
    """The structure set with contours that name no image, only their frame of reference."""
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=["unnamed", dataset.SOPInstanceUID])
    dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["unnamed", dataset.SeriesInstanceUID])
    for region in dataset.ROIContourSequence:
        for contour in region.get("ContourSequence", []):
            del contour.ContourImageSequence
    return dataset


def coarse(dataset, image):
    """A binary segment on one image, each pixel 2.5 by 1.5 pixels of it large, beginning a quarter into it."""
    spacing = [float(one) for one in image.PixelSpacing]
    across, down = (np.array(image.ImageOrientationPatient[start:start + 3], float) for start in (0, 3))
    position = np.array(image.ImagePositionPatient, float) + (
        image.Columns / 4 * spacing[1] * across + image.Rows / 4 * spacing[0] * down)
    mask = np.zeros((image.Rows // 5, image.Columns // 3 // 8 * 8), np.uint8)
    mask[10:30, 20:50] = 1
    dataset.SegmentationType, dataset.SegmentSequence = "BINARY", [
        item(SegmentNumber=1, RecommendedDisplayCIELabValue=[35579, 53664, 50857])]
    dataset.FrameOfReferenceUID = image.FrameOfReferenceUID
    reference = item(ReferencedSOPClassUID=image.SOPClassUID, ReferencedSOPInstanceUID=image.SOPInstanceUID)
    dataset.PerFrameFunctionalGroupsSequence = [item(
        DerivationImageSequence=[item(SourceImageSequence=[reference])],
        SegmentIdentificationSequence=[item(ReferencedSegmentNumber=1)],
        PlanePositionSequence=[item(ImagePositionPatient=[f"{one:.5f}" for one in position])])]
    dataset.SharedFunctionalGroupsSequence = [item(
        PlaneOrientationSequence=[item(ImageOrientationPatient=image.ImageOrientationPatient)],
        PixelMeasuresSequence=[item(PixelSpacing=[spacing[0] * 1.5, spacing[1] * 2.5])])]
    dataset.Rows, dataset.Columns, dataset.NumberOfFrames = *mask.shape, 1
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 1, 1, 0
    packed = np.packbits(mask, bitorder="little").tobytes()
    dataset.PixelData = packed + b"\0" * (len(packed) % 2)
    return dataset


def start(image, sop_class, name, modality):
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID, dataset.SOPInstanceUID = sop_class, generate_uid(entropy_srcs=[name])
    dataset.StudyInstanceUID, dataset.PatientID = image.StudyInstanceUID, image.PatientID
    dataset.SeriesInstanceUID, dataset.Modality = generate_uid(entropy_srcs=[f"{name} series"]), modality
    return dataset


def make(corpus, folder):
    images = [read(Path(corpus, name)) for name in SELECTED]
    dataset = start(images[0], SELECTION, "selection", "KO")
    dataset.ValueType = "CONTAINER"
    references = [item(ReferencedSOPClassUID=image.SOPClassUID, ReferencedSOPInstanceUID=image.SOPInstanceUID)
                  for image in images]
    dataset.ContentSequence = [item(RelationshipType="CONTAINS", ValueType="IMAGE", ReferencedSOPSequence=[one])
                               for one in reversed(references)]
    dataset.save_as(Path(folder, "selection.dcm"), enforce_file_format=True)
    coarse(start(images[0], SEGMENTATION, "coarse", "SEG"), images[0]).save_as(
        Path(folder, "coarse.dcm"), enforce_file_format=True)
    unnamed(read(Path(corpus, NAMED))).save_as(Path(folder, "unnamed.dcm"), enforce_file_format=True)


class Service:
    def __init__(self, url):
        self.url = url

    def get(self, url, accept="image/png"):
        request = urllib.request.Request(url, headers={"Accept": accept})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.read()

    def find(self, uid):
        """The URL of an instance; None where the index does not hold it."""
        found = json.loads(self.get(f"{self.url}/instances?SOPInstanceUID={uid}", "application/dicom+json"))
        if not found:
            return None
        study, series = (found[0][tag]["Value"][0] for tag in ("0020000D", "0020000E"))
        return f"{self.url}/studies/{study}/series/{series}/instances/{uid}"

    def picture(self, url):
        return np.asarray(Image.open(io.BytesIO(self.get(url))).convert("RGB")).astype(int)


def held(corpus, sop_class, service):
    """(path, data set, URL) of the files of a class whose content is what the index holds."""
    for line in Path(corpus, "expected.jsonl").read_text().splitlines():
        entry = json.loads(line)
        if entry.get("sop_class") != sop_class:
            continue
        url = service.find(entry["sop_instance_uid"])
        if url is None:
            continue
        stored = service.get(url, "application/dicom; transfer-syntax=*")
        if stored == Path(corpus, entry["path"]).read_bytes():
            yield entry["path"], read(Path(corpus, entry["path"])), url


def srgb(numbers):
    """A CIELab value of PS3.3 C.10.7.1.1 as Little CMS turns it into sRGB."""
    lab = np.array([numbers[0] / 257, numbers[1] / 257, numbers[2] / 257]).round().astype(np.uint8)
    # Pillow keeps a and b as signed bytes.
    lab[1:] ^= 0x80
    picture = Image.frombytes("LAB", (1, 1), lab.tobytes())
    turned = ImageCms.profileToProfile(
        picture, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC)
    return np.array(turned.getpixel((0, 0)))


def plane(groups, dataset):
    """(middle of the first pixel, step to the right, step down) in millimetres."""
    found = {}
    for group in [*groups, dataset]:
        for keyword, sequence in (("ImagePositionPatient", "PlanePositionSequence"),
                                  ("ImageOrientationPatient", "PlaneOrientationSequence"),
                                  ("PixelSpacing", "PixelMeasuresSequence")):
            holder = group.get(sequence)[0] if group.get(sequence) else group
            if keyword in holder:
                found.setdefault(keyword, np.array(holder[keyword].value, float))
    position, orientation, spacing = (
        found[keyword] for keyword in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing"))
    return position, orientation[:3] * spacing[1], orientation[3:] * spacing[0]


def on_image(mask, of_mask, of_image, shape):
    """The values of the mask that the middles of an image's pixels lie in; 0 beside it."""
    row, column = np.mgrid[0:shape[0], 0:shape[1]]
    points = of_image[0] + column[..., None] * of_image[1] + row[..., None] * of_image[2] - of_mask[0]
    place = [np.floor(np.round(points @ step / (step @ step) + 0.5, 6)).astype(int) for step in of_mask[:0:-1]]
    inside = (place[0] >= 0) & (place[1] >= 0) & (place[0] < mask.shape[0]) & (place[1] < mask.shape[1])
    clipped = [np.clip(one, 0, limit - 1) for one, limit in zip(place, mask.shape)]
    return np.where(inside, mask[clipped[0], clipped[1]], 0)


def check_segmentations(service, corpus):
    for path, dataset, url in held(corpus, SEGMENTATION, service):
        try:
            masks = dataset.pixel_array
        except Exception as error:  # what pydicom can't read is others' to compare
            print(f"# {path}: {error}", file=sys.stderr)
            continue
        masks = masks.reshape((-1, dataset.Rows, dataset.Columns))
        segments = {int(segment.SegmentNumber): segment for segment in dataset.SegmentSequence}
        maximum = dataset.get("MaximumFractionalValue", 1) if dataset.SegmentationType == "FRACTIONAL" else 1
        for number, mask in enumerate(masks):
            groups = dataset.PerFrameFunctionalGroupsSequence[number]
            shared = dataset.SharedFunctionalGroupsSequence[0]
            identification = groups.get("SegmentIdentificationSequence") or shared.SegmentIdentificationSequence
            segment = segments[int(identification[0].ReferencedSegmentNumber)]
            got = service.picture(f"{url}/frames/{number + 1}/rendered")
            ground = np.zeros(got.shape, int)
            derivation = groups.get("DerivationImageSequence")
            source = derivation[0].SourceImageSequence[0] if derivation else None
            source_url = service.find(source.ReferencedSOPInstanceUID) if source else None
            weight = 1.0
            if source_url:
                frame = source.get("ReferencedFrameNumber", 1)
                frame = int(frame if not hasattr(frame, "__len__") else frame[0])
                below = service.picture(f"{source_url}/frames/{frame}/rendered")
                if below.shape == got.shape:
                    ground, weight = below, 128 / 255
                if mask.shape != got.shape[:2]:
                    image = pydicom.dcmread(io.BytesIO(service.get(
                        source_url, "application/dicom; transfer-syntax=*")), stop_before_pixels=True)
                    mask = on_image(mask, plane([groups, shared], dataset), plane([], image), got.shape)
            share = np.minimum(mask / maximum, 1)[..., None] * weight
            inside = mask > 0
            if (got[~inside] != ground[~inside]).any():
                yield f"{path}, frame {number + 1}: the image beside the segment is not as it is alone"
            if "RecommendedDisplayCIELabValue" in segment:
                wanted = ground * (1 - share) + srgb(segment.RecommendedDisplayCIELabValue) * share
                difference = np.abs(got - wanted)[inside].max(initial=0)
                if difference > 8:  # eight bits of Lab are as coarse as that
                    yield f"{path}, frame {number + 1}: the colour differs by {difference:.1f}"
            elif inside.any() and (got[inside] == ground[inside]).all():
                yield f"{path}, frame {number + 1}: the segment is not seen"
            yield None


def check_structures(service, corpus):
    for path, dataset, url in held(corpus, STRUCTURES, service):
        got = service.picture(f"{url}/rendered")
        contours = [(tuple(region.ROIDisplayColor), contour) for region in dataset.ROIContourSequence
                    for contour in region.get("ContourSequence", [])]
        sources = [contour.ContourImageSequence[0].ReferencedSOPInstanceUID for _, contour in contours
                   if "ContourImageSequence" in contour]
        sources = [uid for uid in sources if service.find(uid)]
        if not sources:
            if not (got > 0).any():
                yield f"{path}: nothing is drawn without an image"
            yield None
            continue
        # Of those that show as many regions, the one with most points; here all lie on one.
        uid = max(sources, key=sources.count)
        image_url = service.find(uid)
        plain = service.picture(f"{image_url}/rendered")
        image = json.loads(service.get(f"{image_url}/metadata", "application/dicom+json"))[0]
        position, orientation, spacing = (
            np.array(image[tag]["Value"], float) for tag in ("00200032", "00200037", "00280030"))
        near = np.zeros(plain.shape[:2], bool)
        rows, columns = np.mgrid[0:plain.shape[0], 0:plain.shape[1]]
        for color, contour in contours:
            if contour.ContourImageSequence[0].ReferencedSOPInstanceUID != uid:
                continue
            points = np.array(contour.ContourData, float).reshape(-1, 3) - position
            x, y = points @ orientation[:3] / spacing[1], points @ orientation[3:] / spacing[0]
            for place in range(len(x)):
                # Along the edge to the next point, the first one behind the last.
                after = (place + 1) % len(x)
                for share in np.linspace(0, 1, 50):
                    column = x[place] + share * (x[after] - x[place])
                    row = y[place] + share * (y[after] - y[place])
                    near |= np.hypot(rows - row, columns - column) < 4
                    pixel = got[int(round(row)), int(round(column))]
                    if np.abs(pixel - np.array(color, int)).max() > 60:
                        yield f"{path}: a contour is not seen at {row:.0f}, {column:.0f}"
                        return
        if (got != plain)[~near].any():
            yield f"{path}: the image is not as it is alone beside the contours"
        yield None


def check_waveforms(service, corpus):
    for path, dataset, url in held(corpus, ECG, service):
        svg = service.get(f"{url}/rendered", "image/svg+xml").decode()
        curves = [np.array([pair.split(",") for pair in points.split()], float)
                  for points in re.findall(r'<polyline points="([^"]*)"', svg)]
        group = dataset.WaveformSequence[0]
        millivolts = dataset.waveform_array(0) / 1000
        second = millivolts[:, 1]
        longest = max(curves, key=lambda curve: np.ptp(curve[:, 0]))
        seconds = group.NumberOfWaveformSamples / group.SamplingFrequency
        if abs(np.ptp(longest[:, 0]) - 25 * seconds) > 0.1:
            yield f"{path}: {seconds} s are {np.ptp(longest[:, 0])} mm"
        moments = (longest[:, 0] - longest[0, 0]) / 25 * group.SamplingFrequency
        wanted = second[np.clip(moments.round().astype(int), 0, len(second) - 1)]
        difference = np.abs((longest[:, 1] - longest[0, 1]) / -10 - (wanted - wanted[0])).max()
        if difference > 0.01:
            yield f"{path}: lead II differs by {difference} mV"
        picture = service.picture(f"{url}/rendered?viewport=600,600")
        if picture.shape[1] != 600 or not (picture.max(axis=2) < 80).any() or picture.mean() < 150:
            yield f"{path}: the picture is no curve on paper"
        yield None


def check_selection(service, corpus, folder):
    url = service.find(read(Path(folder, "selection.dcm")).SOPInstanceUID)
    images = [service.find(read(Path(corpus, name)).SOPInstanceUID) for name in reversed(SELECTED)]
    if (service.picture(f"{url}/rendered?viewport=64,64")
            != service.picture(f"{images[0]}/rendered?viewport=64,64")).any():
        yield "the first picture of a selection is not its first image"
    parts = service.get(f"{url}/rendered?viewport=64,64", 'multipart/related; type="image/png"')
    places = [one.decode() for one in re.findall(rb"Content-Location: (\S+)", parts)]
    if places != images:
        yield f"a selection of {images} is answered with {places}"
    if b"<html" not in service.get(f"{url}/rendered", "*/*"):
        yield "a selection is no page by default"
    if service.get(f"{url}/thumbnail") != service.get(f"{images[0]}/thumbnail"):
        yield "the thumbnail of a selection is not its first image's"
    yield None


def check_unnamed(service, corpus, folder):
    """The same picture as that of the structure set whose contours name their images."""
    url, named = (service.find(read(path).SOPInstanceUID) for path in (Path(folder, "unnamed.dcm"), Path(corpus, NAMED)))
    if (service.picture(f"{url}/rendered") != service.picture(f"{named}/rendered")).any():
        yield "contours that name no image do not lie where they lie with their names"
    yield None


def check_coarse(service, corpus, folder):
    """The segment lies on the pixels of its image whose middle is in one of its own."""
    dataset, image = read(Path(folder, "coarse.dcm")), read(Path(corpus, SELECTED[0]))
    got = service.picture(f"{service.find(dataset.SOPInstanceUID)}/frames/1/rendered")
    ground = service.picture(f"{service.find(image.SOPInstanceUID)}/rendered")
    groups = [dataset.PerFrameFunctionalGroupsSequence[0], dataset.SharedFunctionalGroupsSequence[0]]
    is_segment = on_image(dataset.pixel_array, plane(groups, dataset), plane([], image), ground.shape) > 0
    if not is_segment.any() or got.shape != ground.shape or (got[~is_segment] != ground[~is_segment]).any():
        yield "a segment of another matrix: the image beside it is not as it is alone"
    else:
        color = srgb(dataset.SegmentSequence[0].RecommendedDisplayCIELabValue)
        difference = np.abs(got - (ground * 127 + color * 128) / 255)[is_segment].max()
        if difference > 8:
            yield f"a segment of another matrix differs by {difference:.1f} in its colour"
    yield None


def main():
    if sys.argv[1] == "make":
        return make(*sys.argv[2:4])
    service, corpus, folder = Service(sys.argv[2].rstrip("/")), sys.argv[3], sys.argv[4]
    faults, checked = [], 0
    for found in (check_segmentations(service, corpus), check_structures(service, corpus),
                  check_waveforms(service, corpus), check_selection(service, corpus, folder),
                  check_unnamed(service, corpus, folder), check_coarse(service, corpus, folder)):
        for fault in found:
            if fault is None:
                checked += 1
            else:
                faults.append(fault)
    print("\n".join([*faults, f"{checked} pictures, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
