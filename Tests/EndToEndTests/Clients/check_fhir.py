"""Walks from a patient to the pictures over FHIR, and holds every answer against the rules of FHIR R4
(of R4B, which differs in none of these resources).

    check_fhir.py SERVICE_ROOT

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import base64
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

import pydicom
from fhir.resources.R4B.binary import Binary
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from fhir.resources.R4B.device import Device
from fhir.resources.R4B.documentreference import DocumentReference
from fhir.resources.R4B.endpoint import Endpoint
from fhir.resources.R4B.imagingstudy import ImagingStudy
from fhir.resources.R4B.operationoutcome import OperationOutcome
from fhir.resources.R4B.organization import Organization
from fhir.resources.R4B.patient import Patient

fhir = sys.argv[1].removesuffix("/dicom-web") + "/fhir"
failures = 0


def check(name, holds, detail=""):
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


def get(path, model, status=200):
    """The resource at the path, once it is found to be a valid one of its kind."""
    url = path if path.startswith("http") else f"{fhir}/{path}"
    try:
        with urllib.request.urlopen(url) as response:
            found, body, media = response.status, response.read(), response.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        found, body, media = error.code, error.read(), error.headers["Content-Type"]
    check(f"{path} is {status} and application/fhir+json", (found, media) == (status, "application/fhir+json"),
          (found, media, body[:200]))
    resource = json.loads(body)
    try:
        model.model_validate(resource)
        check(f"{path} is valid", True)
    except Exception as error:  # the validator's own
        check(f"{path} is valid", False, error)
    return resource


def fetch(url, accept):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept})) as response:
        return response.headers["Content-Type"], response.read()


def representatives(whole, address):
    """The instance that a series is shown by is the one whose picture its thumbnail is."""
    wrong = []
    for series in whole["series"]:
        marked = [one["uid"] for one in series["instance"] if any(
            extension["url"].endswith("/MadoRepresentativeInstanceExtension") and extension["valueBoolean"]
            for extension in one.get("extension", []))]
        path = f"{address}/studies/{whole['id']}/series/{series['uid']}"
        _, thumbnail = fetch(f"{path}/thumbnail", "image/png")
        own = [hashlib.sha256(fetch(f"{path}/instances/{uid}/thumbnail", "image/png")[1]).digest() for uid in marked]
        # A report has no picture of its own, and nothing that stands for it.
        if own != ([] if series["modality"]["code"] == "SR" else [hashlib.sha256(thumbnail).digest()]):
            wrong.append((series["uid"], marked))
    check("the representative instance of a series is what its thumbnail shows", not wrong, wrong)


def manifests(ct):
    """From a study to its manifest in both forms (IHE MADO), and from each to the same pictures."""
    found = get(f"DocumentReference?study-instance-uid=urn:oid:{ct['id']}", Bundle)
    kos, fhir_form = [entry["resource"] for entry in found["entry"]]
    check("a study has a manifest in two forms", found["total"] == 2
          and [one["content"][0]["attachment"]["contentType"] for one in (kos, fhir_form)]
          == ["application/dicom", "application/fhir+json"], found["total"])
    check("the forms point at each other", kos["relatesTo"][0]["target"]["reference"].endswith(fhir_form["id"])
          and fhir_form["relatesTo"][0]["target"]["reference"].endswith(kos["id"]))
    check("and are one manifest", kos["masterIdentifier"] == fhir_form["masterIdentifier"]
          and kos["masterIdentifier"] in kos["identifier"])
    for one in (kos, fhir_form):
        read = get(f"DocumentReference/{one['id']}", DocumentReference)
        check("a reference that is read is the one that was found", read["masterIdentifier"] == one["masterIdentifier"])
    for query, count in [("format=urn:ihe:rad:MADO:fhir-manifest:2026", 11), ("", 22), ("modality=US", 2),
                         ("accession-number=LBA-24-0318", 2), ("patient=Patient/p-LB-0001", 4), ("period=2024-03", 2)]:
        total = get(f"DocumentReference?{query}", Bundle)["total"]
        check(f"DocumentReference?{query} finds {count}", total == count, total)
    page = get("DocumentReference?_count=5", Bundle)
    seen = [entry["fullUrl"] for entry in page["entry"]]
    while following := [link["url"] for link in page["link"] if link["relation"] == "next"]:
        page = get(following[0], Bundle)
        seen += [entry["fullUrl"] for entry in page["entry"]]
    check("the pages hold every reference once", len(seen) == len(set(seen)) == 22, len(seen))

    bundle = get(fhir_form["content"][0]["attachment"]["url"], Bundle)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    check("the document begins with its composition and has all it refers to", bundle["type"] == "document"
          and kinds[0] == "Composition" and {"ImagingStudy", "Patient", "Endpoint", "Device", "Organization"} <= set(kinds),
          kinds)
    check("the document is the manifest", bundle["identifier"] == fhir_form["masterIdentifier"])
    places = {entry["fullUrl"] for entry in bundle["entry"]}
    references = [value for value in walk(bundle) if isinstance(value, str)]
    check("every reference within the document is resolved", references and all(
        f"{fhir}/{one}" in places for one in references), [one for one in references if f"{fhir}/{one}" not in places])

    media, file = fetch(kos["content"][0]["attachment"]["url"], "application/dicom")
    manifest = pydicom.dcmread(io.BytesIO(file))
    check("the key objects are a DICOM file", media.startswith("application/dicom")
          and manifest.SOPClassUID == "1.2.840.10008.5.1.4.1.1.88.59", media)
    check("its SOP Instance UID is the identifier",
          kos["masterIdentifier"]["value"] == f"urn:oid:{manifest.SOPInstanceUID}", manifest.SOPInstanceUID)
    check("it is the same each time", fetch(kos["content"][0]["attachment"]["url"], "application/dicom")[1] == file)
    check("it is a resource of FHIR for who asks for one",
          base64.b64decode(get_as(kos["content"][0]["attachment"]["url"], Binary)["data"]) == file)
    check("patient and study are those of the images", (manifest.PatientID, manifest.StudyInstanceUID,
          manifest.AccessionNumber) == ("LB-0001", ct["id"], "LBA-24-0318"))
    evidence = manifest.CurrentRequestedProcedureEvidenceSequence[0]
    told = {(series.SeriesInstanceUID, one.ReferencedSOPInstanceUID)
            for series in evidence.ReferencedSeriesSequence for one in series.ReferencedSOPSequence}
    study = next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "ImagingStudy")
    listed = {(series["uid"], one["uid"]) for series in study["series"] for one in series["instance"]}
    check("both forms name the same instances", told == listed and len(told) == 50, (len(told), len(listed)))
    address = sys.argv[1]
    check("both forms lead to the services", {series.RetrieveURL for series in evidence.ReferencedSeriesSequence}
          == {address} and all(series.RetrieveLocationUID for series in evidence.ReferencedSeriesSequence))
    content = manifest.ContentSequence
    check("the content is an image library and a reference for each instance",
          content[0].ConceptNameCodeSequence[0].CodeValue == "111028" and len(content) == 51, len(content))
    groups = [item for item in content[0].ContentSequence if item.ValueType == "CONTAINER"]
    check("the library has a group for each series", len(groups) == len(study["series"]), len(groups))
    with tempfile.NamedTemporaryFile(suffix=".dcm") as kept:
        kept.write(file)
        kept.flush()
        told = subprocess.run(["dciodvfy", kept.name], capture_output=True, text=True)
    errors = [line for line in (told.stdout + told.stderr).splitlines() if line.startswith("Error")
              # The validator knows the template as it was before CP-2595 brought numbers, dates and times.
              and not any(f"<{kind}> for value 1 of attribute <Value Type>" in line for kind in ("NUM", "DATE", "TIME"))]
    check("the key objects are valid (dciodvfy)", not errors, errors)
    representatives(get(f"ImagingStudy/{ct['id']}", ImagingStudy), address)


def walk(value):
    """The values of all members that are called reference."""
    if isinstance(value, list):
        for one in value:
            yield from walk(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "reference" and isinstance(one, str):
                yield one
            else:
                yield from walk(one)


def get_as(url, model):
    """A resource that is given out in another form too, asked as JSON of FHIR."""
    media, body = fetch(url, "application/fhir+json")
    resource = json.loads(body)
    check(f"{url} is {media}", media == "application/fhir+json", media)
    model.model_validate(resource)
    return resource


def main():
    statement = get("metadata", CapabilityStatement)
    offered = {resource["type"] for resource in statement["rest"][0]["resource"]}
    check("the capabilities name what is there", offered == {
        "Patient", "ImagingStudy", "DocumentReference", "Bundle", "Binary", "Endpoint", "Device", "Organization"}, offered)

    everybody = get("Patient?_count=100", Bundle)
    check("every patient is there once", everybody["total"] == 9 == len({e["fullUrl"] for e in everybody["entry"]}),
          everybody["total"])
    japanese = get("Patient?name=" + urllib.parse.quote("山田"), Bundle)
    check("a patient is found by an ideographic name", japanese["total"] == 1, japanese)
    phantoms = get("Patient?family=phan&birthdate=1958-04-12", Bundle)
    check("a patient is found by the beginning of a name and a birth date", phantoms["total"] == 1, phantoms)
    check("a given name is no family name", get("Patient?family=thorax", Bundle)["total"] == 0)
    patient = get("Patient?identifier=LB-0001", Bundle)["entry"][0]["resource"]
    get(f"Patient/{patient['id']}", Patient)

    studies = get(f"ImagingStudy?patient=Patient/{patient['id']}", Bundle)
    check("a patient's studies are found", studies["total"] == 2, studies["total"])
    page = get("ImagingStudy?_count=4", Bundle)
    seen = [entry["fullUrl"] for entry in page["entry"]]
    while following := [link["url"] for link in page["link"] if link["relation"] == "next"]:
        page = get(following[0], Bundle)
        seen += [entry["fullUrl"] for entry in page["entry"]]
    check("the pages hold every study once", len(seen) == len(set(seen)) == page["total"] == 11, seen)
    for query, count in [("modality=US", 1), ("started=2024", 1), ("started=2024-03", 1), ("started=ge2025-01-01", 3),
                         ("identifier=LBA-24-0318", 1)]:
        found = get(f"ImagingStudy?{query}", Bundle)
        check(f"{query} finds {count}", found["total"] == count, found["total"])

    ct = get("ImagingStudy?identifier=LBA-24-0318", Bundle)["entry"][0]["resource"]
    whole = get(f"ImagingStudy/{ct['id']}", ImagingStudy)
    check("a study lists its instances", sum(len(series["instance"]) for series in whole["series"]) == 50)
    endpoint = get(whole["endpoint"][0]["reference"], Endpoint)
    series = whole["series"][1]
    picture = (f"{endpoint['address']}/studies/{whole['id']}/series/{series['uid']}"
               f"/instances/{series['instance'][0]['uid']}/rendered?viewport=64,64")
    request = urllib.request.Request(picture, headers={"Accept": "image/jpeg"})
    with urllib.request.urlopen(request) as response:
        check("the endpoint leads to the picture", response.read(2) == b"\xff\xd8")

    manifests(ct)
    get("Device/lightbox", Device)
    get("Organization/operator", Organization)

    for path, status in [("DocumentReference/2k25.1", 404), ("DocumentReference/x", 404), ("Bundle/1.2.3", 404),
                         ("Binary/1.2.3", 404), ("Binary/x", 404), ("DocumentReference?format=pdf", 400),
                         ("DocumentReference?colour=red", 400), ("Patient/p-NOBODY", 404), ("ImagingStudy/1.2.3", 404), ("Observation", 404),
                         ("Patient?colour=red", 400), ("Patient?birthdate=yesterday", 400),
                         ("Patient?identifier=*", 400), ("ImagingStudy?_count=x", 400)]:
        get(path, OperationOutcome, status)
    sys.exit(1 if failures else 0)


main()
