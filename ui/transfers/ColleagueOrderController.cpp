#include "ui/transfers/ColleagueOrderController.h"

namespace cf::ui {

ColleagueOrderController::ColleagueOrderController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

const contract::OrderOutcome* ColleagueOrderController::outcome(const Uuid& key) const
{
    const auto known = m_outcomes.find(key);
    return known == m_outcomes.end() ? nullptr : &known->second;
}

void ColleagueOrderController::resolve(const client::ColleagueOrder& entry)
{
    if (!m_asking.insert(entry.key).second)
        return;
    Q_EMIT asked(entry.key);
    m_bank.call<contract::ResolveTransferKey>({entry.key, entry.staffId}, {}, this,
                                              [this, entry](const client::CallResult<contract::OrderOutcome>& result) {
                                                  m_asking.erase(entry.key);
                                                  if (result)
                                                      m_outcomes.insert_or_assign(entry.key, *result);
                                                  Q_EMIT answered(entry, result);
                                              });
}

} // namespace cf::ui
