#include "Command.h"

#include <cstring>

namespace {

uint32_t number(const uint8_t *bytes, size_t count) {
    uint32_t value = 0;
    for (size_t place = count; place > 0; --place) value = value << 8 | bytes[place - 1];
    return value;
}

/// Without the padding, which is zero or, against the standard, spaces.
template <size_t Capacity> bool copyUID(char (&target)[Capacity], const uint8_t *bytes, size_t count) {
    while (count > 0 && (bytes[count - 1] == 0 || bytes[count - 1] == ' ')) --count;
    if (count >= Capacity) return false;
    std::memcpy(target, bytes, count);
    target[count] = 0;
    return true;
}

constexpr uint32_t noDataSet = 0x0101;

}  // namespace

bool readCommand(const uint8_t *bytes, size_t count, Command &command) {
    command = Command();
    while (count > 0) {
        if (count < 8 || number(bytes, 2) != 0) return false;
        const uint32_t element = number(bytes + 2, 2);
        const uint32_t length = number(bytes + 4, 4);
        if (length > count - 8) return false;
        const uint8_t *value = bytes + 8;
        const bool isNumber = element == 0x0100 || element == 0x0110 || element == 0x0800;
        if (isNumber && length != 2) return false;
        switch (element) {
        case 0x0002:
            if (!copyUID(command.sopClassUID, value, length)) return false;
            break;
        case 0x0100: command.field = static_cast<uint16_t>(number(value, 2)); break;
        case 0x0110: command.message = static_cast<uint16_t>(number(value, 2)); break;
        case 0x0800: command.hasDataSet = number(value, 2) != noDataSet; break;
        case 0x1000:
            if (!copyUID(command.sopInstanceUID, value, length)) return false;
            break;
        default: break;
        }
        bytes = value + length;
        count -= 8 + length;
    }
    return true;
}
