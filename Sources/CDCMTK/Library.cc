#include "Library.h"

#include "CodecLog.h"

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcdict.h"

bool prepareLibrary() {
    silenceLog();
    static const bool hasDictionary = dcmDataDict.isDictionaryLoaded();
    return hasDictionary;
}
