// The thresholds are those of the bank's alert rules (resources/monitoring).
#include "ui/monitoring/MetricRating.h"

#include "models/tables/DateText.h"
#include "models/tables/MetricText.h"

#include <QLocale>

#include <algorithm>

namespace cf::ui {
namespace {

using tables::countText;
using tables::durationText;
using tables::shareText;
using tables::sizeText;

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kErrorShare = 10'000;    // ppm: 1 %
constexpr std::int64_t kLatency = 500'000;      // microseconds
constexpr std::int64_t kReplicaLag = 10'000;    // milliseconds
constexpr std::int64_t kCacheShare = 900'000;   // ppm: 90 %
constexpr std::int64_t kDiskWarning = 800'000;  // ppm
constexpr std::int64_t kDiskCritical = 950'000; // ppm
constexpr std::int64_t kSpoolSeconds = 60;
constexpr std::int64_t kUnsealedSeconds = 30;
constexpr std::int64_t kEnoughCalls = 20;

std::int64_t share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? part * kMillion / whole : 0;
}

} // namespace

MinuteTotals totalsOf(const std::vector<contract::OperationStatus>& operations)
{
    MinuteTotals totals;
    bool enough = false;
    for (const contract::OperationStatus& operation : operations) {
        totals.calls += operation.calls;
        totals.clientErrors += operation.clientErrors;
        totals.serverErrors += operation.serverErrors;
        enough = enough || operation.calls >= kEnoughCalls;
    }
    for (const contract::OperationStatus& operation : operations) {
        if (!enough || operation.calls >= kEnoughCalls)
            totals.worstP95Microseconds = std::max(totals.worstP95Microseconds, operation.p95Microseconds);
    }
    return totals;
}

MetricRating MetricRatings::primary(const contract::PrimaryStatus& primary)
{
    const QString position = QString::fromStdString(primary.walPosition.value_or(std::string()));
    switch (primary.state) {
    case contract::ServerState::Up:
        return {Tone::Success, tr("Up", "a database server"),
                position.isEmpty() ? tr("Accepts writes.") : tr("Accepts writes; log position %1.").arg(position)};
    case contract::ServerState::Starting:
        return {Tone::Warning, tr("Starting", "a database server"), tr("Money cannot be moved until it has started.")};
    case contract::ServerState::Unknown:
        return {Tone::Warning, tr("Unknown", "a database server"),
                tr("The bank reports a state that this version does not know.")};
    case contract::ServerState::Down:
        break;
    }
    return {Tone::Danger, tr("Down", "a database server"),
            tr("Money cannot be moved. What is shown comes from memory and from the replica.")};
}

MetricRating MetricRatings::replica(const contract::ReplicaStatus& replica)
{
    const QLocale locale;
    switch (replica.state) {
    case contract::ReplicaState::Down:
        return {Tone::Danger, tr("Down", "a database server"),
                tr("It is not following the primary. It restarts by itself.")};
    case contract::ReplicaState::Building:
        return {Tone::Warning, tr("Being built", "a replica"), tr("A copy of the primary is being created.")};
    case contract::ReplicaState::Unknown:
        return {Tone::Warning, tr("Unknown", "a database server"),
                tr("The bank reports a state that this version does not know.")};
    case contract::ReplicaState::Streaming:
        break;
    }
    if (!replica.lagMilliseconds)
        return {Tone::Warning, tr("Following", "a replica"), tr("Its lag is not known yet.")};
    const QString lag = durationText(*replica.lagMilliseconds * 1000, locale);
    const QString bytes = replica.lagBytes ? sizeText(*replica.lagBytes, locale) : tr("unknown", "a size");
    if (*replica.lagMilliseconds > kReplicaLag)
        return {Tone::Warning, tr("%1 behind").arg(lag),
                tr("More than 10 s: too far behind. %1 to replay.").arg(bytes)};
    return {Tone::Success, tr("%1 behind").arg(lag), tr("Below 10 s: as it should be. %1 to replay.").arg(bytes)};
}

MetricRating MetricRatings::errors(const MinuteTotals& totals)
{
    const QLocale locale;
    if (totals.calls == 0)
        return {Tone::Neutral, tr("No calls", "figure of the last minute"),
                tr("There were no calls in the last minute.")};
    const std::int64_t failed = share(totals.serverErrors, totals.calls);
    const QString refused =
        tr("%1 of the calls were refused (4xx).").arg(shareText(share(totals.clientErrors, totals.calls), locale));
    if (failed > kErrorShare)
        return {Tone::Danger, shareText(failed, locale),
                tr("Above 1 %: too many calls fail.") + QLatin1Char(' ') + refused};
    return {Tone::Success, shareText(failed, locale), tr("Below 1 %: as it should be.") + QLatin1Char(' ') + refused};
}

MetricRating MetricRatings::latency(const MinuteTotals& totals)
{
    const QLocale locale;
    if (totals.calls == 0)
        return {Tone::Neutral, tr("No calls", "figure of the last minute"),
                tr("There were no calls in the last minute.")};
    const QString value = durationText(totals.worstP95Microseconds, locale);
    if (totals.worstP95Microseconds > kLatency)
        return {Tone::Warning, value, tr("Above 500 ms: people wait. 95th percentile of the slowest operation.")};
    return {Tone::Success, value, tr("Below 500 ms: as it should be. 95th percentile of the slowest operation.")};
}

