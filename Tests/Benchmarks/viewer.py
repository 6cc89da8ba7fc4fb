"""Measures `lightbox view` in a terminal of 120 x 40 cells and true colours.

    swift build -c release --product lightbox
    .build-python/bin/python Tests/Benchmarks/viewer.py .build/release/lightbox [SECONDS]

Serves a cine of 60 frames of 512 x 512 (smooth shapes with noise, made here) and a thorax of the sample studies on a free
port, and plays the terminal: it answers questions as a true-colour terminal without pixels does and counts what it is sent.
Prints the time from the start of the program to the first thumbnail on the screen, beside that of a program that only
starts (`--version`); and for a cine of 20 and of 30 frames a second the frames that were drawn, the processor time of the
viewer and of the server, and bytes a frame, beside those of a whole screen. Asserts nothing.
"""

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import numpy
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

lightbox = os.path.abspath(sys.argv[1])
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 8
samples = Path(__file__).resolve().parents[2] / "SampleStudies"
COLUMNS, ROWS = 120, 40


def write_cine(path):
    """A ring that turns and beats, 8 bits, with noise; the same on every run."""
    noise = numpy.random.default_rng(1895).integers(0, 12, (60, 512, 512))
    y, x = numpy.mgrid[0:512, 0:512] - 256
    frames = []
    for number in range(60):
        phase = 2 * numpy.pi * number / 60
        radius = numpy.hypot(x + 40 * numpy.cos(phase), y) - 120 - 20 * numpy.sin(phase)
        frames.append(30 + 190 * numpy.exp(-(radius / 30) ** 2) * (1.2 + numpy.sin(numpy.arctan2(y, x) * 3 + phase)) / 2.2)
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.2"
    data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID = generate_uid(entropy_srcs=["cine"])
    data.StudyInstanceUID = generate_uid(entropy_srcs=["study"])
    data.SeriesInstanceUID = generate_uid(entropy_srcs=["series"])
    data.PatientName, data.PatientID, data.Modality = "Cine^Benchmark", "BENCH", "OT"
    data.StudyDate, data.StudyTime, data.SeriesNumber, data.InstanceNumber = "20260101", "120000", 1, 1
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    data.Rows = data.Columns = 512
    data.BitsAllocated = data.BitsStored = 8
    data.HighBit, data.PixelRepresentation, data.NumberOfFrames = 7, 0, 60
    data.PixelData = numpy.clip(numpy.stack(frames) + noise, 0, 255).astype("uint8").tobytes()
    data.save_as(path, enforce_file_format=True)
    return data.StudyInstanceUID


class Terminal:
    """A program on a pseudo-terminal. What it sends is kept with the time of its arrival."""

    def __init__(self, arguments):
        self.begin = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(arguments[0], arguments)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.output = b""
        self.answered = False

    def wait(self, is_enough, limit=30):
        """Reads until the output is enough. Returns the time since the start, or nothing."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if select.select([self.descriptor], [], [], 0.2)[0]:
                try:
                    self.output += os.read(self.descriptor, 1 << 16)
                except OSError:
                    return None
                if not self.answered and b"\x1b[c" in self.output:
                    self.answered = True
                    self.type(b"\x1bP1$r0;48:2:1:2:3m\x1b\\\x1b[?62;c")
            if is_enough(self.output):
                return time.perf_counter() - self.begin
        return None

    def type(self, keys):
        os.write(self.descriptor, keys)

    def end(self):
        self.type(b"\x03")
        self.wait(lambda _: False, 1)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def processor_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def has_picture(output):
    return b"48;2;" in output.split(b"\x1b[?2026h", 1)[-1] and "▄".encode() in output


def first_thumbnail(url, study):
    terminal = Terminal([lightbox, "view", url, "--study", study])
    elapsed = terminal.wait(has_picture)
    terminal.end()
    return elapsed * 1000


def updates(output):
    """The screen's updates that draw a picture: more than the line of keys."""
    return [piece for piece in output.split(b"\x1b[?2026h")[1:] if len(re.findall(rb"48;2;", piece)) > 20]


def play(url, study, server, keys):
    terminal = Terminal([lightbox, "view", url, "--study", study])
    terminal.wait(has_picture)
    terminal.type(b"\r")
    terminal.wait(lambda output: b"31/60" in output and len(updates(output)) > 1)
    terminal.output = b""
    terminal.type(b"\x0c")  # Ctrl-L draws all of it anew
    terminal.wait(lambda output: output.endswith(b"\x1b[?2026l"))
    whole = len(terminal.output)
    terminal.type(keys + b" ")
    for _ in range(60):  # until the server rests: all pictures have come
        before = processor_seconds(server)
        terminal.wait(lambda _: False, 1)
        if processor_seconds(server) - before < 0.03:
            break
    terminal.output = b""
    before = processor_seconds(terminal.pid), processor_seconds(server)
    begin = time.perf_counter()
    terminal.wait(lambda _: False, seconds)
    elapsed = time.perf_counter() - begin
    viewer, served = (now - old for now, old in zip(
        (processor_seconds(terminal.pid), processor_seconds(server)), before))
    frames = updates(terminal.output)
    sizes = [len(frame) for frame in frames]
    terminal.end()
    return (f"{len(frames) / elapsed:.1f} frames/s, viewer {100 * viewer / elapsed:.0f} % of a core, "
            f"server {100 * served / elapsed:.0f} %, bytes of changed cells a frame {statistics.median(sizes):.0f} "
            f"(whole screen {whole})" if sizes else "no frame was drawn")


with tempfile.TemporaryDirectory() as folder:
    cine = write_cine(f"{folder}/cine.dcm")
    data = f"{folder}/data"
    subprocess.run([lightbox, "import", "--data", data, f"{folder}/cine.dcm", str(samples / "ct-thorax")],
                   check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([lightbox, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    try:
        for line in server.stdout:
            if "Service root" in line:
                url = line.split()[-1]
            if "Ctrl-C" in line:
                break
        thorax = "2.25.317372874533875744118576382848726887050"
        starts = []
        for _ in range(10):
            begin = time.perf_counter()
            subprocess.run([lightbox, "--version"], stdout=subprocess.DEVNULL, check=True)
            starts.append((time.perf_counter() - begin) * 1000)
        print(f"start of the program alone: median {statistics.median(starts):.0f} ms")
        for name, study in (("thorax, 3 series", thorax), ("cine, 1 series", cine)):
            times = sorted(first_thumbnail(url, study) for _ in range(10))
            print(f"first thumbnail, {name}: median {statistics.median(times):.0f} ms, greatest {times[-1]:.0f} ms")
        # 15 frames a second are the default; one step up is 20.
        print("cine of 512 x 512 at 20/s:", play(url, cine, server.pid, b">"))
        print("cine of 512 x 512 at 30/s:", play(url, cine, server.pid, b">>>"))
    finally:
        server.terminate()
        server.wait()
