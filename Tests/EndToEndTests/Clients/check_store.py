"""Stores objects with dicomweb-client, from many senders at once, and looks for each of them.

    check_store.py SERVICE_URL FOLDER SENDERS

Every sender gives each object a study of its own, so that nothing may collide.
"""
import hashlib, io, pathlib, sys, threading
import pydicom
from dicomweb_client.api import DICOMwebClient

url, folder, senders = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
samples = [pydicom.dcmread(path) for path in sorted(folder.rglob("*.dcm"))[::12]]
failures, sent = [], {}
lock = threading.Lock()


def encoded(data_set):
    buffer = io.BytesIO()
    pydicom.dcmwrite(buffer, data_set, enforce_file_format=True)
    return buffer.getvalue()


def send(number):
    try:
        client = DICOMwebClient(url=url)
        mine = []
        for place, sample in enumerate(samples):
            data_set = pydicom.dcmread(io.BytesIO(encoded(sample)))
            data_set.StudyInstanceUID = f"2.25.9{number:04}0"
            data_set.SeriesInstanceUID = f"2.25.9{number:04}1{place:04}"
            data_set.SOPInstanceUID = f"2.25.9{number:04}2{place:04}"
            data_set.file_meta.MediaStorageSOPInstanceUID = data_set.SOPInstanceUID
            mine.append(data_set)
        report = client.store_instances(mine)
        stored = {item.ReferencedSOPInstanceUID for item in report.ReferencedSOPSequence}
        wanted = {data_set.SOPInstanceUID for data_set in mine}
        if stored != wanted or "FailedSOPSequence" in report:
            raise AssertionError(f"stored {len(stored)} of {len(wanted)}")
        with lock:
            for data_set in mine:
                sent[data_set.SOPInstanceUID] = data_set
    except Exception as error:
        with lock:
            failures.append(f"sender {number}: {error!r}")


threads = [threading.Thread(target=send, args=(number,)) for number in range(senders)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

client = DICOMwebClient(url=url)
found = {item["00080018"]["Value"][0] for item in client.search_for_instances(search_filters={"limit": "100000"})}
if found != set(sent):
    failures.append(f"{len(set(sent) - found)} are lost, {len(found - set(sent))} were not sent")
for uid, data_set in list(sent.items())[:: max(1, len(sent) // 40)]:
    back = client.retrieve_instance(
        data_set.StudyInstanceUID, data_set.SeriesInstanceUID, uid, media_types=(("application/dicom", "*"),))
    if hashlib.sha256(encoded(back)).digest() != hashlib.sha256(encoded(data_set)).digest():
        failures.append(f"{uid} came back changed")
for failure in failures[:10]:
    print("FAIL", failure)
print(f"{len(sent)} instances of {senders} senders, {len(failures)} failures")
sys.exit(1 if failures else 0)
