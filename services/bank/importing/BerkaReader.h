// Reads the folder of the PKDD'99 bank ("Berka"): eight .asc files, semicolons, quoted strings, CRLF, a header line
// each. Every line is checked for itself and against the records that it names; BerkaImport decides what malformed
// lines mean.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/importing/BerkaRecords.h"
#include "services/bank/importing/Progress.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cf::bank::importing {

struct BerkaReading
{
    BerkaBank bank; //!< Only what is well formed, in the order of the files.
    std::vector<MalformedLine>
        malformed; //!< In the order of reading: a line that names a malformed record is malformed itself.
};

//! The error is a sentence for the operator: a file is missing, cannot be read or has not the expected header line.
Outcome<BerkaReading, std::string> readBerka(const std::filesystem::path& folder, const Progress& progress = {});

} // namespace cf::bank::importing
