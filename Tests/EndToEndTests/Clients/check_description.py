"""Reads the descriptions that a server gives of itself, of the whole and of some of its resources.

    check_description.py SERVICE_URL

As OpenAPI they have to be valid by the schema of OpenAPI 3.1 and the rules beyond it (names in braces, operation IDs); WADL
in XML and in JSON has to name the same resources. Prints one line per difference; the exit code is 1 if there was any, or if
there was hardly anything to look at.
"""

import json
import sys
import urllib.request

from lxml import etree
from openapi_spec_validator import OpenAPIV31SpecValidator

service = sys.argv[1]
WADL = "{http://wadl.dev.java.net/2009/02}"
failures = 0
resources = 0


def check(holds, what):
    global failures
    if not holds:
        failures += 1
        print(f"fail {what}")


def options(path, media_type):
    request = urllib.request.Request(service + path, method="OPTIONS", headers={"Accept": media_type})
    with urllib.request.urlopen(request) as answer:
        check(answer.headers["Content-Type"] == media_type, f"{path}: {answer.headers['Content-Type']}")
        return answer.read()


for path in ["/", "/studies", "/studies/1.2", "/studies/1.2/series/1.3", "/studies/1.2/series/1.3/instances/1.4/frames/1"]:
    document = json.loads(options(path, "application/openapi+json"))
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        check(False, f"{path}: {error.message[:300]}")
    described = {item for item in document["paths"]}
    application = etree.fromstring(options(path, "application/vnd.sun.wadl+xml"))
    check(application.tag == f"{WADL}application", f"{path}: {application.tag}")
    listed = {element.get("path") for element in application.iter(f"{WADL}resource")}
    check(listed - {"/"} == described, f"{path}: WADL and OpenAPI differ in {listed ^ described}")
    check(("/" in listed) == (path == "/"), f"{path}: the root")
    # A name is that of one method.
    names = [element.get("id") for element in application.iter(f"{WADL}method")]
    check(len(names) == len(set(names)), f"{path}: a method ID occurs twice")
    same = json.loads(options(path, "application/json"))["application"]["resources"][0]
    check({item["@path"] for item in same["resource"]} == listed, f"{path}: WADL in JSON")
    resources += len(described)

print(f"{resources} resources")
sys.exit(1 if failures or resources < 40 else 0)
