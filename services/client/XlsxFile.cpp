// libxlsxwriter keeps each sheet in an unlinked temporary file until the workbook is closed and ignores write errors.
// So the files' error flags are checked here, and the closed workbook is read back before it counts.
#include "services/client/XlsxFile.h"

#include "models/domain/Text.h"
#include "services/client/AuditColumns.h"
#include "services/client/WorkbookCheck.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace cf::client {
namespace {

constexpr std::size_t kLongestText = 32'000; // the format's limit is 32,767 UTF-16 units

std::string folderPrefixOf(const std::string& path)
{
    return path.substr(0, path.rfind('/') + 1);
}

//! Characters that XML 1.0 cannot hold are replaced by a sign; overlong text is cut.
std::string cellText(std::string_view recorded)
{
    std::string text = drawable(recorded, LineBreaks::Stay);
    if (text.size() > kLongestText) {
        std::size_t end = kLongestText;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            --end;
        text.resize(end);
    }
    return text;
}

lxw_datetime dateTimeOf(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    lxw_datetime result{};
    result.year = static_cast<int>(date.year());
    result.month = static_cast<int>(static_cast<unsigned>(date.month()));
    result.day = static_cast<int>(static_cast<unsigned>(date.day()));
    result.hour = static_cast<int>(time.hours().count());
    result.min = static_cast<int>(time.minutes().count());
    result.sec =
        static_cast<double>(time.seconds().count()) + static_cast<double>(time.subseconds().count()) / 1'000'000.0;
    return result;
}

} // namespace

Outcome<std::unique_ptr<ExportFile>, ExportError> XlsxFile::create(const std::string& path)
{
    return create(path, kRowsPerSheet);
}

Outcome<std::unique_ptr<ExportFile>, ExportError> XlsxFile::create(const std::string& path, std::uint32_t rowsPerSheet)
{
    std::unique_ptr<XlsxFile> file(new XlsxFile(path, rowsPerSheet));
    // The library creates the file only on close; its permissions and whether it can be created are settled now.
    const int made = ::open(file->temporaryPath().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        return exportErrorOf(errno) == ExportError::NoRoom ? ExportError::NoRoom : ExportError::CannotCreate;
    ::close(made);
    if (!file->start())
        return ExportError::CannotCreate;
    return std::unique_ptr<ExportFile>(std::move(file));
}

XlsxFile::XlsxFile(std::string path, std::uint32_t rowsPerSheet)
    : ExportFile(std::move(path))
    , m_rowsPerSheet(rowsPerSheet)
{
}

XlsxFile::~XlsxFile()
{
    if (m_book)
        lxw_workbook_free(m_book);
}

bool XlsxFile::start()
{
    // Beside the target: /tmp may be in memory, and the sheets together may be larger than that.
    std::string folder = folderPrefixOf(temporaryPath());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    options.use_zip64 = LXW_TRUE;
    m_book = workbook_new_opt(temporaryPath().c_str(), &options);
    if (!m_book)
        return false;
    m_headingFormat = workbook_add_format(m_book);
    m_timeFormat = workbook_add_format(m_book);
    if (!m_headingFormat || !m_timeFormat)
        return false;
    format_set_bold(m_headingFormat);
    format_set_num_format(m_timeFormat, "yyyy-mm-dd hh:mm:ss.000");
    return addSheet();
}

bool XlsxFile::addSheet()
{
    lxw_worksheet* sheet = workbook_add_worksheet(m_book, nullptr);
    if (!sheet)
        return false;
    m_sheets.push_back(sheet);
    static constexpr std::array<double, kAuditColumns> kWidths = {12, 24, 26, 11, 24, 38, 14, 12, 26, 60, 36, 38};
    const auto headings = auditHeadings();
    for (std::size_t i = 0; i < kAuditColumns; ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, kWidths[i], nullptr);
        worksheet_write_string(sheet, 0, column, std::string(headings[i]).c_str(), m_headingFormat);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    m_row = 1;
    return true;
}

void XlsxFile::writeRow(const contract::AuditRow& row)
{
    lxw_worksheet* sheet = m_sheets.back();
    const auto cells = auditCells(row);
    for (std::size_t i = 0; i < kAuditColumns; ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        switch (static_cast<AuditColumn>(i)) {
        case AuditColumn::Number:
            if (row.seq)
                worksheet_write_number(sheet, m_row, column, static_cast<double>(*row.seq), nullptr);
            break;
        case AuditColumn::Time: {
            lxw_datetime time = dateTimeOf(row.at);
            worksheet_write_datetime(sheet, m_row, column, &time, m_timeFormat);
            break;
        }
        default:
            if (!cells[i].empty())
                worksheet_write_string(sheet, m_row, column, cellText(cells[i]).c_str(), nullptr);
        }
    }
    ++m_row;
}

Outcome<Done, ExportError> XlsxFile::write(const std::vector<contract::AuditRow>& rows)
{
    for (const contract::AuditRow& row : rows) {
        if (m_row == m_rowsPerSheet && !addSheet())
            return ExportError::CannotWrite;
        writeRow(row);
    }
    return allSheetsWritten() ? Outcome<Done, ExportError>(Done()) : ExportError::NoRoom;
}

//! The library loses the reason; on a working disk it is lack of space.
bool XlsxFile::allSheetsWritten() const
{
    return std::none_of(m_sheets.begin(), m_sheets.end(), [](const lxw_worksheet* sheet) {
        return std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0;
    });
}

Outcome<Done, ExportError> XlsxFile::complete(const std::atomic<bool>& unwanted)
{
    if (!allSheetsWritten())
        return ExportError::NoRoom;
    const std::size_t sheets = m_sheets.size();
    m_sheets.clear();
    // Frees the workbook even on failure.
    const lxw_error closed = workbook_close(std::exchange(m_book, nullptr));
    if (closed != LXW_NO_ERROR)
        return ExportError::NoRoom;
    return isWholeWorkbook(temporaryPath(), sheets, unwanted) ? Outcome<Done, ExportError>(Done())
                                                              : ExportError::CannotWrite;
}

} // namespace cf::client
