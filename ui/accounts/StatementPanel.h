// Orders an account's statement for a period and saves it as PDF. Unfolded on AccountPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Documents.h"

#include <QWidget>

class QComboBox;

namespace cf::ui {

class BusyButton;
class DayEdit;
class FilePort;
class OutcomeBanner;
class SavedFile;

class StatementPanel : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this.
    StatementPanel(client::Bank& bank, FilePort& files, QWidget* parent = nullptr);

    void setAccount(const AccountId& account);
    //! As of a page: the period is reckoned from the branch's day of now.
    void shownAgain() { reckonPeriod(); }
    //! Puts the focus where choosing begins.
    void begin();
    //! In the order of Tab.
    QList<QWidget*> tabStops() const;

private:
    void layOut();
    void fillChoices();
    //! Puts the days of the chosen period into the fields.
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
    OutcomeBanner* m_trouble;
    SavedFile* m_saved;
};

} // namespace cf::ui
