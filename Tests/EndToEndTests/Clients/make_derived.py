"""Writes objects that are drawn on, or in place of, images: for the golden pictures.

    make_derived.py SAMPLE-STUDIES FOLDER

A segmentation of two segments and a structure set of two regions on one slice of the sample CT of a thorax, the same with
another matrix and without the name of the slice, a made PET, presentation states that annotate the slice and lay the PET
over it, an ECG of twelve leads by formula, and a selection of the slice. Every run writes the same.
"""

import sys
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

LEADS = {"I": 0.7, "II": 1.1, "III": 0.5, "aVR": -0.9, "aVL": 0.3, "aVF": 0.8,
         "V1": -0.8, "V2": -0.5, "V3": 0.4, "V4": 1.3, "V5": 1.4, "V6": 1.0}
# Of the waves of a beat: when in seconds, how wide, how high for a QRS of one.
WAVES = [(0.16, 0.025, 0.12), (0.26, 0.008, -0.1), (0.28, 0.011, 1.0), (0.305, 0.009, -0.2), (0.5, 0.045, 0.28)]


def item(**values):
    dataset = Dataset()
    for name, value in values.items():
        setattr(dataset, name, value)
    return dataset


def start(of, sop_class, modality, name=""):
    dataset = item(SOPClassUID=sop_class, SOPInstanceUID=generate_uid(entropy_srcs=["golden", modality + name]),
                   StudyInstanceUID=of.StudyInstanceUID, PatientID=of.PatientID, PatientName=of.PatientName,
                   SeriesInstanceUID=generate_uid(entropy_srcs=["golden series", modality + name]), Modality=modality)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SpecificCharacterSet = of.get("SpecificCharacterSet", "ISO_IR 192")
    return dataset


def reference(image):
    return item(ReferencedSOPClassUID=image.SOPClassUID, ReferencedSOPInstanceUID=image.SOPInstanceUID)


def ellipse(image, x, y, width, height):
    row, column = np.mgrid[0:image.Rows, 0:image.Columns]
    return (((column / image.Columns - x) / width) ** 2 + ((row / image.Rows - y) / height) ** 2 < 1).astype(np.uint8)


def segmentation(image, name=""):
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.66.4", "SEG", name)
    dataset.SegmentationType = "BINARY"
    # Red and green of CIELab, then one without a colour of its own.
    dataset.SegmentSequence = [
        item(SegmentNumber=1, SegmentLabel="one", RecommendedDisplayCIELabValue=[35579, 53664, 50857]),
        item(SegmentNumber=2, SegmentLabel="two")]
    derivation = [item(SourceImageSequence=[reference(image)])]
    dataset.PerFrameFunctionalGroupsSequence = [
        item(DerivationImageSequence=derivation,
             SegmentIdentificationSequence=[item(ReferencedSegmentNumber=number)]) for number in (1, 2)]
    dataset.SharedFunctionalGroupsSequence = [item()]
    masks = np.stack([ellipse(image, 0.3, 0.45, 0.12, 0.2), ellipse(image, 0.68, 0.45, 0.13, 0.2)])
    dataset.Rows, dataset.Columns, dataset.NumberOfFrames = image.Rows, image.Columns, len(masks)
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 1, 1, 0
    dataset.PixelData = np.packbits(masks, bitorder="little").tobytes()
    return dataset


