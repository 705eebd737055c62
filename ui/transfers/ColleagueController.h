// Asks the bank what became of colleagues' orders on this machine, several at once if need be, and keeps what it said:
// their own journals call them open until they sign in. UnresolvedPage draws it.
#pragma once

#include "services/client/Bank.h"
#include "services/client/JournalTypes.h"
#include "services/contract/Transfers.h"

#include <QObject>

#include <map>
#include <set>

namespace cf::ui {

class ColleagueController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit ColleagueController(client::Bank& bank, QObject* parent = nullptr);

    //! Nothing while the bank is being asked about that order already. answered() follows otherwise.
    void resolve(const client::ColleagueEntry& entry);
    bool isAsking(const Uuid& key) const { return m_asking.contains(key); }
    //! Null while it is not known.
    const contract::KeyOutcome* outcome(const Uuid& key) const;

Q_SIGNALS:
    //! The bank is asked about it now.
    void asked(const cf::Uuid& key);
    void answered(const cf::client::ColleagueEntry& entry,
                  const cf::client::CallResult<cf::contract::KeyOutcome>& result);

private:
    client::Bank& m_bank;
    std::map<Uuid, contract::KeyOutcome> m_outcomes;
    std::set<Uuid> m_asking;
};

} // namespace cf::ui
