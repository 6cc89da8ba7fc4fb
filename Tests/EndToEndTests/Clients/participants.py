"""Participants of the track: a good one, and bad ones that each break one rule. The desk has to tell them apart.

    participants.py SERVICE_ROOT

Prints a line for every participant, `ok` or `FAIL`; exits 1 where the desk judged one wrongly.
"""

import http.client
import io
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pydicom

origin = sys.argv[1].removesuffix("/dicom-web")
JSON = "application/dicom+json"
OBJECTS = 'multipart/related; type="application/dicom"; transfer-syntax=*'
PIXELS = 'multipart/related; type="application/octet-stream"; transfer-syntax=1.2.840.10008.1.2.1'
failures = 0


class Answer:
    def __init__(self, status, headers, body, is_whole=True):
        self.status, self.headers, self.body, self.is_whole = status, headers, body, is_whole

    def json(self):
        return json.loads(self.body) if self.body else []


class Participant:
    """A run of its own, and requests below it."""

    def __init__(self, name, rehearsals=()):
        wish = json.dumps({"name": name, "rehearsals": list(rehearsals)}).encode()
        request = urllib.request.Request(
            f"{origin}/desk/runs", data=wish, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            self.id = json.load(response)["id"]
        self.token = None
        self.root = f"{origin}/run/{self.id}/dicom-web"

    def send(self, path, accept=JSON, method="GET", token=None, body=None, fields=()):
        address = path if path.startswith("http") else self.root + path
        request = urllib.request.Request(address, method=method, data=body, headers=dict(fields))
        if accept:
            request.add_header("Accept", accept)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                try:
                    return Answer(response.status, response.headers, response.read())
                except http.client.IncompleteRead as error:
                    return Answer(response.status, response.headers, error.partial, is_whole=False)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())
        except (ConnectionError, ValueError):
            return Answer(200, {}, b"", is_whole=False)

    def patiently(self, path, accept=JSON):
        """Sends as a good client does: waits where it is told to, brings its token, asks again for what was cut."""
        for _ in range(8):
            answer = self.send(path, accept, token=self.token)
            if answer.status in (429, 503):
                time.sleep(float(answer.headers["Retry-After"]) + 0.05)
            elif answer.status == 401:
                self.token = self.id
            elif answer.is_whole:
                return answer
        raise RuntimeError(f"no answer to {path}")

    def report(self):
        # The last exchange is written down when its last byte has left.
        time.sleep(0.3)
        with urllib.request.urlopen(f"{origin}/desk/runs/{self.id}") as response:
            return json.load(response)


def first(results, tag):
    return results[0][tag]["Value"][0]


def ultrasound(participant):
    """The path of the multi-frame instance, found by searching."""
    study = first(participant.send("/studies?PatientID=LB-0003&ModalitiesInStudy=US").json(), "0020000D")
    series = first(participant.send(f"/studies/{study}/series").json(), "0020000E")
    instance = first(participant.send(f"/studies/{study}/series/{series}/instances").json(), "00080018")
    return f"/studies/{study}/series/{series}/instances/{instance}"


