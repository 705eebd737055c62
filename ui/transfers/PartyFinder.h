// Finds the account for the typed text: accounts of the branch by name or IBAN and, for the receiving side, any account
// of the bank by its full IBAN. One per side of the form; debounced.
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
    static constexpr std::chrono::milliseconds kDebounce{150};
    static constexpr int kMostMatches = 8;

    enum class Reach
    {
        Branch,
        Bank, //!< A full IBAN of another branch is looked up, too.
    };

    //! `accounts` outlives this.
    PartyFinder(client::Bank& bank, Reach reach, QObject* parent = nullptr);

    //! The current text of the field; answers for older text are dropped.
    void find(const QString& text);
    //! Queries at once; used when the account is known from elsewhere, and to refresh its balance.
    void lookUp(const Iban& iban);
    //! Retries if the bank could not be reached.
    void retry();
    void forget();

Q_SIGNALS:
    void searching();
    //! Matches for the text; `more` if there are others.
    void matched(const std::vector<cf::contract::AccountSummary>& accounts, bool more);
    //! The account of a full IBAN.
    void found(const cf::ui::Party& party);
    //! A full IBAN or name matches no account; a sentence.
    void nothingFound(const QString& sentence);
    //! The bank could not be reached.
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
    QTimer m_debounce;
    client::CallHandle m_call;
    bool m_failed = false; //!< The last query, for m_text.
};

} // namespace cf::ui
