"""Asks a server that was started with the preset of the track what the track relies on: the studies are there and are the
true ones, any web app may read them, the desk is open, and nobody can starve the others.

    check_track.py SERVICE_ROOT MANIFEST

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import hashlib
import http.client
import json
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit

service_root, manifest = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
home = service_root.removesuffix("dicom-web")
JSON = "application/dicom+json"
failures = 0


def check(name, holds, detail=""):
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


def ask(url, accept=JSON, **fields):
    request = urllib.request.Request(url, headers={"Accept": accept} | fields)
    try:
        with urllib.request.urlopen(request, timeout=120) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def searches():
    for query in manifest["queries"]:
        if not query["path"].startswith("/studies"):
            continue
        status, _, body = ask(service_root + query["path"])
        found = {one["0020000D"]["Value"][0] for one in json.loads(body or b"[]")}
        check(f"the truth about {query['path']}", status == 200 and found == set(query["studyInstanceUIDs"]),
              (status, found))


def test_cards():
    """What decoders have to give is known to the bit for the cards, in every syntax without loss."""
    study = next(one for one in manifest["studies"] if one["folder"] == "test-cards")
    compared, wrong = 0, []
    for series in study["series"]:
        for instance in series["instances"]:
            hashes = instance["image"].get("frameSHA256")
            if not hashes:
                continue
            path = (f"/studies/{study['studyInstanceUID']}/series/{series['seriesInstanceUID']}"
                    f"/instances/{instance['sopInstanceUID']}/frames/1")
            _, _, body = ask(service_root + path, "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1")
            compared += 1
            if hashlib.sha256(body).hexdigest() != hashes[0]:
                wrong.append((series.get("seriesDescription"), instance["transferSyntaxUID"]))
    check("the test cards have their true samples in every syntax", compared >= 8 and not wrong, (compared, wrong))


def hall():
    status, headers, _ = ask(f"{service_root}/studies?limit=1", Origin="https://app.example")
    check("web apps of any origin may read", status == 200 and headers["Access-Control-Allow-Origin"] == "*",
          (status, headers["Access-Control-Allow-Origin"]))
    status, _, body = ask(f"{home}desk", "text/html")
    check("the desk is open", status == 200 and b"desk" in body, status)
    status, _, body = ask(f"{home}desk/rehearsals", "application/json")
    check("rehearsals are described", status == 200 and all(one["advice"] for one in json.loads(body)), body[:200])
    status, _, body = ask(f"{home}fhir/metadata", "application/fhir+json")
    check("the other tracks find FHIR", status == 200, status)


def share():
    """More answers at a time than one client may have: those that watch a run, which do not end."""
    wish = urllib.request.Request(
        f"{home}desk/runs", data=b'{"name": "Watched"}', headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(wish, timeout=120) as response:
        run = json.load(response)["id"]
    address = urlsplit(home)
    watching, refused = [], []
    for _ in range(30):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=120)
        connection.request("GET", f"/desk/runs/{run}/events")
        answer = connection.getresponse()
        (watching if answer.status == 200 else refused).append((connection, answer))
    check("one client watches no more than its share", 20 < len(watching) <= 24 and refused, len(watching))
    check("it is told to wait", all(answer.status == 429 and int(answer.headers["Retry-After"]) >= 1
                                    for _, answer in refused), [answer.status for _, answer in refused])
    status, _, _ = ask(f"{home}run/{run}/dicom-web/studies?limit=1")
    check("a participant does not notice", status == 200, status)
    for connection, _ in watching + refused:
        connection.close()


searches()
test_cards()
hall()
share()
sys.exit(1 if failures else 0)
