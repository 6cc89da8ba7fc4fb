"""Opens whole slide images with wsidicom, and compares their tiles with the frames that pydicom reads in a file.

    check_wsidicom.py SERVICE_URL FILE

FILE is what was imported: its study and series are opened, and its frames have to be the tiles. Prints one line per check;
the exit code is 1 if any of them failed.
"""

import sys

import numpy
from dicomweb_client.api import DICOMwebClient
from pydicom import dcmread
from pydicom.uid import UID
from wsidicom import WsiDicom, WsiDicomWebClient

failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
    print(f"{'ok  ' if condition else 'FAIL'} {name}{'' if condition else f': {detail}'}")


file = dcmread(sys.argv[2])
frames = file.pixel_array.reshape(int(file.NumberOfFrames), file.Rows, file.Columns, -1)
client = WsiDicomWebClient(DICOMwebClient(url=sys.argv[1]))
with WsiDicom.open_web(client, UID(file.StudyInstanceUID), UID(file.SeriesInstanceUID)) as slide:
    check("levels", len(slide.levels) >= 1, slide.levels)
    level = slide.levels[0]
    size = (file.TotalPixelMatrixColumns, file.TotalPixelMatrixRows)
    check("size", (level.size.width, level.size.height) == size, level.size)
    columns = -(-size[0] // file.Columns)
    # Tiles in their order, as the files say (TILED_FULL), or by the place that each frame gives.
    full = file.get("DimensionOrganizationType") == "TILED_FULL"
    different = []
    for number, frame in enumerate(frames):
        place = (number % columns, number // columns)
        if not full:
            position = file.PerFrameFunctionalGroupsSequence[number].PlanePositionSlideSequence[0]
            place = (
                (position.ColumnPositionInTotalImagePixelMatrix - 1) // file.Columns,
                (position.RowPositionInTotalImagePixelMatrix - 1) // file.Rows,
            )
        tile = numpy.asarray(slide.read_tile(level.level, place))
        expected = frame.squeeze()
        if tile.shape != expected.shape:
            tile = tile[..., 0]
        if tile.shape != expected.shape or not (tile == expected).all():
            different.append((place, tile.shape, expected.shape))
    check(f"{len(frames)} tiles", len(frames) > 0 and not different, different[:3])
    width, height = min(level.size.width, 100), min(level.size.height, 100)
    region = slide.read_region((0, 0), level.level, (width, height))
    check("region", region.size == (width, height), region.size)

sys.exit(1 if failures else 0)
