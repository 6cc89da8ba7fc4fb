#include "Association.h"
#include "RequestCheck.h"

#include "dcmtk/dcmdata/dcuid.h"
#include "dcmtk/dcmnet/dul.h"
#include "dcmtk/oflog/oflog.h"

#include <chrono>
#include <cstring>
#include <memory>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr long largestPDU = ASC_MAXIMUMPDUSIZE;
/// Of a request for an association: 128 presentation contexts with some dozen transfer syntaxes each.
constexpr uint32_t largestRequest = 1 << 17;

/// DCMTK accepts connections itself, on all addresses of the machine; to let it take over one of ours it has a variable of
/// the process and no parameter. So the two calls that read it are made by one thread at a time.
std::mutex takingOver;
T_ASC_Network *network = nullptr;

void prepare() {
    static const bool isPrepared = [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        dcmDisableGethostbyaddr.set(OFTrue);
        return true;
    }();
    (void)isPrepared;
}

/// Waits until the whole request is there, without taking it: whoever is slow keeps nobody else waiting, and what is no
/// request, or promises too much, is seen here.
bool waitForRequest(int descriptor, int seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    std::unique_ptr<uint8_t[]> bytes(new uint8_t[largestRequest]);
    // Before data is there to be looked at, its size must be allowed to be waiting.
    const int size = 2 * static_cast<int>(largestRequest);
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    while (std::chrono::steady_clock::now() < end) {
        pollfd wait = {descriptor, POLLIN, 0};
        if (poll(&wait, 1, 100) <= 0) continue;
        const ssize_t count = recv(descriptor, bytes.get(), largestRequest, MSG_PEEK | MSG_DONTWAIT);
        if (count <= 0) return false;
        if (bytes[0] != 1) return false;
        if (count >= 6) {
            uint32_t length = 0;
            for (int place = 2; place < 6; ++place) length = length << 8 | bytes[place];
            if (length > largestRequest - 6) return false;
            if (static_cast<uint32_t>(count) >= length + 6) return isSoundRequest(bytes.get(), length + 6);
        }
        usleep(2000);
    }
    return false;
}

OFCondition takeOver(int descriptor, int seconds, T_ASC_Association **association) {
    const std::lock_guard<std::mutex> lock(takingOver);
    dcmExternalSocketHandle.set(descriptor);
    OFCondition condition = EC_Normal;
    if (!network) condition = ASC_initializeNetwork(NET_ACCEPTOR, 0, seconds, &network);
    if (condition.good()) {
        condition = ASC_receiveAssociation(
            network, association, largestPDU, nullptr, nullptr, OFFalse, DUL_NOBLOCK, seconds);
    }
    dcmExternalSocketHandle.set(-1);
    return condition;
}

void describe(int descriptor, char *text, size_t size) {
    sockaddr_storage address = {};
    socklen_t length = sizeof address;
    text[0] = 0;
    if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0) return;
    getnameinfo(
        reinterpret_cast<sockaddr *>(&address), length, text, static_cast<socklen_t>(size), nullptr, 0, NI_NUMERICHOST);
}

/// Classes of the standard for storage, and those of makers: nobody but their own would offer them, and to store.
bool isStorage(const char *uid) {
    const bool isOfStandard = std::strncmp(uid, "1.2.840.10008.", 14) == 0;
    return !isOfStandard || std::strncmp(uid, "1.2.840.10008.5.1.4.1.1.", 24) == 0 ||
           std::strcmp(uid, "1.2.840.10008.5.1.4.34.7") == 0 || dcmIsaStorageSOPClassUID(uid, ESSC_All);
}

}  // namespace

cdimse_association::~cdimse_association() {
    if (!association) return;
    if (!isEnded) ASC_abortAssociation(association);
    ASC_dropAssociation(association);
    ASC_destroyAssociation(&association);
}

