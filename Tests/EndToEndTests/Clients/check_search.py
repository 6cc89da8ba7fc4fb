"""Asks a server for what is in a folder of DICOM files, and compares its answers with what pydicom reads in the files.

Nothing of the server's code is used: the rules of PS3.4 C.2.2.2 are written down here a second time.
usage: check_search.py SERVICE-URL FOLDER

The attributes of a study or series are those of one of its instances; where its instances disagree about one, the study or
series may match or not.
"""
import collections, json, os, random, re, sys, unicodedata, urllib.parse, urllib.request
import pydicom
from pydicom.datadict import dictionary_VR, tag_for_keyword

pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
service, folder = sys.argv[1], sys.argv[2]
rng = random.Random(4)
failures = 0
checked = collections.Counter()

LEVEL_UID = {"studies": "StudyInstanceUID", "series": "SeriesInstanceUID", "instances": "SOPInstanceUID"}
STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}


def get(path, query=()):
    url = service + path + ("?" + "&".join(f"{k}={urllib.parse.quote(v, safe='*?-')}" for k, v in query) if query else "")
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "application/dicom+json"})) as answer:
        return json.load(answer), answer.headers


def values(dataset, keyword):
    """The values as text, padding removed; [] where there is none."""
    element = dataset.get(tag_for_keyword(keyword))
    if element is None or element.value is None or element.VR == "SQ":
        return []
    found = element.value if isinstance(element.value, (list, pydicom.multival.MultiValue)) else [element.value]
    texts = [unicodedata.normalize("NFC", str(value).strip(" \0")) for value in found]
    return [text for text in texts if text]


# --- the rules

def wildcard(pattern):
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(c, re.escape(c)) for c in pattern), re.DOTALL)


def folded(group):
    decomposed = unicodedata.normalize("NFD", group.rstrip("^ ").strip().upper().lower()).replace("ς", "σ")
    # Python knows the form of a sigma at the end of a word, which is a matter of writing.
    kept = "".join(STROKES.get(c, c) for c in decomposed if not 0x300 <= ord(c) <= 0x36F)
    return unicodedata.normalize("NFC", kept)


def groups(name):
    return [g for g in (folded(part) for part in name.split("=")[:3]) if g]


def cologne(word):
    """Postel's Cologne phonetics; None where it is not compared."""
    if not re.fullmatch("[a-z]{3,}", word):
        return None
    code = []
    for i, c in enumerate(word):
        before, after = word[i - 1] if i else "", word[i + 1] if i + 1 < len(word) else ""
        if c in "aeijouy": code.append("0")
        elif c == "b" or c == "p" and after != "h": code.append("1")
        elif c in "dt": code.append("8" if after and after in "csz" else "2")
        elif c in "fvwp": code.append("3")
        elif c in "gkq": code.append("4")
        elif c == "x": code.append("8" if before and before in "ckq" else "48")
        elif c == "l": code.append("5")
        elif c in "mn": code.append("6")
        elif c == "r": code.append("7")
        elif c in "sz": code.append("8")
        elif c == "c":
            hard = after and after in ("ahkloqrux" if not before else "ahkoqux")
            code.append("4" if hard and (not before or before not in "sz") else "8")
    runs = re.sub(r"(.)\1+", r"\1", "".join(code))
    result = runs[:1] + runs[1:].replace("0", "")
    return result if len(result) >= 2 else None


def words(text):
    return [w for w in re.split(r"[^\w]|_", text) if w]


