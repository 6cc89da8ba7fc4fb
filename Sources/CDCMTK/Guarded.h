// What every entry point is wrapped in: no C++ exception may reach C or Swift.
#ifndef CDCMTK_GUARDED_H
#define CDCMTK_GUARDED_H

#include "CDCMTKFailure.h"

#include <cstdio>
#include <exception>

inline cdcmtk_status fail(cdcmtk_failure *failure, cdcmtk_status status, const char *text, int64_t offset = -1) {
    failure->status = status;
    failure->offset = offset;
    std::snprintf(failure->text, sizeof failure->text, "%s", text);
    return status;
}

template <typename Body> cdcmtk_status guarded(cdcmtk_failure *failure, Body body) noexcept {
    try {
        return body();
    } catch (const std::exception &error) {
        return fail(failure, CDCMTK_INTERNAL, error.what());
    } catch (...) {
        return fail(failure, CDCMTK_INTERNAL, "unknown exception");
    }
}

#endif
