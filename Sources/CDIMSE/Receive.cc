#include "Association.h"

#include "dcmtk/dcmdata/dcdeftag.h"
#include "dcmtk/dcmdata/dcostrmf.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace {

/// Appends to a file up to a number of bytes; fails beyond it.
class BoundedFile : public DcmConsumer {
  public:
    BoundedFile(const char *path, int64_t maximum) : file_(std::fopen(path, "ab")), left_(maximum) {
        if (!file_) code_ = errno;
    }
    ~BoundedFile() override {
        if (file_) std::fclose(file_);
    }
    OFBool good() const override { return code_ == 0 && !isFull_; }
    OFCondition status() const override { return good() ? EC_Normal : EC_InvalidStream; }
    OFBool isFlushed() const override { return OFTrue; }
    offile_off_t avail() const override { return 1 << 20; }
    offile_off_t write(const void *bytes, offile_off_t count) override {
        left_ -= count;
        if (left_ < 0) isFull_ = true;
        if (!good()) return 0;
        const size_t written = std::fwrite(bytes, 1, static_cast<size_t>(count), file_);
        if (written != static_cast<size_t>(count)) code_ = errno ? errno : EIO;
        return static_cast<offile_off_t>(written);
    }
    void flush() override {}

    /// Hands everything to the system.
    void finish() {
        if (file_ && std::fflush(file_) != 0) code_ = errno;
    }
    int code() const { return code_; }
    bool isFull() const { return isFull_; }

  private:
    std::FILE *file_;
    int64_t left_;
    int code_ = 0;
    bool isFull_ = false;
};

class BoundedStream : public DcmOutputStream {
  public:
    explicit BoundedStream(BoundedFile &file) : DcmOutputStream(&file) {}
};

cdimse_status failed(cdimse_association *opened, cdimse_failure *failure, const OFCondition &condition) {
    if (condition == DUL_PEERREQUESTEDRELEASE) {
        ASC_acknowledgeRelease(opened->association);
        opened->isEnded = true;
        return fail(failure, CDIMSE_ENDED, "released");
    }
    if (condition == DUL_PEERABORTEDASSOCIATION || condition == DUL_NETWORKCLOSED) {
        opened->isEnded = true;
        return fail(failure, CDIMSE_ENDED, condition.text());
    }
    return fail(failure, CDIMSE_PROTOCOL, condition.text());
}

cdimse_status receive(
    cdimse_association *opened, const char *path, int64_t maximum, int seconds, cdimse_failure *failure) {
    DcmOutputFileStream *head = nullptr;
    // It writes the meta information and nothing else.
    OFCondition condition =
        DIMSE_createFilestream(path, &opened->request, opened->association, opened->context, 1, &head);
    std::unique_ptr<DcmOutputFileStream> begun(head);
    if (condition.bad()) return fail(failure, CDIMSE_UNWRITABLE, condition.text(), errno ? errno : EIO);
    // Closed before the data set is appended.
    begun.reset();
    BoundedFile file(path, maximum);
    {
        BoundedStream stream(file);
        T_ASC_PresentationContextID context = opened->context;
        condition = DIMSE_receiveDataSetInFile(
            opened->association, DIMSE_NONBLOCKING, seconds, &context, &stream, nullptr, nullptr);
        if (condition.good() && context != opened->context) {
            return fail(failure, CDIMSE_PROTOCOL, "the data set came in another context than its command");
        }
    }
    file.finish();
    if (file.isFull()) return fail(failure, CDIMSE_TOO_LARGE, "the object is too large");
    if (file.code() != 0) return fail(failure, CDIMSE_UNWRITABLE, "the file can't be written", file.code());
    return condition.good() ? CDIMSE_OK : failed(opened, failure, condition);
}

}  // namespace

cdimse_status cdimse_next(
    cdimse_association *opened, const char *path, int64_t maximum, int waitSeconds, int seconds, cdimse_object *object,
    cdimse_failure *failure) {
    return guarded(failure, [&] {
        if (!ASC_dataWaiting(opened->association, waitSeconds)) return fail(failure, CDIMSE_NOTHING, "");
        T_DIMSE_Message message = {};
        DcmDataset *detail = nullptr;
        const OFCondition condition = DIMSE_receiveCommand(
            opened->association, DIMSE_NONBLOCKING, seconds, &opened->context, &message, &detail);
        delete detail;
        if (condition.bad()) return failed(opened, failure, condition);
        if (message.CommandField == DIMSE_C_ECHO_RQ) {
            const OFCondition sent = DIMSE_sendEchoResponse(
                opened->association, opened->context, &message.msg.CEchoRQ, STATUS_Success, nullptr);
            return sent.good() ? fail(failure, CDIMSE_NOTHING, "") : failed(opened, failure, sent);
        }
        if (message.CommandField != DIMSE_C_STORE_RQ || message.msg.CStoreRQ.DataSetType == DIMSE_DATASET_NULL) {
            return fail(failure, CDIMSE_PROTOCOL, "neither C-STORE nor C-ECHO");
        }
        opened->request = message.msg.CStoreRQ;
        const cdimse_status status = receive(opened, path, maximum, seconds, failure);
        if (status != CDIMSE_OK) {
            unlink(path);
            return status;
        }
        std::snprintf(
            object->sop_class_uid, sizeof object->sop_class_uid, "%s", opened->request.AffectedSOPClassUID);
        std::snprintf(
            object->sop_instance_uid, sizeof object->sop_instance_uid, "%s", opened->request.AffectedSOPInstanceUID);
        return CDIMSE_OK;
    });
}

cdimse_status cdimse_answer(
    cdimse_association *opened, uint16_t status, const char *comment, cdimse_failure *failure) {
    return guarded(failure, [&] {
        const T_DIMSE_C_StoreRQ &request = opened->request;
        T_DIMSE_C_StoreRSP response = {};
        response.DimseStatus = status;
        response.MessageIDBeingRespondedTo = request.MessageID;
        response.DataSetType = DIMSE_DATASET_NULL;
        std::snprintf(
            response.AffectedSOPClassUID, sizeof response.AffectedSOPClassUID, "%s", request.AffectedSOPClassUID);
        std::snprintf(
            response.AffectedSOPInstanceUID, sizeof response.AffectedSOPInstanceUID, "%s",
            request.AffectedSOPInstanceUID);
        response.opts = O_STORE_AFFECTEDSOPCLASSUID | O_STORE_AFFECTEDSOPINSTANCEUID;
        DcmDataset detail;
        if (comment) detail.putAndInsertString(DCM_ErrorComment, comment);
        const OFCondition condition = DIMSE_sendStoreResponse(
            opened->association, opened->context, &request, &response, comment ? &detail : nullptr);
        return condition.good() ? CDIMSE_OK : failed(opened, failure, condition);
    });
}
