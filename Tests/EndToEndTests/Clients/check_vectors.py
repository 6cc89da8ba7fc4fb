"""The test vectors of rendered resources as a client sees them, on images that are made for them. Shares no line with the
server.

    check_vectors.py make FOLDER
    check_vectors.py check SERVICE-URL FOLDER

`make` writes a CT of known HU values, a wide image, one of a single grey, one with a name burnt in, two with pixels that
are not square, a coloured JPEG with an ICC profile in its code stream, coloured noise, a cine that becomes brighter, an
image with a third of its pixels, samples in rare forms (signed 32 bits, double floating point, YBR_PARTIAL_422, segmented
palettes of 8 bits), a slide of tiles and an encapsulated CDA document. `check` asks for them with the parameters of I-27 to
I-37, C-06, C-10, C-11, C-20, C-26, C-28, C-34, C-38, C-39 and C-42 and compares sizes, bytes and profiles. Prints a line for
each fault; exits 1 where there was one.
"""

import copy
import io
import sys
import urllib.request
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image, ImageCms, ImageDraw, ImageFont, ImageSequence
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit, generate_uid

HU = [-160, -159, 40, 239, 240]
VECTORS = {"linear": [0, 1, 128, 255, 255], "linear-exact": [0, 1, 128, 254, 255], "sigmoid": None}
MULTI_FRAME = "1.2.840.10008.5.1.4.1.1.7.3"
SIGMOID = {40: 128, 240: 225}


def start(name, pixels, syntax=ExplicitVRLittleEndian):
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=["vectors", name])
    dataset.StudyInstanceUID = generate_uid(entropy_srcs=["vectors"])
    dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["vectors series", name])
    dataset.PatientID, dataset.PatientName, dataset.Modality = "VECTORS", "Vector^Victoria", "OT"
    dataset.SeriesDescription = name
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    dataset.PixelData = pixels.astype("<u2").tobytes()
    return dataset


def smooth(rows, columns):
    row, column = np.mgrid[0:rows, 0:columns]
    return (2000 + 900 * np.sin(row / 37) + 900 * np.cos(column / 53)).round()


def letters():
    """The name of nobody in letters of a twentieth of the image."""
    picture = Image.new("L", (600, 600))
    for line in range(0, 600, 40):
        ImageDraw.Draw(picture).text((10, line), "VECTOR^VICTORIA 1970", 255, font=ImageFont.load_default(30))
    return np.asarray(picture) > 128


def coloured():
    row, column = np.mgrid[0:120, 0:160]
    return np.stack([row * 2, column, 255 - row], axis=-1).clip(0, 255).astype(np.uint8)


