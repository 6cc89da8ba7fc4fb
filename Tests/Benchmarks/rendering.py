"""Measures rendered pictures of a release build beside the bare codecs, in one run on one machine.

    swift build -c release --product lightbox
    .build-python/bin/python Tests/Benchmarks/rendering.py .build/release/lightbox

Makes its own studies (a CT of 512x512x16 in four syntaxes, a native cine of 300 frames, a JPEG 2000 radiograph of
4096x4096, and 30,000 frames in one sparse file of 4 GB), imports them into a fresh folder, serves them on a free port and
asks over one connection. Prints the median and the 99th percentile in milliseconds, and the processor time of server and
decoders for a request; then frames that are decoded for the first time, over 8 connections, beside bare decoders in as many
processes as there are processors. Asserts nothing.
"""

import concurrent.futures
import http.client
import io
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import FileMetaDataset
from pydicom.pixels import pixel_array
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless, JPEGLSLossless, RLELossless, generate_uid

ROUNDS, SLICES, CONNECTIONS = 100, 40, 8
LONG_FRAMES, LONG_EDGE, LONG_ROUNDS = 30_000, 378, 30


def picture(rows, columns, bits, seed):
    """Something like a body: smooth shapes with noise."""
    generator = np.random.default_rng(seed)
    y, x = np.mgrid[-1:1:rows * 1j, -1:1:columns * 1j]
    body = (x**2 + y**2 < 0.7) * (0.35 + 0.1 * np.cos(7 * x) * np.sin(5 * y + seed))
    noisy = body * 2**bits + generator.normal(0, 2**bits / 400, (rows, columns))
    return np.clip(noisy, 0, 2**bits - 1).astype(np.uint8 if bits <= 8 else np.uint16)


def instance(pixels, bits, series, syntax=ExplicitVRLittleEndian, window=True):
    dataset = pydicom.Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.2" if pixels.ndim == 3 else "1.2.840.10008.5.1.4.1.1.2"
    dataset.SOPInstanceUID = generate_uid()
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["study"]), series
    dataset.PatientID, dataset.Modality = "BENCH", "OT" if pixels.ndim == 3 else "CT"
    if pixels.ndim == 3:
        dataset.NumberOfFrames = pixels.shape[0]
    dataset.Rows, dataset.Columns = pixels.shape[-2:]
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored = (8, 8) if bits <= 8 else (16, bits)
    dataset.HighBit, dataset.PixelRepresentation = dataset.BitsStored - 1, 0
    if window:
        dataset.WindowCenter, dataset.WindowWidth = 2**bits * 0.35, 2**bits * 0.4
    dataset.PixelData = pixels.tobytes()
    if syntax != ExplicitVRLittleEndian:
        dataset.compress(syntax, generate_instance_uid=False)
    return dataset


def write_long(path):
    """A native instance of 4 GB that takes no room on the disk: its pixels are a hole. - Returns: its data set."""
    dataset = instance(np.zeros((1, LONG_EDGE, LONG_EDGE), np.uint8), 8, generate_uid())
    dataset.NumberOfFrames, dataset.PixelData = LONG_FRAMES, b""
    dataset.save_as(path, enforce_file_format=True)
    byte_count = LONG_FRAMES * LONG_EDGE * LONG_EDGE
    with open(path, "r+b") as file:
        # The length of the pixel data is the end of the file.
        file.seek(-4, io.SEEK_END)
        file.write(byte_count.to_bytes(4, "little"))
        file.truncate(file.tell() + byte_count)
    return dataset


