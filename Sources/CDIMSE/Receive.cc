#include "Association.h"
#include "Command.h"

#include "dcmtk/dcmdata/dcdeftag.h"
#include "dcmtk/dcmdata/dcostrma.h"
#include "dcmtk/dcmdata/dcuid.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

/// Writes a new file, up to a number of bytes. What is beyond, or can't be written, is forgotten: the sender has to be heard
/// to its end, so that it can be told.
class BoundedFile : public DcmConsumer {
  public:
    explicit BoundedFile(const char *path) : file_(std::fopen(path, "wbxe")) {
        if (!file_) code_ = errno;
    }
    ~BoundedFile() override {
        if (file_) std::fclose(file_);
    }
    void limit(int64_t count) { left_ = count; }

    OFBool good() const override { return OFTrue; }
    OFCondition status() const override { return EC_Normal; }
    OFBool isFlushed() const override { return OFTrue; }
    offile_off_t avail() const override { return 1 << 20; }
    offile_off_t write(const void *bytes, offile_off_t count) override {
        left_ -= count;
        const bool isWanted = left_ >= 0 && code_ == 0;
        if (isWanted && std::fwrite(bytes, 1, static_cast<size_t>(count), file_) != static_cast<size_t>(count))
            code_ = errno ? errno : EIO;
        return count;
    }
    void flush() override {}

    /// Hands everything to the system.
    void finish() {
        if (file_ && std::fflush(file_) != 0 && code_ == 0) code_ = errno;
    }
    int code() const { return code_; }
    bool isFull() const { return left_ < 0; }

  private:
    std::FILE *file_;
    int64_t left_ = INT64_MAX;
    int code_ = 0;
};

class BoundedStream : public DcmOutputStream {
  public:
    explicit BoundedStream(BoundedFile &file) : DcmOutputStream(&file) {}
};

/// Of Lightbox, as in what it writes elsewhere.
constexpr char implementationClassUID[] = "2.25.244523203888836072435646135755712533754";

void append(std::string &bytes, uint16_t element, const char *vr, std::string value) {
    if (value.size() % 2) value += vr[0] == 'U' ? '\0' : ' ';
    const bool isLong = std::strcmp(vr, "OB") == 0;
    const uint32_t count = static_cast<uint32_t>(value.size());
    bytes += {2, 0, static_cast<char>(element), 0};
    bytes += vr;
    if (isLong) bytes += {0, 0};
    for (int place = 0; place < (isLong ? 4 : 2); ++place) bytes += static_cast<char>(count >> 8 * place);
    bytes += value;
}

/// Preamble and meta information. It says nothing of the sender: the same object has the same bytes, whoever sends it.
std::string head(const T_DIMSE_C_StoreRQ &request, const char *transferSyntax) {
    std::string elements;
    append(elements, 0x01, "OB", std::string("\0\1", 2));
    append(elements, 0x02, "UI", request.AffectedSOPClassUID);
    append(elements, 0x03, "UI", request.AffectedSOPInstanceUID);
    append(elements, 0x10, "UI", transferSyntax);
    append(elements, 0x12, "UI", implementationClassUID);
    std::string bytes(128, '\0');
    bytes += "DICM";
    std::string length;
    for (int place = 0; place < 4; ++place) length += static_cast<char>(elements.size() >> 8 * place);
    append(bytes, 0x00, "UL", length);
    return bytes + elements;
}

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

/// Of a command set; those of C-STORE and C-ECHO have some hundred.
constexpr size_t mostCommandBytes = 1 << 14;

/// The next part of a command set. DCMTK reads whole PDUs of at most as many bytes as were agreed on.
OFCondition nextValue(cdimse_association *opened, int seconds, DUL_PDV &value) {
    DUL_ASSOCIATIONKEY **key = &opened->association->DULassociation;
    if (DUL_NextPDV(key, &value).good()) return EC_Normal;
    if (!ASC_dataWaiting(opened->association, seconds)) return DIMSE_NODATAAVAILABLE;
    const OFCondition condition = DUL_ReadPDVs(key, nullptr, DUL_NOBLOCK, seconds);
    if (condition == DUL_PDATAPDUARRIVED) return DUL_NextPDV(key, &value);
    return condition.good() ? DIMSE_READPDVFAILED : condition;
}

