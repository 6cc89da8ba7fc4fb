"""Walks a DICOMweb server with dicomweb-client as its users do, and compares with the manifest of the sample studies.

    check_dicomweb_client.py SERVICE_URL MANIFEST

Prints one line per check; the exit code is 1 if any of them failed.
"""

import hashlib
import json
import sys

from dicomweb_client.api import DICOMwebClient

failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {detail}'}")


def value(result, tag):
    values = result.get(tag, {}).get("Value")
    return values[0] if values else None


client = DICOMwebClient(url=sys.argv[1])
with open(sys.argv[2]) as file:
    manifest = json.load(file)

found = {value(study, "0020000D"): study for study in client.search_for_studies(get_remaining=True)}
check("studies", set(found) == {study["studyInstanceUID"] for study in manifest["studies"]}, sorted(found))

for study in manifest["studies"]:
    uid = study["studyInstanceUID"]
    name = study["patientID"]
    result = found.get(uid, {})
    check(f"{name} patient", value(result, "00100020") == study["patientID"], result.get("00100020"))
    check(
        f"{name} modalities",
        sorted(result.get("00080061", {}).get("Value", [])) == sorted(study["modalitiesInStudy"]),
        result.get("00080061"),
    )
    series = client.search_for_series(uid)
    expected_series = {entry["seriesInstanceUID"]: entry for entry in study["series"]}
    check(f"{name} series", {value(entry, "0020000E") for entry in series} == set(expected_series), series)
    instances = client.search_for_instances(uid)
    expected_instances = {
        instance["sopInstanceUID"] for entry in study["series"] for instance in entry["instances"]
    }
    check(
        f"{name} instances",
        {value(entry, "00080018") for entry in instances} == expected_instances,
        f"{len(instances)} of {len(expected_instances)}",
    )

    whole_study = {data_set.SOPInstanceUID for data_set in client.retrieve_study(uid)}
    check(f"{name} whole study", whole_study == expected_instances, len(whole_study))
    for entry in study["series"]:
        instance = entry["instances"][len(entry["instances"]) // 2]
        uids = (uid, entry["seriesInstanceUID"], instance["sopInstanceUID"])
        label = f"{name} {entry['modality']} {instance['transferSyntaxUID']}"

        data_set = client.retrieve_instance(*uids)
        check(f"{label} instance", data_set.SOPInstanceUID == uids[2], data_set.SOPInstanceUID)
        metadata = client.retrieve_instance_metadata(*uids)
        check(f"{label} metadata", value(metadata, "00080018") == uids[2], metadata.get("00080018"))
        whole_series = client.retrieve_series(uid, entry["seriesInstanceUID"])
        check(
            f"{label} whole series",
            {data_set.SOPInstanceUID for data_set in whole_series} == {one["sopInstanceUID"] for one in entry["instances"]},
            len(whole_series),
        )
        series_metadata = client.retrieve_series_metadata(uid, entry["seriesInstanceUID"])
        check(f"{label} series metadata", len(series_metadata) == len(entry["instances"]), len(series_metadata))

        if "image" not in instance:
            continue
        # All frames in one list, the last one first.
        count = int(value(metadata, "00280008") or 1)
        numbers = list(range(count, 0, -1))
        frames = client.retrieve_instance_frames(*uids, frame_numbers=numbers)
        check(f"{label} frames", len(frames) == count and all(frames), len(frames))
        digests = instance["image"].get("frameSHA256")
        if digests:
            found_digests = [hashlib.sha256(frame).hexdigest() for frame in reversed(frames)]
            check(f"{label} frame digests", found_digests == digests[:count], found_digests)
        for entry_of_bulk in [entry_of for entry_of in metadata.values() if "BulkDataURI" in entry_of]:
            # This client names no port in Host, so the URIs that it is told have none.
            path = entry_of_bulk["BulkDataURI"].split("/dicom-web/", 1)[1]
            bulk = client.retrieve_bulkdata(f"{sys.argv[1]}/{path}")
            check(f"{label} bulk data", len(bulk) >= 1 and all(bulk), entry_of_bulk["BulkDataURI"])
        picture = client.retrieve_instance_rendered(*uids, media_types=("image/jpeg",))
        check(f"{label} rendered", bytes(picture[:3]) == b"\xff\xd8\xff", picture[:8])
        picture = client.retrieve_instance_frames_rendered(*uids, frame_numbers=[1], media_types=("image/png",))
        check(f"{label} frame rendered", bytes(picture[:4]) == b"\x89PNG", picture[:8])

sys.exit(1 if failures else 0)
