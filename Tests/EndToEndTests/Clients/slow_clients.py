"""Slow clients by the thousand: heads that never end, bodies that trickle, answers that nobody reads. All the while others are
answered, and in the end the slow ones are gone. The server takes in (--stow).

usage: slow_clients.py SERVICE_URL COUNT IDLE_SECONDS LARGE_PATH
"""

import resource
import selectors
import socket
import sys
import time
import urllib.parse
import urllib.request

url, count, idle, large = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
address = urllib.parse.urlsplit(url)
place = (address.hostname, address.port)
failures = 0


def check(name, condition, detail=""):
    global failures
    print(f"{'ok  ' if condition else 'FAIL'} {name}" + (f": {detail}" if detail else ""))
    failures += 0 if condition else 1


def connected(receive_buffer=None):
    client = socket.socket()
    if receive_buffer:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    client.connect(place)
    client.setblocking(False)
    return client


soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 200), hard))

# A quarter each: silent, trickling heads, trickling bodies, answers that are not read.
silent, heads, bodies, readers = [], [], [], []
begun, lasted = {}, []
for number in range(count):
    if number % 4 == 0:
        silent.append(connected())
    elif number % 4 == 1:
        client = connected()
        client.send(b"GET /dicom-web/studies HTTP/1.1\r\nHost: x\r\n")
        heads.append(client)
    elif number % 4 == 2:
        client = connected()
        client.send(
            b"POST /dicom-web/studies HTTP/1.1\r\nHost: x\r\nContent-Type: application/dicom\r\n"
            b"Content-Length: 1000000\r\n\r\n")
        bodies.append(client)
        begun[client] = time.monotonic()
    else:
        client = connected(receive_buffer=4096)
        client.send(f"GET {large} HTTP/1.1\r\nHost: {address.netloc}\r\nAccept: */*\r\n\r\n".encode())
        readers.append(client)

begin = time.monotonic()
slowest = 0.0
gone = 0
selector = selectors.DefaultSelector()
for client in silent + heads + bodies:
    selector.register(client, selectors.EVENT_READ)
waiting = set(silent + heads + bodies)
trickling = set(bodies)
while waiting and time.monotonic() - begin < 20 * idle + 120:
    asked = time.monotonic()
    with urllib.request.urlopen(f"{url}/studies?limit=1", timeout=60) as answer:
        check_status = answer.status
    slowest = max(slowest, time.monotonic() - asked)
    if check_status != 200:
        check("others are answered", False, check_status)
    for client in heads + bodies:
        if client in waiting:
            try:
                client.send(b"0" if client in trickling else b"X-A: b\r\n")
            except OSError:
                pass
    for key, _ in selector.select(0.5):
        client = key.fileobj
        try:
            rest = client.recv(65536)
        except OSError:
            rest = b""
        if not rest:
            selector.unregister(client)
            waiting.discard(client)
            gone += 1
            if client in trickling:
                lasted.append(time.monotonic() - begun[client])
check("others are answered meanwhile", True, f"the slowest after {slowest:.2f} s")
check("who sends no request is gone", not waiting - trickling, f"{gone} of {len(silent + heads + bodies)}")
check("who sends next to nothing of a body is gone", not waiting & trickling, f"{len(waiting & trickling)} are left")
check("it has had its time", min(lasted, default=0) >= idle, f"{min(lasted, default=0):.1f} s")

# What was in the buffers of the system arrives; behind it the connection has been closed.
time.sleep(3 * idle)
ended = 0
for client in readers:
    client.setblocking(True)
    client.settimeout(30)
    try:
        received = 0
        while True:
            piece = client.recv(1 << 20)
            received += len(piece)
            if not piece:
                ended += 1
                break
            if received > 512 << 20:
                break
    except ConnectionResetError:
        ended += 1
    except TimeoutError:
        pass
check("who takes no answer is gone", ended == len(readers), f"{ended} of {len(readers)}")
for client in silent + heads + bodies + readers:
    client.close()
sys.exit(1 if failures else 0)
