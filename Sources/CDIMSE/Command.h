// What DIMSE messages start with.
#ifndef CDIMSE_COMMAND_H
#define CDIMSE_COMMAND_H

#include <cstddef>
#include <cstdint>

/// What of a command set is used here. Source: PS3.7 6.3.1, 9.3.1.1 and 9.3.5.1.
struct Command {
    uint16_t field = 0;
    uint16_t message = 0;
    bool hasDataSet = false;
    char sopClassUID[65] = {};
    char sopInstanceUID[65] = {};
};

/// Reads a command set, which is flat: Implicit VR Little Endian and no sequences. DCMTK's own reading follows sequences
/// within sequences by recursion, so that a peer could end the process with a hundred kilobytes.
/// - Returns: false where the bytes are no command set.
bool readCommand(const uint8_t *bytes, size_t count, Command &command);

#endif
