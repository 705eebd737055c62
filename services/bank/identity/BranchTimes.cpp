#include "services/bank/identity/BranchTimes.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using contract::BranchTime;

constexpr std::chrono::seconds kDeadline{1};

// Uses the same clock as the ledger.
constexpr const char* kSelect =
    "WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at)"
    " SELECT b.id, b.time_zone, b.business_date, clock.at, bank.utc_offset(b.time_zone, clock.at) AS utc_offset"
    " FROM clock, bank.branch b";

Date dayAt(Instant instant, int utcOffsetSeconds)
{
    return Date(std::chrono::floor<std::chrono::days>(instant + std::chrono::seconds(utcOffsetSeconds)));
}

// An unknown zone counts as UTC, as in the ledger (bank.local_time).
BranchTime timeIn(const db::Row& row)
{
    BranchTime time;
    time.timeZone = row.get<std::string>("time_zone");
    time.utcOffsetSeconds = row.getOr<int>("utc_offset", 0);
    time.now = row.get<Instant>("at");
    const auto set = row.get<std::optional<Date>>("business_date");
    time.businessDateIsSet = set.has_value();
    time.businessDate = set.value_or(dayAt(time.now, time.utcOffsetSeconds));
    return time;
}

} // namespace

std::optional<BranchTime> branchTimeOf(db::Transaction& transaction, BranchId branch)
{
    const auto rows = transaction.query((std::string(kSelect) + " WHERE b.id = $1").c_str(), branch.uuid().toString());
    return rows.empty() ? std::nullopt : std::optional(timeIn(rows[0]));
}

void BranchTimes::read(db::Connection& connection)
{
    const auto rows =
        connection.transaction(kDeadline, [](db::Transaction& transaction) { return transaction.query(kSelect); });
    const Instant here = instantOf(m_clock);
    std::map<BranchId, BranchTime> read;
    for (const auto& row : rows)
        read.emplace(row.get<BranchId>("id"), timeIn(row));
    const std::lock_guard lock(m_mutex);
    if (!rows.empty())
        m_ahead = rows[0].get<Instant>("at") - here;
    m_read = std::move(read);
}

std::optional<BranchTime> BranchTimes::of(BranchId branch) const
{
    const Instant here = instantOf(m_clock);
    const std::lock_guard lock(m_mutex);
    const auto found = m_read.find(branch);
    if (found == m_read.end())
        return std::nullopt;
    BranchTime time = found->second;
    time.now = here + m_ahead;
    if (!time.businessDateIsSet)
        time.businessDate = dayAt(time.now, time.utcOffsetSeconds);
    return time;
}

} // namespace cf::bank
