// An export as a workbook (Office Open XML), through libxlsxwriter in its constant-memory mode: a new sheet each
// 1,048,576 rows. Text is stored as text, so nothing in it is ever run as a formula.
//
// libxlsxwriter does not check whether its temporary sheets reached the disk. So a workbook is unpacked and checked
// before it counts (WorkbookCheck).
#pragma once

#include "services/client/ExportFile.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace cf::client {

class XlsxFile : public ExportFile
{
public:
    //! Rows per sheet including headings; the format's maximum.
    static constexpr std::uint32_t kRowsPerSheet = 1'048'576;

    static Outcome<std::unique_ptr<ExportFile>, ExportError> create(const std::string& path);
    //! With smaller sheets, for tests.
    static Outcome<std::unique_ptr<ExportFile>, ExportError> create(const std::string& path,
                                                                    std::uint32_t rowsPerSheet);
    ~XlsxFile() override;

    Outcome<Done, ExportError> write(const std::vector<contract::AuditRow>& rows) override;

protected:
    Outcome<Done, ExportError> complete(const std::atomic<bool>& unwanted) override;

private:
    XlsxFile(std::string path, std::uint32_t rowsPerSheet);
    bool start();
    bool addSheet();
    void writeRow(const contract::AuditRow& row);
    bool allSheetsWritten() const;

    const std::uint32_t m_rowsPerSheet;
    lxw_workbook* m_book = nullptr;
    std::vector<lxw_worksheet*> m_sheets; //!< Owned by the workbook; rows go to the last one.
    lxw_format* m_headingFormat = nullptr;
    lxw_format* m_timeFormat = nullptr;
    std::uint32_t m_row = 0;
};

} // namespace cf::client
