// One customer: identity, contact details, and the accounts they hold or may use.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Customers.h"
#include "ui/accounts/RecordController.h"
#include "ui/shell/Page.h"

class QPushButton;
class QVBoxLayout;

namespace cf::tables {
class HeldAccountTableModel;
}

namespace cf::ui {

class AuditLink;
class BusyButton;
class CopyIbanButton;
class ElidedLabel;
class DocumentsPanel;
class FactGrid;
class FileDialogs;
class Navigator;
class NoticesPanel;
class RecordStack;
class RemoteTableView;
class StatusPill;

class CustomerPage : public Page
{
    Q_OBJECT

public:
    //! Bank and navigator outlive this. Without `mayTransfer` no new transfer is offered.
    CustomerPage(client::Bank& bank, Navigator& navigator, bool mayTransfer, QWidget* parent = nullptr);
    ~CustomerPage() override;

    void showCustomer(const CustomerId& customer);
    //! The user may read the audit trail.
    void offerAudit();
    //! What the customer wants to be told of. Call before the next one, and before the first customer is shown.
    void offerNotices(bool mayChange);
    //! The customer's documents. Call before the first customer is shown; `files` outlives this.
    void offerDocuments(FileDialogs& files, bool mayAdd);

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;
    bool holdsWork() const override;
    bool mayEnd(const std::function<void()>& goOn) override;
    bool showsOutcome(const QString& id) const override;

private:
    QWidget* buildContent();
    void addTitleRow(QVBoxLayout* column);
    void addAccountsRow(QVBoxLayout* column);
    void addShortcuts();
    void onChanged();
    void fill(const contract::Customer& customer);
    void onRowsArrived();
    void onSelection();
    //! Of the selected row, or null.
    const contract::AccountSummary* selected() const;
    void openNewTransfer();
    void openAccount(qint64 position);

    client::Bank& m_bank;
    Navigator& m_navigator;
    const bool m_mayTransfer;
    RecordController<contract::GetCustomer, CustomerId> m_controller;
    tables::HeldAccountTableModel* m_accounts;
    ElidedLabel* m_name;
    StatusPill* m_invented;
    AuditLink* m_audit;
    BusyButton* m_refresh;
    FactGrid* m_facts;
    QPushButton* m_newTransfer;
    CopyIbanButton* m_copy;
    RemoteTableView* m_table;
    QVBoxLayout* m_morePlace;
    NoticesPanel* m_notices = nullptr;
    DocumentsPanel* m_documents = nullptr;
    RecordStack* m_stack;
    std::optional<CustomerId> m_filled; //!< Whose accounts the table shows.
};

} // namespace cf::ui
