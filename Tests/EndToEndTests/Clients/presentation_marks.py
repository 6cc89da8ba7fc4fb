"""Figures and texts of presentation states for check_presentation.py, and where on a picture they may and must be seen.

How wide a line is and what letters look like is the server's to choose: what is looked at is which pixels changed. Of a
figure they lie along its curve, all along it; of a text in its box. Source: PS3.3 C.10.5.
"""

import numpy as np

# Half the width of a line, with its hem and what is smoothed at its edge, in pixels.
REACH = 3.0


def curve(x, y):
    return np.stack([x, y], axis=1)


def line(start, end):
    share = np.linspace(0, 1, 200)[:, None]
    return (1 - share) * np.array(start, float) + share * np.array(end, float)


TURN = np.linspace(0, 2 * np.pi, 400)
POINT = (40.5, 30.5)
# The ends of the long axis, which lies aslant, and of the short one.
CENTRE, LONG, SHORT = np.array([64.0, 48.0]), np.array([24.0, 18.0]), np.array([-9.0, 12.0])
ARC_POINTS = np.linspace(np.pi, 2 * np.pi, 7)
ARC_CENTRE, ARC_RADIUS = (60, 60), 40
ANCHOR, BOX = (100.0, 80.0), ((20.0, 20.0), (70.0, 40.0))

# The curve of a figure, each point of which has to be drawn; None for a text alone.
PLACES = {
    # A ring of a few pixels is drawn around it.
    "point": curve(POINT[0] + 2.5 * np.cos(TURN), POINT[1] + 2.5 * np.sin(TURN)),
    "ellipse": CENTRE + np.cos(TURN)[:, None] * LONG + np.sin(TURN)[:, None] * SHORT,
    "interpolated": curve(*(centre + ARC_RADIUS * function(np.linspace(np.pi, 2 * np.pi, 400))
                            for centre, function in zip(ARC_CENTRE, (np.cos, np.sin)))),
    "interpolated, of the display": line((12.8, 86.4), (115.2, 9.6)),
    "anchored box": line(ANCHOR, BOX[0]),
    "box": None,
    "anchor": None,
}


def figure(item, kind, points, units="PIXEL"):
    points = np.array(points, float)
    return item(GraphicLayer="MARKS", GraphicObjectSequence=[item(
        GraphicAnnotationUnits=units, GraphicDimensions=2, NumberOfGraphicPoints=len(points),
        GraphicData=[float(value) for value in points.ravel()], GraphicType=kind, GraphicFilled="N")])


def text(item, **more):
    return item(GraphicLayer="MARKS", TextObjectSequence=[item(UnformattedTextValue="Mx", **more)])


def annotations(item):
    box = {"BoundingBoxAnnotationUnits": "PIXEL", "BoundingBoxTopLeftHandCorner": list(BOX[0]),
           "BoundingBoxBottomRightHandCorner": list(BOX[1]), "BoundingBoxTextHorizontalJustification": "LEFT"}
    anchor = {"AnchorPointAnnotationUnits": "PIXEL", "AnchorPoint": list(ANCHOR)}
    arc = curve(*(centre + ARC_RADIUS * function(ARC_POINTS)
                  for centre, function in zip(ARC_CENTRE, (np.cos, np.sin))))
    return {
        "point": figure(item, "POINT", [POINT]),
        "ellipse": figure(item, "ELLIPSE", [CENTRE - LONG, CENTRE + LONG, CENTRE - SHORT, CENTRE + SHORT]),
        "interpolated": figure(item, "INTERPOLATED", arc),
        "interpolated, of the display": figure(item, "INTERPOLATED", [(0.1, 0.9), (0.5, 0.5), (0.9, 0.1)], "DISPLAY"),
        "anchored box": text(item, **box, **anchor, AnchorPointVisibility="Y"),
        "box": text(item, **box, **anchor, AnchorPointVisibility="N"),
        "anchor": text(item, AnchorPointAnnotationUnits="DISPLAY", AnchorPoint=[0.25, 0.5], AnchorPointVisibility="N"),
    }


# Left, top, right and bottom of what a text may cover. What has an anchor alone stands beside it.
TEXTS = {"anchored box": (*BOX[0], *BOX[1]), "box": (*BOX[0], *BOX[1]), "anchor": (32, 40, 72, 68)}


def faults(name, changed):
    """- Parameter changed: which pixels of the image are not what they would be without the mark."""
    row, column = np.nonzero(changed)
    seen = curve(column + 0.5, row + 0.5)
    if not len(seen):
        yield "nothing is drawn"
        return
    wanted = PLACES[name]
    is_text = np.zeros(len(seen), bool)
    if name in TEXTS:
        left, top, right, bottom = TEXTS[name]
        # Letters are hemmed.
        is_text = ((seen >= (left - REACH, top - REACH)) & (seen <= (right + REACH, bottom + REACH))).all(axis=1)
        if np.count_nonzero(is_text) < 30:
            yield f"a text of {np.count_nonzero(is_text)} pixels"
    if wanted is None:
        if not is_text.all():
            yield f"{np.count_nonzero(~is_text)} pixels outside of the text's box, {seen[~is_text][0]} is one"
        return
    apart = np.hypot(*(seen[:, None] - wanted[None]).transpose(2, 0, 1))
    far = (apart.min(axis=1) > REACH) & ~is_text
    if far.any():
        yield f"{np.count_nonzero(far)} pixels that are not on the curve, {seen[far][0]} is one"
    missing = apart.min(axis=0) > 1
    if missing.any():
        yield f"the curve is not drawn at {wanted[missing][0]}"
