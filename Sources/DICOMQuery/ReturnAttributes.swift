package import DICOMCore

/// The attributes that a search returns. Source: PS3.18 10.6.3.3, tables 10.6.3-3 to 10.6.3-5.
package enum ReturnAttributes {
    /// Types R and U: always returned, empty where unknown. RetrieveURL is not among them, it depends on the request.
    package static func required(_ level: QueryLevel) -> [Tag] {
        switch level {
        case .study:
            [
                SearchTag.studyDate, SearchTag.studyTime, SearchTag.accessionNumber, SearchTag.modalitiesInStudy,
                SearchTag.referringPhysicianName, SearchTag.patientName, SearchTag.patientID,
                SearchTag.patientBirthDate, SearchTag.patientSex, SearchTag.studyInstanceUID, SearchTag.studyID,
                SearchTag.numberOfStudyRelatedSeries, SearchTag.numberOfStudyRelatedInstances,
            ]
        case .series:
            [
                SearchTag.modality, SearchTag.seriesInstanceUID, SearchTag.seriesNumber,
                SearchTag.numberOfSeriesRelatedInstances,
            ]
        case .instance:
            [SearchTag.sopClassUID, SearchTag.sopInstanceUID, SearchTag.instanceNumber]
        }
    }

    /// Type C: returned where known.
    package static func conditional(_ level: QueryLevel) -> [Tag] {
        switch level {
        case .study:
            [SearchTag.timezoneOffsetFromUTC]
        case .series:
            [
                SearchTag.timezoneOffsetFromUTC, SearchTag.seriesDescription,
                SearchTag.performedProcedureStepStartDate, SearchTag.performedProcedureStepStartTime,
                SearchTag.requestAttributesSequence,
            ]
        case .instance:
            [
                SearchTag.timezoneOffsetFromUTC, SearchTag.availableTransferSyntaxUID, SearchTag.numberOfFrames,
                SearchTag.rows, SearchTag.columns, SearchTag.bitsAllocated,
            ]
        }
    }

    /// The levels whose attributes the resource of the query returns: those above the level of its results that its path
    /// does not fix (E-53).
    package static func levels(of query: SearchQuery) -> [QueryLevel] {
        switch query.level {
        case .study: [.study]
        case .series: query.study == nil ? [.study, .series] : [.series]
        case .instance:
            if query.study == nil {
                [.study, .series, .instance]
            } else {
                query.series == nil ? [.series, .instance] : [.instance]
            }
        }
    }
}

/// Which of the stored attributes one search returns, level by level.
package struct AttributeSelection: Equatable, Sendable {
    /// Private ones as the request names them; `nil` for all that are there.
    package let tags: Set<Tag>?
    private let level: QueryLevel

    /// What the resource always returns, what is matched, and what the client included (E-50 to E-56). The UIDs of the
    /// levels above are always among them (E-55).
    package init(_ query: SearchQuery) {
        level = query.level
        guard case .attributes(let included) = query.include else {
            tags = nil
            return
        }
        var tags = included
        for level in ReturnAttributes.levels(of: query) {
            tags.formUnion(ReturnAttributes.required(level))
            tags.formUnion(ReturnAttributes.conditional(level))
        }
        if query.level >= .series { tags.insert(SearchTag.studyInstanceUID) }
        if query.level >= .instance { tags.insert(SearchTag.seriesInstanceUID) }
        tags.formUnion(query.keys.compactMap(\.path.first))
        self.tags = tags
    }

    /// Whether an attribute that a study, series or instance holds is returned; never one below the result (E-54).
    package func contains(_ tag: Tag, of level: QueryLevel) -> Bool {
        level <= self.level && (tags?.contains(tag) ?? true)
    }
}
