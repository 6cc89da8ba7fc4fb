"""Measures a hall of participants at once: whether pictures and desk stay usable.

    swift build -c release --product lightbox
    .build-python/bin/python Tests/Benchmarks/participants.py .build/release/lightbox [PARTICIPANTS] [SECONDS]

Serves the sample studies on a free port with the desk open, gives each participant (200 where nothing is said) a run and a
connection of its own, and lets all of them walk from the list of studies to pictures without a pause for 30 seconds. A
monitor opens the desk meanwhile. Prints the number of answers, the median and the 99th percentile in milliseconds for each
kind of request, what was not 200, and the largest memory of the server; asserts nothing.
"""

import collections
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

lightbox = sys.argv[1]
participant_count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 30
samples = Path(__file__).resolve().parents[2] / "SampleStudies"
JSON = "application/dicom+json"
PIXELS = 'multipart/related; type="application/octet-stream"; transfer-syntax=*'

times = collections.defaultdict(list)
refusals = collections.Counter()
lock = threading.Lock()


class Connection:
    """A client of its own: one connection, kept open."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, kind, path, accept=JSON, body=None):
        """The body of the answer, or nothing where it was refused."""
        headers = {"Accept": accept} | ({"Content-Type": "application/json"} if body else {})
        begin = time.perf_counter()
        try:
            self.connection.request("POST" if body else "GET", path, body=body, headers=headers)
            answer = self.connection.getresponse()
            content, status = answer.read(), answer.status
        except (http.client.HTTPException, OSError) as error:
            self.connection.close()
            content, status = b"", type(error).__name__
        elapsed = (time.perf_counter() - begin) * 1000
        with lock:
            if status in (200, 201):
                times[kind].append(elapsed)
            else:
                refusals[kind, status] += 1
        return content if status in (200, 201) else None


def value(data_set, tag):
    return data_set[tag]["Value"][0]


def walk(connection, root):
    """From the list of studies to the pictures of one series, as an app for reading reports does."""
    studies = connection.ask("search", f"{root}/studies?limit=25")
    for study in json.loads(studies or "[]"):
        path = f"{root}/studies/{value(study, '0020000D')}"
        connection.ask("thumbnail", f"{path}/thumbnail?viewport=128,128", "image/jpeg")
    path = f"{root}/studies?PatientID=LB-0001&ModalitiesInStudy=CT"
    study = value(json.loads(connection.ask("search", path) or b"[{}]")[0], "0020000D")
    path = f"{root}/studies/{study}/series"
    series = json.loads(connection.ask("search", f"{path}?limit=2&offset=1") or b"[{}]")[0]
    path = f"{path}/{value(series, '0020000E')}"
    metadata = json.loads(connection.ask("metadata", f"{path}/metadata") or b"[]")
    for instance in metadata[:8]:
        address = f"{path}/instances/{value(instance, '00080018')}"
        connection.ask("rendered 512", f"{address}/rendered?viewport=512,512", "image/jpeg")
        connection.ask("frame", f"{address}/frames/1", PIXELS)


def participant(port, number, end):
    connection = Connection(port)
    run = connection.ask("open a run", "/desk/runs", body=json.dumps({"name": f"App {number}"}))
    while run and time.monotonic() < end:
        try:
            walk(connection, f"/run/{json.loads(run)['id']}/dicom-web")
        except (KeyError, IndexError):
            # What was refused is counted; the app begins again.
            continue


def monitor(port, end):
    connection = Connection(port)
    while time.monotonic() < end:
        runs = json.loads(connection.ask("desk: all runs", "/desk/runs", "application/json") or b"[]")
        if runs:
            connection.ask("desk: one run", f"/desk/runs/{runs[-1]['id']}", "application/json")
        time.sleep(1)


def peak_memory(process):
    return re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{process.pid}/status").read_text()).group(1)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([lightbox, "import", "--data", folder, samples], check=True, capture_output=True)
        server = subprocess.Popen(
            [lightbox, "serve", "--data", folder, "--port", "0", "--desk"], stdout=subprocess.PIPE, text=True,
            env=os.environ | {"LIGHTBOX_DESK_RUNS_PER_ADDRESS": "10000", "LIGHTBOX_DESK_RUNS": "10000"})
        try:
            port = next(int(found.group(1)) for line in server.stdout
                        if (found := re.search(r"Service root http://[^/]*:(\d+)/", line)))
            end = time.monotonic() + seconds
            people = [threading.Thread(target=participant, args=(port, number, end))
                      for number in range(participant_count)]
            people.append(threading.Thread(target=monitor, args=(port, end)))
            for person in people:
                person.start()
            for person in people:
                person.join()
            memory = int(peak_memory(server)) // 1024
        finally:
            server.terminate()
            server.wait()
    total = sum(len(one) for one in times.values())
    print(f"{participant_count} participants, {seconds:.0f} s: {total / seconds:.0f} answers a second, {memory} MiB")
    print(f"{'':16}{'answers':>8}{'median':>9}{'99 %':>9}{'longest':>9}")
    for kind, one in sorted(times.items()):
        tail = statistics.quantiles(one, n=100, method="inclusive")[98] if len(one) > 1 else one[0]
        print(f"{kind:16}{len(one):8}{statistics.median(one):9.1f}{tail:9.1f}{max(one):9.1f}")
    for (kind, status), count in sorted(refusals.items(), key=str):
        print(f"refused: {kind} {status}: {count}")


main()
