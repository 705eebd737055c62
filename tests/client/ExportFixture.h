// Shared by the export's tests: an exporter with an in-memory trail and its own folder, a full disk, and readers for
// the written file.
#pragma once

#include "services/client/AuditExporter.h"
#include "tests/models/AuditFakes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <sys/resource.h>

#include <csignal>

namespace cf::test {

inline constexpr client::ExportTiming kQuick{std::chrono::milliseconds(5), std::chrono::milliseconds(20),
                                             std::chrono::milliseconds(5'000)};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString sumOf(const QString& path)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytesOf(path), QCryptographicHash::Sha256).toHex());
}

//! A member of a workbook, extracted by unzip.
inline QByteArray unpacked(const QString& path, const QString& member)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), path, member});
    unzip.waitForFinished();
    return unzip.readAllStandardOutput();
}

struct ExportFixture
{
    explicit ExportFixture(std::int64_t events, client::ExportTiming timing = kQuick)
        : trail(events)
        , exporter(fake, timing)
    {
        trail.serve(fake);
    }
    ~ExportFixture() { QThreadPool::globalInstance()->waitForDone(); }

    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    void start(contract::ExportFormat format = contract::ExportFormat::Csv, const contract::AuditQuery& filter = {})
    {
        target = path(format == contract::ExportFormat::Csv ? "trail.csv" : "trail.xlsx");
        exporter.start({format, filter}, target, std::nullopt);
    }
    bool ends(client::ExportStage stage)
    {
        return QTest::qWaitFor([&] { return client::isOver(exporter.progress().stage); }, 30'000) &&
               exporter.progress().stage == stage;
    }
    bool isReported()
    {
        return QTest::qWaitFor([&] { return exporter.progress().reported; });
    }
    //! Including hidden files: the export is hidden until it is renamed.
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    QTemporaryDir folder;
    FakeTrail trail;
    FakeBank fake;
    client::AuditExporter exporter;
    QString target;
};

//! Meanwhile no file of this process can grow beyond this many bytes, as on a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

inline client::CallFailure refusedFor(contract::ErrorCode code, bool retryable)
{
    client::CallFailure failure = refusal(code);
    failure.problem->retryable = retryable;
    return failure;
}

} // namespace cf::test
