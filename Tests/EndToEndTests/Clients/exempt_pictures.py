"""The instances of the corpus whose pictures can't be compared, each with the reason: all others have to be.

Keys are SOP Instance UIDs. A check reports what happens to an instance that no list names, and a name to which nothing
happens.
"""

VIDEOS = dict.fromkeys(
    ["2.25.117900342380483226195901176233749710266", "2.25.4436388638721881156411249609869714897"],
    "a video: its frames are not had one by one")
SHORT = dict.fromkeys(
    [f"1.3.6.1.4.1.14519.5.2.1.3023.4017.{tail}" for tail in (
        "264182263062930512190712764093", "335251174043400650861888918521", "260939066507668813638080004257",
        "649153066258520360958330163120", "146366877811836789535656349132")],
    "holds a third of the pixel data that it promises")
DAMAGED = {
    "1.3.6.1.4.1.5962.1.1.8.1.3.20040826185059.5457": "bytes within its fragment look like the end of all fragments",
    "2.25.133464290572026674890405731541888753060": "is named JPEG and holds native pixels",
}
TWELVE_BITS = dict.fromkeys(
    ["1.3.6.1.4.1.5962.1.1.8.1.5.20040826185059.5457", "1.3.6.1.4.1.5962.1.1.10.1.5.20040826185059.5457"],
    "JPEG of more than eight bits with the scan of a progressive one: neither Pillow nor pylibjpeg takes it")
BAD_NUMBER = {"1.9.999.999.99.9.9999.9999.20030818153516": "pydicom stops at its Number of Frames, which is '1A'"}

# Of frames that the server answers with 501.
REFUSED = {**VIDEOS, **SHORT, **DAMAGED}

# Of frames that pydicom, or one of its decoders, does not read.
UNREAD = {
    **VIDEOS, **SHORT, **DAMAGED, **TWELVE_BITS, **BAD_NUMBER,
    "1.3.6.1.4.35045.258255395321547846922642016970312704221": "Pillow calls its codestream broken; pylibjpeg reads it",
    "1.2.276.0.7230010.3.1.4.8323329.29255.1531935570.306951": "pydicom has no decoder for JPEG of process 6",
    "1.2.276.0.7230010.3.1.4.8323329.29256.1531935570.345368": "pydicom has no decoder for JPEG of process 10",
}

# Of frames that are compared with DCMTK's only in a window that pydicom finds, and for which it finds none.
WITHOUT_WINDOW = {**DAMAGED, **BAD_NUMBER,
                  "1.3.6.1.4.1.5962.1.1.8.1.5.20040826185059.5457": "pydicom does not decode it"}

# Of frames that dcmj2pnm does not draw.
UNDRAWN_BY_DCMTK = {
    **VIDEOS,
    "1.2.840.113663.1500.1.341634990.3.1.20130730.83615.140": "DCMTK stops at an item outside of a sequence",
    "1.2.392.200039.102.3.1096.10.20020524.114049.826": "DCMTK has no segmented palettes",
    "1.2.826.0.1.3680043.8.498.13002811185086637637347356263722492924": "DCMTK stops behind its pixel data",
}


def faults(outcome, reasons, details):
    """- Parameter details: of the instances that had the outcome, by SOP Instance UID."""
    for instance, detail in details.items():
        if instance not in reasons:
            yield f"{outcome} for no known reason: {detail}"
    for instance, reason in reasons.items():
        if instance not in details:
            yield f"no more {outcome}: {instance}, of which is said: {reason}"
