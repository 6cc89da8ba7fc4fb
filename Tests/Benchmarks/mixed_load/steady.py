"""The bulk of the load, by h2load: a client in C, so that the machine's time is the server's. It takes the plain requests of
the mix, in another order on each of two processes, and counts what is not a success."""

import random
import re
import subprocess
from urllib.parse import quote

PROCESSES = 2
# So many that the pictures of one round fill the caches of the server: else these would grow for hours, and memory with them.
PATHS = 200_000


class Steady:
    """Connections that ask for so many seconds; `rate` requests a second of all of them, None for as many as they can."""

    def __init__(self, root, requests, folder, connections, seconds, rate=None):
        # What has its answer whatever the headers are: the others are for the clients that look at each answer.
        plain = [one for one in requests if one.status[0] == 200 and not one.headers and one.cut is None and not one.stores]
        server = root.removesuffix("/dicom-web")
        each = max(1, connections // PROCESSES)
        pace = [] if rate is None else [f"--rps={max(1, round(rate / PROCESSES / each))}"]
        self.processes = []
        for number in range(PROCESSES):
            chance = random.Random(number)
            chosen = chance.choices(plain, [one.weight for one in plain], k=PATHS)
            file = f"{folder}/requests-{number}"
            with open(file, "w") as paths:
                paths.writelines(f"{server}{address(one, chance)}\n" for one in chosen)
            self.processes.append(subprocess.Popen(
                ["h2load", "--h1", f"-c{each}", f"-D{seconds:.0f}", *pace, "-i", file],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))

    def result(self):
        """Waits for the end. - Returns: the number of answers, and of those that were no success or never came."""
        answers = wrong = 0
        for process in self.processes:
            said, _ = process.communicate()
            if process.returncode != 0:
                raise RuntimeError(said)
            succeeded, failed, errored, timed_out = map(int, re.search(
                r"(\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout", said).groups())
            statuses = sum(map(int, re.search(r"status codes: \d+ 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx", said).groups()))
            answers += succeeded
            wrong += max(statuses, failed, errored) + timed_out
        return answers, wrong


def address(request, chance):
    """The path with the media type in the query, where every client can put it."""
    path = chance.choice(request.paths).replace("{number}", str(chance.randrange(50, 4000)))
    if request.accept == "*/*" or not path.startswith("/dicom-web"):
        return path
    return f"{path}{'&' if '?' in path else '?'}accept={quote(request.accept)}"
