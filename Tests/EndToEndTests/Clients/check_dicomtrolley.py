"""Searches and downloads with dicomtrolley as its users do, and compares with the manifest of the sample studies.

    check_dicomtrolley.py SERVICE_URL MANIFEST

Prints one line per check; the exit code is 1 if any of them failed.
"""

import json
import sys

import requests
from dicomtrolley.core import InstanceReference, StudyReference
from dicomtrolley.qido_rs import HierarchicalQuery, QidoRS
from dicomtrolley.trolley import Trolley
from dicomtrolley.wado_rs import WadoRS
from dicomtrolley.wado_uri import WadoURI

failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {detail}'}")


service = sys.argv[1]
with open(sys.argv[2]) as file:
    manifest = json.load(file)

session = requests.Session()
searcher = QidoRS(session=session, url=service)
trolley = Trolley(searcher=searcher, downloader=WadoRS(session=session, url=service))
by_uri = WadoURI(session=session, url=service.removesuffix("/dicom-web") + "/wado")

for study in manifest["studies"]:
    uid, name = study["studyInstanceUID"], study["patientID"]
    found = trolley.find_studies(HierarchicalQuery(PatientID=name))
    check(f"{name} found", uid in [result.uid for result in found], found)
    expected = {instance["sopInstanceUID"] for series in study["series"] for instance in series["instances"]}
    objects = list(trolley.fetch_all_datasets([StudyReference(study_uid=uid)]))
    check(f"{name} downloaded", {str(data_set.SOPInstanceUID) for data_set in objects} == expected, len(objects))
    series = study["series"][0]
    reference = InstanceReference(
        study_uid=uid, series_uid=series["seriesInstanceUID"], instance_uid=series["instances"][0]["sopInstanceUID"]
    )
    data_sets = list(by_uri.datasets([reference]))
    check(
        f"{name} by the URI service",
        [str(data_set.SOPInstanceUID) for data_set in data_sets] == [reference.instance_uid],
        data_sets,
    )

sys.exit(1 if failures else 0)
