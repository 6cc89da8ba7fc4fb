"""Retrieves instances in every syntax that the server can encode them in, and looks at them with dciodvfy and pydicom.

    check_transcoded.py SERVICE_URL FOLDER LEAST

FOLDER is scratch space. One instance is taken of each kind: its transfer syntax and what it says of its samples; there have
to be LEAST kinds or more. dciodvfy may find in the transcoded object only what it finds in the stored one; pydicom has to
read the same attributes and the same pixels, and what describes the samples has to be what PS3.5 8.2 says of the syntax.
Prints one line per failure and a count; the exit code is 1 if any of the checks failed.
"""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

import numpy
import pydicom.config
from pydicom import dcmread
from pydicom.encaps import generate_fragments, parse_basic_offsets
from pydicom.pixels import pixel_array

pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
checks, failures = 0, 0
service, scratch, least = sys.argv[1:]
BASE = "1.2.840.10008.1.2"
NATIVE, RLE, BASELINE = f"{BASE}.1", f"{BASE}.5", f"{BASE}.4.50"
JPEG_2000, HTJ2K = f"{BASE}.4.90", (f"{BASE}.4.201", f"{BASE}.4.202")
LOSSLESS = [RLE, f"{BASE}.4.70", f"{BASE}.4.80", JPEG_2000, *HTJ2K]
# Written anew whenever they are sent, natively (PS3.18 8.7.3.5.2).
NEVER_SENT = (BASE, f"{BASE}.2", f"{BASE}.1.99")
# Codecs whose decoders may differ by their rounding, and by how they scale up colours.
LOSSY = {BASELINE: 64, f"{BASE}.4.51": 64, f"{BASE}.4.53": 64, f"{BASE}.4.55": 64, f"{BASE}.4.91": 2}
# Of this syntax there is an object in the corpus that no decoder at hand can decode.
DAMAGED = (f"{BASE}.4.91",)
PIXEL_DATA = {0x7FE00010, 0x7FE00001, 0x7FE00002, 0x7FE00003}
KIND = ("PhotometricInterpretation", "SamplesPerPixel", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation",
        "PlanarConfiguration")


def check(name, condition, detail=""):
    global checks, failures
    checks += 1
    if not condition:
        failures += 1
        print(f"FAIL {name}: {str(detail)[:400]}", flush=True)


def get(url, accept):
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def all_instances():
    offset = 0
    while page := json.loads(get(
            f"{service}/instances?limit=200&offset={offset}&includefield=AvailableTransferSyntaxUID",
            "application/dicom+json")[1]):
        yield from page
        offset += len(page)


def first(result, tag):
    return (result.get(tag, {}).get("Value") or [None])[0]


def complaints(file):
    """What dciodvfy says, without the place in the file; None where it crashed."""
    result = subprocess.run(["dciodvfy", file], capture_output=True)
    if result.returncode < 0:
        return None
    return {line for line in result.stderr.decode("utf-8", "replace").splitlines() if line.startswith(("Error", "Warning"))}


def is_owed(complaint, before):
    """Whether a complaint about an object that was written anew follows from what is stored."""
    # Its meta information says what the data set says, where that of the stored object says something else.
    of_data_set = complaint.replace("(0x0002,0x0003)", "(0x0008,0x0018)").replace("Media Storage SOP", "SOP")
    # The colours of ultrasound: with a luminance of its own for each pixel, and chrominance, it has planes (PS3.3
    # C.8.5.6.1.2, C.8.5.6.1.16), which encapsulated pixels don't have.
    colors = "Unrecognized enumerated value" in complaint and (
        "<Planar Configuration>" in complaint or "<YBR_FULL>" in complaint)
    return complaint in before or of_data_set in before or colors


def plain(element):
    """Without what pydicom writes in a name, and with the same items for the same bytes."""
    if element is None:
        return None
    if element.VR == "SQ":
        # Pixels inside of a sequence are native in whatever is written anew.
        return [{tag: plain(item.get(tag)) for tag in item.keys() if tag != 0x7FE00010 and is_attribute(tag)} for item in element.value]
    return element.VR, repr(element.value)


def kept(body, name):
    """A file that holds the answer, and what pydicom reads in it."""
    path = os.path.join(scratch, name)
    with open(path, "wb") as out:
        out.write(body)
    return path, dcmread(path)


def is_attribute(tag):
    """Lengths of groups are none, nor are items outside of a sequence, which pydicom lists (PS3.5 7.2, 7.5)."""
    return tag.element != 0 and tag.group != 0xFFFE


def frame_count(data_set):
    text = str(data_set.get("NumberOfFrames") or 1)
    return int(text) if text.isdigit() else 1


def transforms_components(stream):
    """Whether a JPEG 2000 code stream says that its components were transformed (COD, SGcod)."""
    place = stream.index(b"\xff\x52")
    return stream[place + 8] == 1