def parts(answer):
    """The bodies of the parts of a multipart answer. Source: RFC 2046 5.1."""
    boundary = re.search(r'boundary="?([^";]+)', answer.headers["Content-Type"]).group(1).encode()
    pieces = answer.body.split(b"--" + boundary)[1:-1]
    return [piece.split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n") for piece in pieces]


def head_series(ask):
    """The path of a series of several slices of which nothing but its UID is known."""
    study = first(ask("/studies?PatientID=LB-0007").json(), "0020000D")
    return f"/studies/{study}/series/{first(ask(f'/studies/{study}/series').json(), '0020000E')}"


def bulk_data_uri(data_sets):
    for data_set in data_sets:
        for attribute in data_set.values():
            if "BulkDataURI" in attribute:
                return attribute["BulkDataURI"]
    raise RuntimeError("the metadata has no BulkDataURI")


def good(participant):
    """Everything that the desk asks for, in the order of an app that shows a study."""
    ask = participant.patiently
    ask("/studies?PatientID=NOBODY")
    ask("/studies?PatientID=LB-0001")
    offset, total = 0, None
    while total is None or offset < total:
        page = ask(f"/studies?limit=4&offset={offset}" if offset else "/studies?limit=4")
        total = int(page.headers["X-Total-Count"])
        offset += len(page.json())
    study = first(ask("/studies?PatientID=LB-0003&ModalitiesInStudy=US").json(), "0020000D")
    series = first(ask(f"/studies/{study}/series").json(), "0020000E")
    instance = first(ask(f"/studies/{study}/series/{series}/instances").json(), "00080018")
    path = f"/studies/{study}/series/{series}/instances/{instance}"
    ask(f"/studies/{study}/thumbnail?viewport=128,128", "image/jpeg")
    metadata = ask(f"/studies/{study}/series/{series}/metadata").json()
    ask(f"{path}/frames/1,2,3", PIXELS)
    ask(f"{path}/rendered?viewport=512,512", "image/jpeg")
    ask(bulk_data_uri(metadata), "*/*, application/octet-stream")
    for number in (4, 5, 6, 7):
        ask(f"{path}/frames/{number}/rendered?viewport=256,256", "image/jpeg")
    series = head_series(ask)
    for part in parts(ask(series, OBJECTS)):
        uid = pydicom.dcmread(io.BytesIO(part)).SOPInstanceUID
        ask(f"{series}/instances/{uid}/rendered?viewport=512,512", "image/jpeg")


def resumes_by_range(participant):
    """Goes on where a transfer was cut, and has the same bytes in the end as who was not cut."""
    series = head_series(participant.send)
    participant.send(f"{series}/metadata")
    whole = participant.send(series, OBJECTS)
    piece = participant.send(series, OBJECTS)
    body, tag = piece.body, piece.headers["ETag"]
    check("the third retrieve is cut", not piece.is_whole and 0 < len(body) < len(whole.body), len(body))
    rest = participant.send(series, OBJECTS, fields={"Range": f"bytes={len(body)}-", "If-Range": tag})
    check("what was cut goes on by Range", rest.status == 206 and body + rest.body == whole.body,
          (rest.status, len(body), len(rest.body), len(whole.body)))


def without_accept(participant):
    participant.send("/studies?PatientID=LB-0001", accept=None)


def wrong_type(participant):
    study = first(participant.send("/studies?PatientID=LB-0001").json(), "0020000D")
    participant.send(f"/studies/{study}/metadata", accept="image/png")


def wrong_date(participant):
    participant.send("/studies?StudyDate=2024-03-18")


def pages_as_offset(participant):
    participant.send("/studies?limit=3")
    participant.send("/studies?limit=3&offset=1")


def stubborn(participant):
    for _ in range(3):
        participant.send("/studies?PatientID=NOBODY")


def made_up_uid(participant):
    participant.send("/studies/1.2.3.4/metadata")


def blind_frames(participant):
    participant.send(f"{ultrasound(participant)}/frames/1", PIXELS)


def frame_beyond(participant):
    path = ultrasound(participant)
    participant.send(f"{path}/metadata")
    participant.send(f"{path}/frames/9999", PIXELS)


def frame_zero(participant):
    path = ultrasound(participant)
    participant.send(f"{path}/metadata")
    participant.send(f"{path}/frames/0", PIXELS)


def one_by_one(participant):
    path = ultrasound(participant)
    participant.send(f"{path}/metadata")
    for number in range(1, 12):
        participant.send(f"{path}/frames/{number}", PIXELS)


def full_size(participant):
    participant.send(f"{ultrasound(participant)}/rendered", "image/jpeg")


def larger_than_any_screen(participant):
    participant.send(f"{ultrasound(participant)}/rendered?viewport=5000,50", "image/jpeg")


def leaves_a_hole(participant):
    series = head_series(participant.send)
    participant.send(f"{series}/metadata")
    participant.send(series, OBJECTS)
    piece = participant.send(series, OBJECTS)
    participant.send(series, OBJECTS, fields={"Range": f"bytes={len(piece.body) + 100}-", "If-Range": piece.headers["ETag"]})


def does_not_read_parts(participant):
    series = head_series(participant.send)
    participant.send(series, OBJECTS)
    participant.send(f"{series}/instances/{series.rsplit('/', 1)[1]}.1/metadata")


def made_up_bulk_data(participant):
    participant.send(f"{ultrasound(participant)}/bulkdata/00091001", "application/octet-stream")


def writes(participant):
    participant.send("/studies", method="POST", body=b"{}")


def hasty(participant):
    for _ in range(5):
        participant.send("/studies?PatientID=LB-0001")


def no_token(participant):
    for _ in range(5):
        participant.send("/studies?PatientID=LB-0001")


def believes_what_is_cut(participant):
    path = ultrasound(participant)
    for number in range(1, 16):
        participant.send(f"{path}/frames/{number}/rendered?viewport=64,64", "image/jpeg")


bad = [
    (without_accept, (), "names-media-type"),
    (wrong_type, (), "acceptable"),
    (wrong_date, (), "valid-search"),
    (pages_as_offset, (), "pages-by-results"),
    (stubborn, (), "empty-result"),
    (made_up_uid, (), "known-uids"),
    (blind_frames, (), "metadata-first"),
    (frame_beyond, (), "frames-exist"),
    (frame_zero, (), "frames-exist"),
    (one_by_one, (), "frames-together"),
    (full_size, (), "fits-screen"),
    (larger_than_any_screen, (), "fits-screen"),
    (does_not_read_parts, (), "parses-multipart"),
    (made_up_bulk_data, (), "bulk-data"),
    (writes, (), "reads-only"),
    (hasty, ("busy",), "retry-after"),
    (no_token, ("unauthorized",), "answers-401"),
    (believes_what_is_cut, ("cut",), "resumes"),
    (leaves_a_hole, ("cut",), "resumes"),
]


def check(name, holds, detail):
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


def frame_answer(rehearsals):
    participant = Participant("parts", rehearsals)
    path = ultrasound(participant)
    return participant.send(f"{path}/frames/1", PIXELS), participant.send(f"{path}/frames/1,2,3", PIXELS)


def rehearsed_parts():
    """The rehearsals change how parts are packed, never what is in them."""
    one, three = frame_answer([])
    _, lower = frame_answer(["lower-case"])
    check("lower-case part headers are the only difference",
          b"\r\ncontent-type:" in lower.body and b"Content-Type" not in lower.body
          and len(lower.body) == len(three.body), len(lower.body))
    bare, _ = frame_answer(["single-part"])
    check("a single part comes bare", not bare.headers["Content-Type"].startswith("multipart")
          and bare.body in one.body and len(bare.body) == int(bare.headers["Content-Length"]), bare.headers["Content-Type"])
    _, other = frame_answer(["other-order"])
    places = [other.body.find(f"/frames/{number}\r\n".encode()) for number in (3, 2, 1)]
    check("the parts come last first", -1 < places[0] < places[1] < places[2], places)


def rehearsed_network():
    """What a network does to answers, as its client sees it. A limit below is never one of speed."""
    far = Participant("far", ["latency"])
    begin = time.monotonic()
    answer = far.send("/studies?limit=1")
    check("a long way takes its time", answer.status == 200 and time.monotonic() - begin >= 0.8, time.monotonic() - begin)

    slow = Participant("slow", ["slow"])
    series = head_series(slow.send)
    request = urllib.request.Request(f"{slow.root}{series}", headers={"Accept": OBJECTS})
    # A client that gets no time to run finds several pieces at once: it tries again.
    for _ in range(5):
        begin = time.monotonic()
        with urllib.request.urlopen(request, timeout=120) as response:
            counts = [len(piece) for piece in iter(lambda: response.read1(1 << 20), b"")]
        seconds, byte_count = time.monotonic() - begin, sum(counts)
        if max(counts) < byte_count / 2:
            break
    check("a slow link brings no more than 64 kB a second", seconds >= byte_count / 64000 * 0.95, (byte_count, seconds))
    check("a slow link brings piece by piece", max(counts) < byte_count / 2, counts)

    tiny = Participant("tiny", ["tiny-pages"])
    seen, warnings = [], 0
    while True:
        page = tiny.send(f"/studies?limit=5&offset={len(seen)}")
        results = page.json()
        check(f"a tiny page has two results at most, at {len(seen)}", len(results) <= 2, len(results))
        seen += [one["0020000D"]["Value"][0] for one in results]
        warnings += "additional results" in page.headers.get("Warning", "")
        if not results or "Warning" not in page.headers:
            break
    check("tiny pages lead through all studies by their warnings",
          len(seen) == len(set(seen)) == 11 and warnings == 5, (len(seen), warnings))

    nothing = Participant("nothing", ["no-content"])
    answer = nothing.send("/studies?PatientID=NOBODY")
    check("no result is 204 without a body", (answer.status, answer.body) == (204, b""), (answer.status, answer.body))
    some = nothing.send("/studies?PatientID=LB-0001")
    check("some results are 200 as ever", some.status == 200 and len(some.json()) == 2, some.status)


def main():
    model = Participant("A good participant", ["busy", "unauthorized", "cut"])
    good(model)
    rules = {rule["id"]: (rule["verdict"], rule.get("reason")) for rule in model.report()["rules"]}
    missing = {name: verdict for name, verdict in rules.items() if verdict[0] != "shown"}
    check("the good participant shows everything", not missing, missing)

    resumer = Participant("Resumes by range", ["cut"])
    resumes_by_range(resumer)
    report = resumer.report()["rules"]
    verdict = next(rule["verdict"] for rule in report if rule["id"] == "resumes")
    failed = [rule["id"] for rule in report if rule["verdict"] == "failed"]
    check("going on by Range is as good as asking again", verdict == "shown" and not failed, (verdict, failed))

    for play, rehearsals, rule in bad:
        participant = Participant(play.__name__, rehearsals)
        play(participant)
        failed = [one["id"] for one in participant.report()["rules"] if one["verdict"] == "failed"]
        check(f"{play.__name__} is caught on {rule} and on nothing else", failed == [rule], failed)

    rehearsed_parts()
    rehearsed_network()

    hostile = Participant('<img src=x onerror=alert(1)>"&\u202e')
    with urllib.request.urlopen(f"{origin}/desk/runs/{hostile.id}/junit.xml") as response:
        text = response.read().decode()
    check("a hostile name is text in JUnit", "<img" not in text and "&lt;img" in text and "\u202e" not in text, text[:200])
    try:
        urllib.request.urlopen(f"{origin}/run/nobody/dicom-web/studies")
        status = 200
    except urllib.error.HTTPError as error:
        status = error.code
    check("a token that does not exist is 404", status == 404, status)
    sys.exit(1 if failures else 0)


main()
