"""Sends objects with pynetdicom, from many associations at once, and looks for each of them.

    check_dimse.py PORT TITLE SERVICE_URL FOLDER SENDERS
"""
import io, json, pathlib, sys, threading, urllib.request
import pydicom
from pynetdicom import AE

port, title, url, folder, senders = int(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4]), int(sys.argv[5])
samples = [pydicom.dcmread(path) for path in sorted(folder.rglob("*.dcm"))[::25]]
failures, sent = [], {}
lock = threading.Lock()


def copies(number):
    """The samples, each with UIDs of this sender."""
    for place, sample in enumerate(samples):
        buffer = io.BytesIO()
        pydicom.dcmwrite(buffer, sample, enforce_file_format=True)
        data_set = pydicom.dcmread(io.BytesIO(buffer.getvalue()))
        data_set.StudyInstanceUID = f"2.25.9{number:04}0"
        data_set.SeriesInstanceUID = f"2.25.9{number:04}1{place:04}"
        data_set.SOPInstanceUID = f"2.25.9{number:04}2{place:04}"
        data_set.file_meta.MediaStorageSOPInstanceUID = data_set.SOPInstanceUID
        yield data_set


def keep_answers(association):
    """pynetdicom looks for requests of its peer in a thread, and at times that takes the answer for which the sender waits,
    then for ever: DCMTK's storescp sees the same. What it takes here goes back."""
    association._serve_request = lambda message, context: association.dimse.msg_queue.put((context, message))


def send(number, data_sets):
    try:
        entity = AE(ae_title=f"SENDER{number}")
        # A busy machine is slow, and nothing here is about how long it takes.
        entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = 600
        for sample in samples:
            entity.add_requested_context(sample.SOPClassUID, sample.file_meta.TransferSyntaxUID)
        association = entity.associate("127.0.0.1", port, ae_title=title)
        if not association.is_established:
            raise AssertionError("no association")
        keep_answers(association)
        for data_set in data_sets:
            status = association.send_c_store(data_set)
            if not status or status.Status != 0:
                raise AssertionError(f"answered {status}")
            with lock:
                sent[data_set.SOPInstanceUID] = data_set
        association.release()
    except Exception as error:
        with lock:
            failures.append(f"sender {number}: {error!r}")


prepared = [list(copies(number)) for number in range(senders)]
threads = [threading.Thread(target=send, args=(number, prepared[number])) for number in range(senders)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with urllib.request.urlopen(f"{url}/instances?limit=100000") as answer:
    found = {item["00080018"]["Value"][0] for item in json.load(answer)}
if not set(sent) <= found:
    failures.append(f"{len(set(sent) - found)} are lost")
if len(sent) != senders * len(samples):
    failures.append(f"{len(sent)} of {senders * len(samples)} were taken")
for uid, data_set in list(sent.items())[::25]:
    path = f"studies/{data_set.StudyInstanceUID}/series/{data_set.SeriesInstanceUID}/instances/{uid}"
    wanted = urllib.request.Request(f"{url}/{path}", headers={"Accept": "application/dicom; transfer-syntax=*"})
    with urllib.request.urlopen(wanted) as answer:
        if pydicom.dcmread(io.BytesIO(answer.read())) != data_set:
            failures.append(f"{uid} came back changed")
for failure in failures[:10]:
    print("FAIL", failure)
print(f"{len(sent)} instances of {senders} senders, {len(failures)} failures")
sys.exit(1 if failures else 0)
