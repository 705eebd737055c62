// Blocks, reactivates and closes an account: one request at a time, whose outcome is told with the account that it was
// about. Each may be sent again as it is and then has no second effect. BlocksPanel displays it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Holds.h"

#include <QObject>

#include <functional>

namespace cf::ui {

class AccountStateController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit AccountStateController(client::Bank& bank, QObject* parent = nullptr);

    bool isBusy() const { return m_busy; }

    // Each is ignored while another is under way. `account` is the one that the request names.

    void block(const contract::AccountSummary& account, const contract::BlockOrder& order);
    void reactivate(const contract::AccountSummary& account, const std::string& reason);
    void close(const contract::AccountSummary& account, const std::string& reason);
    //! Sends the last request again, as it was: after a failure that leaves it in doubt or undone.
    void repeat();

Q_SIGNALS:
    //! isBusy() has changed.
    void changed();
    //! `sentence` is whole.
    void done(const cf::contract::AccountSummary& account, const QString& sentence);
    //! `mayRepeat`: repeat() may help.
    void failed(const cf::contract::AccountSummary& account, const QString& sentence, bool mayRepeat);

private:
    template <class Operation>
    void send(const contract::AccountSummary& account, const typename Operation::Request& request,
              const QString& sentence);
    void tellFailure(const contract::AccountSummary& account, const client::CallFailure& failure);

    client::Bank& m_bank;
    bool m_busy = false;
    std::function<void()> m_last;
};

} // namespace cf::ui