def coarse_segmentation(image):
    """The same two segments in pixels that are three times as wide and high, from the middle of the image on."""
    dataset = segmentation(image, "coarse")
    spacing = [3 * float(one) for one in image.PixelSpacing]
    left, top = image.Columns // 8, image.Rows // 4
    position = np.array(image.ImagePositionPatient, float)
    position += [(left + 1) * float(image.PixelSpacing[1]), (top + 1) * float(image.PixelSpacing[0]), 0]
    dataset.FrameOfReferenceUID = image.FrameOfReferenceUID
    dataset.SharedFunctionalGroupsSequence = [item(
        PlanePositionSequence=[item(ImagePositionPatient=[f"{one:.4f}" for one in position])],
        PlaneOrientationSequence=[item(ImageOrientationPatient=image.ImageOrientationPatient)],
        PixelMeasuresSequence=[item(PixelSpacing=spacing, SliceThickness=image.SliceThickness)])]
    masks = np.stack([ellipse(image, 0.3, 0.45, 0.12, 0.2), ellipse(image, 0.68, 0.45, 0.13, 0.2)])
    masks = masks[:, top + 1:top + 1 + image.Rows // 2:3, left + 1:left + 1 + 3 * image.Columns // 4:3]
    dataset.Rows, dataset.Columns = masks.shape[1:]
    dataset.PixelData = np.packbits(masks, bitorder="little").tobytes()
    if len(dataset.PixelData) % 2:
        dataset.PixelData += b"\0"
    return dataset


def structures(image, name=""):
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", name)
    position, spacing = np.array(image.ImagePositionPatient, float), [float(one) for one in image.PixelSpacing]
    regions = []
    for number, (x, y, radius, color) in enumerate([(0.5, 0.5, 0.3, [255, 40, 40]), (0.45, 0.55, 0.1, [40, 220, 255])]):
        angles = np.linspace(0, 2 * np.pi, 60, endpoint=False)
        columns = (x + radius * np.cos(angles)) * image.Columns
        rows = (y + 0.8 * radius * np.sin(angles)) * image.Rows
        points = position + np.stack([columns * spacing[1], rows * spacing[0], 0 * rows], axis=1)
        contour = item(ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=len(points),
                       ContourImageSequence=[reference(image)], ContourData=[f"{one:.2f}" for one in points.ravel()])
        regions.append(item(ROIDisplayColor=color, ReferencedROINumber=number + 1, ContourSequence=[contour]))
    dataset.ROIContourSequence = regions
    return dataset


def unnamed_structures(image):
    """The same regions as contours that name no image."""
    dataset = structures(image, "unnamed")
    for region in dataset.ROIContourSequence:
        for contour in region.ContourSequence:
            del contour.ContourImageSequence
    dataset.StructureSetROISequence = [
        item(ROINumber=number, ReferencedFrameOfReferenceUID=image.FrameOfReferenceUID) for number in (1, 2)]
    return dataset


def pet(image):
    """Hot spots in pixels that are four times as wide and high as the CT's."""
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.128", "PT")
    dataset.Rows, dataset.Columns = image.Rows // 4, image.Columns // 4
    row, column = np.mgrid[0:dataset.Rows, 0:dataset.Columns]
    spots = [(0.45, 0.62, 0.05, 900), (0.55, 0.3, 0.03, 700), (0.5, 0.5, 0.25, 250)]
    pixels = sum(height * np.exp(-(((row / dataset.Rows - y) ** 2 + (column / dataset.Columns - x) ** 2) / width**2) / 2)
                 for y, x, width, height in spots)
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelData = pixels.round().astype("<u2").tobytes()
    dataset.PixelSpacing = [4 * float(one) for one in image.PixelSpacing]
    position = np.array(image.ImagePositionPatient, float)
    position += [1.5 * float(image.PixelSpacing[1]), 1.5 * float(image.PixelSpacing[0]), 0]
    dataset.ImagePositionPatient = [f"{one:.4f}" for one in position]
    dataset.ImageOrientationPatient, dataset.SliceThickness = image.ImageOrientationPatient, image.SliceThickness
    dataset.FrameOfReferenceUID = image.FrameOfReferenceUID
    return dataset


def references(image):
    return [item(SeriesInstanceUID=image.SeriesInstanceUID, ReferencedImageSequence=[reference(image)])]


def annotated(image):
    """A presentation state: another window, a round shutter, turned, with a ring, an arrow's text, and a line below."""
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.11.1", "PR")
    dataset.ReferencedSeriesSequence = references(image)
    dataset.RescaleSlope, dataset.RescaleIntercept = image.RescaleSlope, image.RescaleIntercept
    dataset.SoftcopyVOILUTSequence = [item(WindowCenter=-400, WindowWidth=1500)]
    dataset.PresentationLUTShape = "IDENTITY"
    dataset.ShutterShape, dataset.ShutterPresentationValue = "CIRCULAR", 0
    dataset.CenterOfCircularShutter = [image.Rows // 2, image.Columns // 2]
    dataset.RadiusOfCircularShutter = int(0.45 * image.Columns)
    dataset.ImageRotation, dataset.ImageHorizontalFlip = 90, "N"
    ring = item(GraphicAnnotationUnits="PIXEL", GraphicType="CIRCLE", GraphicFilled="N", GraphicDimensions=2,
                NumberOfGraphicPoints=2, GraphicData=[0.3 * image.Columns, 0.45 * image.Rows, 0.38 * image.Columns,
                                                      0.45 * image.Rows])
    text = item(BoundingBoxAnnotationUnits="DISPLAY", UnformattedTextValue="Äußerer Lappen", BoundingBoxTopLeftHandCorner=[
        0.05, 0.82], BoundingBoxBottomRightHandCorner=[0.95, 0.95], BoundingBoxTextHorizontalJustification="CENTER")
    dataset.GraphicLayerSequence = [item(GraphicLayer="ONE", GraphicLayerOrder=1)]
    dataset.GraphicAnnotationSequence = [
        item(GraphicLayer="ONE", GraphicObjectSequence=[ring], TextObjectSequence=[text])]
    return dataset


def fused(image):
    """A blending presentation state: the PET over the CT, from black over red and yellow to white."""
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.11.4", "PR", "fused")
    dataset.RelativeOpacity = 0.5
    dataset.BlendingSequence = [
        item(BlendingPosition="UNDERLYING", StudyInstanceUID=image.StudyInstanceUID, RescaleSlope=image.RescaleSlope,
             RescaleIntercept=image.RescaleIntercept, ReferencedSeriesSequence=references(image),
             SoftcopyVOILUTSequence=[item(WindowCenter=40, WindowWidth=400)]),
        item(BlendingPosition="SUPERIMPOSED", StudyInstanceUID=image.StudyInstanceUID,
             ReferencedSeriesSequence=references(pet(image)),
             SoftcopyVOILUTSequence=[item(WindowCenter=450, WindowWidth=900)])]
    share = np.linspace(0, 3, 256)
    for place, name in enumerate(["Red", "Green", "Blue"]):
        entries = (np.clip(share - place, 0, 1) * 65535).round().astype("<u2")
        setattr(dataset, f"{name}PaletteColorLookupTableDescriptor", [256, 0, 16])
        setattr(dataset, f"{name}PaletteColorLookupTableData", entries.tobytes())
    return dataset


def ecg(image):
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.9.1.1", "ECG")
    time = np.arange(2500) / 250
    beat = sum(height * np.exp(-((time % 0.85 - when) / width) ** 2 / 2) for when, width, height in WAVES)
    samples = np.stack([(1000 * size * beat).round() for size in LEADS.values()], axis=1).astype("<i2")
    dataset.WaveformSequence = [item(
        NumberOfWaveformChannels=12, NumberOfWaveformSamples=len(samples), SamplingFrequency=250,
        ChannelDefinitionSequence=[item(
            ChannelLabel=name, ChannelSensitivity=1, ChannelSensitivityCorrectionFactor=1, ChannelBaseline=0,
            ChannelSensitivityUnitsSequence=[item(CodeValue="uV", CodingSchemeDesignator="UCUM")]) for name in LEADS],
        WaveformBitsAllocated=16, WaveformSampleInterpretation="SS", WaveformData=samples.tobytes())]
    return dataset


def selection(image):
    dataset = start(image, "1.2.840.10008.5.1.4.1.1.88.59", "KO")
    dataset.ValueType = "CONTAINER"
    dataset.ContentSequence = [
        item(RelationshipType="CONTAINS", ValueType="IMAGE", ReferencedSOPSequence=[reference(image)])]
    return dataset


def main(samples, folder):
    image = pydicom.dcmread(Path(samples, "ct-thorax", "25.dcm"))
    for make in (segmentation, coarse_segmentation, structures, unnamed_structures, pet, annotated, fused, ecg, selection):
        make(image).save_as(Path(folder, f"{make.__name__}.dcm"), enforce_file_format=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
