"""Sends malformed HTTP over raw sockets to a server on this machine, and looks at what comes back: no answer of 5xx but 501 and
503, no crash, no connection that hangs, no memory and no descriptors that grow.

usage: http_fuzzer.py SERVICE_URL PROCESS_ID SECONDS [SEED]
"""

import collections
import os
import random
import socket
import sys
import time
import urllib.parse

url, process, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1 << 32)
address = urllib.parse.urlsplit(url)
place = (address.hostname, address.port)
assert address.hostname in ("127.0.0.1", "localhost", "::1"), "only servers on this machine"
chance = random.Random(seed)
print(f"seed {seed}")

UID = "1.2.826.0.1.3680043.8.498.1"
PATHS = [
    "/", "/healthz", "/readyz", "/metrics", "/desk", "/dicom-web", "/dicom-web/studies", "/dicom-web/series",
    "/dicom-web/instances", f"/dicom-web/studies/{UID}", f"/dicom-web/studies/{UID}/metadata",
    f"/dicom-web/studies/{UID}/series/{UID}/instances/{UID}/frames/1", "/fhir/metadata", "/fhir/Patient",
    "/fhir/ImagingStudy?patient=x", "/wado?requestType=WADO", "/dicom-web/studies?PatientName=A*&limit=2",
    "/dicom-web/studies?includefield=all&limit=2", "/viewer/", "/app.js",
]
METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "G\x00T", "A" * 300, ""]
HEADERS = [
    "Host: x", "Host: a, b", "Host: \xff\xfe", "Accept: */*", "Accept: " + "a/b," * 2000, "Accept: multipart/related; type=",
    "Accept: image/jpeg;q=1e999", "Range: bytes=0-", "Range: bytes=-99999999999999999999", "Range: bytes=5-1,,,",
    "If-None-Match: \"", "If-Match: *", "Content-Length: -1", "Content-Length: 5", "Content-Length: 18446744073709551616",
    "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: gzip", "Expect: 100-continue",
    "Connection: close", "Connection: Upgrade", "Upgrade: h2c", "Upgrade: websocket", "Authorization: Bearer " + "a" * 9000,
    "Authorization: Basic Og==", "Content-Type: multipart/related; boundary=\"\"", "Content-Type: application/dicom",
    "Content-Type: application/json", "Origin: null", "Access-Control-Request-Method: \x01", "X-Forwarded-For: 1,,2",
    "Forwarded: for=\"[::1]:a\";proto=\"", "traceparent: 00-" + "0" * 32 + "-" + "f" * 16 + "-01", "Accept-Charset: utf-8;q=x",
    "Accept-Encoding: gzip;q=0, *;q=1", ": nothing", "No colon", " folded", "X" * 5000 + ": a", "X: " + "\x00\x01\x02",
    "Cookie: " + "a=b; " * 1000,
]
QUERIES = ["", "?", "?&&&", "?%", "?%zz=1", "?a=%00", "?limit=-1", "?limit=99999999999999999999", "?offset=1e9",
           "?includefield=" + "00100010," * 500, "?StudyDate=20240101-", "?PatientName=%E4%B8%AD*", "?fuzzymatching=maybe",
           "?00080005=a%5Cb%5Cc", "?" + "a=b&" * 3000, "?viewport=1,1,1,1,1", "?window=1e308,1e308,linear", "?quality=0"]
BODIES = [b"", b"a", b"\r\n", b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\n", b"-5\r\n", b"--\r\n" * 100,
          b"DICM" * 100, b"{" * 1000, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"]


def request():
    path = chance.choice(PATHS)
    if chance.random() < 0.4:
        path += chance.choice(QUERIES)
    if chance.random() < 0.2:
        spot = chance.randrange(len(path) + 1)
        path = path[:spot] + chance.choice(["%2e%2e/", "//", "\\", "%00", "\xff", "../" * 20, " ", "%", "a" * 9000]) + path[spot:]
    version = chance.choice(["HTTP/1.1"] * 8 + ["HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "http/1.1"])
    headers = chance.choices(HEADERS, k=chance.choice([0, 1, 2, 3, 5, 8, 200 if chance.random() < 0.05 else 4]))
    if chance.random() < 0.8:
        headers.append("Host: x")
    end = chance.choice(["\r\n"] * 8 + ["\n", "\r"])
    method = "GET" if chance.random() < 0.5 else chance.choice(METHODS)
    text = end.join([f"{method} {path} {version}", *headers, "", ""]).encode("latin-1")
    text += chance.choice(BODIES)
    if chance.random() < 0.2:
        changed = bytearray(text)
        for _ in range(chance.randrange(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        text = bytes(changed)
    if chance.random() < 0.1:
        text = text[: chance.randrange(len(text) + 1)]
    return text * chance.choice([1, 1, 1, 1, 3])


def exchange(text):
    """The first line of each answer; None where the server says nothing and keeps waiting."""
    with socket.create_connection(place, timeout=10) as client:
        try:
            client.sendall(text)
            client.shutdown(socket.SHUT_WR)
            received = b""
            while piece := client.recv(1 << 16):
                received += piece
                if len(received) > 1 << 20:
                    break
        except (ConnectionResetError, BrokenPipeError):
            return received if "received" in dir() else b""
        except TimeoutError:
            return None
    return received


def state():
    status = open(f"/proc/{process}/status").read()
    resident = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024
    return resident, len(os.listdir(f"/proc/{process}/fd"))


statuses = collections.Counter()
findings = []
end = time.monotonic() + seconds
count = 0
baseline = None
while time.monotonic() < end:
    text = request()
    answer = exchange(text)
    count += 1
    if answer is None:
        findings.append(("hangs", text))
        continue
    status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/") else "none"
    statuses[status] += 1
    if status.startswith("5") and status not in ("501", "503", "505"):
        findings.append((status, text))
    if count == 2000:
        baseline = state()
time.sleep(2)
last = state()
print(f"{count} requests: {dict(sorted(statuses.items()))}")
print(f"memory and descriptors after 2000 requests {baseline}, at the end {last}")
for what, text in findings[:20]:
    print(what, repr(text[:400]))
if baseline and (last[0] > baseline[0] + 150 or last[1] > baseline[1] + 20):
    findings.append(("growth", b""))
    print("memory or descriptors have grown")
sys.exit(1 if findings else 0)
