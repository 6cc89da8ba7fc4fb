"""Memory of a server that streams a study of 2 GB to 64 clients, each of which takes 1 MB a second.

    Config/setup.sh --tests && swift build -c release --product lightbox
    .build-python/bin/python Tests/Benchmarks/slow-clients.py [--clients 64] [--slices 1000] [--seconds 60]

Prints the resident memory of the server before, at the peak and after, and what the clients got.
"""

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

EDGE = 1024
STUDY, SERIES = "2.25.10", "2.25.11"
parser = argparse.ArgumentParser()
parser.add_argument("--clients", type=int, default=64)
parser.add_argument("--slices", type=int, default=1000)
parser.add_argument("--seconds", type=int, default=60)
parser.add_argument("--rate", type=int, default=1_000_000, help="bytes a second of each client")
parser.add_argument("--program", default=".build/release/lightbox")
options = parser.parse_args()


def write_slice(folder, number):
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = dataset.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = f"2.25.12{number}"
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = STUDY, SERIES
    dataset.PatientID, dataset.PatientName, dataset.Modality = "SLOW", "Slow^Clients", "CT"
    dataset.InstanceNumber = number
    dataset.Rows = dataset.Columns = EDGE
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 16, 15, 0
    dataset.PixelData = number.to_bytes(4, "little") * (EDGE * EDGE // 2)
    dataset.save_as(os.path.join(folder, f"{number}.dcm"), enforce_file_format=True)


def memory(process, name):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(rf"{name}:\s+(\d+)", status.read())[1]) / 1000


def client(port, received, place, end):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        connection.sendall(
            f"GET /dicom-web/studies/{STUDY} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n".encode())
        start = time.monotonic()
        while time.monotonic() < end:
            ahead = received[place] / options.rate - (time.monotonic() - start)
            if ahead > 0:
                time.sleep(ahead)
            piece = connection.recv(65536)
            if not piece:
                break
            received[place] += len(piece)


with tempfile.TemporaryDirectory() as scratch:
    source, data = os.path.join(scratch, "source"), os.path.join(scratch, "data")
    os.mkdir(source)
    for number in range(1, options.slices + 1):
        write_slice(source, number)
    subprocess.run([options.program, "import", "--in-place", "--data", data, source], check=True, stdout=sys.stderr)
    server = subprocess.Popen(
        [options.program, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/dicom-web", line):
                port = int(match[1])
                break
        before = memory(server, "VmRSS")
        received = [0] * options.clients
        end = time.monotonic() + options.seconds
        threads = [
            threading.Thread(target=client, args=(port, received, place, end)) for place in range(options.clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        time.sleep(2)
        print(
            f"{options.clients} clients, {options.slices * EDGE * EDGE * 2 / 1e9:.1f} GB, {options.seconds} s: "
            f"{before:.0f} MB before, {memory(server, 'VmHWM'):.0f} MB at the peak, "
            f"{memory(server, 'VmRSS'):.0f} MB after; a client got "
            f"{min(received) / options.seconds / 1e6:.2f} to {max(received) / options.seconds / 1e6:.2f} MB/s")
    finally:
        server.terminate()
        server.wait()
