#include "services/bank/demo/DemoReadAudit.h"

#include "services/bank/audit/AuditDetail.h"

#include <algorithm>

namespace cf::bank::demo {

DemoReadAudit::DemoReadAudit(const DemoPlan& plan, std::int64_t readEvents, const std::vector<DemoAccount>& accounts,
                             DemoRows& rows)
    : m_plan(plan)
    , m_readEvents(readEvents)
    , m_accounts(accounts)
    , m_rows(rows)
{
    for (int day = 0; day < plan.calendar().days(); ++day)
        m_weight += plan.calendar().counters(day);
}

void DemoReadAudit::beginDay(int day)
{
    m_day = day;
    const std::int64_t before = m_readEvents * m_weightSoFar / m_weight;
    m_weightSoFar += m_plan.calendar().counters(day);
    const std::int64_t count = m_readEvents * m_weightSoFar / m_weight - before;
    // Each signs in once before nine; with few events, not everybody does.
    m_signInsLeft = std::min<std::size_t>(kStaff, static_cast<std::size_t>(count) / 4);
    Dice dice = m_plan.seed().dice(Draw::Read, static_cast<std::uint64_t>(day));
    m_times.clear();
    for (std::int64_t i = 0; i < count; ++i) {
        const bool early = i < static_cast<std::int64_t>(m_signInsLeft);
        const auto second =
            static_cast<int>(early ? dice.between(8 * 3600, 9 * 3600 - 1) : dice.between(9 * 3600, 17 * 3600 - 1));
        m_times.push_back(m_plan.calendar().at(day, second) + std::chrono::microseconds(dice.below(1'000'000)));
    }
    std::sort(m_times.begin(), m_times.end(), std::greater<>());
}

void DemoReadAudit::until(Instant at)
{
    while (!m_times.empty() && m_times.back() <= at) {
        if (m_signInsLeft > 0)
            signIn(m_times.back());
        else
            recordRead(m_times.back());
        m_times.pop_back();
        ++m_done;
    }
}

void DemoReadAudit::signIn(Instant at)
{
    const std::size_t staff = --m_signInsLeft;
    AuditEvent event = m_rows.staffEvent("signIn.succeeded", at, staff, std::nullopt);
    event.objectId = event.actor->toString();
    m_rows.audit(event);
}

void DemoReadAudit::recordRead(Instant at)
{
    Dice dice = m_plan.seed().dice(Draw::Read, static_cast<std::uint64_t>(m_done) + (std::uint64_t{1} << 32));
    std::uint32_t account = 0; // one of the first two if no other is found
    for (int attempt = 0; attempt < 16; ++attempt) {
        account = static_cast<std::uint32_t>(dice.below(m_plan.accounts()));
        if (m_accounts[account].openedDay < m_day)
            break;
        account = 0;
    }
    const std::uint32_t customer = m_accounts[account].owner;
    const std::size_t staff = DemoPlan::teller(m_accounts[account].branch, dice.below(4));
    const auto what = dice.below(100);
    AuditEvent event = m_rows.staffEvent(what < 20   ? "customer.searched"
                                         : what < 65 ? "customer.viewed"
                                                     : "account.viewed",
                                         at, staff, what < 20 ? std::nullopt : std::optional(customer));
    if (what < 20)
        event.detail = detailOf({attribute("characters", std::to_string(dice.between(3, 14))),
                                 attribute("hits", std::to_string(dice.skewed(0, 60)))});
    else
        event.objectId = what < 65 ? event.customer->toString() : m_plan.accountId(account).toString();
    m_rows.audit(event);
}

} // namespace cf::bank::demo