def day(text):
    text = text.replace(".", "") if re.fullmatch(r"\d{4}\.\d\d\.\d\d", text) else text
    return text if re.fullmatch(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", text) else None


def span(text):
    """The first and the last microsecond that a time covers."""
    match = re.fullmatch(r"(\d\d)(?:(\d\d)(?:(\d\d)(?:\.(\d{1,6}))?)?)?", text.replace(":", ""))
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59 or int(match[3] or 0) > 60:
        return None
    first = ((int(match[1]) * 60 + int(match[2] or 0)) * 60 + int(match[3] or 0)) * 10**6
    width = 3600 * 10**6 if not match[2] else 60 * 10**6 if not match[3] else 10**6
    if match[4]:
        width = 10 ** (6 - len(match[4]))
        first += int(match[4]) * width
    return first, first + width - 1


def bounds(key):
    a, dash, b = key.partition("-")
    return (a, b) if dash else (a, a)


def integer(text):
    return int(text) if re.fullmatch(r"[+-]?\d{1,11}", text) else None


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def matches(vr, stored, key, options):
    if options.get("emptyvaluematching") and key == '""':
        return not any(groups(v) for v in stored) if vr == "PN" else not stored
    if key == "" or vr not in ("UI", "DA", "TM") and not key.strip("*"):
        return True
    if vr == "UI":
        return any(v in key.split(",") for v in stored)
    if vr == "DA":
        low, high = bounds(key)
        return any((not low or d >= low) and (not high or d <= high) for d in map(day, stored) if d)
    if vr == "TM":
        low, high = bounds(key)
        return any((not low or s[0] >= span(low)[0]) and (not high or s[0] <= span(high)[1]) for s in map(span, stored) if s)
    if vr in ("IS", "US", "SS", "UL", "SL"):
        return any(integer(v) == int(key) for v in stored)
    if vr in ("DS", "FL", "FD"):
        return any(number(v) == float(key) for v in stored)
    if vr == "PN":
        pattern = wildcard(folded(key))
        literal = any(pattern.fullmatch(g) for v in stored for g in groups(v))
        if "=" in key:
            asked = [folded(part) for part in key.split("=")[:3]]
            literal = any(
                all(not a or wildcard(a).fullmatch(b) for a, b in zip(asked, [folded(p) for p in (v + "==").split("=")[:3]]))
                for v in stored)
        if not options.get("fuzzymatching"):
            return literal
        known = {w for v in stored for g in groups(v) for w in words(g)}
        asked = words(folded(key))
        return literal or bool(asked) and all(
            any(k.startswith(w) or cologne(w) and cologne(w) == cologne(k) for k in known) for w in asked)
    if options.get("multiplevaluematching") and "," in key:
        return all(v in stored for v in key.split(","))
    if vr == "CS" and "," in key:
        return any(v in stored for v in key.split(","))
    return any(wildcard(key).fullmatch(v) for v in stored)


# --- what is there

def read_files():
    files = {}
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                dataset = pydicom.dcmread(os.path.join(root, name), stop_before_pixels=True, force=True)
                uid = str(dataset.SOPInstanceUID)
                list(dataset.iterall())
            except Exception:
                continue
            files.setdefault(uid, []).append(dataset)
    return files


def everything(level):
    results, offset = [], 0
    while True:
        page, headers = get("/" + level, [("limit", "200"), ("offset", str(offset)), ("includefield", "StudyInstanceUID")])
        results += page
        offset += len(page)
        if not page:
            return results, int(headers["X-Total-Count"])


def first(result, tag):
    return (result.get(tag, {}).get("Value") or [None])[0]


def check(name, condition, detail=""):
    global failures
    checked[name] += 1
    if not condition:
        failures += 1
        print(f"FAIL {name} {detail}")


files = read_files()
found = {}
for level, uid in LEVEL_UID.items():
    results, total = everything(level)
    found[level] = results
    uids = [first(r, f"{tag_for_keyword(uid):08X}") for r in results]
    key = lambda r: tuple(first(r, t) for t in ("0020000D", "0020000E", "00080018"))
    check(f"E-11 X-Total-Count of {level}", total == len(results), f"{total} != {len(results)}")
    check(f"E-12 {level} come once", len(set(map(key, results))) == len(results))

instances = {}
unjudged = set()
for result in found["instances"]:
    uid = first(result, "00080018")
    # What pydicom can't read to its end it can't judge.
    if uid not in files:
        unjudged.add(first(result, "0020000D"))
        continue
    checked["every other instance is from a file"] += 1
    instances[uid] = (first(result, "0020000D"), first(result, "0020000E"), files.get(uid, []))
members = {"studies": collections.defaultdict(list), "series": collections.defaultdict(list), "instances": {}}
modalities = collections.defaultdict(set)
for uid, (study, series, datasets) in instances.items():
    members["studies"][(study,)] += datasets
    members["series"][(study, series)] += datasets
    members["instances"][(study, series, uid)] = datasets
for (study, series), datasets in members["series"].items():
    modalities[study].add(frozenset(v for d in datasets for v in values(d, "Modality")[:1]))


def key_of(result, level):
    tags = ["0020000D", "0020000E", "00080018"][: list(LEVEL_UID).index(level) + 1]
    return tuple(first(result, tag) for tag in tags)


OWN_LEVEL = {}


def entities(level, keyword):
    """For every entity of the level the possible lists of values."""
    own = OWN_LEVEL[keyword]
    for entity in members[level]:
        above = entity[: list(LEVEL_UID).index(own) + 1]
        if keyword == "ModalitiesInStudy":
            sets = modalities[above[0]]
            known = sorted(set().union(*sets)) or ["OT"]
            certain = all(len(s) <= 1 for s in sets)
            yield entity, [known] if certain else [known, []]
        else:
            yield entity, [values(d, keyword) for d in members[own][above]]


def ask(name, level, keyword, key, options=None):
    options = options or {}
    query = [(keyword, key)] + [(o, "true") for o in options]
    try:
        got = {key_of(r, level) for r in get("/" + level, query + [("limit", "1000")])[0]}
    except urllib.error.HTTPError as error:
        check(name, False, f"{level} {keyword}={key!r}: {error.code} {error.read()[:300]}")
        return
    got = {entity for entity in got if entity[0] not in unjudged}
    vr = dictionary_VR(tag_for_keyword(keyword)).split(" or ")[0]
    must, may = set(), set()
    for entity, candidates in entities(level, keyword):
        if entity[0] in unjudged:
            continue
        answers = {matches(vr, stored, key, options) for stored in candidates}
        if True in answers:
            may.add(entity)
            if answers == {True}:
                must.add(entity)
    check(name, must <= got <= may, f"{level} {keyword}={key!r} {options}: missing {sorted(must - got)[:2]}, too many {sorted(got - may)[:2]}")


# --- what is asked

KEYS = {
    "studies": """StudyDate StudyTime AccessionNumber ModalitiesInStudy ReferringPhysicianName PatientName PatientID
        StudyInstanceUID StudyID PatientBirthDate PatientSex StudyDescription PatientAge PatientWeight PatientSize
        PatientComments OtherPatientIDs NameOfPhysiciansReadingStudy IssuerOfPatientID""",
    "series": """Modality SeriesInstanceUID SeriesNumber SeriesDescription PerformedProcedureStepStartDate
        PerformedProcedureStepStartTime BodyPartExamined Manufacturer ManufacturerModelName InstitutionName StationName
        SeriesDate SeriesTime Laterality ProtocolName OperatorsName PatientPosition FrameOfReferenceUID
        SoftwareVersions""",
    "instances": """SOPClassUID SOPInstanceUID InstanceNumber ImageType AcquisitionDate ContentTime KVP SliceThickness
        Rows BitsStored PhotometricInterpretation SliceLocation EchoTime ImageComments AcquisitionNumber ContentLabel
        PixelSpacing NumberOfFrames LossyImageCompression ScanningSequence""",
}
for level, names in KEYS.items():
    for keyword in names.split():
        OWN_LEVEL[keyword] = level


def sample(found, count):
    found = sorted(found)
    return found if len(found) <= count else rng.sample(found, count)


def variants(vr, value):
    """Keys made of one stored value, with the rule that they are to show."""
    if vr in ("DA", "TM"):
        usable = day(value) if vr == "DA" else value.replace(":", "") if span(value) else None
        if usable:
            yield "E-25 a date or time by its meaning", usable, {}
            yield "E-23 ranges", f"{usable}-", {}
            yield "E-23 ranges", f"-{usable}", {}
            yield "E-23 ranges", f"{usable}-{usable}", {}
            if vr == "TM" and len(usable) > 4:
                yield "E-23 a time without seconds is the whole minute", usable[:4], {}
        return
    if vr == "UI":
        yield "E-20 single value", value, {}
        yield "E-03 lists of UIDs", f"1.2.3,{value}", {}
        return
    if vr in ("IS", "US"):
        if integer(value) is not None:
            yield "E-31 numbers by value", str(integer(value)), {}
        return
    if vr in ("DS", "FL", "FD"):
        if number(value) is not None:
            yield "E-31 numbers by value", repr(number(value)), {}
        return
    if any(c in value for c in '\\,*?"') or "\ufffd" in value or any(ord(c) < 32 for c in value):
        return
    if vr == "AS":
        if re.fullmatch(r"\d{3}[DWMY]", value):
            yield "E-20 single value", value, {}
        return
    yield "E-20 single value", value, {}
    middle = value[1 : max(2, len(value) - 1)]
    if vr == "PN":
        if "=" not in value and folded(value):
            yield "E-20 names without case", value.swapcase(), {}
            yield "E-21 wildcards", f"{value[:2]}*", {}
            yield "E-21 wildcards", f"*{middle}*", {}
            asked = words(folded(value))
            if asked:
                yield "E-05 fuzzy", " ".join(reversed(asked)), {"fuzzymatching": True}
                yield "E-05 fuzzy", asked[0][:3], {"fuzzymatching": True}
        return
    yield "E-20 case counts", value.swapcase(), {}
    yield "E-21 wildcards", f"{value[:2]}*", {}
    yield "E-21 wildcards", f"*{middle}*", {}
    yield "E-21 wildcards", f"?{value[1:]}", {}
    if vr == "CS":
        yield "E-28 lists of codes", f"{value},NONE", {}
        yield "E-07 multiple values", f"{value},PRIMARY", {"multiplevaluematching": True}


for level, names in KEYS.items():
    for keyword in names.split():
        vr = dictionary_VR(tag_for_keyword(keyword)).split(" or ")[0]
        known = {v for _, lists in entities(level, keyword) for stored in lists for v in stored}
        for value in sample(known, 6):
            for name, key, options in variants(vr, value):
                ask(name, level, keyword, key, options)
        ask("E-22 universal", level, keyword, "")
        ask("E-06 empty values", level, keyword, '""', {"emptyvaluematching": True})
        # An attribute of a level above is matched in the results below it too (E-17).
        if level != "instances":
            for value in sample(known, 1):
                for name, key, options in list(variants(vr, value))[:1]:
                    ask("E-17 attributes of the levels above", "instances", keyword, key, options)

def ask_together(name, level, query, holds):
    """Several keys that must hold together: `holds` says of one data set whether they do."""
    try:
        got = {key_of(r, level) for r in get("/" + level, query + [("limit", "1000")])[0]}
    except urllib.error.HTTPError as error:
        check(name, False, f"{level} {query}: {error.code} {error.read()[:300]}")
        return
    got = {entity for entity in got if entity[0] not in unjudged}
    answers = {e: {holds(d) for d in datasets} for e, datasets in members[level].items() if e[0] not in unjudged}
    must, may = {e for e, a in answers.items() if a == {True}}, {e for e, a in answers.items() if True in a}
    check(name, must <= got <= may, f"{level} {query}: missing {sorted(must - got)[:2]}, too many {sorted(got - may)[:2]}")


def moment(dataset):
    date, time = ((values(dataset, keyword) or [""])[0] for keyword in ("StudyDate", "StudyTime"))
    return day(date), time.replace(":", "") if span(time) else None


def lies_between(dataset, low, high):
    date, time = moment(dataset)
    if not date or not time:
        # A day within the range needs no time.
        return bool(date) and low[0] < date < high[0]
    return (low[0], span(low[1])[0]) <= (date, span(time)[0]) <= (high[0], span(high[1])[1])


moments = sample({m for ds in members["studies"].values() for m in map(moment, ds) if None not in m}, 12)
for low, high in zip(moments, moments[1:]):
    if (low[0], span(low[1])) <= (high[0], span(high[1])):
        ask_together(
            "E-24 a range of dates and one of times are one range", "studies",
            [("StudyDate", f"{low[0]}-{high[0]}"), ("StudyTime", f"{low[1]}-{high[1]}")],
            lambda d, low=low, high=high: lies_between(d, low, high))

SEQUENCES = "ConceptNameCodeSequence AnatomicRegionSequence ViewCodeSequence SourceImageSequence DerivationCodeSequence".split()
PAIR = ("CodeValue", "CodingSchemeDesignator"), ("ReferencedSOPClassUID", "ReferencedSOPInstanceUID")


def pairs_of(dataset, sequence, names):
    """For every item of the sequence its values of two attributes."""
    items = dataset.get(tag_for_keyword(sequence))
    return [tuple(values(item, name) for name in names) for item in (items.value if items is not None else None) or []]


for sequence in SEQUENCES:
    for names in PAIR:
        known = {
            (a, b) for ds in members["instances"].values() for d in ds for one in pairs_of(d, sequence, names)
            for other in pairs_of(d, sequence, names) for a in one[0] for b in other[1]}
        plain = {pair for pair in known if not any(c in text for text in pair for c in '\\,*?"')}
        for pair in sample(plain, 4):
            ask_together(
                "E-27 keys of a sequence hold in one item", "instances",
                [(f"{sequence}.{name}", text) for name, text in zip(names, pair)],
                lambda d, pair=pair: any(
                    pair[0] in one and pair[1] in other for one, other in pairs_of(d, sequence, names)))

# --- what is returned

for result in found["studies"]:
    study = first(result, "0020000D")
    if study in unjudged:
        continue
    series = {s for (st, s) in members["series"] if st == study}
    count = sum(1 for (st, _, _) in members["instances"] if st == study)
    check("E-50 NumberOfStudyRelatedSeries", first(result, "00201206") == len(series), study)
    check("E-50 NumberOfStudyRelatedInstances", first(result, "00201208") == count, study)
    for tag in "00080020 00080030 00080050 00080061 00080090 00100010 00100020 00100030 00100040 00200010".split():
        check("E-50 attributes of type R are there", tag in result, f"{study} {tag}")
    check("E-57 RetrieveURL", first(result, "00081190") == f"{service}/studies/{study}", study)
    below, _ = get(f"/studies/{study}/series", [("limit", "1000")])
    check("A-14 series of a study", {first(r, "0020000E") for r in below} == series, study)
    within, headers = get(f"/studies/{study}/instances", [("limit", "1000")])
    check("A-15 instances of a study", len(within) == count == int(headers["X-Total-Count"]), study)
for result in found["instances"]:
    check("E-52 AvailableTransferSyntaxUID", first(result, "00083002") is not None, first(result, "00080018"))

for name, count in sorted(checked.items()):
    print(f"ok   {name} ({count})")
print(f"{sum(checked.values())} checks over {len(instances)} instances, {failures} failures")
sys.exit(1 if failures else 0)
