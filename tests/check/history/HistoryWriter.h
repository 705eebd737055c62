// Appends a drill's lines to its history. Any number of threads, and of processes with a writer each, may share a file.
#pragma once

#include "tests/check/history/History.h"

#include <filesystem>

namespace cf::check {

class HistoryWriter
{
public:
    //! Appends to the file, or makes it. Throws std::system_error, and std::runtime_error for a file whose last line is
    //! torn: what follows would be read as a part of it.
    explicit HistoryWriter(const std::filesystem::path& file);
    ~HistoryWriter();
    HistoryWriter(const HistoryWriter&) = delete;
    HistoryWriter& operator=(const HistoryWriter&) = delete;

    //! Returns once the whole line is with the kernel: it survives this process, though not the machine. Throws
    //! std::invalid_argument for what HistoryReader would refuse, std::system_error if the line could not be written.
    void append(const Line& line);

private:
    int m_file;
};

} // namespace cf::check
