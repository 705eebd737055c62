// The holds in force on an account: the list, and placing, releasing and paying from one. Unfolded on AccountPage.
#pragma once

#include "models/tables/HoldTableModel.h"
#include "services/client/OrderSender.h"
#include "services/contract/Holds.h"
#include "ui/accounts/AccountPanel.h"
#include "ui/widgets/Fact.h"

class QPushButton;

namespace cf::ui {

class CaptureForm;
class ConfirmSheet;
class HoldForm;
class Navigator;

class HoldsPanel : public AccountPanel
{
    Q_OBJECT

public:
    //! All outlive this. Without `mayManage` the list alone is offered.
    HoldsPanel(client::Bank& bank, client::OrderSender& sender, Navigator& navigator, bool mayManage,
               QWidget* parent = nullptr);

    bool isOffered(const contract::Account& account) const override;
    void setAccount(const contract::Account& account) override;
    void refresh() override;
    void addKeysTo(KeyedWidget& page) override;

protected:
    void showChoice() override;

private:
    const contract::Hold* current() const;
    void beginHold();
    void beginCapture();
    void askToHold();
    void askToPay();
    void askToRelease();
    QList<Fact> accountFacts(const Money& amount) const;
    template <class Operation>
    void ask(ConfirmSheet* sheet, typename Operation::Request request, const client::OrderFacts& facts);
    void onSettled(const client::OrderProgress& progress);

    Navigator& m_navigator;
    const bool m_mayManage;
    std::optional<contract::AccountSummary> m_account;
    tables::HoldTableModel m_model;
    QPushButton* m_place;
    QPushButton* m_pay;
    QPushButton* m_release;
    QPushButton* m_approval;
    HoldForm* m_holdForm;
    CaptureForm* m_captureForm;
};

} // namespace cf::ui
