// The worker has one job at a time and one page waits for it, so only the flag that says that the file is unwanted is
// shared. The worker is Qt's global pool: closing the window never waits for an abandoned export.
#include "services/client/AuditExporter.h"

#include "services/client/OnWorker.h"

#include <algorithm>

namespace cf::client {
namespace {

constexpr int kRowsPerPage = contract::kLargestPageSize;
constexpr int kMostReports = 5;
constexpr std::chrono::milliseconds kAnnounceEvery{100};
constexpr qint64 kRateEvery = 500;  // milliseconds
constexpr double kRateOfLate = 0.3; // weight of the latest half second

//! Whether the same call may succeed later without any action here.
bool passes(const CallFailure& failure)
{
    switch (failure.kind) {
    case FailureKind::NotSent:
        return failure.cause != FailureCause::NotHttps;
    case FailureKind::Unknown:
        return true; // This request may safely be repeated.
    case FailureKind::Unauthenticated:
        return true; // The same person may sign in again.
    case FailureKind::Refused:
        return failure.problem && failure.problem->retryable;
    case FailureKind::TlsRefused:
        return false;
    }
    return false;
}

} // namespace

struct AuditExporter::Job
{
    std::unique_ptr<ExportFile> file;
    std::atomic<bool> unwanted{false};
};

bool isOver(ExportStage stage)
{
    return stage == ExportStage::Completed || stage == ExportStage::Cancelled || stage == ExportStage::Failed;
}

std::optional<std::chrono::seconds> ExportProgress::remaining() const
{
    if (stage != ExportStage::Running || !expected || rowsPerSecond <= 0 || *expected < rows)
        return std::nullopt;
    return std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(*expected - rows) / rowsPerSecond));
}

