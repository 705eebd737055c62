// What of an account is not always needed, collapsed by default: statement, balance on a day, holds, blocks. Part of
// AccountPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "services/contract/Documents.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::client {
class OrderSender;
}

namespace cf::ui {

class AccountPanel;
class DayEdit;
class FileDialogs;
class KeyedWidget;
class Navigator;
class StatementPanel;

//! What the user may do to accounts.
struct AccountRights
{
    bool holds = false;  //!< Permission::HoldsManage.
    bool blocks = false; //!< Permission::AccountsBlock.
    bool wishes = false; //!< Permission::CustomersChange.
};

class AccountTools : public QWidget
{
    Q_OBJECT

public:
    //! All outlive this.
    AccountTools(client::Bank& bank, client::OrderSender& sender, FileDialogs& files, Navigator& navigator,
                 AccountRights rights, QWidget* parent = nullptr);

    //! The account as just fetched. If it is the same one again, the expanded queries are repeated.
    void setAccount(const contract::Account& account);
    //! As for a page. The balance updates with the account's next answer.
    void shownAgain();
    void addKeysTo(KeyedWidget& page);
    //! In tab order.
    QList<QWidget*> tabStops() const;
    //! As for a page.
    bool mayLeave();
    bool holdsWork() const;
    bool showsOutcome(const QString& id) const;

Q_SIGNALS:
    //! An order changed the account or may have: it is to be fetched again.
    void accountChanged();
    //! Other keys work than before.
    void hintsChanged();

private:
    enum Tool
    {
        Statement,
        Balance,
        Holds,
        Blocks,
    };

    QPushButton* addTool(Tool tool, const QString& text);
    QWidget* buildBalance();
    //! Those of `m_content` that give orders.
    QList<AccountPanel*> panels() const { return {m_holds, m_blocks}; }
    //! Expands it and focuses it.
    void begin(Tool tool);
    bool isUnfolded(Tool tool) const;
    void unfold(Tool tool, bool unfolded);
    //! Whether the shown value belongs to this account, so it may stay until the answer comes.
    enum class Shown
    {
        Not,
        UntilTheAnswer,
    };
    void askUnfolded(Shown shown);
    void askBalance(Shown shown);

    client::Bank& m_bank;
    std::optional<AccountId> m_account;
    client::CallHandle m_balanceCall;
    QList<QPushButton*> m_buttons; //!< By Tool, as the next.
    QList<QWidget*> m_content;     //!< One of them is shown, or none.
    StatementPanel* m_statement;
    DayEdit* m_day;
    QLabel* m_balance;
    AccountPanel* m_holds;
    AccountPanel* m_blocks;
};

} // namespace cf::ui