MetricRating MetricRatings::cache(const std::vector<contract::CacheKindStatus>& kinds)
{
    const QLocale locale;
    std::int64_t hits = 0;
    std::int64_t asked = 0;
    for (const contract::CacheKindStatus& kind : kinds) {
        hits += kind.hits;
        asked += kind.hits + kind.misses;
    }
    if (asked == 0)
        return {Tone::Neutral, tr("Not asked", "a cache"), tr("Nothing has been looked up since the bank started.")};
    const std::int64_t rate = share(hits, asked);
    if (rate < kCacheShare)
        return {Tone::Info, shareText(rate, locale),
                tr("Below 90 %: usual shortly after a start, otherwise worth a look.")};
    return {Tone::Success, shareText(rate, locale), tr("Above 90 %: as it should be.")};
}

MetricRating MetricRatings::disk(const std::vector<contract::InstanceStatus>& instances)
{
    const QLocale locale;
    std::optional<std::int64_t> used;
    for (const contract::InstanceStatus& instance : instances) {
        if (instance.diskUsedPpm)
            used = std::max(used.value_or(0), *instance.diskUsedPpm);
    }
    if (!used)
        return {Tone::Neutral, tr("Unknown", "a figure"), tr("The bank did not report how full its disk is.")};
    if (*used > kDiskCritical)
        return {Tone::Danger, shareText(*used, locale), tr("Above 95 %: the bank will stop when it is full.")};
    if (*used > kDiskWarning)
        return {Tone::Warning, shareText(*used, locale), tr("Above 80 %: make room.")};
    return {Tone::Success, shareText(*used, locale), tr("Below 80 %: as it should be.")};
}

MetricRating MetricRatings::auditSpool(const std::vector<contract::InstanceStatus>& instances)
{
    const QLocale locale;
    std::int64_t oldest = 0;
    std::int64_t rows = 0;
    for (const contract::InstanceStatus& instance : instances) {
        oldest = std::max(oldest, instance.auditSpoolSeconds);
        rows = std::max(rows, instance.outboxRows);
    }
    const QString outbox = tr("%1 messages are waiting to be sent.").arg(countText(static_cast<double>(rows), locale));
    const QString value = durationText(oldest * kMillion, locale);
    if (oldest > kSpoolSeconds)
        return {Tone::Warning, value,
                tr("Read accesses have waited more than a minute to be recorded.") + QLatin1Char(' ') + outbox};
    return {Tone::Success, value, tr("Read accesses are recorded at once.") + QLatin1Char(' ') + outbox};
}

MetricRating MetricRatings::auditTrail(const std::vector<contract::InstanceStatus>& instances)
{
    const QLocale locale;
    std::int64_t unsealed = 0;
    const contract::AuditTrailStatus* furthest = nullptr; // the latest full verification
    for (const contract::InstanceStatus& instance : instances) {
        const contract::AuditTrailStatus& trail = instance.auditTrail;
        // Findings are shown in the bank's words.
        if (!trail.faults.empty())
            return {Tone::Danger, tr("%n fault(s)", "in the audit trail", static_cast<int>(trail.faults.size())),
                    QString::fromStdString(trail.faults.front())};
        unsealed = std::max(unsealed, trail.unsealedSeconds);
        if (!furthest || trail.wholeAt > furthest->wholeAt)
            furthest = &trail;
    }
    if (unsealed > kUnsealedSeconds)
        return {Tone::Danger, durationText(unsealed * kMillion, locale),
                tr("Events have waited more than 30 s to be sealed.")};
    if (!furthest || (!furthest->wholeAt && furthest->eventsToVerify == 0))
        return {Tone::Neutral, tr("Not verified yet", "the audit trail"), tr("The bank has not started to verify it.")};
    const QString progress = tr("%1 of %2 events verified in this pass.")
                                 .arg(countText(static_cast<double>(furthest->verifiedEvents), locale),
                                      countText(static_cast<double>(furthest->eventsToVerify), locale));
    if (!furthest->wholeAt)
        return {Tone::Info, tr("Being verified", "the audit trail"), progress};
    return {Tone::Success, tr("Intact", "the audit trail"),
            tr("Last fully verified at %1.").arg(tables::formatDateTime(*furthest->wholeAt, locale)) +
                QLatin1Char(' ') + progress};
}

MetricRating MetricRatings::instances(const contract::SystemStatus& status)
{
    QStringList missing;
    for (const std::string& name : status.missingInstances)
        missing += QString::fromStdString(name);
    const QString value = QLocale().toString(static_cast<int>(status.instances.size()));
    if (!missing.isEmpty())
        return {Tone::Warning, value, tr("Silent: %1.").arg(missing.join(QStringLiteral(", ")))};
    QStringList names;
    for (const contract::InstanceStatus& instance : status.instances)
        names +=
            tr("%1, version %2").arg(QString::fromStdString(instance.name), QString::fromStdString(instance.version));
    return {Tone::Success, value, names.join(QStringLiteral("; "))};
}

} // namespace cf::ui
