"""Clients that look at every answer: two processes, each with connections of its own that stay open."""

import collections
import http.client
import multiprocessing
import random
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from . import objects

PROCESSES = 2


@dataclass
class Outcome:
    """What clients saw: seconds of each answer by kind, and what was not as it must be."""

    times: dict = field(default_factory=lambda: collections.defaultdict(list))
    wrong: collections.Counter = field(default_factory=collections.Counter)
    stored: int = 0

    @property
    def answers(self):
        return sum(map(len, self.times.values()))

    def add(self, other):
        for kind, seconds in other.times.items():
            self.times[kind].extend(seconds)
        self.wrong.update(other.wrong)
        self.stored += other.stored


def run(root, requests, connections, seconds, rate, first):
    """All clients to their end.

    rate: requests a second of all clients.
    first: the number of the first object that is stored.
    """
    pipes, processes = [], []
    each = max(1, connections // PROCESSES)
    for number in range(PROCESSES):
        ours, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(
            target=work, args=(theirs, root, requests, each, seconds, rate / PROCESSES, first, number))
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    outcome = Outcome()
    for pipe, process in zip(pipes, processes):
        outcome.add(pipe.recv())
        process.join()
    return outcome


def work(pipe, root, requests, connections, seconds, rate, first, process):
    outcomes = [Outcome() for _ in range(connections)]
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(
            root, requests, outcome, end, connections / rate,
            first + number, f"{process}/{number}/{first}"))
        for number, outcome in enumerate(outcomes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Outcome()
    for outcome in outcomes:
        total.add(outcome)
    pipe.send(total)


def client(root, requests, outcome, end, interval, first, name):
    """One connection: the next request at its time, or at once where that has passed.

    interval: seconds from one request to the next.
    """
    chance = random.Random(name)
    weights = [request.weight for request in requests]
    address = urlsplit(root)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=120)
    due = time.monotonic() + chance.random() * interval
    while (now := time.monotonic()) < end:
        if due > now:
            time.sleep(min(due - now, end - now))
        due += interval
        request = chance.choices(requests, weights)[0]
        ask(connection, request, outcome, chance, f"{name}/{first + outcome.stored}")
    connection.close()


def ask(connection, request, outcome, chance, name):
    path = chance.choice(request.paths).replace("{number}", str(chance.randrange(50, 4000)))
    headers = {"Accept": request.accept} | request.headers
    body = None
    if request.stores:
        body = objects.made(name)
        headers["Content-Type"] = "application/dicom"
        outcome.stored += 1
    begin = time.perf_counter()
    try:
        connection.request("POST" if body else "GET", path, body=body, headers=headers)
        answer = connection.getresponse()
        if request.cut is None:
            answer.read()
        else:
            answer.read(request.cut)
            # The answer holds the socket as well.
            answer.close()
            connection.close()
        if answer.status not in request.status:
            outcome.wrong[request.kind, str(answer.status), path] += 1
    except Exception as error:  # Whatever it is, the client goes on and tells it.
        connection.close()
        outcome.wrong[request.kind, f"{type(error).__name__}: {error}", path] += 1
    outcome.times[request.kind].append(time.perf_counter() - begin)
