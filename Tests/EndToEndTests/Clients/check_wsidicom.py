"""Opens whole slide images with wsidicom and reads tiles and regions of them.

    check_wsidicom.py SERVICE_URL STUDY_UID SERIES_UID

Prints one line per check; the exit code is 1 if any of them failed.
"""

import sys

from dicomweb_client.api import DICOMwebClient
from pydicom.uid import UID
from wsidicom import WsiDicom, WsiDicomWebClient

failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {detail}'}")


client = WsiDicomWebClient(DICOMwebClient(url=sys.argv[1]))
with WsiDicom.open_web(client, UID(sys.argv[2]), UID(sys.argv[3])) as slide:
    check("levels", len(slide.levels) >= 1, slide.levels)
    level = slide.levels[0]
    check("size", level.size.width > 0 and level.size.height > 0, level.size)
    tile = slide.read_tile(level.level, (0, 0))
    check("tile", tile.size[0] > 0 and tile.getextrema()[0] != (0, 0), tile.size)
    width, height = min(level.size.width, 100), min(level.size.height, 100)
    region = slide.read_region((0, 0), level.level, (width, height))
    check("region", region.size == (width, height), region.size)

sys.exit(1 if failures else 0)
