// Meta information, transfer syntax, inflation, data set: the way from bytes to DCMTK's tree.
#ifndef CDCMTK_OBJECT_PARSER_H
#define CDCMTK_OBJECT_PARSER_H

#include "DataSetFile.h"
#include "StructureScan.h"

class ObjectParser {
public:
    ObjectParser(cdcmtk_file &file, cdcmtk_failure &failure)
        : file_(file), limits_(file.limits), failure_(failure) {}

    /// Fills the file's data set and description, or the failure.
    cdcmtk_status parse();

private:
    cdcmtk_status readMetaInformation();
    cdcmtk_status inflate();
    bool isPlainDataSet() const;
    cdcmtk_status chooseStructure();
    cdcmtk_status readDataSet(int64_t end);
    cdcmtk_status readMended(cdcmtk_status before);
    cdcmtk_status read(const Presentation &shown);
    cdcmtk_status judge(const DataSetPart::Outcome &outcome, const ParseGuard &guard);
    bool isCutInPixelData(int64_t position, const ParseGuard &guard) const;
    bool hasElement(const DcmTagKey &tag) const { return file_.root.dataSet->tagExists(tag); }
    StructureScan scan(int64_t end) const;

    cdcmtk_file &file_;
    const cdcmtk_limits &limits_;
    cdcmtk_failure &failure_;
    /// Of the data set's first byte.
    int64_t start_ = 0;
    bool hasMetaInformation_ = false;
    bool stoppedEarly_ = false;
    /// How the elements are written, apart from the pixels.
    E_TransferSyntax structure_ = EXS_Unknown;
};

#endif
