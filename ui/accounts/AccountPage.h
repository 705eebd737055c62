// One account: its holders, balances and entries, newest first. Reached from a customer.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/accounts/AccountTools.h"
#include "ui/accounts/RecordController.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class AccountNotice;
class AuditLink;
class BusyButton;
class CopyIbanButton;
class EntriesPanel;
class FactGrid;
class FileDialogs;
class HolderLinks;
class Navigator;
class RecordStack;
class StatusPill;

class AccountPage : public Page
{
    Q_OBJECT

public:
    //! Bank and navigator outlive this. Without `mayTransfer` no new transfer is offered.
    AccountPage(client::Bank& bank, Navigator& navigator, bool mayTransfer, QWidget* parent = nullptr);
    ~AccountPage() override;

    void showAccount(const AccountId& account);
    //! The user may read the audit trail.
    void offerAudit();
    //! Statements, end-of-day balances, holds and blocks. Call before the first account is shown; both outlive this.
    void offerTools(client::OrderSender& sender, FileDialogs& files, AccountRights rights);

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;
    bool mayLeave() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;

private:
    QWidget* buildContent();
    void addTitleRow(QVBoxLayout* column);
    void addShortcuts();
    void stopAfter(QWidget* before);
    void refresh();
    void onChanged();
    void fill(const contract::Account& account);
    void openNewTransfer();

    client::Bank& m_bank;
    Navigator& m_navigator;
    const bool m_mayTransfer;
    RecordController<contract::GetAccount, AccountId> m_controller;
    EntriesPanel* m_entries;
    QLabel* m_iban;
    StatusPill* m_status;
    QPushButton* m_newTransfer;
    CopyIbanButton* m_copy;
    AuditLink* m_audit;
    BusyButton* m_refresh;
    AccountNotice* m_notice;
    QLabel* m_about;
    HolderLinks* m_holders;
    FactGrid* m_figures;
    QVBoxLayout* m_toolsPlace;
    AccountTools* m_tools = nullptr;
    RecordStack* m_stack;
};

} // namespace cf::ui
