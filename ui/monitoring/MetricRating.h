// Rates a metric as good, worth a look, or bad, with a sentence naming the threshold. Pure functions for the monitoring
// tiles and their tests.
//
// The levels are those of the bank's own alert rules (services/bank/monitoring/AlertRules.h).
#pragma once

#include "services/contract/Monitoring.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

struct MetricRating
{
    Tone tone = Tone::Neutral;
    QString value;    //!< "0.4 %".
    QString sentence; //!< "Below 1 %: as it should be."
};

//! Calls of the last minute, over all operations.
struct MinuteTotals
{
    std::int64_t calls = 0;
    std::int64_t clientErrors = 0;
    std::int64_t serverErrors = 0;
    std::int64_t worstP95Microseconds = 0; //!< Over operations with at least 20 calls, or over all if none has.
};
MinuteTotals totalsOf(const std::vector<contract::OperationStatus>& operations);

class MetricRatings
{
    Q_DECLARE_TR_FUNCTIONS(MetricRatings)

public:
    static MetricRating primary(const contract::PrimaryStatus& primary);
    static MetricRating replica(const contract::ReplicaStatus& replica);
    static MetricRating errors(const MinuteTotals& totals);
    static MetricRating latency(const MinuteTotals& totals);
    static MetricRating cache(const std::vector<contract::CacheKindStatus>& kinds);
    static MetricRating disk(const std::vector<contract::InstanceStatus>& instances);
    static MetricRating auditSpool(const std::vector<contract::InstanceStatus>& instances);
    static MetricRating auditTrail(const std::vector<contract::InstanceStatus>& instances);
    static MetricRating instances(const contract::SystemStatus& status);
};

} // namespace cf::ui
