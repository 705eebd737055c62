#include "services/client/CsvFile.h"

#include "models/domain/Text.h"
#include "services/client/AuditColumns.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace cf::client {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

template <class Cells>
void appendLine(std::string& lines, const Cells& cells, char separator)
{
    bool first = true;
    for (const auto& each : cells) {
        if (!first)
            lines += separator;
        first = false;
        lines += CsvFile::cell(each, separator);
    }
    lines += "\r\n";
}

} // namespace

Outcome<std::unique_ptr<ExportFile>, ExportError> CsvFile::create(const std::string& path, CsvStyle style)
{
    std::unique_ptr<CsvFile> file(new CsvFile(path, std::move(style)));
    file->m_file = ::open(file->temporaryPath().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file->m_file < 0)
        return exportErrorOf(errno) == ExportError::NoRoom ? ExportError::NoRoom : ExportError::CannotCreate;
    std::string beginning(kByteOrderMark);
    if (file->m_style.headings.front().empty())
        appendLine(beginning, auditHeadings(), file->m_style.separator);
    else
        appendLine(beginning, file->m_style.headings, file->m_style.separator);
    if (const auto written = file->append(beginning); !written)
        return written.error();
    return std::unique_ptr<ExportFile>(std::move(file));
}

CsvFile::CsvFile(std::string path, CsvStyle style)
    : ExportFile(std::move(path))
    , m_style(std::move(style))
{
}

CsvFile::~CsvFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

Outcome<Done, ExportError> CsvFile::write(const std::vector<contract::AuditRow>& rows)
{
    std::string lines;
    for (const contract::AuditRow& row : rows)
        appendLine(lines, auditCells(row), m_style.separator);
    return append(lines);
}

Outcome<Done, ExportError> CsvFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return exportErrorOf(errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done();
}

Outcome<Done, ExportError> CsvFile::complete(const std::atomic<bool>&)
{
    // Some file systems report a failed write only on close.
    const int closed = ::close(std::exchange(m_file, -1));
    return closed == 0 ? Outcome<Done, ExportError>(Done()) : exportErrorOf(errno);
}

std::string CsvFile::cell(std::string_view recorded, char separator)
{
    const std::string text = drawable(recorded, LineBreaks::Stay);
    const bool dangerous = beginsLikeFormula(text);
    const bool blankEnds = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!dangerous && !blankEnds && text.find_first_of("\"\r\n") == std::string::npos &&
        text.find(separator) == std::string::npos)
        return text;
    std::string quoted = dangerous ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace cf::client
