"""Compares what presentation states show with what NumPy draws by PS3.3 C.7.6.10, C.11.14 and PS3.4 N.2. Shares no line
with the server.

    check_presentation.py make FOLDER
    check_presentation.py check SERVICE-URL FOLDER [--pictures FOLDER]

`make` writes three slices of a made CT, two of a made PET with another matrix, spacing and origin, and a blending state
of both; an angiogram of six frames with states that subtract an averaged and shifted mask, the frame before, and nothing;
a pseudo-colour state with a profile; states that turn a slice by 180 and 270 degrees; a coloured image with a colour state
that turns it; an XA/XRF state; states with figures and texts (presentation_marks.py), in true size, with a modality and
a VOI table; states that can't be drawn. `check` compares every picture, the order and the number of those of a state,
and what is refused. Prints a line for each fault; exits 1 where there was one.
"""

import io
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

import presentation_marks

CT = {"shape": (96, 128), "spacing": (2.0, 2.0), "origin": (-128.0, -96.0), "heights": (0.0, 5.0, 10.0)}
PET = {"shape": (40, 50), "spacing": (4.0, 5.0), "origin": (-100.0, -70.0), "heights": (0.5, 4.5)}
OPACITY = 0.4
MASKS, SHIFT, AVERAGED = [1, 2], (1.5, -2.25), 2


def uid(*names):
    return generate_uid(entropy_srcs=["presentation", *map(str, names)])


def item(**values):
    dataset = Dataset()
    for name, value in values.items():
        setattr(dataset, name, value)
    return dataset


def start(sop_class, modality, series, number=1):
    dataset = item(SOPClassUID=sop_class, SOPInstanceUID=uid(series, number), StudyInstanceUID=uid("study"),
                   SeriesInstanceUID=uid(series), PatientID="PRESENTATION", Modality=modality, InstanceNumber=number)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return dataset


def add_pixels(dataset, pixels, **more):
    dataset.Rows, dataset.Columns = pixels.shape[-2:]
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    dataset.PixelData = pixels.astype("<u2").tobytes()
    for name, value in more.items():
        setattr(dataset, name, value)


def slices(kind, modality):
    """Rings on a slope; no two slices are alike. PET has padding on its left."""
    for number, height in enumerate(kind["heights"], 1):
        row, column = np.mgrid[0:kind["shape"][0], 0:kind["shape"][1]]
        distance = np.hypot(row - kind["shape"][0] / 2, column - kind["shape"][1] / 2)
        pixels = (1500 + 700 * np.sin(distance / 6 + number) + 4 * column).round()
        sop_class = {"CT": "1.2.840.10008.5.1.4.1.1.2", "PT": "1.2.840.10008.5.1.4.1.1.128"}[modality]
        dataset = start(sop_class, modality, modality, number)
        if modality == "PT":
            pixels[:, :6] = 4095
            dataset.PixelPaddingValue = 4095
        add_pixels(dataset, pixels, PixelSpacing=list(kind["spacing"]), SliceThickness=4,
                   ImageOrientationPatient=[1, 0, 0, 0, 1, 0], ImagePositionPatient=[*kind["origin"], height],
                   FrameOfReferenceUID=uid("frame of reference"))
        yield dataset


def references(images):
    series = {}
    for image in images:
        series.setdefault(image.SeriesInstanceUID, []).append(
            item(ReferencedSOPClassUID=image.SOPClassUID, ReferencedSOPInstanceUID=image.SOPInstanceUID))
    return [item(SeriesInstanceUID=one, ReferencedImageSequence=found) for one, found in series.items()]


def palette(entries=256):
    """Black to red to yellow to white, in 16 bits."""
    share = np.linspace(0, 3, entries)
    return np.stack([np.clip(share - start, 0, 1) for start in range(3)], axis=1) * 65535


def add_palette(state):
    for place, name in enumerate(["Red", "Green", "Blue"]):
        setattr(state, f"{name}PaletteColorLookupTableDescriptor", [256, 0, 16])
        setattr(state, f"{name}PaletteColorLookupTableData", palette()[:, place].round().astype("<u2").tobytes())


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def window(centre, width):
    return [item(WindowCenter=centre, WindowWidth=width)]


