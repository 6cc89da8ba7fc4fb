package import DICOMCore
package import DICOMweb
package import DICOMwebClient

/// What happens to the viewer.
package enum ViewerEvent: Sendable {
    case input(Input)
    case resized(TerminalSize)
    /// The answer to a search; those of an earlier generation are out of date.
    case studies(generation: Int, offset: Int, Result<StudyPortion, PictureFailure>)
    case series(StudyInstanceUID, Result<[SeriesEntry], PictureFailure>)
    case instances(SeriesInstanceUID, Result<[InstanceEntry], PictureFailure>)
    case attributes(Resource.InstanceResource, Result<Attributes, PictureFailure>)
    /// What a report or a document says.
    case text(Resource.InstanceResource, Result<String, PictureFailure>)
    case picture(PictureRequest, Result<Picture, PictureFailure>)
    /// Time for the next picture of a cine; `now` on a clock that only goes forward.
    case tick(now: Duration)
}

/// What the viewer wants done. Pictures are no effects: `ViewerState.wantedPictures` says which ones are wanted now.
package enum ViewerEffect: Equatable, Sendable {
    case search(StudyFilter, generation: Int, offset: Int)
    case loadSeries(StudyInstanceUID)
    case loadInstances(SeriesEntry)
    case loadAttributes(Resource.InstanceResource)
    case loadText(Slice)
    /// Send a tick after this long.
    case tick(after: Duration)
    /// Into the clipboard of the person's machine.
    case copyAddress(Resource)
    case repaint
    /// Give the terminal to the shell and stop until somebody lets the process go on.
    case suspend
    case quit
}
