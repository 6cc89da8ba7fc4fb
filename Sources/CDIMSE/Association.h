// An association and what it needs; every entry point is wrapped in `guarded`, so that no C++ exception gets out.
#ifndef CDIMSE_ASSOCIATION_H
#define CDIMSE_ASSOCIATION_H

#include "CDIMSE.h"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmnet/assoc.h"
#include "dcmtk/dcmnet/dimse.h"

#include <cstdio>
#include <exception>

struct cdimse_association {
    T_ASC_Association *association = nullptr;
    bool isConfirmed = false;
    bool isEnded = false;
    T_DIMSE_C_StoreRQ request = {};
    T_ASC_PresentationContextID context = 0;

    ~cdimse_association();
};

inline cdimse_status fail(cdimse_failure *failure, cdimse_status status, const char *text, int32_t code = 0) {
    failure->status = status;
    failure->code = code;
    std::snprintf(failure->text, sizeof failure->text, "%s", text);
    return status;
}

template <typename Body> cdimse_status guarded(cdimse_failure *failure, Body body) noexcept {
    try {
        return body();
    } catch (const std::exception &error) {
        return fail(failure, CDIMSE_INTERNAL, error.what());
    } catch (...) {
        return fail(failure, CDIMSE_INTERNAL, "unknown exception");
    }
}

#endif