cdimse_status receive(cdimse_association *opened, int seconds, Command &command, cdimse_failure *failure) {
    std::vector<uint8_t> bytes;
    for (bool isLast = false, isFirst = true; !isLast; isFirst = false) {
        DUL_PDV value = {};
        const OFCondition condition = nextValue(opened, seconds, value);
        if (condition.bad()) return failed(opened, failure, condition);
        if (isFirst) opened->context = value.presentationContextID;
        if (value.pdvType != DUL_COMMANDPDV || value.presentationContextID != opened->context)
            return fail(failure, CDIMSE_PROTOCOL, "no command where one belongs");
        if (value.fragmentLength > mostCommandBytes - bytes.size())
            return fail(failure, CDIMSE_PROTOCOL, "a command that is too long");
        const auto *start = static_cast<const uint8_t *>(value.data);
        bytes.insert(bytes.end(), start, start + value.fragmentLength);
        isLast = value.lastPDV;
    }
    if (!readCommand(bytes.data(), bytes.size(), command)) return fail(failure, CDIMSE_PROTOCOL, "no command set");
    return CDIMSE_OK;
}

cdimse_status receive(
    cdimse_association *opened, const char *path, int64_t maximum, int seconds, cdimse_failure *failure) {
    BoundedFile file(path);
    const std::string begin = head(opened->request, opened->transferSyntaxes[opened->context].c_str());
    file.write(begin.data(), static_cast<offile_off_t>(begin.size()));
    file.limit(maximum);
    OFCondition condition = EC_Normal;
    {
        BoundedStream stream(file);
        T_ASC_PresentationContextID number = opened->context;
        condition = DIMSE_receiveDataSetInFile(
            opened->association, DIMSE_NONBLOCKING, seconds, &number, &stream, nullptr, nullptr);
        if (condition.good() && number != opened->context)
            return fail(failure, CDIMSE_PROTOCOL, "the data set came in another context than its command");
    }
    file.finish();
    if (condition.bad()) return failed(opened, failure, condition);
    if (file.isFull()) return fail(failure, CDIMSE_TOO_LARGE, "the object is too large");
    if (file.code() != 0) return fail(failure, CDIMSE_UNWRITABLE, "the file can't be written", file.code());
    return CDIMSE_OK;
}

}  // namespace

cdimse_status cdimse_next(
    cdimse_association *opened, const char *path, int64_t maximum, int waitSeconds, int seconds, cdimse_object *object,
    cdimse_failure *failure) {
    return guarded(failure, [&] {
        if (!ASC_dataWaiting(opened->association, waitSeconds)) return fail(failure, CDIMSE_NOTHING, "");
        Command command;
        const cdimse_status begun = receive(opened, seconds, command, failure);
        if (begun != CDIMSE_OK) return begun;
        if (command.field == DIMSE_C_ECHO_RQ && !command.hasDataSet) {
            T_DIMSE_C_EchoRQ request = {};
            request.MessageID = command.message;
            std::snprintf(request.AffectedSOPClassUID, sizeof request.AffectedSOPClassUID, "%s", command.sopClassUID);
            const OFCondition sent = DIMSE_sendEchoResponse(
                opened->association, opened->context, &request, STATUS_Success, nullptr);
            return sent.good() ? fail(failure, CDIMSE_NOTHING, "") : failed(opened, failure, sent);
        }
        if (command.field != DIMSE_C_STORE_RQ || !command.hasDataSet || !command.sopInstanceUID[0]) {
            return fail(failure, CDIMSE_PROTOCOL, "neither C-STORE nor C-ECHO");
        }
        T_DIMSE_C_StoreRQ &request = opened->request;
        request = {};
        request.MessageID = command.message;
        request.DataSetType = DIMSE_DATASET_PRESENT;
        std::snprintf(request.AffectedSOPClassUID, sizeof request.AffectedSOPClassUID, "%s", command.sopClassUID);
        std::snprintf(
            request.AffectedSOPInstanceUID, sizeof request.AffectedSOPInstanceUID, "%s", command.sopInstanceUID);
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