def resource(dataset):
    return (f"/dicom-web/studies/{dataset.StudyInstanceUID}/series/{dataset.SeriesInstanceUID}"
            f"/instances/{dataset.SOPInstanceUID}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processor(server):
    """Seconds that the server and its decoders have worked."""
    def fields(process):
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    family = [server.pid] + [
        int(process) for process in os.listdir("/proc") if process.isdigit() and fields(process)[1] == str(server.pid)]
    return sum(int(ticks) for process in family for ticks in fields(process)[11:13]) / os.sysconf("SC_CLK_TCK")


def decode(path):
    return pixel_array(pydicom.dcmread(path), raw=True).nbytes


def bare_rate(paths):
    """Frames a second of bare decoders."""
    with multiprocessing.Pool(os.cpu_count()) as pool:
        pool.map(decode, paths[:os.cpu_count()])
        start = time.perf_counter()
        pool.map(decode, paths, chunksize=1)
        return len(paths) / (time.perf_counter() - start)


def served_rate(port, resources):
    """Decoded frames a second over a few connections, each asked for once."""
    def ask(some):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for one in some:
            connection.request("GET", f"{one}/frames/1", headers={"Accept": "application/octet-stream"})
            answer = connection.getresponse()
            assert answer.status == 200 and answer.read()
    with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as threads:
        start = time.perf_counter()
        list(threads.map(ask, [resources[place::CONNECTIONS] for place in range(CONNECTIONS)]))
        return len(resources) / (time.perf_counter() - start)


def timed(rounds, call):
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        call(number)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return f"{statistics.median(times):8.3f} {times[int(len(times) * 0.99) - 1]:8.3f}"


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        kinds = {}

        def keep(name, dataset):
            path = folder / f"{len(list(folder.iterdir()))}.dcm"
            dataset.save_as(path, enforce_file_format=True)
            kinds.setdefault(name, []).append(resource(dataset))

        slices = [picture(512, 512, 12, seed) for seed in range(SLICES)]
        for name, syntax in [("native", ExplicitVRLittleEndian), ("JPEG-LS", JPEGLSLossless),
                             ("JPEG 2000", JPEG2000Lossless), ("RLE", RLELossless)]:
            series = generate_uid(entropy_srcs=[name])
            for pixels in slices:
                keep(name, instance(pixels, 12, series, syntax))
        keep("no window", instance(slices[0], 12, generate_uid(), window=False))
        cine = np.stack([picture(512, 512, 8, seed % 10) for seed in range(300)])
        keep("cine", instance(cine, 8, generate_uid()))
        keep("single", instance(cine[0], 8, generate_uid()))
        keep("large", instance(picture(4096, 4096, 12, 1), 12, generate_uid(), JPEG2000Lossless))

        data = Path(scratch, "data")
        subprocess.run([program, "import", "--data", data, folder], check=True, stdout=subprocess.DEVNULL)
        long = Path(scratch, "long.dcm")
        long_path = resource(write_long(long))
        subprocess.run(
            [program, "import", "--in-place", "--data", data, long], check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        server = subprocess.Popen([program, "serve", "--data", data, "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            connection = http.client.HTTPConnection("127.0.0.1", port)

            def get(path, accept="image/jpeg"):
                connection.request("GET", path, headers={"Accept": accept})
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 200, (path, answer.status, body[:300])
                return body

            def row(name, rounds, call):
                before = processor(server)
                times = timed(rounds, call)
                print(f"{name:56}{times} {1000 * (processor(server) - before) / rounds:8.2f}", flush=True)

            print(f"{'milliseconds':56}{'median':>8} {'p99':>8} {'server':>8}")
            shown = np.asarray(Image.open(io.BytesIO(get(kinds["native"][0] + "/rendered", "image/png"))))
            as_jpeg = lambda _: Image.fromarray(shown).save(io.BytesIO(), "JPEG", quality=90)
            as_jpeg(0)
            row("bare libjpeg-turbo (Pillow), 512x512x8, quality 90", ROUNDS, as_jpeg)
            # Before anything else of them is asked for: what is decoded is kept.
            rates = {name: served_rate(port, kinds[name]) for name in ["JPEG-LS", "JPEG 2000"]}
            # A window of its own for each round: the picture is drawn anew, not taken from a cache.
            fresh = lambda paths: lambda n: get(f"{paths[n % len(paths)]}/rendered?window={1400 + n},1600,linear")
            get(kinds["native"][1] + "/rendered")
            row("rendered, native 512x512x16", ROUNDS, fresh(kinds["native"]))
            row("rendered, no window in the file", 1, lambda n: get(kinds["no window"][0] + "/rendered"))
            row("rendered, viewport 128x128", ROUNDS, lambda n: get(
                f"{kinds['native'][n % SLICES]}/rendered?viewport=128,128&window={1400 + n},1600,linear"))
            for name in ["JPEG-LS", "JPEG 2000", "RLE"]:
                first = pydicom.dcmread(folder / f"{SLICES * (1 + ['JPEG-LS', 'JPEG 2000', 'RLE'].index(name))}.dcm")
                row(f"bare decoder of pydicom, {name}", 10, lambda n: pixel_array(first, raw=True))
                row(f"rendered, {name}", ROUNDS, fresh(kinds[name]))
            row("rendered, single frame 512x512x8", ROUNDS, fresh(kinds["single"]))
            row("rendered, frame of a 300-frame cine", ROUNDS, lambda n: get(
                f"{kinds['cine'][0]}/frames/{1 + n * 37 % 300}/rendered?window={90 + n},102,linear"))
            row("thumbnail of a 4096x4096 JPEG 2000, first time", 1, lambda n: get(kinds["large"][0] + "/thumbnail"))
            row("the same again", ROUNDS, lambda n: get(kinds["large"][0] + "/thumbnail"))
            row("thumbnail of a series again", ROUNDS, lambda n: get(
                kinds["native"][0].rsplit("/instances", 1)[0] + "/thumbnail"))
            places = random.Random(1).sample(range(1, LONG_FRAMES + 1), LONG_ROUNDS)
            row(f"frame at {LONG_ROUNDS} random places of 30,000 (4 GB)", LONG_ROUNDS, lambda n: get(
                f"{long_path}/frames/{places[n]}", "application/octet-stream"))
            for place, name in enumerate(["JPEG-LS", "JPEG 2000"], 1):
                paths = [folder / f"{place * SLICES + number}.dcm" for number in range(SLICES)]
                print(f"{name}, decoded for the first time: {rates[name]:.0f} frames a second; "
                      f"bare decoder of pydicom {bare_rate(paths):.0f}", flush=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