cdimse_status cdimse_open(
    int descriptor, int seconds, cdimse_association **result, cdimse_peer *peer, cdimse_failure *failure) {
    *result = nullptr;
    return guarded(failure, [&] {
        prepare();
        std::memset(peer, 0, sizeof *peer);
        describe(descriptor, peer->address, sizeof peer->address);
        if (!waitForRequest(descriptor, seconds)) {
            close(descriptor);
            return fail(failure, CDIMSE_PROTOCOL, "no request for an association came");
        }
        std::unique_ptr<cdimse_association> opened(new cdimse_association);
        const OFCondition condition = takeOver(descriptor, seconds, &opened->association);
        if (condition.bad()) {
            // A peer that is gone by now: DCMTK has not taken the connection over.
            if (!opened->association || !opened->association->DULassociation) close(descriptor);
            return fail(failure, CDIMSE_PROTOCOL, condition.text());
        }
        char responding[17];
        ASC_getAPTitles(
            opened->association->params, peer->calling_title, sizeof peer->calling_title, peer->called_title,
            sizeof peer->called_title, responding, sizeof responding);
        *result = opened.release();
        return CDIMSE_OK;
    });
}

cdimse_status cdimse_confirm(
    cdimse_association *opened, const char *const *transferSyntaxes, int count, cdimse_failure *failure) {
    return guarded(failure, [&] {
        T_ASC_Parameters *const parameters = opened->association->params;
        for (int place = 0; place < ASC_countPresentationContexts(parameters); ++place) {
            T_ASC_PresentationContext context = {};
            if (ASC_getPresentationContext(parameters, place, &context).bad()) continue;
            const char *chosen = nullptr;
            const bool isEcho = std::strcmp(context.abstractSyntax, UID_VerificationSOPClass) == 0;
            for (int offered = 0; offered < context.transferSyntaxCount && !chosen; ++offered) {
                for (int known = 0; known < count && !chosen; ++known) {
                    if (std::strcmp(context.proposedTransferSyntaxes[offered], transferSyntaxes[known]) == 0)
                        chosen = transferSyntaxes[known];
                }
            }
            if (!isEcho && !isStorage(context.abstractSyntax)) {
                ASC_refusePresentationContext(
                    parameters, context.presentationContextID, ASC_P_ABSTRACTSYNTAXNOTSUPPORTED);
            } else if (!chosen) {
                ASC_refusePresentationContext(
                    parameters, context.presentationContextID, ASC_P_TRANSFERSYNTAXESNOTSUPPORTED);
            } else {
                ASC_acceptPresentationContext(parameters, context.presentationContextID, chosen);
                opened->transferSyntaxes[context.presentationContextID] = chosen;
            }
        }
        const OFCondition condition = ASC_acknowledgeAssociation(opened->association);
        if (condition.bad()) return fail(failure, CDIMSE_PROTOCOL, condition.text());
        for (const auto &accepted : opened->transferSyntaxes)
            opened->show(accepted.first, UID_LittleEndianExplicitTransferSyntax);
        opened->isConfirmed = true;
        return CDIMSE_OK;
    });
}

cdimse_status cdimse_reject(cdimse_association *opened, cdimse_rejection reason, cdimse_failure *failure) {
    return guarded(failure, [&] {
        T_ASC_RejectParameters parameters = {};
        parameters.result = ASC_RESULT_REJECTEDPERMANENT;
        parameters.source = ASC_SOURCE_SERVICEUSER;
        switch (reason) {
        case CDIMSE_CALLED_TITLE: parameters.reason = ASC_REASON_SU_CALLEDAETITLENOTRECOGNIZED; break;
        case CDIMSE_CALLING_TITLE: parameters.reason = ASC_REASON_SU_CALLINGAETITLENOTRECOGNIZED; break;
        case CDIMSE_CONGESTION:
            parameters.result = ASC_RESULT_REJECTEDTRANSIENT;
            parameters.source = ASC_SOURCE_SERVICEPROVIDER_PRESENTATION_RELATED;
            parameters.reason = ASC_REASON_SP_PRES_TEMPORARYCONGESTION;
            break;
        }
        const OFCondition condition = ASC_rejectAssociation(opened->association, &parameters);
        opened->isEnded = true;
        return condition.good() ? CDIMSE_OK : fail(failure, CDIMSE_ENDED, condition.text());
    });
}

void cdimse_close(cdimse_association *association) {
    delete association;
}
