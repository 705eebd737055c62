// Queries the outcome of colleagues' orders on this machine, several at once if needed, and keeps the answers: their
// own journals list them as open until they sign in. UnresolvedPage displays it.
#pragma once

#include "services/client/Bank.h"
#include "services/client/JournalTypes.h"
#include "services/contract/Transfers.h"

#include <QObject>

#include <map>
#include <set>

namespace cf::ui {

class ColleagueOrderController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit ColleagueOrderController(client::Bank& bank, QObject* parent = nullptr);

    //! Does nothing if that order is already being queried. Otherwise answered() follows.
    void resolve(const client::ColleagueOrder& entry);
    bool isAsking(const Uuid& key) const { return m_asking.contains(key); }
    //! Null while unknown.
    const contract::OrderOutcome* outcome(const Uuid& key) const;

Q_SIGNALS:
    //! Its query is in flight.
    void asked(const cf::Uuid& key);
    void answered(const cf::client::ColleagueOrder& entry,
                  const cf::client::CallResult<cf::contract::OrderOutcome>& result);

private:
    client::Bank& m_bank;
    std::map<Uuid, contract::OrderOutcome> m_outcomes;
    std::set<Uuid> m_asking;
};

} // namespace cf::ui
