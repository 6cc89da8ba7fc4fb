"""An hour of mixed load at a share of what server and machine can do: no error, flat memory, no descriptor left open.

    swift build -c release --product lightbox
    .build-python/bin/python Tests/Benchmarks/mixed-load.py .build/release/lightbox [--seconds 3600] [--share 0.8]

Serves the studies of --studies (the sample studies where nothing is said). h2load finds out how many plain requests of the mix
(mixed_load/mix.py) the server answers a second, and then asks that many times the share for the time that is named. Beside it
clients whose every answer is looked at ask for everything, ranges, conditions, stores, hang-ups and refusals included. Clients
and server share the machine, so capacity is that of both. Prints a line every minute, then the times of what was looked at
and the judgement. Exit code 1 where a request had another answer than it must have, where memory went on growing in the second
half, or where a connection was left open. Needs h2load (Debian's nghttp2-client).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from mixed_load import clients, judge, mix, steady, watch

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--seconds", type=float, default=3600)
parser.add_argument("--share", type=float, default=0.8, help="of what the clients get without a pause")
parser.add_argument("--calibrate", type=float, default=30, help="seconds without a pause, before and not counted")
parser.add_argument("--connections", type=int, default=8)
parser.add_argument("--looked-at", type=int, default=40, help="requests a second whose answers are looked at")
parser.add_argument("--slack", type=float, default=16, help="MB that memory may be above that of the second quarter")
parser.add_argument("--studies", default=str(Path(__file__).resolve().parents[2] / "SampleStudies"))


def main():
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([options.program, "import", "--data", f"{folder}/data", options.studies],
                       check=True, stdout=subprocess.DEVNULL)
        with open(f"{folder}/log", "w") as log:
            server = subprocess.Popen(
                [options.program, "serve", "--data", f"{folder}/data", "--port", "0", "--stow", "--desk"],
                stdout=subprocess.PIPE, stderr=log, text=True, env=os.environ | {
                    # The clients are one address: what keeps an address from starving others is not what this is about.
                    "LIGHTBOX_CLIENTS_REQUESTS_PER_SECOND": "100000", "LIGHTBOX_CLIENTS_SIMULTANEOUS": "1000"})
            passed = False
            try:
                passed = measure(server, options, folder)
                server.terminate()
                if (status := server.wait(timeout=60)) != 0:
                    print(f"FAIL the server ended with {status}")
                    passed = False
            finally:
                server.kill()
                server.wait()
                if not passed:
                    sys.stdout.write(Path(folder, "log").read_text()[-2000:])
    return passed


def measure(server, options, folder):
    root = next(found[1] for line in server.stdout if (found := re.search(r"Service root (http\S+)", line)))
    # What is printed later must have somewhere to go, or the server waits at a full pipe.
    threading.Thread(target=server.stdout.read, daemon=True).start()
    requests = mix.plan(root)
    at_rest = watch.Look(server.pid)

    def load(seconds, rate, first):
        """Both kinds of clients at once. - Returns: what each saw."""
        bulk = steady.Steady(root, requests, folder, options.connections, seconds, rate)
        looked_at = clients.run(root, requests, options.connections, seconds, rate=options.looked_at, first=first)
        return looked_at, *bulk.result()

    warm, capacity, wrong = load(options.calibrate, None, 0)
    capacity /= options.calibrate
    rate = capacity * options.share
    print(f"{capacity:.0f} requests a second without a pause; {rate:.0f} for {options.seconds:.0f} s, and "
          f"{options.looked_at} whose answers are looked at", flush=True)
    watching = watch.Watch(server.pid, every=min(10, options.seconds / 40), say=max(60, options.seconds / 60))
    looked_at, answers, more = load(options.seconds, rate, warm.stored)
    watching.stop()
    afterwards = watch.Look(server.pid)
    # Ends of connections are noticed a little later than they happen.
    for _ in range(60):
        if afterwards.connections <= at_rest.connections:
            break
        time.sleep(1)
        afterwards = watch.Look(server.pid)
    print(f"{answers + looked_at.answers} answers, {(answers + looked_at.answers) / options.seconds:.0f} a second; "
          f"{wrong + more} of the bulk were no success")
    expected = options.looked_at * options.seconds, rate * options.seconds
    return judge.report([warm, looked_at], wrong + more, answers, expected, watching.looks, at_rest, afterwards,
                        options.slack)


sys.exit(0 if main() else 1)
