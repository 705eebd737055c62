#include "tests/check/history/HistoryWriter.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace cf::check {
namespace {

[[noreturn]] void fail(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

bool endsInALine(int file)
{
    const off_t size = lseek(file, 0, SEEK_END);
    if (size < 0)
        fail("The history cannot be measured");
    char last = '\n';
    if (size > 0 && pread(file, &last, 1, size - 1) != 1)
        fail("The history cannot be read");
    return last == '\n';
}

} // namespace

HistoryWriter::HistoryWriter(const std::filesystem::path& file)
    : m_file(open(file.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600))
{
    if (m_file < 0)
        fail("The history cannot be opened");
    try {
        if (!endsInALine(m_file))
            throw std::runtime_error("The last line of the history is torn: " + file.string());
    } catch (...) {
        close(m_file);
        throw;
    }
}

HistoryWriter::~HistoryWriter()
{
    close(m_file);
}

// O_APPEND and a single write() keep the lines of several threads and processes whole.
void HistoryWriter::append(const Line& line)
{
    std::string text = textOf(line);
    if (const auto read = lineOf(text); !read)
        throw std::invalid_argument("Not a line of a history: " + read.error());
    text += '\n';
    ssize_t written = -1;
    do
        written = write(m_file, text.data(), text.size());
    while (written < 0 && errno == EINTR);
    if (written < 0)
        fail("The history cannot be written");
    if (static_cast<std::size_t>(written) != text.size()) {
        errno = ENOSPC;
        fail("The history was written only in part");
    }
}

} // namespace cf::check
