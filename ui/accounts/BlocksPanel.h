// The blocks in force on an account and what supervisors do about its state: block it, ask to lift a block, reactivate
// it, close it. Unfolded on AccountPage.
#pragma once

#include "models/tables/BlockTableModel.h"
#include "services/client/OrderSender.h"
#include "ui/accounts/AccountPanel.h"
#include "ui/accounts/AccountStateController.h"
#include "ui/widgets/Fact.h"

class QPushButton;

namespace cf::ui {

class ActionForm;
class BlockForm;
class OutcomeBanner;
class ReasonForm;

class BlocksPanel : public AccountPanel
{
    Q_OBJECT

public:
    //! Both outlive this. Without `mayBlock` the list alone is offered.
    BlocksPanel(client::Bank& bank, client::OrderSender& sender, bool mayBlock, QWidget* parent = nullptr);

    bool isOffered(const contract::Account& account) const override;
    void setAccount(const contract::Account& account) override;
    void refresh() override {}
    void addKeysTo(KeyedWidget& page) override;

protected:
    bool isBusy() const override;
    void showChoice() override;

private:
    void connectAll();
    const contract::AccountBlock* current() const;
    void beginLift();
    QList<Fact> facts(const std::string& reason) const;
    void askToBlock();
    void askToLift();
    void askToReactivate();
    void askToClose();
    void onDone(const contract::AccountSummary& account, const QString& sentence);
    void onFailed(const contract::AccountSummary& account, const QString& sentence, bool mayRepeat);
    void onLiftSettled(const client::OrderProgress& progress);
    //! True if it is said here.
    bool tell(const contract::AccountSummary& account, Tone tone, const QString& sentence);

    const bool m_mayBlock;
    AccountStateController m_controller;
    std::optional<contract::Account> m_account;
    std::optional<contract::AccountBlock> m_lifted; //!< The block that the form asks to lift.
    tables::BlockTableModel m_model;
    QPushButton* m_block;
    QPushButton* m_lift;
    QPushButton* m_reactivate;
    QPushButton* m_close;
    OutcomeBanner* m_banner;
    BlockForm* m_blockForm;
    ReasonForm* m_liftForm;
    ReasonForm* m_reactivateForm;
    ReasonForm* m_closeForm;
    ActionForm* m_sent = nullptr; //!< What the controller was last asked to do was typed there.
};

} // namespace cf::ui
