"""Measures retrieval of servers that hold the same studies, beside nginx with the same bytes as static files.

    .build-python/bin/python Tests/Benchmarks/retrieval.py ours=http://127.0.0.1:8080/dicom-web[,PID] \\
        [orthanc=http://127.0.0.1:8042/dicom-web[,PID] ...]

Takes what the first server has: its largest series of single-frame instances and its longest multi-frame instance. Needs
wrk and nginx. Every server's answer of a case is checked to be a 200 first; one that refuses is left out. Prints requests
a second at 8 connections, the median of three turns that alternate over the servers, MB/s, and the peak memory of servers
whose PID is given. Asserts nothing.
"""

import json
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

SECONDS, TURNS, CONNECTIONS, PATHS = 3, 3, 8, 100
NATIVE = 'multipart/related; type="application/octet-stream"'
STORED = 'multipart/related; type="application/octet-stream"; transfer-syntax=*'
OBJECTS = 'multipart/related; type="application/dicom"; transfer-syntax=*'
JSON = "application/dicom+json"

targets, pids = {}, {}
for argument in sys.argv[1:]:
    name, _, rest = argument.partition("=")
    targets[name], _, pid = rest.partition(",")
    if pid:
        pids[name] = int(pid)
first = next(iter(targets.values()))


def get(url, accept, **headers):
    request = urllib.request.Request(url, headers={"Accept": accept, **headers})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def find(path):
    return json.loads(get(first + path, JSON))


def one(result, tag):
    return (result.get(tag, {}).get("Value") or [None])[0]


def path_of(result):
    return f"/studies/{one(result, '0020000D')}/series/{one(result, '0020000E')}"


def cases():
    """Name, Accept, further headers, paths."""
    series = max(find("/series?limit=500"), key=lambda found: one(found, "00201209") or 0)
    path = path_of(series)
    instances = [f"{path}/instances/{one(found, '00080018')}" for found in find(f"{path}/instances?limit=1000")]
    found = find("/instances?limit=1000&includefield=NumberOfFrames")
    cine = max(found, key=lambda instance: int(one(instance, "00280008") or 1))
    frames = int(one(cine, "00280008") or 1)
    cine_path = f"{path_of(cine)}/instances/{one(cine, '00080018')}"
    numbers = [1 + number * max(1, frames // PATHS) for number in range(min(frames, PATHS))]
    yield f"frame, native ({len(instances)} instances)", NATIVE, {}, [f"{i}/frames/1" for i in instances[:PATHS]]
    yield f"frame of {frames}, as stored", STORED, {}, [f"{cine_path}/frames/{number}" for number in numbers]
    yield "instance", OBJECTS, {}, instances[:PATHS]
    yield f"metadata of {len(instances)} instances", JSON, {}, [f"{path}/metadata"]
    yield "the same, gzip", JSON, {"Accept-Encoding": "gzip"}, [f"{path}/metadata"]
    yield "series as one multipart", OBJECTS, {}, [path]
    yield "series as application/zip", "application/zip", {}, [path]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wrk(base, paths, accept, headers, seconds, scratch):
    """Requests a second and bytes a second."""
    script = Path(scratch, "paths.lua")
    fields = "".join(f"wrk.headers[{json.dumps(name)}] = {json.dumps(text)}\n"
                     for name, text in {"Accept": accept, **headers}.items())
    prefix = "/" + base.split("/", 3)[3] if base.count("/") > 2 else ""
    listed = ", ".join(json.dumps(prefix + path) for path in paths)
    script.write_text(f"{fields}local paths, place = {{{listed}}}, 0\n"
                      "request = function() place = place % #paths + 1; return wrk.format('GET', paths[place]) end\n")
    result = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", script, base],
        capture_output=True, text=True, check=True)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", result.stdout)[1])
    amount, unit = re.search(r"Transfer/sec:\s+([\d.]+)(\w+)", result.stdout).groups()
    return rate, float(amount) * {"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}[unit]


def peak(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1000


def main():
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        root = Path(scratch, "root")
        port = free_port()
        Path(scratch, "nginx.conf").write_text(
            f"worker_processes 2; daemon off; pid {scratch}/pid; error_log {scratch}/error.log;\n"
            "events {}\nhttp { access_log off; sendfile on; tcp_nopush on; open_file_cache max=2000;\n"
            f"client_body_temp_path {scratch}/t1; proxy_temp_path {scratch}/t2; fastcgi_temp_path {scratch}/t3;\n"
            f"uwsgi_temp_path {scratch}/t4; scgi_temp_path {scratch}/t5;\n"
            f"server {{ listen 127.0.0.1:{port}; root {root}; }} }}\n")
        root.mkdir()
        nginx = subprocess.Popen(["nginx", "-c", f"{scratch}/nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            print(f"{'requests/s (MB/s)':40}" + "".join(f"{name:>22}" for name in [*targets, "nginx"]))
            for number, (name, accept, headers, paths) in enumerate(cases()):
                able = {}
                for target, base in targets.items():
                    try:
                        get(base + paths[0], accept, **headers)
                        able[target] = (base, paths)
                    except urllib.error.HTTPError:
                        pass
                files = []
                for place, path in enumerate(paths):
                    file = root / f"{number}-{place}"
                    file.write_bytes(get(first + path, accept, **headers))
                    files.append(f"/{file.name}")
                able["nginx"] = (f"http://127.0.0.1:{port}", files)
                figures = {target: [] for target in able}
                for turn in range(TURNS):
                    order = list(able) if turn % 2 == 0 else list(reversed(able))
                    for target in order:
                        base, its_paths = able[target]
                        figures[target].append(wrk(base, its_paths, accept, headers, SECONDS, scratch))
                texts = []
                for target in [*targets, "nginx"]:
                    if target not in figures:
                        texts.append("-")
                        continue
                    rate = statistics.median(rate for rate, _ in figures[target])
                    speed = statistics.median(speed for _, speed in figures[target]) / 1e6
                    texts.append(f"{rate:,.0f} ({speed:,.0f})")
                print(f"{name:40}" + "".join(f"{text:>22}" for text in texts), flush=True)
                for file in files:
                    (root / file[1:]).unlink()
            for name, pid in pids.items():
                print(f"peak memory of {name}: {peak(pid):.0f} MB")
        finally:
            nginx.terminate()
            nginx.wait()


main()
