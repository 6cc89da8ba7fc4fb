"""Retrieves the metadata of every study that a server has as Native DICOM XML and as DICOM JSON.

    check_xml.py SERVICE_URL

The XML has to be well-formed, valid against a RELAX NG schema of the model (PS3.19 A.1.6), and to say what the JSON says:
read here, by a parser and a comparison that are not the server's. Prints one line per difference; the exit code is 1 if
there was any, or if there was hardly anything to compare.
"""

import json
import re
import sys
import urllib.request

from lxml import etree

service = sys.argv[1]
NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM"
REPRESENTATIONS = ("AE AS AT CS DA DS DT FL FD IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV")
GROUPS = ("Alphabetic", "Ideographic", "Phonetic")
COMPONENTS = ("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix")
failures = 0
counts = {"instances": 0, "attributes": 0}


def names(parts):
    return "".join(f'<optional><element name="{part}"><text/></element></optional>' for part in parts)


# At most one kind of child for an attribute; numbers count from 1; the components of a name come in their order.
SCHEMA = etree.RelaxNG(etree.fromstring(f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="NativeDicomModel">
      <attribute name="xml:space"><value>preserve</value></attribute>
      <zeroOrMore><ref name="attribute"/></zeroOrMore>
    </element>
  </start>
  <define name="attribute">
    <element name="DicomAttribute">
      <attribute name="tag" ns=""><data type="string"><param name="pattern">[0-9A-F]{{8}}</param></data></attribute>
      <attribute name="vr" ns=""><choice>{"".join(f"<value>{vr}</value>" for vr in REPRESENTATIONS.split())}</choice></attribute>
      <optional><attribute name="keyword" ns=""><data type="NMTOKEN"/></attribute></optional>
      <optional><attribute name="privateCreator" ns=""><text/></attribute></optional>
      <optional>
        <choice>
          <element name="BulkData"><attribute name="uri" ns=""><data type="anyURI"/></attribute></element>
          <element name="InlineBinary"><data type="base64Binary"/></element>
          <oneOrMore><element name="Value"><ref name="number"/><text/></element></oneOrMore>
          <oneOrMore><element name="Item"><ref name="number"/><zeroOrMore><ref name="attribute"/></zeroOrMore></element></oneOrMore>
          <oneOrMore>
            <element name="PersonName">
              <ref name="number"/>
              {"".join(f'<optional><element name="{group}">{names(COMPONENTS)}</element></optional>' for group in GROUPS)}
            </element>
          </oneOrMore>
        </choice>
      </optional>
    </element>
  </define>
  <define name="number"><attribute name="number" ns=""><data type="positiveInteger"/></attribute></define>
</grammar>"""))


def fail(where, what):
    global failures
    failures += 1
    print(f"FAIL {where} {str(what)[:300]}", flush=True)


def get(url, accept):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept})) as answer:
        return answer.headers, answer.read()


def local(element):
    return etree.QName(element).localname


def readable(text):
    """What XML has no room for is U+FFFD in it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def tag_and_creator(key, data_set):
    """How XML names an attribute: a private one without its block, by its creator. None for a creator itself."""
    if int(key[3], 16) % 2 == 0:
        return key, None
    if key[4:6] == "00" and int(key[6:], 16) >= 0x10:
        return None
    creator = (data_set.get(f"{key[:4]}00{key[4:6]}", {}).get("Value") or [None])[0]
    if creator is None:
        return key, None
    return f"{key[:4]}00{key[6:]}", readable(creator)


def compare_name(where, found, expected):
    groups = {local(group): [component for component in group] for group in found}
    for group in GROUPS:
        text = (expected or {}).get(group, "")
        wanted = [component for component in text.split("^")[:5]]
        got = {local(component): component.text or "" for component in groups.get(group, [])}
        for name, component in zip(COMPONENTS, wanted + [""] * 5):
            if got.get(name, "") != readable(component):
                fail(where, f"{group} {name} {got.get(name)!r} instead of {component!r}")


def compare(where, element, data_set):
    attributes = list(element)
    expected = [(key, tag_and_creator(key, data_set)) for key in sorted(data_set)]
    expected = [(key, named) for key, named in expected if named]
    if len(attributes) != len(expected):
        return fail(where, f"{len(attributes)} attributes instead of {len(expected)}")
    for attribute, (key, (tag, creator)) in zip(attributes, expected):
        counts["attributes"] += 1
        name = f"{where}.{key}"
        entry = data_set[key]
        if (attribute.get("tag"), attribute.get("privateCreator"), attribute.get("vr")) != (tag, creator, entry["vr"]):
            fail(name, f"{dict(attribute.attrib)} instead of {tag} {creator} {entry['vr']}")
            continue
        children = list(attribute)
        if [child.get("number") for child in children if child.get("number")] != [
            str(number) for number in range(1, len(children) + 1)
        ] and "Value" in entry:
            fail(name, "numbers")
        if "BulkDataURI" in entry:
            if [(local(child), child.get("uri")) for child in children] != [("BulkData", entry["BulkDataURI"])]:
                fail(name, "bulk data")
        elif "InlineBinary" in entry:
            if [(local(child), child.text) for child in children] != [("InlineBinary", entry["InlineBinary"])]:
                fail(name, "inline binary")
        elif len(children) != len(entry.get("Value", [])):
            fail(name, f"{len(children)} values instead of {len(entry.get('Value', []))}")
        elif entry["vr"] == "SQ":
            for number, (child, item) in enumerate(zip(children, entry.get("Value", [])), 1):
                compare(f"{name}.{number}", child, item)
        elif entry["vr"] == "PN":
            for child, value in zip(children, entry.get("Value", [])):
                compare_name(name, child, value)
        else:
            for child, value in zip(children, entry.get("Value", [])):
                text = "" if value is None else readable(str(value))
                if (child.text or "") != text:
                    fail(name, f"{child.text!r} instead of {text!r}")


def parts(headers, body):
    boundary = re.search("boundary=([^;]+)", headers["Content-Type"]).group(1).encode()
    for part in body.split(b"--" + boundary)[1:-1]:
        yield part.split(b"\r\n\r\n", 1)[1][:-2]


studies, offset = [], 0
while True:
    page = json.loads(get(f"{service}/studies?limit=100&offset={offset}", "application/dicom+json")[1])
    if not page:
        break
    studies += [study["0020000D"]["Value"][0] for study in page]
    offset += len(page)

for study in studies:
    url = f"{service}/studies/{study}/metadata"
    # Numbers as they are written, digit by digit.
    documents = json.loads(get(url, "application/dicom+json")[1], parse_float=str, parse_int=str)
    models = list(parts(*get(url, 'multipart/related; type="application/dicom+xml"')))
    if len(models) != len(documents):
        fail(study, f"{len(models)} documents of XML, {len(documents)} of JSON")
    for model, document in zip(models, documents):
        where = document["00080018"]["Value"][0]
        try:
            root = etree.fromstring(model, etree.XMLParser(huge_tree=True))
        except etree.XMLSyntaxError as error:
            fail(where, f"not well-formed: {error}")
            continue
        counts["instances"] += 1
        if not SCHEMA.validate(root):
            fail(where, f"not valid: {SCHEMA.error_log.last_error}")
        compare(where, root, document)

print(counts)
if counts["instances"] < 400 or counts["attributes"] < 20_000:
    fail("the corpus", f"hardly anything was compared: {counts}")
sys.exit(1 if failures else 0)
