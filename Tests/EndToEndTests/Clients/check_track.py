"""Asks a server that was started with the preset of the track what the track relies on: the studies are there and are the
true ones, any web app may read them, the desk is open, and nobody can starve the others.

    check_track.py SERVICE_ROOT MANIFEST

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import hashlib
import json
import sys
import urllib.error
import urllib.request

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
    # Refusals cost next to nothing: far more of them than a client's share gives back meanwhile.
    statuses = [ask(f"{service_root}/studies?limit=-1") for _ in range(1500)]
    refused = [headers for status, headers, _ in statuses if status == 429]
    check("a flood is told to wait", refused and all(int(one["Retry-After"]) >= 1 for one in refused),
          {status for status, _, _ in statuses})


searches()
test_cards()
hall()
sys.exit(1 if failures else 0)
