#!/usr/bin/env python3
"""Writes the tables of Sources/DICOMCore/Dictionary from the newest dictionary of pydicom.

    pip install --upgrade pydicom && Config/make-dictionary.py

pydicom generates its dictionary from the XML of PS3.6; only the facts are taken over.
"""

from pathlib import Path

import pydicom
from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary
from pydicom._uid_dict import UID_dictionary

FOLDER = Path(__file__).resolve().parent.parent / "Sources" / "DICOMCore" / "Dictionary"
HEAD = f"""// swift-format-ignore-file
// Written by Config/make-dictionary.py from pydicom {pydicom.__version__}; not to be edited. Source: PS3.6.

"""


def representation(text: str) -> str:
    """The one VR that stands for several: OW rather than OB (PS3.5 A.1 has OW for them), else the first."""
    choices = text.split(" or ")
    return "OW" if choices[0] == "OB" and "OW" in choices else choices[0]


def first(pattern: str) -> int:
    """The first tag of a repeating attribute: (0028,04x0) starts at 0410, since 0400 is an attribute of its own."""
    step = 16 ** (7 - pattern.rindex("x"))
    tag = int(pattern.replace("x", "0"), 16)
    while tag in DicomDictionary:
        tag += step
    return tag


def literal(name: str, comment: str, lines: list[str]) -> str:
    body = "\n".join(f"        {line}" for line in lines)
    return f'    /// {comment}\n    static let {name} = """\n{body}\n        """\n'


def attributes() -> str:
    single = []
    for tag, (vr, _, name, _, keyword) in sorted(DicomDictionary.items()):
        if vr == "NONE" or not (keyword or name == ""):
            continue  # item delimiters; numbers that the standard left blank
        single.append(f"{tag:08X}{representation(vr)}{keyword}\t{name}")
    repeating = []
    for pattern, (vr, _, name, _, keyword) in sorted(RepeatersDictionary.items()):
        tag = first(pattern)
        mask = "".join("0" if digit == "x" else "F" for digit in pattern)
        repeating.append(f"{tag:08X}{representation(vr)}{keyword}\t{name}\t{mask}")
    return (
        HEAD
        + "extension AttributeDictionary {\n"
        + literal("singleTable", "Tag, VR, keyword, tabulator, name; ascending by tag.", single)
        + "\n"
        + literal(
            "repeatingTable",
            "Attributes whose tag has variable digits, by the first of their tags: as above, then a tabulator and the mask of the fixed digits.",
            repeating,
        )
        + "}\n"
    )


def identifiers() -> str:
    def lines(kind: str) -> list[str]:
        return sorted(
            f"{uid}\t{entry[0]}" for uid, entry in UID_dictionary.items() if entry[1] == kind
        )

    return (
        HEAD
        + "extension UIDDictionary {\n"
        + literal("sopClassTable", "SOP classes: UID, tabulator, name; ascending by their text.", lines("SOP Class"))
        + "\n"
        + literal(
            "transferSyntaxTable",
            "Transfer syntaxes: UID, tabulator, name; ascending by their text.",
            lines("Transfer Syntax"),
        )
        + "}\n"
    )


FOLDER.mkdir(parents=True, exist_ok=True)
(FOLDER / "AttributeDictionary+tables.swift").write_text(attributes(), encoding="utf-8")
(FOLDER / "UIDDictionary+tables.swift").write_text(identifiers(), encoding="utf-8")