def blending(cts, pets):
    state = start("1.2.840.10008.5.1.4.1.1.11.4", "PR", "blending")
    state.RelativeOpacity = OPACITY
    # The order of the references is not that of the slices.
    state.BlendingSequence = [
        item(BlendingPosition="SUPERIMPOSED", StudyInstanceUID=state.StudyInstanceUID, RescaleSlope=2,
             RescaleIntercept=-1000, RescaleType="US", ReferencedSeriesSequence=references(pets),
             SoftcopyVOILUTSequence=window(2000, 3000)),
        item(BlendingPosition="UNDERLYING", StudyInstanceUID=state.StudyInstanceUID,
             ReferencedSeriesSequence=references(cts[::-1]), SoftcopyVOILUTSequence=window(1500, 2500))]
    add_palette(state)
    return state


def angiogram():
    row, column = np.mgrid[0:64, 0:80]
    bones = 2000 + 500 * np.sin(row / 5) * np.cos(column / 7)
    vessels = [300 * number * (np.abs(row - 32 - number) < 3) for number in (0, 0, 1, 2, 3, 4)]
    dataset = start("1.2.840.10008.5.1.4.1.1.12.1", "XA", "angiogram")
    frames = np.stack([bones - vessel + 9 * number for number, vessel in enumerate(vessels)]).round()
    add_pixels(dataset, frames, NumberOfFrames=len(frames), PixelIntensityRelationship="LOG")
    return dataset


def state_of(images, name, sop_class="1.2.840.10008.5.1.4.1.1.11.1", **more):
    state = start(sop_class, "PR", name)
    state.ReferencedSeriesSequence = references(images)
    state.PresentationLUTShape = "IDENTITY"
    for attribute, value in more.items():
        setattr(state, attribute, value)
    return state


def subtractions(image):
    averaged = item(MaskOperation="AVG_SUB", MaskFrameNumbers=MASKS, ContrastFrameAveraging=AVERAGED,
                    MaskSubPixelShift=list(SHIFT), ApplicableFrameRange=[3, 5])
    before = item(MaskOperation="TID", TIDOffset=2)
    yield state_of([image], "averaged", MaskSubtractionSequence=[averaged], RecommendedViewingMode="SUB",
                   SoftcopyVOILUTSequence=window(-300, 1600))
    yield state_of([image], "before", MaskSubtractionSequence=[before], RecommendedViewingMode="SUB")


def pseudo_colour(images):
    state = state_of(images[:1], "pseudo-colour", "1.2.840.10008.5.1.4.1.1.11.3",
                     SoftcopyVOILUTSequence=window(1500, 2500), ICCProfile=profile())
    del state.PresentationLUTShape
    add_palette(state)
    return state


TURNS = {"half": (180, "N"), "three quarters": (270, "N"), "three quarters, flipped": (270, "Y")}


