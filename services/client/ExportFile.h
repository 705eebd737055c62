// The file of an audit trail export, written row by row. Written under a temporary name beside the target and renamed
// when complete, so that a partial file is never mistaken for a whole one. Blocks: used by AuditExporter's worker only.
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
    CannotCreate, //!< The folder is missing or not writable.
    NoRoom,       //!< The disk, a quota or the maximum file size is exhausted.
    CannotWrite,  //!< The disk failed, or reading back gave other bytes.
};

class ExportFile
{
public:
    //! Creates the file with its headings, readable by its owner only. `path` is the target; an existing file stays
    //! until commit(). `style` applies to CSV.
    static Outcome<std::unique_ptr<ExportFile>, ExportError> create(contract::ExportFormat format,
                                                                    const std::string& path, CsvStyle style = {});
    //! Removes the file unless commit() succeeded.
    virtual ~ExportFile();
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;

    //! After an error the file cannot be completed any more.
    virtual Outcome<Done, ExportError> write(const std::vector<contract::AuditRow>& rows) = 0;
    //! Completes the file, makes it durable and renames it to the target. Returns the SHA-256 of its bytes as
    //! lower-case hex. Fails with CannotWrite soon after `unwanted` becomes true.
    Outcome<std::string, ExportError> commit(const std::atomic<bool>& unwanted);

protected:
    explicit ExportFile(std::string path);

    const std::string& temporaryPath() const { return m_temporaryPath; }
    //! On success everything is in the temporary file.
    virtual Outcome<Done, ExportError> complete(const std::atomic<bool>& unwanted) = 0;

private:
    std::string m_path;
    std::string m_temporaryPath;
    bool m_committed = false;
};

//! Maps the errno of a failed write.
ExportError exportErrorOf(int error);

} // namespace cf::client
