// Exports everything that a query of the audit trail finds: asks the bank page by page, writes each page on a worker
// thread while the next one travels, waits out what passes by itself, and tells the bank how it ended. Two pages are in
// memory at most, however long the trail is. The audit screen has one.
//
// The file is hidden, beside its target, and is renamed when it is whole. Signing out or closing the window is asked
// about by the page (Page::mayEnd), which ends the export at the bank first. Locking does not end it: it waits and goes
// on.
#pragma once

#include "services/client/Bank.h"
#include "services/client/ExportFile.h"
#include "services/contract/Audit.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace cf::client {

enum class ExportStage
{
    Idle,       //!< Nothing was started yet.
    Beginning,  //!< The file is made and the bank is told.
    Running,    //!< Pages come and are written.
    Waiting,    //!< The bank cannot be reached or asks to wait; `failure` says why. It goes on by itself.
    Finishing,  //!< All rows are written; the file is completed and its sum taken.
    Cancelling, //!< Or failing: the worker still holds the file, which is removed.
    Completed,
    Cancelled, //!< Nothing was left on the disk.
    Failed,    //!< Nothing was left on the disk; `failure` or `fileError` says why.
};

//! Whether nothing more will happen.
bool isOver(ExportStage stage);

struct ExportProgress
{
    ExportStage stage = ExportStage::Idle;
    QString path;
    contract::ExportFormat format = contract::ExportFormat::Csv;
    std::int64_t rows = 0;                //!< Written.
    std::optional<std::int64_t> expected; //!< Rows in all, when known.
    double rowsPerSecond = 0;             //!< Of late; 0 while not known.
    QString sha256;                       //!< Of the file, lower-case hex; when Completed.
    bool reported = false;                //!< Whether the bank knows how it ended; when over.
    std::optional<CallFailure> failure;
    std::optional<ExportError> fileError;

    //! Empty while it cannot be said.
    std::optional<std::chrono::seconds> remaining() const;
};

struct ExportTiming
{
    std::chrono::milliseconds firstWait{1'000}; //!< Doubles up to longestWait, unless the bank says how long.
    std::chrono::milliseconds longestWait{30'000};
    std::chrono::milliseconds patience{10 * 60'000}; //!< Without a page: then it fails.
    //! The same while nobody is signed in: whoever comes back from lunch finds it going on.
    std::chrono::milliseconds patienceSignedOut{std::chrono::hours(12)};
};

class AuditExporter : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit AuditExporter(Bank& bank, ExportTiming timing = {}, QObject* parent = nullptr);
    //! An unfinished file is removed, in the background; the bank is not told.
    ~AuditExporter() override;

    const ExportProgress& progress() const { return m_progress; }
    bool isRunning() const;

    //! Nothing runs. `expected`: rows that will be found, when known. An existing file at `path` is replaced at the
    //! end.
    //! `style` is that of CSV.
    void start(const contract::AuditExportOrder& order, const QString& path, std::optional<std::int64_t> expected,
               const CsvStyle& style = {});
    void cancel();

Q_SIGNALS:
    //! progress() says something else. Not for every page when they come fast.
    void changed();

private:
    struct Job; //!< What the worker thread works on.
    using Rows = std::vector<contract::AuditRow>;

    template <class Result>
    void later(std::function<Result(Job&)> work, std::function<void(Result)> then);
    void begin();
    void fetch();
    void onPage(CallResult<contract::Page<contract::AuditRow>> result);
    void writeNext();
    void onWritten(std::int64_t rows, const Outcome<Done, ExportError>& result);
    void finish();
    //! Tries `again` later, or fails when that would be in vain.
    void waitOr(const CallFailure& failure, void (AuditExporter::*again)());
    void fail(std::optional<CallFailure> failure, std::optional<ExportError> fileError);
    //! Removes the file and ends.
    void drop(ExportStage stage);
    void end(ExportStage stage);
    void report();
    void advance(ExportStage stage);
    void noteRate(std::int64_t rows);

    Bank& m_bank;
    ExportTiming m_timing;
    ExportProgress m_progress;
    contract::AuditExportOrder m_order;
    std::optional<contract::AuditExport> m_export; //!< The bank knows of it.
    std::shared_ptr<Job> m_job;
    bool m_working = false;  //!< The worker has the job.
    bool m_fetching = false; //!< Asking, or waiting to ask again.
    bool m_complete = false; //!< The last page has come.
    bool m_finishing = false;
    bool m_dropping = false; //!< The file is being removed.
    ExportStage m_dropAs = ExportStage::Cancelled;
    std::optional<Rows> m_ready; //!< Come and not yet given to the worker.
    std::optional<std::string> m_cursor;
    CallHandle m_call;
    QTimer m_again;
    QTimer m_announce;
    std::chrono::milliseconds m_wait{0};
    QElapsedTimer m_sincePage;
    QElapsedTimer m_sinceRate;
    std::int64_t m_rowsAtRate = 0;
    int m_reports = 0;
};

} // namespace cf::client