def expected_interpretation(stored, syntax, stream):
    own = stored.PhotometricInterpretation
    if own in ("YBR_RCT", "YBR_ICT"):
        own = "RGB"
    # Stored with half of the chrominance: every pixel has its own once it is written anew.
    if own == "YBR_FULL_422":
        own = "YBR_FULL"
    # What an image of lossy JPEG says of its colours is decoded to RGB.
    if stored.file_meta.TransferSyntaxUID in LOSSY and stored.SamplesPerPixel == 3:
        own = "RGB"
    if syntax in (JPEG_2000, *HTJ2K) and stored.SamplesPerPixel == 3 and transforms_components(stream):
        return "YBR_RCT"
    return own


def check_description(name, stored, transcoded, syntax):
    own = stored.file_meta.TransferSyntaxUID
    stream = b""
    if syntax != NATIVE:
        check(f"{name} basic offsets", len(parse_basic_offsets(transcoded.PixelData)) in (0, frame_count(stored)))
        fragments = list(generate_fragments(transcoded.PixelData))[1:]
        check(f"{name} fragments", len(fragments) == frame_count(stored), len(fragments))
        stream = fragments[0]
    # Natively, what needs no decoder stays as it is.
    if own in NEVER_SENT and syntax == NATIVE:
        expected = stored.PhotometricInterpretation
    else:
        expected = expected_interpretation(stored, syntax, stream)
        if stored.SamplesPerPixel == 3:
            check(f"{name} planar configuration", transcoded.PlanarConfiguration in ((0, 1) if syntax == RLE else (0,)))
        check(f"{name} high bit", transcoded.HighBit == transcoded.BitsStored - 1, transcoded.HighBit)
    check(f"{name} colours", transcoded.PhotometricInterpretation == expected,
          f"{transcoded.PhotometricInterpretation} instead of {expected}")


def check_transcoded(name, stored_file, stored, before, syntax, body):
    own = stored.file_meta.TransferSyntaxUID
    file, transcoded = kept(body, "transcoded.dcm")
    check(f"{name} named", transcoded.file_meta.TransferSyntaxUID == syntax)
    # dciodvfy of 2022 takes HTJ2K for a native syntax.
    if syntax not in HTJ2K and before is not None:
        after = complaints(file)
        new = [complaint for complaint in after or [] if not is_owed(complaint, before)]
        check(f"{name} dciodvfy", after is not None and not new, new)
    described = {0x00280004, 0x00280006, 0x00280102}
    # Decoded, an object says of itself that it was lossy, though the stored one left that to its syntax.
    if own in LOSSY and transcoded.get("LossyImageCompression") == "01":
        described = described | {0x00282110}
    differing = [
        str(tag) for tag in set(stored.keys()) | set(transcoded.keys())
        if int(tag) not in PIXEL_DATA | described and is_attribute(tag)
        and plain(stored.get(tag)) != plain(transcoded.get(tag))
    ]
    check(f"{name} attributes", not differing, differing)
    if "PixelData" not in stored:
        return
    check_description(name, stored, transcoded, syntax)
    try:
        expected = pixel_array(stored_file, raw=own not in LOSSY)
    except Exception as error:  # What pydicom can't decode is left to the frames of expected.jsonl.
        undecoded[name] = repr(error)
        return
    found = pixel_array(file, raw=own not in LOSSY)
    check(f"{name} shape", expected.shape == found.shape, (expected.shape, found.shape))
    if expected.shape == found.shape:
        difference = numpy.abs(expected.astype(numpy.int64) - found.astype(numpy.int64)).max()
        check(f"{name} pixels", difference <= LOSSY.get(own, 0), difference)


syntaxes_seen, kinds, undecoded = set(), set(), {}
for instance in all_instances():
    url = first(instance, "00081190")
    status, body = get(url, "application/dicom; transfer-syntax=*")
    check(f"{url} stored", status == 200, status)
    stored_file, stored = kept(body, "stored.dcm")
    own = first(instance, "00083002")
    kind = (own, *(str(stored.get(keyword)) for keyword in KIND), frame_count(stored) > 1)
    if kind in kinds:
        continue
    kinds.add(kind)
    available = instance["00083002"]["Value"]
    before = complaints(stored_file)
    # Where it gives up it has not seen the rest.
    if any(words in complaint for complaint in before or [] for words in ("trailing garbage", "read failed")):
        before = None
    for syntax in [NATIVE] + LOSSLESS:
        name = f"{' '.join(str(part) for part in kind)} to {syntax}"
        status, body = get(url, f"application/dicom; transfer-syntax={syntax}")
        if status == 501 and b"is damaged" in body and own in DAMAGED:
            continue
        # What the server assures in a search it gives, and nothing else.
        check(f"{name} as assured", (status == 200) == (syntax in available), (status, available, body[:200]))
        if status != 200:
            check(f"{name} refused", status == 406, (status, body[:200]))
        elif syntax != stored.file_meta.TransferSyntaxUID:
            syntaxes_seen.add(syntax)
            check_transcoded(name, stored_file, stored, before, syntax, body)

check("every syntax", syntaxes_seen >= {NATIVE, *LOSSLESS}, syntaxes_seen)
check("kinds", len(kinds) >= int(least), len(kinds))
print(f"{len(kinds)} kinds, {checks} checks; not decoded by pydicom: {undecoded}")
sys.exit(1 if failures else 0)
