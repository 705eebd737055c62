// A transfer from empty form to final outcome, by keyboard. Shows the state of TransferController.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"
#include "ui/transfers/TransferController.h"
#include "ui/transfers/TransferPreviewer.h"
#include "ui/widgets/Fact.h"

#include <QPointer>

namespace cf::ui {

class BusyButton;
class ConfirmSheet;
class OutcomePanel;
class PreviewPanel;
class SectionCard;
class TransferForm;

class NewTransferPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this.
    NewTransferPage(client::Bank& bank, client::OrderSender& sender, ReceiptServices& receipts, Navigator& navigator,
                    QWidget* parent = nullptr);

    //! A fresh form with `debtor` as the paying side. An order being sent or an unseen outcome stays on screen, unless
    //! another paying side is requested.
    void start(const std::optional<Iban>& debtor = {});

    QString title() const override;
    void setSubject(const PageSubject& subject) override;
    void activate() override;
    void shownAgain() override;
    void noLongerShown() override;
    bool mayLeave() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;

private:
    void layOut();
    void connectAll();
    void review();
    void openSheet();
    QList<Fact> sheetFacts() const;
    void warnInSheet();
    void renewSheet();
    void onPreview();
    void onState();
    void showOutcome();
    void showRefusal();
    void onEdited();
    //! True while the form contains what was already ordered.
    bool warnsOfRepetition();
    bool isEditing() const;
    bool hasOutcome() const;

    TransferController m_controller;
    TransferPreviewer m_previewer;
    Navigator& m_navigator;
    MessageBanner* m_banner;
    ReceiptBanner* m_receipt;
    SectionCard* m_formCard;
    TransferForm* m_form;
    PreviewPanel* m_preview;
    BusyButton* m_review = nullptr;
    QPushButton* m_clear = nullptr;
    OutcomePanel* m_outcome;
    QPointer<ConfirmSheet> m_sheet;
    bool m_askedToLeave = false;
    bool m_warnsInSheetOfRepetition = false;
    bool m_outcomeUnseen = false; //!< It arrived while the page was not shown.
};

} // namespace cf::ui
