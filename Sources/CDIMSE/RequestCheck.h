// What DCMTK is shown of a request for an association.
#ifndef CDIMSE_REQUEST_CHECK_H
#define CDIMSE_REQUEST_CHECK_H

#include <cstddef>
#include <cstdint>

/// Whether an A-ASSOCIATE-RQ is sound: every length agrees with what it is part of, and nothing is there more often than may
/// be. DCMTK looks for the same, but never gives back what it has read of a request that it then refuses: megabytes each
/// time, before any AE title is known. Source: PS3.8 9.3.2, PS3.7 D.3.3.
/// - Parameter count: of the whole PDU, its head included.
bool isSoundRequest(const uint8_t *pdu, size_t count);

#endif
