"""HTTP/2 clients over TLS that open many streams and read them slowly, or not at all.

The frames are written by hand (RFC 9113), since a client library would not be so rude.

usage: http2_readers.py HOST PORT PATH MODE CONNECTIONS STREAMS SECONDS END
They stay so long, or until there is a file END.

  unread   grants all the credit that HTTP/2 knows, and reads nothing
  slow     grants all the credit, and reads a little at a time
  closed   grants no credit for answers, and reads what comes
  reset    opens streams and takes each back at once
"""

import os
import socket
import ssl
import struct
import sys
import time

host, port, path, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
connections, streams, seconds = int(sys.argv[5]), int(sys.argv[6]), float(sys.argv[7])
end_file = sys.argv[8]
LARGEST = 2**31 - 1

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
context.set_alpn_protocols(["h2"])


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def literal(index, value):
    """A field by the number of its name in the static table, not indexed (RFC 7541 6.2.2)."""
    encoded = value.encode()
    assert index < 15 and len(encoded) < 127 + 128
    length = bytes([len(encoded)]) if len(encoded) < 127 else bytes([127, len(encoded) - 127])
    return bytes([index]) + length + encoded


# :method GET, :scheme https, :path, :authority.
HEADERS = bytes([0x82, 0x87]) + literal(4, path) + literal(1, f"{host}:{port}")
SETTINGS, WINDOW_UPDATE, RST_STREAM = 4, 8, 3


def connect():
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.connect((host, port))
    client = context.wrap_socket(plain)
    assert client.selected_alpn_protocol() == "h2", client.selected_alpn_protocol()
    window = 0 if mode == "closed" else LARGEST
    client.sendall(
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        + frame(SETTINGS, 0, 0, struct.pack(">HI", 4, window))
        + frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", LARGEST - 65535))
        + frame(SETTINGS, 1, 0)
    )
    return client


def ask(client):
    """Opens the streams: END_STREAM and END_HEADERS."""
    message = b""
    for number in range(streams):
        message += frame(1, 5, 2 * number + 1, HEADERS)
        if mode == "reset":
            message += frame(RST_STREAM, 0, 2 * number + 1, struct.pack(">I", 8))
    client.sendall(message)


clients = [connect() for _ in range(connections)]
for client in clients:
    try:
        ask(client)
    except OSError:
        # A server may close on who resets too much.
        if mode != "reset":
            raise
print(f"open {len(clients)}", flush=True)

end = time.monotonic() + seconds
taken = 0
while time.monotonic() < end and not os.path.exists(end_file):
    for client in clients:
        if mode == "unread":
            break
        client.settimeout(0.01)
        try:
            taken += len(client.recv(1024))
        except OSError:
            pass
    time.sleep(0.05)
print(f"took {taken} bytes", flush=True)
