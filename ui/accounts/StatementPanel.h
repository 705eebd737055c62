// Orders an account's statement for a period and saves it as PDF; and those of every month. Expanded on AccountPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Documents.h"

#include <QWidget>

class QComboBox;

namespace cf::ui {

class BusyButton;
class DayEdit;
class FileDialogs;
class MonthlyStatementsBar;
class OutcomeBanner;
class SaveBanner;

class StatementPanel : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this. Without `mayChange` the customer's wishes are only shown.
    StatementPanel(client::Bank& bank, FileDialogs& files, bool mayChange, QWidget* parent = nullptr);

    void setAccount(const AccountId& account);
    //! As for a page: the period is relative to the branch's current day.
    void shownAgain() { reckonPeriod(); }
    //! Focuses the first choice.
    void begin();
    //! In tab order.
    QList<QWidget*> tabStops() const;

private:
    void layOut();
    void fillChoices();
    //! Fills the fields with the days of the chosen period.
    void reckonPeriod();
    void order();
    void take(const client::CallResult<contract::FileContent>& result);

    client::Bank& m_bank;
    std::optional<AccountId> m_account;
    client::CallHandle m_call;
    QComboBox* m_period;
    DayEdit* m_from;
    DayEdit* m_to;
    QComboBox* m_language;
    BusyButton* m_make;
    OutcomeBanner* m_error;
    SaveBanner* m_saved;
    MonthlyStatementsBar* m_monthly;
};

} // namespace cf::ui
