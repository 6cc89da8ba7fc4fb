"""Objects to store, each another one, made without a library: a few hundred bytes of Explicit VR Little Endian."""

import hashlib
import struct


def element(group, number, vr, value):
    content = value if isinstance(value, bytes) else value.encode()
    if len(content) % 2:
        content += b"\0" if vr in ("UI", "OB") else b" "
    if vr in ("OB", "OW"):
        length = b"\0\0" + struct.pack("<I", len(content))
    else:
        length = struct.pack("<H", len(content))
    return struct.pack("<HH", group, number) + vr.encode() + length + content


def uid(text):
    return f"2.25.{int.from_bytes(hashlib.sha256(text.encode()).digest()[:15])}"


def made(name):
    """An image of 8x8 whose UIDs are derived from the name; a study for every client."""
    instance, study = uid(name), uid(name.rsplit("/", 1)[0])
    meta = (element(2, 1, "OB", b"\0\1") + element(2, 2, "UI", "1.2.840.10008.5.1.4.1.1.7")
            + element(2, 3, "UI", instance) + element(2, 0x10, "UI", "1.2.840.10008.1.2.1")
            + element(2, 0x12, "UI", "2.25.1"))
    short = struct.Struct("<H").pack
    data = b"".join([
        element(8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.7"), element(8, 0x18, "UI", instance),
        element(8, 0x20, "DA", "20260101"), element(8, 0x60, "CS", "OT"), element(8, 0x64, "CS", "WSD"),
        element(0x10, 0x10, "PN", "Mixed^Load"), element(0x10, 0x20, "LO", "MIXED-LOAD"),
        element(0x20, 0xD, "UI", study), element(0x20, 0xE, "UI", f"{study}.1"), element(0x20, 0x13, "IS", "1"),
        element(0x28, 2, "US", short(1)), element(0x28, 4, "CS", "MONOCHROME2"), element(0x28, 0x10, "US", short(8)),
        element(0x28, 0x11, "US", short(8)), element(0x28, 0x100, "US", short(8)), element(0x28, 0x101, "US", short(8)),
        element(0x28, 0x102, "US", short(7)), element(0x28, 0x103, "US", short(0)),
        element(0x7FE0, 0x10, "OB", bytes(range(64)))])
    return bytes(128) + b"DICM" + element(2, 0, "UL", struct.pack("<I", len(meta))) + meta + data
