// What is asked of an account now and then, folded away until it is wanted: a statement, the balance on a day, the
// holds. Part of AccountPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "services/contract/Documents.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace cf::ui {

class DayEdit;
class FilePort;
class StatementPanel;

class AccountTools : public QWidget
{
    Q_OBJECT

public:
    //! All outlive this.
    AccountTools(client::Bank& bank, FilePort& files, QWidget* parent = nullptr);

    //! What the bank has just said of it. The same account again: what is unfolded is asked for anew.
    void setAccount(const contract::Account& account);
    //! As of a page. The balance follows the day with the account's answer.
    void shownAgain();
    //! Unfolds the statement and puts the focus there.
    void beginStatement();
    //! In the order of Tab.
    QList<QWidget*> tabStops() const;

private:
    enum Tool
    {
        Statement,
        Balance,
        Holds,
    };

    QPushButton* addTool(Tool tool, const QString& text);
    QWidget* buildBalance();
    QWidget* buildHolds();
    void unfold(Tool tool, bool unfolded);
    //! Whether something true of this account stands there, which may stay until the answer comes.
    enum class Shown
    {
        Not,
        UntilTheAnswer,
    };
    void askUnfolded(Shown shown);
    void askBalance(Shown shown);
    void askHolds(Shown shown);
    void showHolds(const std::vector<contract::Hold>& holds);

    client::Bank& m_bank;
    std::optional<AccountId> m_account;
    client::CallHandle m_balanceCall;
    client::CallHandle m_holdsCall;
    QList<QPushButton*> m_buttons;
    QStackedWidget* m_stack;
    StatementPanel* m_statement;
    DayEdit* m_day;
    QLabel* m_balance;
    QLabel* m_holds;
};

} // namespace cf::ui
