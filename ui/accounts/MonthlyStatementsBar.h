// The statements that the bank makes of every month: whether it does for this account, and those on file. Part of
// StatementPanel.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Statements.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace cf::ui {

class BusyButton;
class ElidedLabel;
class OutcomeBanner;
class SaveBanner;

class MonthlyStatementsBar : public QWidget
{
    Q_OBJECT

public:
    //! What it says and saves goes to the banners. All outlive this. Without `mayChange` they are only read.
    MonthlyStatementsBar(client::Bank& bank, OutcomeBanner& banner, SaveBanner& saved, bool mayChange,
                         QWidget* parent = nullptr);

    //! Fetches them, also of the same account again, once they are shown.
    void setAccount(const AccountId& account);
    //! In tab order.
    QList<QWidget*> tabStops() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void fetch();
    void show(const contract::MonthlyStatements& statements);
    void showState(const QString& text, Tone tone);
    void change(bool wanted);
    void onChanged(const AccountId& account, const client::CallResult<contract::MonthlyStatements>& result);
    void open();

    client::Bank& m_bank;
    OutcomeBanner& m_banner;
    SaveBanner& m_saved;
    bool m_mayChange;
    std::optional<AccountId> m_account;
    std::optional<contract::MonthlyStatements> m_shown; //!< As the bank last said.
    client::CallHandle m_list;
    client::CallHandle m_open;
    QCheckBox* m_wanted;
    QComboBox* m_months;
    BusyButton* m_save;
    ElidedLabel* m_state; //!< Why there are none.
};

} // namespace cf::ui
