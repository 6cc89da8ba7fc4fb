"""Walks from a patient to the pictures over FHIR, and holds every answer against the rules of FHIR R4
(of R4B, which differs in none of these resources).

    check_fhir.py SERVICE_ROOT

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from fhir.resources.R4B.endpoint import Endpoint
from fhir.resources.R4B.imagingstudy import ImagingStudy
from fhir.resources.R4B.operationoutcome import OperationOutcome
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


def main():
    statement = get("metadata", CapabilityStatement)
    offered = {resource["type"] for resource in statement["rest"][0]["resource"]}
    check("the capabilities name what is there", offered == {"Patient", "ImagingStudy", "Endpoint"}, offered)

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

    for path, status in [("Patient/p-NOBODY", 404), ("ImagingStudy/1.2.3", 404), ("Observation", 404),
                         ("Patient?colour=red", 400), ("Patient?birthdate=yesterday", 400),
                         ("Patient?identifier=*", 400), ("ImagingStudy?_count=x", 400)]:
        get(path, OperationOutcome, status)
    sys.exit(1 if failures else 0)


main()
