// What DCMTK has of global state, set up once.
#ifndef CDCMTK_LIBRARY_H
#define CDCMTK_LIBRARY_H

/// Silences DCMTK's log and loads its dictionary, on the first call. Any number of threads may call it.
/// - Returns: false where the dictionary of the installation is missing.
bool prepareLibrary();

#endif
