"""Checks an audit file that a server has written: every message against the schema of PS3.15 A.5.1, or every resource
against FHIR R4, and what each has to tell.

usage: check_audit.py FILE dicom|fhir
"""

import base64
import collections
import json
import pathlib
import re
import sys

from lxml import etree

failures = 0


def check(name, condition, detail=""):
    global failures
    print(f"{'ok  ' if condition else 'FAIL'} {name}" + (f": {detail}" if detail and not condition else ""))
    failures += 0 if condition else 1


def check_dicom(lines):
    schema = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("audit-message.rng")))
    head = re.compile(r"<85>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S+ Lightbox \d+ DICOM\+RFC3881 - \ufeff")
    events, types, names = collections.Counter(), collections.Counter(), collections.Counter()
    for line in lines:
        match = head.match(line)
        check("the head of syslog", bool(match), line[:80])
        message = etree.fromstring(line[match.end():].encode())
        check("valid against the schema", schema.validate(message), str(schema.error_log.last_error))
        event = message.find("EventIdentification/EventID").get("csd-code")
        outcome = message.find("EventIdentification").get("EventOutcomeIndicator")
        events[event, outcome] += 1
        code = message.find("EventIdentification/EventTypeCode")
        types[code.get("csd-code") if code is not None else message[0].get("EventActionCode") + event] += 1
        patients = message.findall("ParticipantObjectIdentification[@ParticipantObjectTypeCode='1']")
        requestors = message.findall("ActiveParticipant[@UserIsRequestor='true']")
        check("at most one requestor", len(requestors) <= 1)
        names.update((event, requestor.get("UserID")) for requestor in requestors)
        if event in ("110104", "110107") and outcome == "0":
            check("F-31 one patient", len(patients) == 1, line)
            number = message.find(".//SOPClass")
            check("F-31 the number of instances", number is not None and int(number.get("NumberOfInstances")) > 0, line)
        if event == "110112":
            query = base64.b64decode(message.find(".//ParticipantObjectQuery").text).decode()
            check("F-30 the query is the request's", query.startswith("/"), query)
    return events, types, names


def check_fhir(lines):
    from fhir.resources.R4B.auditevent import AuditEvent

    events, types, names = collections.Counter(), collections.Counter(), collections.Counter()
    for line in lines:
        resource = json.loads(line)
        try:
            AuditEvent.model_validate(resource)
            check("valid in R4", True)
        except ValueError as error:
            check("valid in R4", False, f"{error} {line}")
        for entity in resource.get("entity", []):
            check("sev-1 either a name or a query", not ("name" in entity and "query" in entity))
        event = resource["type"]["code"]
        events[event, resource["outcome"]] += 1
        types[resource["subtype"][0]["code"] if "subtype" in resource else resource["action"] + event] += 1
        names.update((event, agent["who"]["identifier"]["value"]) for agent in resource["agent"] if agent["requestor"])
    return events, types, names


path, form = sys.argv[1:]
lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
events, types, names = check_dicom(lines) if form == "dicom" else check_fhir(lines)
check("application start and stop", types["110120"] == types["110121"] == events["110100", "0"] / 2 == 3, events)
check("searches", events["110112", "0"] >= 2, events)
check("a search that failed", events["110112", "4"] >= 1, events)
check("retrieves", events["110104", "0"] >= 1, events)
check("a retrieve that failed", events["110104", "4"] >= 1, events)
check("imports", events["110107", "0"] >= 1, events)
check("F-32 logins that failed", events["110114", "4"] >= 1, events)
check("F-32 use that a token does not allow", types["110132"] >= 1, types)
check("links that were made and revoked", types["110135"] >= 2, types)
check("what came in", types["C110104"] >= 1, types)
check("F-32 machines without a certificate that counts", types["110126"] >= 2, types)
check("who may not connect is named", names["110113", "other.invented.example"] >= 1, names)
check("who may is named without a token, by either HTTP", names["110112", "viewer.invented.example"] == 2, names)
print(dict(events))
sys.exit(1 if failures else 0)
