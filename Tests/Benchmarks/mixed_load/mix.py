"""What the clients ask for, and how often: an app that lists, looks and retrieves, and one in a hundred that misbehaves."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field

JSON = "application/dicom+json"
OBJECTS = 'multipart/related; type="application/dicom"; transfer-syntax=*'
STORED = 'multipart/related; type="application/octet-stream"; transfer-syntax=*'
NATIVE = 'multipart/related; type="application/octet-stream"'
FHIR = "application/fhir+json"


@dataclass(frozen=True)
class Request:
    """One request of the mix: `paths` are taken by chance; `{number}` in one becomes another number each time."""

    kind: str
    weight: float
    paths: tuple
    accept: str = "*/*"
    headers: dict = field(default_factory=dict)
    status: tuple = (200,)
    # Bytes of the body after which the client hangs up; all of it where nothing is said.
    cut: int | None = None
    # An object of its own is sent each time.
    stores: bool = False


def plan(root):
    """The mix over the studies that the server at the root has."""
    server = root.removesuffix("/dicom-web")

    def find(path):
        with opened(root + path, JSON) as answer:
            return json.loads(answer.read() or b"[]")

    def value(found, tag):
        return (found.get(tag, {}).get("Value") or [None])[0]

    def tag_of(path, accept):
        with opened(root + path, accept) as answer:
            return answer.headers["ETag"]

    place = "/dicom-web"
    studies = [f"/studies/{value(found, '0020000D')}" for found in find("/studies?limit=200")]
    found = find("/instances?limit=2000&includefield=NumberOfFrames&includefield=Rows")
    instances = [
        f"/studies/{value(one, '0020000D')}/series/{value(one, '0020000E')}/instances/{value(one, '00080018')}"
        for one in found]
    pictures = [path for path, one in zip(instances, found) if value(one, "00280010")]
    series = sorted({path.split("/instances/")[0] for path in instances})
    # Videos have no native frames, colour has no window, and some studies have nothing to draw: what has, by asking.
    drawn = [path for path in pictures[:200] if answers(root + path + "/rendered?viewport=64,64", "image/jpeg")]
    native = [path for path in drawn if answers(f"{root}{path}/frames/1", NATIVE)]
    grey = [path for path in native if answers(f"{root}{path}/rendered?viewport=64,64&window=40,400,linear", "image/jpeg")]
    small = [path for path in studies if find(f"{path}/instances?limit=60&offset=40") == []]
    with_thumbnail = [path for path in studies if answers(f"{root}{path}/thumbnail", "image/jpeg")]
    metadata = [f"{path}/metadata" for path in studies]
    unchanged = tag_of(metadata[0], JSON)

    def at(paths, end=""):
        return tuple(f"{place}{path}{end}" for path in paths)

    return [
        Request("search", 15, at(["/studies?limit=25", "/studies?limit=25&offset=3", "/series?limit=25",
                                  "/instances?limit=25", "/studies?limit=5&includefield=all"]), JSON),
        Request("search by value", 15, at(["/studies?PatientName=A*", "/studies?ModalitiesInStudy=CT",
                                           "/studies?PatientName=*an*&fuzzymatching=true",
                                           "/series?Modality=US", "/studies?StudyDate=20200101-20301231"]),
                JSON, status=(200, 204)),
        Request("metadata", 8, at(metadata), JSON, {"Accept-Encoding": "gzip"}),
        Request("not modified", 4, at(metadata[:1]), JSON, {"If-None-Match": unchanged}, (304,)),
        Request("frame as stored", 15, at(drawn, "/frames/1"), STORED),
        Request("frame decoded", 6, at(native, "/frames/1"), NATIVE),
        # Another window each time: nothing of it comes from a cache.
        Request("rendered anew", 6, at(grey, "/rendered?viewport=256,256&window=40,{number},linear"), "image/jpeg"),
        Request("rendered", 8, at(drawn, "/rendered?viewport=512,512"), "image/jpeg"),
        Request("thumbnail", 10, at(with_thumbnail, "/thumbnail"), "image/jpeg"),
        Request("instance", 4, at(instances), OBJECTS),
        Request("range of an instance", 2, at(instances), OBJECTS, {"Range": "bytes=100-199"}, (206,)),
        Request("study", 1, at(small), OBJECTS),
        Request("study, hung up", 1, at(studies), OBJECTS, cut=20_000),
        Request("archive", 0.3, at(series[:20]), "application/zip"),
        Request("FHIR", 2, ("/fhir/ImagingStudy?_count=10", "/fhir/Patient?_count=10"), FHIR),
        Request("page", 1, ("/", "/desk", "/metrics", "/healthz")),
        Request("refused", 2, at(["/studies?limit=many", "/studies/not-a-uid", "/studies?StudyDate=yesterday"]), JSON,
                status=(400, 404)),
        Request("store", 0.5, at(["/studies"]), JSON, stores=True),
    ]


def opened(url, accept):
    return urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120)


def answers(url, accept):
    """Whether the server answers with 200."""
    try:
        with opened(url, accept) as answer:
            answer.read()
            return answer.status == 200
    except urllib.error.HTTPError:
        return False
