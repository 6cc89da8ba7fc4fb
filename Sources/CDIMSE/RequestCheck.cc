#include "RequestCheck.h"

#include <cstring>

namespace {

/// A part of the PDU. Nothing is read beyond it.
struct Bytes {
    const uint8_t *start;
    size_t count;

    /// - Precondition: two bytes are there.
    size_t number(size_t place) const { return size_t(start[place]) << 8 | start[place + 1]; }
};

/// Walks through items of a type, a reserved byte, a length of two bytes and a value.
template <typename Body> bool eachItem(Bytes items, Body body) {
    while (items.count > 0) {
        if (items.count < 4 || items.number(2) > items.count - 4) return false;
        const Bytes value = {items.start + 4, items.number(2)};
        if (!body(items.start[0], value)) return false;
        items = {value.start + value.count, items.count - 4 - value.count};
    }
    return true;
}

constexpr size_t longestUID = 64;
/// More than there are in the standard, and as many as DCMTK lists.
constexpr int mostTransferSyntaxes = 50;
/// As many as there are odd numbers in a byte.
constexpr int mostContexts = 128;

bool isSoundContext(Bytes value) {
    if (value.count < 4) return false;
    int abstractSyntaxes = 0, transferSyntaxes = 0;
    const bool isSound = eachItem({value.start + 4, value.count - 4}, [&](uint8_t type, Bytes uid) {
        if (type == 0x30) ++abstractSyntaxes;
        if (type == 0x40) ++transferSyntaxes;
        return (type == 0x30 || type == 0x40) && uid.count <= longestUID;
    });
    return isSound && abstractSyntaxes == 1 && transferSyntaxes >= 1 && transferSyntaxes <= mostTransferSyntaxes;
}

/// Primary field and secondary field, each behind its length. Source: PS3.7 D.3.3.7.
bool isSoundIdentity(Bytes value) {
    if (value.count < 6) return false;
    const size_t primary = value.number(2);
    if (primary > value.count - 6) return false;
    return value.number(4 + primary) == value.count - 6 - primary;
}

bool isSoundUserInformation(Bytes value) {
    int identities = 0;
    return eachItem(value, [&](uint8_t type, Bytes item) {
        switch (type) {
        case 0x51: return item.count == 4;
        case 0x52:
        case 0x55: return item.count <= longestUID;
        case 0x54: return item.count >= 4 && item.number(0) == item.count - 4 && item.number(0) <= longestUID;
        case 0x56: return item.count >= 2 && item.number(0) <= item.count - 2;
        case 0x58: return ++identities == 1 && isSoundIdentity(item);
        // The answer to 0x58, which DCMTK reads here too.
        case 0x59: return false;
        default: return true;
        }
    });
}

}  // namespace

bool isSoundRequest(const uint8_t *pdu, size_t count) {
    // Head; protocol version, reserved bytes, AE titles.
    constexpr size_t headByteCount = 6, fixedByteCount = 68;
    if (count < headByteCount + fixedByteCount) return false;
    const size_t start = headByteCount + fixedByteCount;
    int names = 0, contexts = 0, users = 0;
    const bool isSound = eachItem({pdu + start, count - start}, [&](uint8_t type, Bytes value) {
        switch (type) {
        case 0x10: return ++names == 1 && value.count <= longestUID;
        case 0x20: return ++contexts <= mostContexts && isSoundContext(value);
        case 0x50: return ++users == 1 && isSoundUserInformation(value);
        // What only an answer has.
        case 0x21: return false;
        default: return true;
        }
    });
    return isSound && names == 1 && contexts >= 1 && users == 1;
}
