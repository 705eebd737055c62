#include "ui/transfers/ColleagueController.h"

namespace cf::ui {

ColleagueController::ColleagueController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

const contract::KeyOutcome* ColleagueController::outcome(const Uuid& key) const
{
    const auto known = m_outcomes.find(key);
    return known == m_outcomes.end() ? nullptr : &known->second;
}

void ColleagueController::resolve(const client::ColleagueEntry& entry)
{
    if (!m_asking.insert(entry.key).second)
        return;
    Q_EMIT asked(entry.key);
    m_bank.call<contract::ResolveTransferKey>({entry.key, entry.staffId}, {}, this,
                                              [this, entry](const client::CallResult<contract::KeyOutcome>& result) {
                                                  m_asking.erase(entry.key);
                                                  if (result)
                                                      m_outcomes.insert_or_assign(entry.key, *result);
                                                  Q_EMIT answered(entry, result);
                                              });
}

} // namespace cf::ui
