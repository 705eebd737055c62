// One booked transfer with all details, and its receipt.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Transfers.h"
#include "ui/accounts/RecordController.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;

namespace cf::ui {

class AuditLink;
class FactGrid;
class SectionCard;
class StatusPill;

class TransferPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this.
    TransferPage(client::Bank& bank, ReceiptServices& receipts, Navigator& navigator, QWidget* parent = nullptr);

    //! The transfer to show; fetched at once.
    void open(const TransferId& id);
    //! The user may read the audit trail.
    void offerAudit();

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;

private:
    void layOut();
    void onChanged();
    void showTransfer(const contract::Transfer& transfer);

    Navigator& m_navigator;
    RecordController<contract::GetTransfer, TransferId> m_controller;
    MessageBanner* m_banner;
    ReceiptBanner* m_receipt;
    SectionCard* m_card;
    StatusPill* m_status;
    QLabel* m_amount;
    FactGrid* m_facts;
    QPushButton* m_print;
    QPushButton* m_back;
    AuditLink* m_audit;
};

} // namespace cf::ui
