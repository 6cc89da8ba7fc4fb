"""What a process holds while it works, by looking at it from outside."""

import os
import re
import threading
import time
from pathlib import Path


def target(descriptor):
    try:
        return os.readlink(descriptor)
    except FileNotFoundError:
        return ""


def connected(process):
    """The inodes of TCP sockets that are no listeners. Source: proc(5), /proc/net/tcp."""
    rows = [row.split() for name in ("tcp", "tcp6") for row in Path(f"/proc/{process}/net/{name}").read_text().splitlines()[1:]]
    return {row[9] for row in rows if row[3] != "0A"}


class Look:
    """Memory (MB), descriptors, threads and processor time (s, ended children included) of a process at one moment."""

    def __init__(self, process):
        self.moment = time.monotonic()
        status = Path(f"/proc/{process}/status").read_text()
        self.memory = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1000
        self.peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1000
        self.threads = int(re.search(r"Threads:\s+(\d+)", status)[1])
        targets = list(map(target, Path(f"/proc/{process}/fd").iterdir()))
        self.descriptors = len(targets)
        ours = {one[len("socket:["):-1] for one in targets if one.startswith("socket:")}
        self.connections = len(ours & connected(process))
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        self.processor = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


class Watch:
    """Looks at a process every so many seconds, on a thread of its own, and says so now and then."""

    def __init__(self, process, every, say):
        self.looks = [Look(process)]
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, args=(process, every, say))
        self.thread.start()

    def watch(self, process, every, say):
        said = begin = time.monotonic()
        while not self.ended.wait(every):
            look = Look(process)
            self.looks.append(look)
            if look.moment - said >= say:
                said = look.moment
                print(f"{look.moment - begin:6.0f} s  {look.memory:6.0f} MB  {look.descriptors:4} descriptors  "
                      f"{look.connections:3} connections  {look.threads:3} threads", flush=True)

    def stop(self):
        self.ended.set()
        self.thread.join()
