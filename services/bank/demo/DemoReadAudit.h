// What the demo's staff do besides booking: they sign in each morning and read customer data during counter hours.
// Fills the audit trail up to the wanted size, between the transfers, in chronological order.
#pragma once

#include "services/bank/demo/DemoRows.h"

namespace cf::bank::demo {

class DemoReadAudit
{
public:
    //! `readEvents` events in total; `accounts` are the history's, to know who is a customer.
    DemoReadAudit(const DemoPlan& plan, std::int64_t readEvents, const std::vector<DemoAccount>& accounts,
                  DemoRows& rows);

    void beginDay(int day);
    //! Records the events up to and at `at`.
    void until(Instant at);

private:
    void recordRead(Instant at);
    void signIn(Instant at);

    const DemoPlan& m_plan;
    const std::int64_t m_readEvents;
    const std::vector<DemoAccount>& m_accounts;
    DemoRows& m_rows;
    std::vector<Instant> m_times; //!< Of the day, the next one last.
    int m_day = 0;
    std::size_t m_signInsLeft = 0;
    std::int64_t m_weight = 0;
    std::int64_t m_weightSoFar = 0;
    std::int64_t m_done = 0;
};

} // namespace cf::bank::demo
