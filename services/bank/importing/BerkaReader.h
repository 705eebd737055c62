// Reads the folder of the PKDD'99 bank ("Berka"): eight .asc files, semicolons, quoted strings, CRLF, each with a
// header line. Every line is validated by itself and against the records it refers to; BerkaImport decides what
// malformed lines mean.
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
    BerkaBank bank; //!< Valid records only, in the order of the files.
    std::vector<MalformedLine>
        malformed; //!< In reading order: a line that refers to a malformed record is malformed itself.
};

//! The error is a sentence for the operator: a file is missing, unreadable or lacks the expected header line.
Outcome<BerkaReading, std::string> readBerka(const std::filesystem::path& folder, const Progress& progress = {});

} // namespace cf::bank::importing
