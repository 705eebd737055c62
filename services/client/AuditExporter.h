// Exports all results of an audit trail query: fetches pages, writes each on a worker thread while the next is in
// transit, waits out temporary failures, and reports the end to the bank. At most two pages are in memory, however long
// the trail. Owned by the audit screen.
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
    Idle,       //!< Not started yet.
    Beginning,  //!< The file is created and the bank informed.
    Running,    //!< Pages are fetched and written.
    Waiting,    //!< The bank is unreachable or asks to wait; `failure` says why. Resumes by itself.
    Finishing,  //!< All rows are written; the file is completed and hashed.
    Cancelling, //!< Or failing: the worker still uses the file, which will be removed.
    Completed,
    Cancelled, //!< Nothing was left on the disk.
    Failed,    //!< Nothing was left on the disk; `failure` or `fileError` says why.
};

//! Whether this stage is final.
bool isOver(ExportStage stage);

struct ExportProgress
{
    ExportStage stage = ExportStage::Idle;
    QString path;
    contract::ExportFormat format = contract::ExportFormat::Csv;
    std::int64_t rows = 0;                //!< Written.
    std::optional<std::int64_t> expected; //!< Total rows, if known.
    double rowsPerSecond = 0;             //!< Recent rate; 0 while unknown.
    QString sha256;                       //!< Of the file, lower-case hex; when Completed.
    bool reported = false;                //!< Whether the bank knows the end; when over.
    std::optional<CallFailure> failure;
    std::optional<ExportError> fileError;

    //! Empty while unknown.
    std::optional<std::chrono::seconds> remaining() const;
};

struct ExportTiming
{
    std::chrono::milliseconds initialBackoff{1'000}; //!< Doubles up to maxBackoff, unless the bank says how long.
    std::chrono::milliseconds maxBackoff{30'000};
    std::chrono::milliseconds timeout{10 * 60'000}; //!< Without a page: then it fails.
    //! The same while nobody is signed in: after a lunch break it still resumes.
    std::chrono::milliseconds timeoutSignedOut{std::chrono::hours(12)};
};

class AuditExporter : public QObject
{
    Q_OBJECT

public:
    //! The bank must outlive this.
    explicit AuditExporter(Bank& bank, ExportTiming timing = {}, QObject* parent = nullptr);
    //! An unfinished file is removed in the background; the bank is not informed.
    ~AuditExporter() override;

    const ExportProgress& progress() const { return m_progress; }
    bool isRunning() const;

    //! Only when nothing runs. `expected`: number of results, if known. An existing file at `path` is replaced at the
    //! end. `style` applies to CSV.
    void start(const contract::AuditExportOrder& order, const QString& path, std::optional<std::int64_t> expected,
               const CsvStyle& style = {});
    void cancel();

Q_SIGNALS:
    //! progress() has changed. Not emitted for every page when they come fast.
    void changed();

private:
    struct Job; //!< The worker thread's state.
    using Rows = std::vector<contract::AuditRow>;

    template <class Result>
    void later(std::function<Result(Job&)> work, std::function<void(Result)> then);
    void begin();
    void fetch();
    void onPage(CallResult<contract::Page<contract::AuditRow>> result);
    void writeNext();
    void onWritten(std::int64_t rows, const Outcome<Done, ExportError>& result);
    void finish();
    //! Retries with `again` later, or fails if that is pointless.
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
    std::optional<contract::AuditExport> m_export; //!< The bank has recorded it.
    std::shared_ptr<Job> m_job;
    bool m_working = false;  //!< The worker has the job.
    bool m_fetching = false; //!< A request is in flight or scheduled.
    bool m_complete = false; //!< The last page has come.
    bool m_finishing = false;
    bool m_dropping = false; //!< The file is being removed.
    ExportStage m_dropAs = ExportStage::Cancelled;
    std::optional<Rows> m_ready; //!< Received but not yet given to the worker.
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