AuditExporter::AuditExporter(Bank& bank, ExportTiming timing, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_timing(timing)
{
    m_again.setSingleShot(true);
    m_announce.setSingleShot(true);
    m_announce.setInterval(kAnnounceEvery);
    connect(&m_announce, &QTimer::timeout, this, &AuditExporter::changed);
}

AuditExporter::~AuditExporter()
{
    m_call.cancel();
    if (!m_job)
        return;
    m_job->unwanted = true;
    // Removing a large file also takes a while.
    QThreadPool::globalInstance()->start([job = std::move(m_job)]() mutable { job.reset(); });
}

bool AuditExporter::isRunning() const
{
    return m_progress.stage != ExportStage::Idle && !isOver(m_progress.stage);
}

template <class Result>
void AuditExporter::later(std::function<Result(Job&)> work, std::function<void(Result)> then)
{
    m_working = true;
    onWorker(
        this,
        [job = m_job, work = std::move(work)]() mutable {
            Result result = work(*job);
            job.reset(); // before the end is reported
            return result;
        },
        [this, then = std::move(then)](Result result) {
            m_working = false;
            // A file renamed to its target before the cancellation arrived exists, and counts.
            if (m_progress.stage == ExportStage::Cancelling && !m_dropping && !m_finishing)
                return drop(m_dropAs);
            then(std::move(result));
        });
}

void AuditExporter::start(const contract::AuditExportOrder& order, const QString& path,
                          std::optional<std::int64_t> expected, const CsvStyle& style)
{
    Q_ASSERT(!isRunning());
    m_order = order;
    m_progress = ExportProgress();
    m_progress.path = path;
    m_progress.format = order.format;
    m_progress.expected = expected;
    m_export.reset();
    m_ready.reset();
    m_cursor.reset();
    m_fetching = m_complete = m_finishing = m_dropping = false;
    m_call.cancel();
    m_again.stop();
    m_reports = 0;
    m_rowsAtRate = 0;
    m_wait = m_timing.initialBackoff;
    m_job = std::make_shared<Job>();
    m_sincePage.start();
    m_sinceRate.start();
    advance(ExportStage::Beginning);
    using Result = Outcome<Done, ExportError>;
    // The file first: an unwritable folder does not belong in the bank's records.
    later<Result>(
        [format = order.format, target = path.toStdString(), style](Job& job) -> Result {
            auto created = ExportFile::create(format, target, style);
            if (!created)
                return created.error();
            job.file = std::move(created).value();
            return Done();
        },
        [this](const Result& made) {
            if (made)
                begin();
            else
                fail({}, made.error());
        });
}

void AuditExporter::begin()
{
    m_call = m_bank.call<contract::BeginAuditExport>(m_order, {}, this,
                                                     [this](const CallResult<contract::AuditExport>& result) {
                                                         if (!result)
                                                             return waitOr(result.error(), &AuditExporter::begin);
                                                         m_export = *result;
                                                         m_cursor = m_export->cursor;
                                                         m_progress.failure.reset();
                                                         m_sincePage.start();
                                                         advance(ExportStage::Running);
                                                         fetch();
                                                     });
}

void AuditExporter::fetch()
{
    m_fetching = true;
    contract::AuditQuery query = m_order.filter;
    query.before = m_export->before;
    query.cursor = m_cursor;
    query.position.reset();
    query.limit = kRowsPerPage;
    m_call = m_bank.call<contract::ListAuditEvents>(
        query, {}, this, [this](CallResult<contract::Page<contract::AuditRow>> result) { onPage(std::move(result)); });
}

void AuditExporter::onPage(CallResult<contract::Page<contract::AuditRow>> result)
{
    if (!result)
        return waitOr(result.error(), &AuditExporter::fetch);
    m_fetching = false;
    m_wait = m_timing.initialBackoff;
    m_sincePage.start();
    m_progress.failure.reset();
    if (m_progress.stage == ExportStage::Waiting)
        advance(ExportStage::Running);
    contract::Page<contract::AuditRow> page = std::move(result).value();
    // A search through many rows may answer before a page is full, or without any row.
    const bool goesOn = page.more && page.lastKey && page.lastKey != m_cursor;
    if (page.more && !goesOn)
        return fail(CallFailure{FailureKind::NotSent, FailureCause::Unreadable, {}, {}, {}}, {});
    m_complete = !page.more;
    m_cursor = page.lastKey;
    m_ready = std::move(page.items);
    if (!m_working)
        writeNext();
}

void AuditExporter::writeNext()
{
    if (m_ready) {
        auto rows = std::make_shared<Rows>(std::move(*m_ready));
        m_ready.reset();
        using Result = Outcome<Done, ExportError>;
        const auto count = static_cast<std::int64_t>(rows->size());
        later<Result>([rows](Job& job) -> Result { return job.file->write(*rows); },
                      [this, count](const Result& written) { onWritten(count, written); });
        if (!m_complete && !m_fetching)
            fetch();
    } else if (m_complete) {
        finish();
    }
}

void AuditExporter::onWritten(std::int64_t rows, const Outcome<Done, ExportError>& result)
{
    if (!result)
        return fail({}, result.error());
    m_progress.rows += rows;
    noteRate(m_progress.rows);
    if (!m_announce.isActive())
        m_announce.start();
    writeNext();
}

void AuditExporter::noteRate(std::int64_t rows)
{
    const qint64 elapsed = m_sinceRate.elapsed();
    if (elapsed < kRateEvery)
        return;
    const double now = static_cast<double>(rows - m_rowsAtRate) * 1000.0 / static_cast<double>(elapsed);
    double& rate = m_progress.rowsPerSecond;
    rate = rate > 0 ? rate + (now - rate) * kRateOfLate : now;
    m_rowsAtRate = rows;
    m_sinceRate.start();
}

void AuditExporter::finish()
{
    m_finishing = true;
    advance(ExportStage::Finishing);
    using Result = Outcome<std::string, ExportError>;
    later<Result>([](Job& job) -> Result { return job.file->commit(job.unwanted); },
                  [this](const Result& sum) {
                      if (!sum && m_progress.stage == ExportStage::Cancelling)
                          return drop(m_dropAs);
                      if (!sum)
                          return fail({}, sum.error());
                      m_progress.sha256 = QString::fromStdString(*sum);
                      m_job.reset();
                      end(ExportStage::Completed);
                  });
}

void AuditExporter::waitOr(const CallFailure& failure, void (AuditExporter::*again)())
{
    const bool signedOut = failure.kind == FailureKind::Unauthenticated;
    if (!signedOut && m_progress.failure && m_progress.failure->kind == FailureKind::Unauthenticated)
        m_sincePage.start(); // Time while nobody is signed in does not count against the bank.
    const auto timeout = signedOut ? m_timing.timeoutSignedOut : m_timing.timeout;
    if (!passes(failure) || m_sincePage.elapsed() > timeout.count())
        return fail(failure, {});
    m_progress.failure = failure;
    advance(ExportStage::Waiting);
    auto wait = m_wait;
    if (failure.problem && failure.problem->retryAfterSeconds)
        wait = std::max(wait, std::chrono::milliseconds(*failure.problem->retryAfterSeconds * 1000));
    m_wait = std::min(m_wait * 2, m_timing.maxBackoff);
    m_again.disconnect();
    connect(&m_again, &QTimer::timeout, this, again);
    m_again.start(wait);
}

void AuditExporter::cancel()
{
    if (!isRunning() || m_progress.stage == ExportStage::Cancelling)
        return;
    m_call.cancel();
    m_again.stop();
    m_job->unwanted = true;
    drop(ExportStage::Cancelled);
}

void AuditExporter::fail(std::optional<CallFailure> failure, std::optional<ExportError> fileError)
{
    m_call.cancel();
    m_again.stop();
    m_progress.failure = std::move(failure);
    m_progress.fileError = fileError;
    drop(ExportStage::Failed);
}

void AuditExporter::drop(ExportStage stage)
{
    m_ready.reset();
    m_job->unwanted = true;
    m_dropAs = stage;
    advance(ExportStage::Cancelling);
    if (m_working) // Its last page is still being written.
        return;
    m_dropping = true;
    later<Done>(
        [](Job& job) {
            job.file.reset();
            return Done();
        },
        [this, stage](Done) {
            m_job.reset();
            end(stage);
        });
}

void AuditExporter::end(ExportStage stage)
{
    advance(stage);
    if (m_export)
        report();
}

void AuditExporter::report()
{
    using contract::ExportEnd;
    const ExportStage stage = m_progress.stage;
    contract::AuditExportEnd message;
    message.exportId = m_export->exportId;
    message.end = stage == ExportStage::Completed   ? ExportEnd::Completed
                  : stage == ExportStage::Cancelled ? ExportEnd::Cancelled
                                                    : ExportEnd::Failed;
    message.rows = m_progress.rows;
    if (stage == ExportStage::Completed)
        message.sha256 = m_progress.sha256.toStdString();
    m_call =
        m_bank.call<contract::EndAuditExport>(message, {}, this, [this](const CallResult<contract::Nothing>& result) {
            m_progress.reported = result.ok();
            Q_EMIT changed();
            // Nobody may be signed in for an hour; the end is then reported at the next sign-in.
            const bool signedOut = !result && result.error().kind == FailureKind::Unauthenticated;
            if (result || (!signedOut && ++m_reports == kMostReports))
                return;
            m_again.disconnect();
            connect(&m_again, &QTimer::timeout, this, &AuditExporter::report);
            m_again.start(signedOut ? m_timing.maxBackoff : m_timing.initialBackoff * (1 << m_reports));
        });
}

void AuditExporter::advance(ExportStage stage)
{
    m_progress.stage = stage;
    m_announce.stop();
    Q_EMIT changed();
}

} // namespace cf::client