def turned(picture, degrees, flip):
    """Clockwise, then left to right. PS3.3 C.10.6."""
    picture = np.rot90(picture, -degrees // 90)
    return picture[:, ::-1] if flip == "Y" else picture


def turns(images):
    for name, (degrees, flip) in TURNS.items():
        yield state_of(images[:1], name, SoftcopyVOILUTSequence=window(1500, 2500), ImageRotation=degrees,
                       ImageHorizontalFlip=flip)


def coloured_image():
    dataset = start("1.2.840.10008.5.1.4.1.1.7", "OT", "colours")
    row, column = np.mgrid[0:50, 0:70]
    pixels = np.stack([5 * row, 3 * column, 255 - 2 * row - column], axis=-1).clip(0, 255)
    add_pixels(dataset, pixels[..., 0])
    dataset.SamplesPerPixel, dataset.PlanarConfiguration, dataset.PhotometricInterpretation = 3, 0, "RGB"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8, 8, 7
    dataset.PixelData = pixels.astype(np.uint8).tobytes()
    return dataset


def colour_state(image):
    state = state_of([image], "colour", "1.2.840.10008.5.1.4.1.1.11.2", ICCProfile=profile(), ImageRotation=90,
                     ImageHorizontalFlip="N")
    del state.PresentationLUTShape
    return state


def x_ray_state(image):
    """The subtraction of the grayscale state, by a state for angiograms."""
    averaged = item(MaskOperation="AVG_SUB", MaskFrameNumbers=MASKS, ContrastFrameAveraging=AVERAGED,
                    MaskSubPixelShift=list(SHIFT), ApplicableFrameRange=[3, 5])
    return state_of([image], "x-ray", "1.2.840.10008.5.1.4.1.1.11.5", MaskSubtractionSequence=[averaged],
                    RecommendedViewingMode="SUB", SoftcopyVOILUTSequence=window(-300, 1600))


def stepped(entries, most):
    """A table that no line comes near."""
    return np.round((1 - np.cos(np.linspace(0, np.pi, entries))) / 2 * most).astype("<u2")


def lut(table, first, bits, **more):
    """Descriptors of unsigned values."""
    made = item(LUTDescriptor=[len(table), first, bits], LUTData=table.tobytes(), **more)
    made["LUTDescriptor"].VR, made["LUTData"].VR = "US", "OW"
    return made


MODALITY_TABLE, VOI_TABLE = stepped(2000, 40000), stepped(3000, 1000)


def tables(images):
    """The modality LUT of a state, the slope of another, and its VOI LUT, count in place of those of the image."""
    modality = lut(MODALITY_TABLE, 600, 16, ModalityLUTType="US")
    yield state_of(images[:1], "modality table", ModalityLUTSequence=[modality],
                   SoftcopyVOILUTSequence=window(20000, 30000))
    yield state_of(images[:1], "VOI table", RescaleSlope=2, RescaleIntercept=-1000, RescaleType="US",
                   SoftcopyVOILUTSequence=[item(VOILUTSequence=[lut(VOI_TABLE, 500, 10)])])


def true_size(images):
    """Pixels twice as high as wide; the lower right quarter is displayed."""
    rows, columns = CT["shape"]
    area = item(DisplayedAreaTopLeftHandCorner=[columns // 2 + 1, rows // 2 + 1],
                DisplayedAreaBottomRightHandCorner=[columns, rows], PresentationSizeMode="TRUE SIZE",
                PresentationPixelSpacing=[2, 1])
    yield state_of(images[:1], "true size", SoftcopyVOILUTSequence=window(1500, 2500),
                   DisplayedAreaSelectionSequence=[area])


def undrawable(images, image):
    """Tables in front of a subtraction, of the state or of its mask, and kinds of states that are not drawn."""
    table = [lut(MODALITY_TABLE, 0, 16)]
    mask = {"MaskOperation": "AVG_SUB", "MaskFrameNumbers": MASKS}
    xa = "1.2.840.10008.5.1.4.1.1.11.5"
    yield state_of([image], "table of the state", xa, PixelIntensityRelationshipLUTSequence=table,
                   MaskSubtractionSequence=[item(**mask)], RecommendedViewingMode="SUB")
    yield state_of([image], "table of the mask", xa, RecommendedViewingMode="SUB",
                   MaskSubtractionSequence=[item(**mask, PixelIntensityRelationshipLUTSequence=table)])
    for number in UNDRAWN_KINDS:
        yield state_of(images[:1], f"kind {number}", f"1.2.840.10008.5.1.4.1.1.11.{number}")


# Volumetric, advanced blending, variable modality LUT. PS3.4 B.5.
UNDRAWN_KINDS = (6, 8, 12)
UNDRAWN = ("table of the state", "table of the mask", *(f"kind {number}" for number in UNDRAWN_KINDS))


def marked(images):
    for name, annotation in presentation_marks.annotations(item).items():
        yield state_of(images[:1], name, SoftcopyVOILUTSequence=window(1500, 2500),
                       GraphicAnnotationSequence=[annotation],
                       GraphicLayerSequence=[item(GraphicLayer="MARKS", GraphicLayerOrder=1)])


def make(folder):
    cts, pets, image, colours = list(slices(CT, "CT")), list(slices(PET, "PT")), angiogram(), coloured_image()
    states = [blending(cts, pets), *subtractions(image), pseudo_colour(cts), *turns(cts), colour_state(colours),
              x_ray_state(image), *tables(cts), *true_size(cts), *undrawable(cts, image), *marked(cts)]
    for dataset in [*cts, *pets, image, colours, *states]:
        dataset.save_as(Path(folder, f"{dataset.SOPInstanceUID}.dcm"), enforce_file_format=True)


def linear(values, centre, width):
    return np.clip((values - (centre - 0.5)) / (width - 1) + 0.5, 0, 1)


def between(picture, x, y):
    """Bilinear, the edge repeated."""
    x, y = np.clip(x, 0, picture.shape[1] - 1), np.clip(y, 0, picture.shape[0] - 1)
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, bottom = np.minimum(left + 1, picture.shape[1] - 1), np.minimum(top + 1, picture.shape[0] - 1)
    upper = picture[top, left] * (left + 1 - x) + picture[top, right] * (x - left)
    lower = picture[bottom, left] * (left + 1 - x) + picture[bottom, right] * (x - left)
    return upper * (top + 1 - y) + lower * (y - top)


def coloured(share):
    return np.floor(palette().round()[np.round(share * 255).astype(int)] / 256)


def blended(ct, pet):
    ground = np.repeat(255 * linear(ct.pixel_array.astype(float), 1500, 2500)[..., None], 3, axis=2)
    if pet is None:
        return ground
    row, column = np.mgrid[0:ct.Rows, 0:ct.Columns]
    place = [np.array(one.ImagePositionPatient[:2], float) for one in (ct, pet)]
    x = (column * CT["spacing"][1] + place[0][0] - place[1][0]) / PET["spacing"][1]
    y = (row * CT["spacing"][0] + place[0][1] - place[1][1]) / PET["spacing"][0]
    share = between(np.round(255 * linear(pet.pixel_array * 2.0 - 1000, 2000, 3000)), x, y) / 255
    nearest = tuple(np.clip(np.floor(one + 0.5).astype(int), 0, limit - 1)
                    for one, limit in ((y, pet.Rows), (x, pet.Columns)))
    is_seen = (x >= -0.5) & (x < pet.Columns - 0.5) & (y >= -0.5) & (y < pet.Rows - 0.5)
    padding = pet.pixel_array == 4095
    is_seen &= ~padding[nearest]
    # Nothing is interpolated between a value and padding.
    alone = linear(pet.pixel_array * 2.0 - 1000, 2000, 3000)[nearest]
    share = np.where(between(padding.astype(float), x, y) > 1e-9, alone, share)
    return np.where(is_seen[..., None], OPACITY * coloured(share) + (1 - OPACITY) * ground, ground)


def entries_of(table, values, start):
    return table[np.clip(values - start, 0, len(table) - 1)].astype(float)


def by_modality_table(ct):
    return np.floor(255 * linear(entries_of(MODALITY_TABLE, ct.pixel_array.astype(int), 600), 20000, 30000) + 0.5)


def by_voi_table(ct):
    return np.floor(255 * entries_of(VOI_TABLE, ct.pixel_array.astype(int) * 2 - 1000, 500) / 1023 + 0.5)


def subtracted(image, frame, name):
    frames = image.pixel_array.astype(float)
    if name == "averaged":
        if frame not in (3, 4, 5):
            return linear(frames[frame - 1], -300, 1600)
        row, column = np.mgrid[0:image.Rows, 0:image.Columns]
        mask = between(frames[np.array(MASKS) - 1].mean(axis=0), column - SHIFT[1], row - SHIFT[0])
        return linear(frames[frame - 1:frame - 1 + AVERAGED].mean(axis=0) - mask, -300, 1600)
    if frame < 3:
        return frames[frame - 1] / 4095
    # No VOI: all that two values of twelve bits can differ by.
    return (frames[frame - 1] - frames[frame - 3] + 4095) / 8190


class Service:
    def __init__(self, url, folder):
        self.url, self.folder = url, folder

    def path(self, dataset):
        return (f"{self.url}/studies/{dataset.StudyInstanceUID}/series/{dataset.SeriesInstanceUID}"
                f"/instances/{dataset.SOPInstanceUID}")

    def get(self, url, accept):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def pictures(self, dataset):
        """(source, picture) of every part of a rendered state, in their order."""
        status, body = self.get(f"{self.path(dataset)}/rendered", 'multipart/related; type="image/png"')
        if status != 200:
            return
        for part in body.split(body[:body.index(b"\r\n")])[1:-1]:
            head, content = part.split(b"\r\n\r\n", 1)
            source = re.search(rb"Content-Location: (\S+)", head).group(1).decode()
            picture = Image.open(io.BytesIO(content))
            if self.folder:
                picture.save(Path(self.folder, f"{dataset.SeriesInstanceUID[-6:]}-{source[-12:].replace('/', '-')}.png"))
            yield source, np.asarray(picture).astype(float)


def faults(service, folder):
    files = [pydicom.dcmread(path) for path in Path(folder).glob("*.dcm")]
    names = ("CT", "PT", "angiogram", "blending", "averaged", "before", "pseudo-colour", "colours", "colour", "x-ray",
             "modality table", "VOI table", "true size", *UNDRAWN, *presentation_marks.PLACES, *TURNS)
    by_name = {uid(name): name for name in names}
    found = {}
    for dataset in sorted(files, key=lambda one: one.InstanceNumber):
        found.setdefault(by_name[dataset.SeriesInstanceUID], []).append(dataset)
    cts, pets, image = found["CT"], found["PT"], found["angiogram"][0]

    def compare(name, got, expected, limit=1.01):
        if len(got) != len(expected):
            yield f"{name}: {len(got)} pictures instead of {len(expected)}"
        for (source, picture), (wanted_source, wanted) in zip(got, expected):
            if source != wanted_source:
                yield f"{name}: {source} where {wanted_source} is expected"
            elif picture.shape != wanted.shape:
                yield f"{name}, {source}: the shape {picture.shape} instead of {wanted.shape}"
            elif np.abs(picture - wanted).max() > limit:
                yield f"{name}, {source}: differs by {np.abs(picture - wanted).max():.1f} at most"
            yield None

    # The third slice of the CT has no slice of the PET.
    expected = [(service.path(ct), blended(ct, pet)) for ct, pet in zip(cts, [*pets, None])]
    # A colour of the palette is a step of 3; the position in it may round the other way.
    yield from compare("blending", list(service.pictures(found["blending"][0])), expected, limit=3.5)
    for name in ("averaged", "before"):
        expected = [(f"{service.path(image)}/frames/{frame}", np.floor(255 * subtracted(image, frame, name) + 0.5))
                    for frame in range(1, 7)]
        yield from compare(name, list(service.pictures(found[name][0])), expected)
    expected = [(f"{service.path(image)}/frames/{frame}", np.floor(255 * subtracted(image, frame, "averaged") + 0.5))
                for frame in range(1, 7)]
    yield from compare("x-ray", list(service.pictures(found["x-ray"][0])), expected)
    first = np.floor(255 * linear(cts[0].pixel_array.astype(float), 1500, 2500) + 0.5)
    for name, turn in TURNS.items():
        yield from compare(
            name, list(service.pictures(found[name][0])), [(service.path(cts[0]), turned(first, *turn))])
    yield from compare("modality table", list(service.pictures(found["modality table"][0])),
                       [(service.path(cts[0]), by_modality_table(cts[0]))])
    yield from compare("VOI table", list(service.pictures(found["VOI table"][0])),
                       [(service.path(cts[0]), by_voi_table(cts[0]))])
    # Twice as high as wide within the room of the area: half as wide, each pixel of two.
    quarter = first[CT["shape"][0] // 2:, CT["shape"][1] // 2:]
    yield from compare("true size", list(service.pictures(found["true size"][0])),
                       [(service.path(cts[0]), quarter.reshape(len(quarter), -1, 2).mean(axis=2))])
    for name in presentation_marks.PLACES:
        pictures = list(service.pictures(found[name][0]))
        if len(pictures) != 1 or pictures[0][1].shape != first.shape:
            yield f"{name}: no picture of the size of the image"
        else:
            yield from (f"{name}: {fault}" for fault in presentation_marks.faults(name, pictures[0][1] != first))
        yield None
    for name in UNDRAWN:
        status, _ = service.get(f"{service.path(found[name][0])}/rendered", "image/png")
        if status != 501:
            yield f"a state that can't be drawn, {name}, is answered with {status}"
        yield None
    colours = found["colours"][0]
    expected = [(service.path(colours), turned(colours.pixel_array.astype(float), 90, "N"))]
    yield from compare("colour", list(service.pictures(found["colour"][0])), expected)
    state = found["pseudo-colour"][0]
    share = np.round(255 * linear(cts[0].pixel_array.astype(float), 1500, 2500)) / 255
    yield from compare("pseudo-colour", list(service.pictures(state)), [(service.path(cts[0]), coloured(share))], 3.5)

    status, body = service.get(f"{service.path(state)}/rendered?iccprofile=yes", "image/png")
    # The head of a profile has the time when it was made.
    if status != 200 or Image.open(io.BytesIO(body)).info.get("icc_profile", b"")[128:] != profile()[128:]:
        yield "the profile of a presentation state is not that of its picture"
    yield None
    for query in ("/rendered?window=1,2,linear", "/rendered?viewport=9,9,0,0", "/frames/1/rendered"):
        status, body = service.get(service.path(state) + query, "image/png")
        if status != 400:
            yield f"C-24: {query} of a presentation state is answered with {status}"
        yield None


def main():
    if sys.argv[1] == "make":
        return make(sys.argv[2])
    pictures = sys.argv[5] if len(sys.argv) > 5 else None
    found = list(faults(Service(sys.argv[2].rstrip("/"), pictures), sys.argv[3]))
    wrong = [one for one in found if one]
    print("\n".join([*wrong, f"{found.count(None)} answers, {len(wrong)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
