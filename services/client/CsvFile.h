// An export as comma-separated values: RFC 4180 with CRLF, UTF-8 with a byte order mark: without one, spreadsheet
// programs assume the system's legacy code page and garble every accent.
#pragma once

#include "services/client/CsvStyle.h"
#include "services/client/ExportFile.h"

#include <string_view>

namespace cf::client {

class CsvFile : public ExportFile
{
public:
    static Outcome<std::unique_ptr<ExportFile>, ExportError> create(const std::string& path, CsvStyle style = {});
    ~CsvFile() override;

    Outcome<Done, ExportError> write(const std::vector<contract::AuditRow>& rows) override;

    /*! A cell as it stands in the file: quoted where it holds the separator, a quotation mark or line break, or blanks
       at its ends. Text that a spreadsheet would run as a formula gets an apostrophe in front and is quoted (OWASP CSV
       Injection); what no file can hold is U+FFFD (models/domain/Text.h). */
    static std::string cell(std::string_view recorded, char separator = ',');

protected:
    Outcome<Done, ExportError> complete(const std::atomic<bool>& unwanted) override;

private:
    CsvFile(std::string path, CsvStyle style);
    Outcome<Done, ExportError> append(std::string_view bytes);

    const CsvStyle m_style;
    int m_file = -1;
};

} // namespace cf::client
