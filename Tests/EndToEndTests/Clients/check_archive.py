"""Downloads every study and series as a ZIP archive and reads the File-set in it with pydicom and DCMTK.

    check_archive.py SERVICE_URL FOLDER

FOLDER is scratch space. Prints one line per check; the exit code is 1 if any of them failed.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
import zipfile

from pydicom import dcmread
from pydicom.fileset import FileSet

failures = 0
service, scratch = sys.argv[1:]


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {detail}'}")


def get(url, accept, **headers):
    request = urllib.request.Request(url, headers={"Accept": accept, **headers})
    with urllib.request.urlopen(request) as answer:
        return answer.status, answer.headers, answer.read()


def uids(path, tag):
    found = json.loads(get(f"{service}{path}", "application/dicom+json")[2])
    return [result[tag]["Value"][0] for result in found]


def check_archive(path, instances):
    url = service + path
    status, headers, body = get(url, "application/zip")
    name = f"archive of {len(instances)} instances"
    check(f"{name}: head", status == 200 and headers["Content-Type"] == "application/zip", headers)
    file = os.path.join(scratch, "archive.zip")
    with open(file, "wb") as out:
        out.write(body)
    folder = os.path.join(scratch, "archive")
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(file) as archive:
        check(f"{name}: checksums", archive.testzip() is None)
        names = archive.namelist()
        rule = re.compile(r"DICOMDIR|[A-Z0-9_]{1,8}(/[A-Z0-9_]{1,8}){0,7}")
        check(f"{name}: names", all(rule.fullmatch(name) for name in names), names)
        check(f"{name}: stored", all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist()))
        archive.extractall(folder)
    # bsdtar reads from the front, without the directory at the end.
    listed = subprocess.run(["bsdtar", "-tf", "-"], input=body, capture_output=True)
    check(f"{name}: streamed", listed.stdout.decode().split() == names, listed.stderr)

    files = FileSet(os.path.join(folder, "DICOMDIR"))
    check(f"{name}: all there", sorted(one.SOPInstanceUID for one in files) == sorted(instances), len(files))
    for instance in files:
        dataset = instance.load()
        for key in ("PatientID", "StudyInstanceUID", "SeriesInstanceUID", "Modality", "PatientName"):
            if key in dataset and not instance[key].is_empty:
                # The directory is UTF-8, whatever the file is.
                check(f"{name}: {key}", instance[key].value == dataset[key].value, (instance[key], dataset[key]))
        syntax = dataset.file_meta.TransferSyntaxUID
        check(f"{name}: syntax", instance.ReferencedTransferSyntaxUIDInFile == syntax, syntax)
        check(f"{name}: class", instance.ReferencedSOPClassUIDInFile == dataset.SOPClassUID)
        stored = get(f"{url}/instances/{dataset.SOPInstanceUID}" if "/series/" in path else
                     f"{url}/series/{dataset.SeriesInstanceUID}/instances/{dataset.SOPInstanceUID}",
                     "application/dicom; transfer-syntax=*")[2]
        with open(instance.path, "rb") as own:
            check(f"{name}: bytes", hashlib.sha256(own.read()).digest() == hashlib.sha256(stored).digest())

    dumped = subprocess.run(["dcmdump", os.path.join(folder, "DICOMDIR")], capture_output=True)
    text = dumped.stdout.decode("utf-8", "replace")
    check(f"{name}: dcmdump", dumped.returncode == 0 and not dumped.stderr, dumped.stderr)
    check(f"{name}: references", text.count("ReferencedFileID") == len(instances))
    # dcmgpdir appends to a directory that it finds: it has to understand the records for that.
    another = os.path.join(folder, "DICOM", "OTHER")
    shutil.copy(os.path.join(folder, names[1]), another)
    dataset = dcmread(another)
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = "2.25.987654321"
    dataset.save_as(another)
    appended = subprocess.run(
        ["dcmgpdir", "+A", "-W", "+I", "-Nxc", "+D", os.path.join(folder, "DICOMDIR"), "+id", folder, "DICOM/OTHER"],
        capture_output=True)
    check(f"{name}: dcmgpdir", appended.returncode == 0, appended.stderr.decode())
    check(f"{name}: appended", len(FileSet(os.path.join(folder, "DICOMDIR"))) == len(instances) + 1)

    # A download that broke goes on where it was.
    if headers["Content-Length"]:
        start = len(body) // 2
        status, _, rest = get(url, "application/zip", Range=f"bytes={start}-", **{"If-Range": headers["ETag"]})
        check(f"{name}: range", status == 206 and body[start:] == rest)


studies = uids("/studies", "0020000D")
check("studies", len(studies) > 3)
for study in studies:
    check_archive(f"/studies/{study}", uids(f"/studies/{study}/instances", "00080018"))
series = uids(f"/studies/{studies[0]}/series", "0020000E")[0]
check_archive(
    f"/studies/{studies[0]}/series/{series}", uids(f"/studies/{studies[0]}/series/{series}/instances", "00080018"))

sys.exit(1 if failures else 0)
