// A file that an export of the audit trail is written to, row by row. Written beside the target under another name and
// renamed when it is whole, so that a half file is never mistaken for one. Blocks: used by AuditExporter's worker only.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/CsvStyle.h"
#include "services/contract/Audit.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cf::client {

enum class ExportError
{
    CannotCreate, //!< The folder is not there or not writable.
    NoRoom,       //!< The disk, a quota or the largest size of a file is used up.
    CannotWrite,  //!< The disk failed, or what was read back is not what was written.
};

class ExportFile
{
public:
    //! Creates the file with its headings, readable by its owner only. `path` is the target; what is there stays until
    //! commit(). `style` is that of CSV.
    static Outcome<std::unique_ptr<ExportFile>, ExportError> create(contract::ExportFormat format,
                                                                    const std::string& path, CsvStyle style = {});
    //! Removes what was written unless commit() succeeded.
    virtual ~ExportFile();
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;

    //! After an error the file cannot be completed any more.
    virtual Outcome<Done, ExportError> write(const std::vector<contract::AuditRow>& rows) = 0;
    //! Completes the file, makes it durable and puts it in the target's place. Answers the SHA-256 of its bytes as
    //! lower-case hex. Gives up with CannotWrite soon after `unwanted` becomes true.
    Outcome<std::string, ExportError> commit(const std::atomic<bool>& unwanted);

protected:
    explicit ExportFile(std::string path);

    const std::string& temporaryPath() const { return m_temporaryPath; }
    //! Everything is in the temporary file when this returns well.
    virtual Outcome<Done, ExportError> complete(const std::atomic<bool>& unwanted) = 0;

private:
    std::string m_path;
    std::string m_temporaryPath;
    bool m_committed = false;
};

//! What errno says about a write.
ExportError exportErrorOf(int error);

} // namespace cf::client
