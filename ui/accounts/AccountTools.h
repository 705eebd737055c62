// Less common queries of an account, collapsed by default: statement, balance on a day, holds. Part of AccountPage.
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
class FileDialogs;
class StatementPanel;

class AccountTools : public QWidget
{
    Q_OBJECT

public:
    //! All outlive this.
    AccountTools(client::Bank& bank, FileDialogs& files, QWidget* parent = nullptr);

    //! The account as just fetched. If it is the same one again, the expanded queries are repeated.
    void setAccount(const contract::Account& account);
    //! As for a page. The balance updates with the account's next answer.
    void shownAgain();
    //! Expands the statement and focuses it.
    void beginStatement();
    //! In tab order.
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
    //! Whether the shown value belongs to this account, so it may stay until the answer comes.
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
