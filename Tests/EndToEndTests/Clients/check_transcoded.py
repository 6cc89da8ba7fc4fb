"""Retrieves instances in every syntax that the server can encode them in, and looks at them with dciodvfy and pydicom.

    check_transcoded.py SERVICE_URL FOLDER

FOLDER is scratch space. One instance of each series is taken. dciodvfy may find in the transcoded object only what it
finds in the stored one; pydicom has to read the same attributes and the same pixels. Prints one line per check; the exit
code is 1 if any of them failed.
"""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

import numpy
from pydicom import dcmread
from pydicom.pixels import pixel_array

failures = 0
service, scratch = sys.argv[1:]
NATIVE = "1.2.840.10008.1.2.1"
BASELINE, HTJ2K = "1.2.840.10008.1.2.4.50", ("1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202")
LOSSLESS = [f"1.2.840.10008.1.2.{suffix}" for suffix in ("5", "4.70", "4.80", "4.90", "4.201", "4.202")]
# What a transcoded object says otherwise than the stored one (PS3.5 8.2).
DESCRIBES_PIXELS = {0x7FE00010, 0x00280004, 0x00280006, 0x00280102, 0x7FE00001, 0x7FE00002, 0x7FE00003}


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {str(detail)[:400]}'}")


def get(url, accept):
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def found(path):
    return json.loads(get(f"{service}{path}", "application/dicom+json")[1])


def first(result, tag):
    return (result.get(tag, {}).get("Value") or [None])[0]


def complaints(file):
    """What dciodvfy says, without the place in the file."""
    result = subprocess.run(["dciodvfy", file], capture_output=True)
    return {line for line in result.stderr.decode("utf-8", "replace").splitlines() if line.startswith(("Error", "Warning"))}


syntaxes_seen = set()
for series in found("/series"):
    path = f"/studies/{first(series, '0020000D')}/series/{first(series, '0020000E')}"
    instance = found(f"{path}/instances?limit=1&includefield=AvailableTransferSyntaxUID")[0]
    url = f"{service}{path}/instances/{first(instance, '00080018')}"
    name = f"{first(series, '00080060')} {first(series, '00200011')}"
    stored_file = os.path.join(scratch, "stored.dcm")
    status, body = get(url, "application/dicom; transfer-syntax=*")
    check(f"{name}: stored", status == 200, status)
    with open(stored_file, "wb") as out:
        out.write(body)
    stored = dcmread(stored_file)
    own = stored.file_meta.TransferSyntaxUID
    before = complaints(stored_file)
    available = instance["00083002"]["Value"]
    check(f"{name}: stored syntax is available", own in available or own == "1.2.840.10008.1.2", available)
    for syntax in [NATIVE] + LOSSLESS:
        status, body = get(url, f"application/dicom; transfer-syntax={syntax}")
        # What the server assures in a search it gives, and nothing else.
        check(f"{name}: {syntax} as assured", (status == 200) == (syntax in available), (status, available))
        if status != 200:
            check(f"{name}: {syntax} refused", status == 406, status)
            continue
        if syntax == own:
            continue
        syntaxes_seen.add(syntax)
        file = os.path.join(scratch, "transcoded.dcm")
        with open(file, "wb") as out:
            out.write(body)
        transcoded = dcmread(file)
        check(f"{name}: {syntax} named", transcoded.file_meta.TransferSyntaxUID == syntax)
        # dciodvfy of 2022 takes HTJ2K for a native syntax.
        if syntax not in HTJ2K:
            new = complaints(file) - before
            check(f"{name}: {syntax} dciodvfy", not new, new)
        differing = [
            str(tag)
            for tag in set(stored.keys()) | set(transcoded.keys())
            if int(tag) not in DESCRIBES_PIXELS and stored.get(tag) != transcoded.get(tag)
        ]
        check(f"{name}: {syntax} attributes", not differing, differing)
        if "PixelData" in stored:
            difference = numpy.abs(pixel_array(stored_file).astype(int) - pixel_array(file).astype(int)).max()
            # Decoders of lossy JPEG may round and scale up the colours as they like.
            check(f"{name}: {syntax} pixels", difference <= (0 if own != BASELINE else 64), difference)

check("every syntax", syntaxes_seen >= set([NATIVE] + LOSSLESS), syntaxes_seen)
sys.exit(1 if failures else 0)
