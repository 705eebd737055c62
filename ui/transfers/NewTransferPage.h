// A transfer from the empty form to its definite outcome, by keyboard. Shows what TransferController decides.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Accounts.h"
#include "ui/printing/ReceiptNotice.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"
#include "ui/transfers/TransferController.h"

#include <QPointer>

namespace cf::ui {

class BusyButton;
class ConfirmSheet;
class OutcomePanel;
class SectionCard;
class TransferForm;

class NewTransferPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this.
    NewTransferPage(client::Bank& bank, client::TransferSender& sender, ReceiptDesk& receipts, Navigator& navigator,
                    QWidget* parent = nullptr);

    //! A fresh form, with `debtor` as its paying side. An order that is being sent stays on the screen, and so does an
    //! outcome that nobody has seen yet, unless another paying side is asked for.
    void start(const std::optional<Iban>& debtor = {});

    QString title() const override;
    void aim(const Subject& subject) override;
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
    void askAnewIfChanged();
    void onState();
    void showOutcome();
    void showRefusal();
    void onEdited();
    //! True while the form holds what this session sent already.
    bool warnsOfRepetition();
    bool isEditing() const;
    bool hasOutcome() const;

    TransferController m_controller;
    Navigator& m_navigator;
    MessageBanner* m_banner;
    ReceiptNotice* m_receipt;
    SectionCard* m_formCard;
    TransferForm* m_form;
    BusyButton* m_review = nullptr;
    QPushButton* m_clear = nullptr;
    OutcomePanel* m_outcome;
    QPointer<ConfirmSheet> m_sheet;
    bool m_askedToLeave = false;
    bool m_outcomeUnseen = false; //!< It came while the page was not looked at.
};

} // namespace cf::ui
