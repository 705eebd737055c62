// Finds the account that is meant by what is typed: accounts of the branch by name or IBAN and, for the receiving side,
// any account of the bank by its whole IBAN. One for each side of the form; waits until the fingers rest.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/transfers/Party.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace cf::ui {

class PartyFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kRest{150};
    static constexpr int kMostMatches = 8;

    enum class Reach
    {
        Branch,
        Bank, //!< A whole IBAN of another branch is looked up, too.
    };

    //! `accounts` outlives this.
    PartyFinder(client::Bank& bank, Reach reach, QObject* parent = nullptr);

    //! What stands in the field now; an answer about anything older is dropped.
    void look(const QString& text);
    //! Asks at once; used when the account is known from elsewhere, and to learn its balance anew.
    void lookUp(const Iban& iban);
    //! Asks the same once more if the bank could not be asked.
    void retry();
    void forget();

Q_SIGNALS:
    void searching();
    //! Matches for what was typed; `more` when there are others.
    void matched(const std::vector<cf::contract::AccountSummary>& accounts, bool more);
    //! The one account that a whole IBAN means.
    void found(const cf::ui::Party& party);
    //! A whole IBAN or name that means no account, as a sentence.
    void nothingFound(const QString& sentence);
    //! The bank could not be asked.
    void failed(const QString& sentence);

private:
    void search();
    void onMatches(const std::optional<Iban>& whole, const contract::Page<contract::AccountSummary>& page);
    void checkPayee(const Iban& iban);
    void fail(const client::CallFailure& failure);
    QString nobody() const;

    client::Bank& m_bank;
    Reach m_reach;
    QString m_text;
    QTimer m_rest;
    client::CallHandle m_call;
    bool m_failed = false; //!< The last question, about m_text.
};

} // namespace cf::ui
