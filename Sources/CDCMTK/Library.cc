#include "Library.h"

#include <mutex>

#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dcdict.h"
#include "dcmtk/oflog/oflog.h"

bool prepareLibrary() {
    static std::once_flag once;
    static bool hasDictionary = false;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        hasDictionary = dcmDataDict.isDictionaryLoaded();
    });
    return hasDictionary;
}