def swapped_profile():
    """A profile whose colours are not sRGB's: red and blue have changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in range(int.from_bytes(profile[128:132], "big")):
        tag = 132 + 12 * place
        name = bytes(profile[tag:tag + 4])
        profile[tag:tag + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(profile)


def linear(values, centre, width):
    """PS3.3 C.11.2.1.2.1, in 8 bits."""
    return np.floor(255 * np.clip((values - (centre - 0.5)) / (width - 1) + 0.5, 0, 1) + 0.5)


def many_bits():
    row, column = np.mgrid[0:48, 0:64]
    return 40_000_000 * (column - 32) + 1_000_000 * row


def parameters():
    row, column = np.mgrid[0:48, 0:64]
    return 1e-3 * np.sin(row / 9) + 2e-3 * np.cos(column / 11)


def half_chroma():
    """Luminance of every pixel, chrominance of every pair: PS3.3 C.7.6.3.1.2."""
    row, column = np.mgrid[0:48, 0:64]
    chroma = np.mgrid[0:48, 0:32]
    return 16 + (3 * row + 2 * column) % 220, 60 + 2 * chroma[0], 200 - 3 * chroma[1]


def partial_colours():
    luma, blue, red = half_chroma()
    y, cb, cr = (luma - 16) * 255 / 219, *((np.repeat(one, 2, axis=1) - 128) * 255 / 224 for one in (blue, red))
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=-1)
    return np.clip(np.floor(rgb + 0.5), 0, 255)


def segments(shift):
    """Discrete, then linear segments, and the table that they stand for. PS3.3 C.7.9.2."""
    start = [(10 + shift) % 256, 200, 30, (40 + 3 * shift) % 256]
    ramps = [np.linspace(begin, end, count + 1)[1:] for begin, end, count in ((start[3], 250, 100), (250, 5, 152))]
    return bytes([0, 4, *start, 1, 100, 250, 1, 152, 5, 0]), np.concatenate([start, *ramps])


TILE, MATRIX = 32, (80, 100)


def slide():
    row, column = np.mgrid[0:MATRIX[0], 0:MATRIX[1]]
    return np.stack([3 * row, 2 * column + 20, 255 - row - column], axis=-1).astype(np.uint8)


def tiles():
    padded = np.zeros([-(-side // TILE) * TILE for side in MATRIX] + [3], np.uint8)
    padded[:MATRIX[0], :MATRIX[1]] = slide()
    return np.stack([padded[row:row + TILE, column:column + TILE] for row in range(0, padded.shape[0], TILE)
                     for column in range(0, padded.shape[1], TILE)])


CDA = ('<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Made up</title>'
       "</ClinicalDocument>\n").encode()
CDA += b"\n" * (1 - len(CDA) % 2)


def rare():
    """Images of samples in rare forms, and what is no frame."""
    deep = start("deep", np.zeros((48, 64)))
    deep.BitsAllocated, deep.BitsStored, deep.HighBit, deep.PixelRepresentation = 32, 32, 31, 1
    deep.PixelData, deep.WindowCenter, deep.WindowWidth = many_bits().astype("<i4").tobytes(), 1e8, 2e9
    double = start("double", np.zeros((48, 64)))
    del double.PixelData, double.BitsStored, double.HighBit, double.PixelRepresentation
    double.SOPClassUID, double.BitsAllocated = "1.2.840.10008.5.1.4.1.1.30", 64
    double.DoubleFloatPixelData = parameters().astype("<f8").tobytes()
    double.WindowCenter, double.WindowWidth, double.VOILUTFunction = 0.0005, 0.004, "LINEAR_EXACT"
    partial = start("partial", np.zeros((48, 64)))
    luma, blue, red = half_chroma()
    partial.SamplesPerPixel, partial.PlanarConfiguration, partial.PhotometricInterpretation = 3, 0, "YBR_PARTIAL_422"
    partial.PixelData = np.stack([luma[:, ::2], luma[:, 1::2], blue, red], axis=-1).astype(np.uint8).tobytes()
    segmented = start("segmented", np.zeros((48, 64)))
    segmented.PhotometricInterpretation = "PALETTE COLOR"
    segmented.PixelData = (np.arange(48 * 64) % 256).astype(np.uint8).tobytes()
    for place, name in enumerate(["Red", "Green", "Blue"]):
        setattr(segmented, f"{name}PaletteColorLookupTableDescriptor", [256, 0, 8])
        setattr(segmented, f"Segmented{name}PaletteColorLookupTableData", segments(50 * place)[0])
    tiled = start("tiled", np.zeros((TILE, TILE)))
    tiled.SOPClassUID, tiled.Modality = "1.2.840.10008.5.1.4.1.1.77.1.6", "SM"
    tiled.SamplesPerPixel, tiled.PlanarConfiguration, tiled.PhotometricInterpretation = 3, 0, "RGB"
    tiled.TotalPixelMatrixRows, tiled.TotalPixelMatrixColumns = MATRIX
    tiled.NumberOfFrames, tiled.DimensionOrganizationType = len(tiles()), "TILED_FULL"
    tiled.PixelData = tiles().tobytes()
    for one in (partial, segmented, tiled):
        one.BitsAllocated, one.BitsStored, one.HighBit = 8, 8, 7
    document = start("document", np.zeros((1, 1)))
    for keyword in ("Rows", "Columns", "SamplesPerPixel", "PhotometricInterpretation", "BitsAllocated", "BitsStored",
                    "HighBit", "PixelRepresentation", "PixelData"):
        delattr(document, keyword)
    document.SOPClassUID, document.Modality = "1.2.840.10008.5.1.4.1.1.104.2", "DOC"
    document.DocumentTitle, document.MIMETypeOfEncapsulatedDocument = "Made up", "text/xml"
    document.EncapsulatedDocument, document.EncapsulatedDocumentLength = CDA + b"\0", len(CDA)
    return deep, double, partial, segmented, tiled, document


def make(folder):
    hu = np.zeros((256, 512))
    hu[0, :len(HU)] = HU
    ct = start("hu", hu + 1024)
    ct.RescaleSlope, ct.RescaleIntercept = 1, -1024
    large = start("square", smooth(512, 512))
    large.WindowCenter, large.WindowWidth = 2000, 3600
    grey = start("grey", np.full((600, 900), 2000))
    grey.WindowCenter, grey.WindowWidth = 2000, 4000
    burned = start("burned", np.where(letters(), 4000, 1000))
    burned.WindowCenter, burned.WindowWidth, burned.BurnedInAnnotation = 2000, 4000, "YES"
    stretched = start("stretched", smooth(100, 200))
    stretched.PixelAspectRatio = [3, 1]
    spaced = start("spaced", smooth(100, 200))
    spaced.PixelSpacing = [0.5, 1]
    stream = io.BytesIO()
    Image.fromarray(coloured()).save(stream, "JPEG", quality=95, subsampling=0, icc_profile=swapped_profile())
    jpeg = start("jpeg", np.zeros((120, 160)), JPEGBaseline8Bit)
    jpeg.SamplesPerPixel, jpeg.PlanarConfiguration, jpeg.PhotometricInterpretation = 3, 0, "YBR_FULL"
    jpeg.BitsAllocated, jpeg.BitsStored, jpeg.HighBit = 8, 8, 7
    jpeg.PixelData = encapsulate([stream.getvalue()])
    jpeg["PixelData"].is_undefined_length = True
    jpeg.LossyImageCompression = "01"
    # The profile of the data set counts before that of the code stream, and the stream's before a name.
    both = copy.deepcopy(jpeg)
    both.SOPInstanceUID = generate_uid(entropy_srcs=["both"])
    both.SeriesInstanceUID = generate_uid(entropy_srcs=["both series"])
    both.SeriesDescription, both.ICCProfile = "both", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    jpeg.ColorSpace = "ADOBERGB"
    cine = start("cine", np.zeros((32, 32)))
    frames = np.stack([np.full((32, 32), 300 * number) for number in range(1, 11)])
    cine.SOPClassUID, cine.NumberOfFrames, cine.PixelData = MULTI_FRAME, len(frames), frames.astype("<u2").tobytes()
    noise = np.random.default_rng(5).integers(0, 256, (128, 128, 3), np.uint8)
    noisy, short = (start(name, noise[..., 0]) for name in ("noise", "short"))
    for one, content in ((noisy, noise.tobytes()), (short, noise.tobytes()[:16384])):
        one.SamplesPerPixel, one.PlanarConfiguration, one.PhotometricInterpretation = 3, 0, "RGB"
        one.BitsAllocated, one.BitsStored, one.HighBit = 8, 8, 7
        one.PixelData = content
    for dataset in (ct, large, grey, burned, stretched, spaced, jpeg, both, cine, noisy, short, *rare()):
        dataset.save_as(Path(folder, f"{dataset.SeriesDescription}.dcm"), enforce_file_format=True)


class Service:
    def __init__(self, url, folder):
        self.url, self.folder = url, folder

    def get(self, name, query, accept):
        one = pydicom.dcmread(Path(self.folder, f"{name}.dcm"))
        url = (f"{self.url}/studies/{one.StudyInstanceUID}/series/{one.SeriesInstanceUID}"
               f"/instances/{one.SOPInstanceUID}/{query}")
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120) as answer:
            return answer.read()

    def picture(self, name, query, accept="image/png"):
        return Image.open(io.BytesIO(self.get(name, query, accept)))

    def pixels(self, name, query):
        return np.asarray(self.picture(name, query)).astype(int)


def faults(service):
    """(row of the standard, fault or None) of everything that is looked at."""
    for function, wanted in VECTORS.items():
        got = service.pixels("hu", f"rendered?window=40,400,{function}")[0]
        found = dict(zip(HU, got[:len(HU)].tolist()))
        wanted = dict(zip(HU, wanted)) if wanted else SIGMOID
        yield "I-27 to I-29", [f"{function}: {hu} HU is {found[hu]}, not {grey}"
                               for hu, grey in wanted.items() if found[hu] != grey]
    yield "C-06", [] if service.pixels("hu", "rendered").shape == (256, 512) else ["another matrix than the image's"]
    size = service.picture("hu", "rendered?viewport=256,256").size
    yield "I-30", [] if size == (256, 128) else [f"{size} in place of 256 by 128"]
    size = service.picture("stretched", "rendered?viewport=200,600").size
    yield "C-42", [] if size == (200, 300) else [f"{size} in place of 200 by 300"]
    size = service.picture("spaced", "rendered?viewport=400,400").size
    yield "C-42", [] if size == (400, 100) else [f"{size} in place of 400 by 100"]
    size = service.picture("spaced", "rendered").size
    yield "C-42", [] if size == (200, 100) else [f"{size} without a viewport in place of 200 by 100"]

    whole = service.pixels("square", "rendered")
    quadrant = service.pixels("square", "rendered?viewport=512,512,,,256,256")
    wanted = Image.fromarray(whole[:256, :256].astype(np.uint8)).resize((512, 512), Image.BICUBIC)
    wanted = np.asarray(wanted).astype(int)
    inner = (slice(8, -8), slice(8, -8))
    fault = quadrant.shape != (512, 512) or np.abs(quadrant - wanted)[inner].max() > 2
    yield "I-31", ["the quadrant is not what Pillow enlarges"] if fault else []
    mirrored = service.pixels("square", "rendered?viewport=512,512,0,0,-512,512")
    yield "I-32", [] if (mirrored == whole[:, ::-1]).all() else ["not the mirrored rows"]
    turned = service.pixels("square", "rendered?viewport=512,512,0,0,512,-512")
    yield "I-32", [] if (turned == whole[::-1]).all() else ["not the columns upside down"]
    half = service.pixels("square", "rendered?viewport=128,128")
    wanted = whole.reshape(128, 4, 128, 4).mean(axis=(1, 3))
    yield "C-06", [] if np.abs(half - wanted).max() <= 1 else ["reducing does not average areas"]
    thumbnail = service.picture("hu", "thumbnail?viewport=64,64", "image/jpeg")
    yield "I-37", [] if thumbnail.format == "JPEG" and thumbnail.size == (64, 32) else [f"{thumbnail.size}"]

    burned = np.asarray(service.picture("burned", "thumbnail?viewport=300,300", "image/jpeg")).astype(int)
    drawn = service.pixels("burned", "rendered?viewport=300,300")
    # Letters have edges; within their lines the thumbnail has none.
    edges = [np.abs(np.diff(one[20:280, 20:280], axis=1)).max() for one in (burned, drawn)]
    yield "C-28", [] if burned.shape == (300, 300) and edges[0] < 12 and edges[1] > 100 else [
        f"letters have edges of {edges[0]} in a thumbnail, {edges[1]} in the picture"]

    cine = service.picture("cine", "rendered", "image/gif")
    greys = [np.asarray(one.convert("L"))[16, 16] for one in ImageSequence.Iterator(cine)]
    yield "C-34", [] if len(greys) == 10 and greys[0] == 0 and greys[-1] == 255 and greys == sorted(set(greys)) else [
        f"a cine without a window has the greys {greys}"]
    file = service.get("noise", "thumbnail", "*/*")
    yield "C-28", [] if len(file) <= 10000 and Image.open(io.BytesIO(file)).size == (128, 128) else [
        f"a thumbnail of {len(file)} bytes"]
    page = service.picture("short", "thumbnail", "image/jpeg")
    yield "C-28", [] if page.size == (128, 128) else ["no page as the thumbnail of what is damaged"]

    regions = [service.pixels("grey", f"rendered?viewport=300,300,{place},300,300&annotation=patient,technique")
               for place in ("0,0", "500,200")]
    marks = np.argwhere(np.abs(regions[0] - regions[0][150, 150]).reshape(300, 300, -1).max(axis=2) > 40)
    if (regions[0] != regions[1]).any():
        yield "C-11", ["annotations depend on the region"]
    yield "C-11", [] if len(marks) > 100 and marks.min() > 0 and marks.max() < 299 else ["annotations are cut or missing"]

    indices = (np.arange(48 * 64) % 256).reshape(48, 64)
    colours = np.stack([segments(50 * place)[1][indices] for place in range(3)], axis=-1)
    for row, name, wanted in [
            ("C-30", "deep", linear(many_bits(), 1e8, 2e9)),
            ("C-31", "double", np.floor(255 * np.clip((parameters() - 0.0005) / 0.004 + 0.5, 0, 1) + 0.5)),
            ("C-39", "partial", partial_colours()), ("C-38", "segmented", colours)]:
        got = service.pixels(name, "frames/1/rendered")
        if got.shape != wanted.shape:
            yield row, [f"{name} has the shape {got.shape}"]
        else:
            yield row, [] if np.abs(got - wanted).max() <= 1 else [
                f"{name} differs by {np.abs(got - wanted).max()}, {np.abs(got - wanted).mean()} on average"]
    whole = service.pixels("tiled", f"rendered?viewport={MATRIX[1]},{MATRIX[0]}")
    yield "C-20", [] if (whole == slide()).all() else ["the overview is not its tiles side by side"]
    half = service.pixels("tiled", f"rendered?viewport={MATRIX[1] // 2},{MATRIX[0] // 2}")
    wanted = slide().reshape(MATRIX[0] // 2, 2, MATRIX[1] // 2, 2, 3).mean(axis=(1, 3))
    yield "C-20", [] if half.shape == wanted.shape and np.abs(half - wanted).max() <= 1 else [
        "the small overview is not the mean of its pixels"]

    yield "C-26", [] if service.get("document", "rendered", "text/xml") == CDA else ["not the document without its padding"]
    page = service.get("document", "rendered", "text/html").decode()
    yield "C-26", [] if "accept=text/xml" in page and "Made up" in page else ["the page does not lead to the document"]
    yield "C-28", [] if service.picture("document", "thumbnail").size == (128, 128) else ["no page for a document"]

    plain = service.picture("jpeg", "rendered")
    yield "C-10", [] if plain.info.get("icc_profile") is None else ["a profile that nobody asked for"]
    # The head of a profile has the time when it was made.
    own = service.picture("jpeg", "rendered?iccprofile=yes").info.get("icc_profile", b"")
    yield "C-10", [] if own[128:] == swapped_profile()[128:] else ["not the profile of the code stream"]
    stored = service.picture("both", "rendered?iccprofile=yes").info.get("icc_profile")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield "C-10", [] if stored[128:] == srgb[128:] else ["not the profile of the data set"]
    moved = service.picture("jpeg", "rendered?iccprofile=srgb")
    wanted = ImageCms.profileToProfile(
        plain, ImageCms.ImageCmsProfile(io.BytesIO(swapped_profile())), ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.PERCEPTUAL)
    difference = np.abs(np.asarray(moved).astype(int) - np.asarray(wanted).astype(int))
    yield "C-10", [] if difference.max() <= 2 and (np.asarray(plain) != np.asarray(moved)).any() else [
        f"colours differ by {difference.max()} from what Pillow converts"]


def main():
    if sys.argv[1] == "make":
        return make(sys.argv[2])
    looked = list(faults(Service(sys.argv[2].rstrip("/"), sys.argv[3])))
    found = [f"{row}: {fault}" for row, several in looked for fault in several]
    print("\n".join([*found, f"{len(looked)} vectors, {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
