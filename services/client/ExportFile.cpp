#include "services/client/ExportFile.h"

#include "services/client/CsvFile.h"
#include "services/client/XlsxFile.h"

#include <QCryptographicHash>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace cf::client {
namespace {

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

//! In the same folder, so that renaming needs no space; hidden while it grows.
std::string temporaryPathFor(const std::string& path)
{
    const auto slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return folderOf(path) + "." + name.substr(0, 100) + "." + Uuid::v7().toString() + ".part";
}

//! Makes a file or folder durable.
bool sync(const std::string& path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

//! Reads the file back: the hash is of what the disk returns, not of what was written.
std::optional<std::string> sha256Of(const std::string& path, const std::atomic<bool>& unwanted)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<char, 1 << 16> buffer;
    ssize_t got = 0;
    while (!unwanted && (got = ::read(file, buffer.data(), buffer.size())) > 0)
        hash.addData(QByteArrayView(buffer.data(), got));
    ::close(file);
    return got == 0 && !unwanted ? std::optional(hash.result().toHex().toStdString()) : std::nullopt;
}

} // namespace

ExportError exportErrorOf(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG ? ExportError::NoRoom : ExportError::CannotWrite;
}

Outcome<std::unique_ptr<ExportFile>, ExportError> ExportFile::create(contract::ExportFormat format,
                                                                     const std::string& path, CsvStyle style)
{
    switch (format) {
    case contract::ExportFormat::Csv:
        return CsvFile::create(path, std::move(style));
    case contract::ExportFormat::Xlsx:
        return XlsxFile::create(path);
    }
    return ExportError::CannotCreate;
}

ExportFile::ExportFile(std::string path)
    : m_path(std::move(path))
    , m_temporaryPath(temporaryPathFor(m_path))
{
}

ExportFile::~ExportFile()
{
    if (!m_committed)
        ::unlink(m_temporaryPath.c_str());
}

Outcome<std::string, ExportError> ExportFile::commit(const std::atomic<bool>& unwanted)
{
    if (const auto done = complete(unwanted); !done)
        return done.error();
    if (!sync(m_temporaryPath, O_RDWR))
        return exportErrorOf(errno);
    auto sum = sha256Of(m_temporaryPath, unwanted);
    if (!sum || std::rename(m_temporaryPath.c_str(), m_path.c_str()) != 0)
        return ExportError::CannotWrite;
    m_committed = true;
    sync(folderOf(m_path), O_RDONLY | O_DIRECTORY);
    return std::move(*sum);
}

} // namespace cf::client
