// An association and what it needs; every entry point is wrapped in `guarded`, so that no C++ exception gets out.
#ifndef CDIMSE_ASSOCIATION_H
#define CDIMSE_ASSOCIATION_H

#include "CDIMSE.h"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmnet/assoc.h"
#include "dcmtk/dcmnet/dimse.h"

#include <cstdio>
#include <exception>
#include <map>
#include <string>

struct cdimse_association {
    T_ASC_Association *association = nullptr;
    bool isConfirmed = false;
    bool isEnded = false;
    T_DIMSE_C_StoreRQ request = {};
    T_ASC_PresentationContextID context = 0;
    /// Of accepted contexts, as the peer knows them.
    std::map<T_ASC_PresentationContextID, std::string> transferSyntaxes;

    /// What DCMTK takes for the transfer syntax of an accepted context. It processes no message in one that it doesn't know
    /// (3.6.7: HTJ2K and others), although it neither reads nor writes a data set here, and commands have a syntax of their
    /// own.
    void show(T_ASC_PresentationContextID context, const char *transferSyntax) {
        ASC_acceptPresentationContext(association->params, context, transferSyntax);
    }

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
