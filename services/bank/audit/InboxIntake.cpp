#include "services/bank/audit/InboxIntake.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/BeginEvent.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A chain draws its last row kChainLife after its first; the rest allows for clock skew.
constexpr auto kOutdated = 2 * kChainLife;

constexpr std::string_view kUnsigned = "unsigned";
constexpr std::string_view kForged = "forged";
constexpr std::string_view kRepeated = "repeated";

Instant ownTime()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

AuditEvent ownEvent(const char* action, Instant now, const Changes& detail)
{
    AuditEvent event = beginEvent(action, now);
    event.result = AuditResult::Failed;
    event.detail = detailOf(detail);
    return event;
}

} // namespace

class InboxIntake::Checking
{
public:
    Checking(const InboxIntake& intake, Instant now)
        : m_intake(intake)
        , m_now(now)
    {
        m_result.takenUpTo = intake.m_takenUpTo;
        if (intake.m_trusted)
            return;
        add(ownEvent("audit.writersChanged", now, {}));
        m_result.incidents.emplace_back("audit_writer was changed by somebody else: it is unknown whether rows were "
                                        "removed from the audit inbox before now");
    }

    void take(const InboxRow& row)
    {
        if (const auto reason = refusalOf(row); !reason.empty()) {
            m_result.rows.refused.push_back(row.id);
            m_result.rows.reasons.emplace_back(reason);
            return;
        }
        const std::int64_t due = dueOf(row);
        if (row.number > due)
            noteGap(row, due);
        m_result.changed[*row.writer] = row.number + 1;
        m_result.rows.sealed.push_back(row.id);
        for (const std::string& leaf : row.leaves)
            m_result.leaves.push_back({leaf, row.recordedAt});
    }

    Intake finish()
    {
        if (const auto& refused = m_result.rows.refused; !refused.empty()) {
            const std::string count = std::to_string(refused.size());
            add(ownEvent("audit.rowsRefused", m_now,
                         {attribute("rows", count), attribute("first", refused.front()),
                          attribute("reason", m_result.rows.reasons.front())}));
            m_result.incidents.push_back("the audit inbox held rows that the bank did not write: " + count +
                                         " rows, the first with id " + refused.front() + " (" +
                                         m_result.rows.reasons.front() + "): they are in audit_refused");
        }
        return std::move(m_result);
    }

private:
    std::string_view refusalOf(const InboxRow& row) const
    {
        if (!row.writer)
            return kUnsigned;
        if (row.mac != viewOf(m_intake.m_key.rowSealOf(*row.writer, row.number, row.leaves)))
            return kForged;
        const bool old = m_intake.m_takenUpTo && timeOf(*row.writer) < *m_intake.m_takenUpTo - kOutdated;
        return old || row.number < dueOf(row) ? kRepeated : std::string_view();
    }

    //! The number that the chain's next row must have.
    std::int64_t dueOf(const InboxRow& row) const
    {
        if (const auto changed = m_result.changed.find(*row.writer); changed != m_result.changed.end())
            return changed->second;
        if (const auto known = m_intake.m_next.find(*row.writer); known != m_intake.m_next.end())
            return known->second;
        return m_intake.m_goesOn && timeOf(*row.writer) < m_intake.m_began ? row.number : 0;
    }

    void noteGap(const InboxRow& row, std::int64_t due)
    {
        const std::string writer = row.writer->toString();
        const std::string count = std::to_string(row.number - due);
        add(ownEvent("audit.rowsMissing", m_now,
                     {attribute("source", writer), attribute("first", std::to_string(due)), attribute("rows", count)}));
        m_result.incidents.push_back("rows were removed from the audit inbox before they were sealed: " + count +
                                     " rows of writer " + writer + " from number " + std::to_string(due) + " on");
    }

    void add(const AuditEvent& event) { m_result.leaves.push_back({canonicalLeaf(event), m_now}); }

    const InboxIntake& m_intake;
    const Instant m_now;
    Intake m_result;
};

InboxIntake::InboxIntake(const TrailKey& key, NextNumbers next, std::optional<Instant> takenUpTo, bool trusted)
    : m_key(key)
    , m_next(trusted ? std::move(next) : NextNumbers())
    , m_takenUpTo(trusted ? takenUpTo : std::nullopt)
    , m_trusted(trusted)
    , m_goesOn(!trusted)
    , m_began(ownTime())
{
}

Intake InboxIntake::check(const std::vector<InboxRow>& rows, Instant now) const
{
    Checking judging(*this, now);
    for (const InboxRow& row : rows)
        judging.take(row);
    return judging.finish();
}

void InboxIntake::keep(const Intake& intake)
{
    m_next = nextWith(intake);
    m_trusted = true;
}

// Chains carry their servers' times: if the clocks differ, the one ahead would end live chains.
void InboxIntake::wasEmpty(Instant at)
{
    m_takenUpTo = std::min(at, ownTime());
}

NextNumbers InboxIntake::nextWith(const Intake& intake) const
{
    NextNumbers next = m_next;
    for (const auto& [writer, number] : intake.changed)
        next[writer] = number;
    if (m_takenUpTo)
        std::erase_if(next, [&](const auto& entry) { return timeOf(entry.first) < *m_takenUpTo - kOutdated; });
    return next;
}

} // namespace cf::bank
