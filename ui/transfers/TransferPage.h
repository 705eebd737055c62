// One booked transfer with all details, its receipt and its reversal.
#pragma once

#include "services/client/OrderSender.h"
#include "services/contract/Transfers.h"
#include "ui/accounts/RecordController.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class AuditLink;
class FactGrid;
class ReversalPanel;
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
    //! The user may order reversals. Call before the first transfer is shown; `sender` outlives this.
    void offerReversal(client::OrderSender& sender, bool mayOverride);

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;
    bool mayLeave() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;

private:
    void layOut();
    void onChanged();
    void showTransfer(const contract::Transfer& transfer);
    void showStatus(const contract::Transfer& transfer);
    void openLinked();

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
    QPushButton* m_reverse;
    QPushButton* m_linked; //!< To its reversal, or to what it reverses.
    ReversalPanel* m_reversal = nullptr;
    AuditLink* m_audit;
    QVBoxLayout* m_reversalPlace;
};

} // namespace cf::ui
