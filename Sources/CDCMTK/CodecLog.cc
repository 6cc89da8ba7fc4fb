#include "CodecLog.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/oflog/oflog.h>

void silenceLog() {
    static const bool isSilent = [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        return true;
    }();
    (void)isSilent;
}
