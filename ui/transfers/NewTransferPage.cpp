#include "ui/transfers/NewTransferPage.h"

#include "models/tables/LedgerText.h"
#include "ui/common/OrderText.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/transfers/OutcomePanel.h"
#include "ui/transfers/PreviewPanel.h"
#include "ui/transfers/PreviewText.h"
#include "ui/transfers/TransferForm.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

using client::OrderStage;

NewTransferPage::NewTransferPage(client::Bank& bank, client::OrderSender& sender, ReceiptServices& receipts,
                                 Navigator& navigator, QWidget* parent)
    : Page(parent)
    , m_controller(sender)
    , m_previewer(bank)
    , m_navigator(navigator)
    , m_banner(new MessageBanner(this))
    , m_receipt(new ReceiptBanner(receipts, this))
    , m_formCard(new SectionCard({}, this))
    , m_form(new TransferForm(bank, m_formCard))
    , m_preview(new PreviewPanel(m_formCard))
    , m_outcome(new OutcomePanel(this))
{
    layOut();
    connectAll();
    onState();
}

void NewTransferPage::layOut()
{
    m_review = new BusyButton(tr("Review transfer"), m_formCard);
    setKind(m_review, ButtonKind::Primary);
    m_review->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_clear = new QPushButton(tr("Clear the form"), m_formCard);
    setKind(m_clear, ButtonKind::Quiet);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_review);
    buttons->addWidget(m_clear);
    buttons->addStretch();
    m_formCard->body()->addWidget(m_form);
    m_formCard->body()->addWidget(m_preview);
    m_formCard->body()->addSpacing(em(0.4));
    m_formCard->body()->addLayout(buttons);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addWidget(plainLabel(tr("New transfer"), TextRole::Title, this));
    column->addWidget(m_banner);
    column->addWidget(m_receipt);
    column->addWidget(m_formCard);
    column->addWidget(m_outcome);
    column->addStretch(1);
}

void NewTransferPage::connectAll()
{
    connect(&m_controller, &TransferController::stateChanged, this, &NewTransferPage::onState);
    connect(&m_controller, &TransferController::progressed, this, &NewTransferPage::showOutcome);
    connect(m_review, &QPushButton::clicked, this, &NewTransferPage::review);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        start();
        activate();
    });
    connect(m_form, &TransferForm::edited, this, &NewTransferPage::onEdited);
    connect(m_form, &TransferForm::changed, this, [this] {
        m_previewer.follow(m_form->draft());
        if (m_controller.state() == TransferState::Editing)
            warnsOfRepetition();
        else
            renewSheet();
    });
    connect(&m_previewer, &TransferPreviewer::changed, this, &NewTransferPage::onPreview);
    connect(m_banner, &MessageBanner::actionTriggered, this, [this] {
        start();
        activate();
    });
    connect(m_banner, &MessageBanner::dismissed, this, [this] { m_askedToLeave = false; });
    connect(m_outcome, &OutcomePanel::printRequested, this, [this] {
        if (const contract::Transfer* transfer = m_controller.progress().transfer())
            m_receipt->print(*transfer, /*isReprint=*/false);
    });
    connect(m_outcome, &OutcomePanel::newRequested, this, [this] {
        start();
        activate();
    });
    connect(m_outcome, &OutcomePanel::samePayerRequested, this, [this] {
        start(m_controller.progress().order.facts.debtorIban);
        activate();
    });
    connect(m_outcome, &OutcomePanel::checkRequested, &m_controller, &TransferController::checkNow);
    m_outcome->addKeysTo(*this);
    addHint(Qt::Key_Down, tr("Choose an account"), m_formCard);
    addKey(Qt::CTRL | Qt::Key_Return, {}, [this] { review(); });
    addKey(Qt::CTRL | Qt::Key_Enter, {}, [this] { review(); });
    addHint(Qt::CTRL | Qt::Key_Return, tr("Review"), m_formCard);
}

QString NewTransferPage::title() const
{
    return tr("New transfer");
}

bool NewTransferPage::isEditing() const
{
    const TransferState state = m_controller.state();
    return state == TransferState::Editing || state == TransferState::Refused || state == TransferState::NotBooked;
}

void NewTransferPage::start(const std::optional<Iban>& debtor)
{
    if (m_controller.state() == TransferState::Sending || m_controller.state() == TransferState::Confirming)
        return;
    if (m_outcomeUnseen && !debtor)
        return;
    m_outcomeUnseen = false;
    m_askedToLeave = false;
    m_receipt->leave();
    m_banner->clearMessage();
    m_form->start(debtor);
    m_controller.startAnew();
}

void NewTransferPage::setSubject(const PageSubject& subject)
{
    const Iban* debtor = std::get_if<Iban>(&subject);
    start(debtor ? std::optional(*debtor) : std::nullopt);
}

void NewTransferPage::activate()
{
    m_outcomeUnseen = false;
    if (isEditing())
        m_form->focusNext();
    else
        m_outcome->focusNext();
}

void NewTransferPage::shownAgain()
{
    m_outcomeUnseen = false;
    if (isEditing() || m_sheet) {
        m_form->refresh();
        m_previewer.askAgain();
    }
    m_outcome->setCounting(m_controller.state() == TransferState::Unknown);
}

void NewTransferPage::noLongerShown()
{
    m_outcome->setCounting(false);
}

bool NewTransferPage::hasOutcome() const
{
    return m_controller.key() && m_controller.state() != TransferState::Editing &&
           m_controller.state() != TransferState::Confirming && m_controller.state() != TransferState::Sending;
}

bool NewTransferPage::showsOutcome(const QString& id) const
{
    return hasOutcome() && id == OrderRecovery::idOf(*m_controller.key());
}

bool NewTransferPage::holdsWork() const
{
    return m_sheet || m_controller.state() == TransferState::Sending || (isEditing() && m_form->isTouched());
}

bool NewTransferPage::mayLeave()
{
    if (m_sheet)
        return false;
    if (!isEditing() || !m_form->isTouched() || m_askedToLeave)
        return true;
    m_askedToLeave = true;
    m_banner->showMessage(Tone::Warning, tr("This transfer was not sent. Leave again to discard it, or keep typing."));
    m_banner->setAction(tr("Discard", "what was typed"));
    return false;
}

void NewTransferPage::review()
{
    if (!isEditing() || m_sheet || !m_form->checkNow())
        return;
    m_banner->clearMessage();
    m_previewer.askNow();
    m_controller.review(m_form->draft());
}

QList<Fact> NewTransferPage::sheetFacts() const
{
    const TransferDraft& draft = m_controller.draft();
    const auto side = [](const Party& party) {
        return QStringLiteral("%1\n%2").arg(TransferText::text(party.name), TransferText::iban(party.iban));
    };
    QList<Fact> rows{{tr("Amount"), TransferText::money(*draft.amount), true},
                     {tr("From", "the account that pays"), side(*draft.debtor)},
                     {tr("To", "the account that is paid"), side(*draft.creditor)}};
    if (!draft.memo.empty())
        rows.append({tr("Memo"), TransferText::text(draft.memo)});
    if (const auto rest = draft.availableAfter())
        rows.append({tr("Available after"), TransferText::money(*rest)});
    if (const contract::TransferPreview* preview = m_previewer.preview()) {
        rows += PreviewText::fees(*preview);
        rows.append(
            {tr("Needs approval", "before the reasons"), tables::approvalReasonsAheadText(preview->approvalReasons)});
    }
    return rows;
}

void NewTransferPage::openSheet()
{
    m_sheet = new ConfirmSheet(tr("Transfer this amount?"), sheetFacts(), tr("Transfer", "verb on a button"), window());
    m_warnsInSheetOfRepetition = false;
    warnInSheet();
    connect(m_sheet, &ConfirmSheet::confirmed, &m_controller, &TransferController::confirm);
    connect(m_sheet, &ConfirmSheet::cancelled, &m_controller, &TransferController::withdraw);
    m_sheet->open();
}

void NewTransferPage::warnInSheet()
{
    const TransferDraft& draft = m_controller.draft();
    const contract::TransferPreview* preview = m_previewer.preview();
    QStringList warnings;
    if (const auto repetition = m_controller.repetitionOf(draft, preview)) {
        warnings += tr("%1 Confirm only if you want it twice.", "%1: a whole sentence")
                        .arg(PreviewText::repetition(*repetition, draft));
        if (!std::exchange(m_warnsInSheetOfRepetition, true))
            m_sheet->askTwice(tr("Transfer it again", "verb on a button: the same amount once more"));
    }
    const auto rest = draft.availableAfter();
    if (preview && preview->refusal)
        warnings += PreviewText::verdict(*preview);
    else if (!preview && rest && rest->minorUnits() < 0)
        warnings += tr("The available balance does not cover the amount. The bank will probably refuse it.");
    m_sheet->setWarning(warnings.join(QLatin1Char('\n')));
}

//! The sheet says what is known now: a new balance, the bank's verdict.
void NewTransferPage::renewSheet()
{
    if (!m_sheet)
        return;
    const TransferDraft draft = m_form->draft();
    if (!draft.isComplete())
        return m_sheet->cancel();
    m_controller.renew(draft);
    m_sheet->setFacts(sheetFacts());
    warnInSheet();
}

void NewTransferPage::onPreview()
{
    const contract::TransferPreview* preview = m_previewer.preview();
    m_preview->setPreview(preview);
    if (m_sheet)
        return renewSheet();
    // What the banner says about leaving, or about a refused order, stays.
    const bool isSpeaking =
        m_askedToLeave || (m_controller.state() != TransferState::Editing && !m_banner->text().isEmpty());
    if (isEditing() && !isSpeaking)
        warnsOfRepetition();
}

void NewTransferPage::onState()
{
    const TransferState state = m_controller.state();
    if (state == TransferState::Confirming)
        return openSheet();
    // The sheet deletes itself later; ignore it from now on.
    m_sheet.clear();
    m_outcomeUnseen = hasOutcome() && !isVisible();
    const bool isSending = state == TransferState::Sending;
    const bool isPanel =
        state == TransferState::Booked || state == TransferState::Waiting || state == TransferState::Unknown;
    m_form->setEnabled(!isSending);
    m_clear->setEnabled(!isSending);
    m_review->setBusy(isSending, tr("Sending…"));
    m_formCard->setVisible(!isPanel);
    m_outcome->setVisible(isPanel);
    m_outcome->setCounting(false);
    if (isSending)
        m_review->setFocus(Qt::OtherFocusReason);
    else
        showOutcome();
    if (isPanel && isVisible())
        m_outcome->focusNext();
    Q_EMIT hintsChanged();
}

void NewTransferPage::showOutcome()
{
    switch (m_controller.state()) {
    case TransferState::Booked:
    case TransferState::Waiting:
        m_outcome->showAccepted(m_controller.progress());
        break;
    case TransferState::Unknown:
        m_outcome->showUnknown(m_controller.progress());
        break;
    case TransferState::Refused:
    case TransferState::NotBooked:
        return showRefusal();
    case TransferState::Editing:
    case TransferState::Confirming:
    case TransferState::Sending:
        return;
    }
}

void NewTransferPage::showRefusal()
{
    const client::OrderProgress& progress = m_controller.progress();
    const QString reason = OrderText::reason(progress);
    m_form->refresh();
    m_previewer.askAgain();
    if (progress.stage == OrderStage::Refused) {
        if (!progress.refusal() || !m_form->refuse(*progress.refusal(), reason))
            m_form->focusNext();
        m_banner->showMessage(Tone::Danger, tr("The bank refused the transfer. %1 Correct it and review it again: it "
                                               "is then a new order.",
                                               "%1: a whole sentence")
                                                .arg(reason));
        return;
    }
    m_form->focusNext();
    if (progress.stage == OrderStage::Abandoned)
        m_banner->showMessage(Tone::Warning,
                              tr("Not booked, and it never will be: the order did not reach the ledger and was closed "
                                 "there. No money has moved. Review it again if it is still wanted."));
    else
        m_banner->showMessage(
            Tone::Warning,
            tr("Not booked: the order did not leave this machine. %1", "%1: a whole sentence").arg(reason));
}

void NewTransferPage::onEdited()
{
    m_askedToLeave = false;
    m_previewer.follow(m_form->draft());
    if (!warnsOfRepetition())
        m_banner->clearMessage();
}

bool NewTransferPage::warnsOfRepetition()
{
    const TransferDraft draft = m_form->draft();
    const auto repetition = m_controller.repetitionOf(draft, m_previewer.preview());
    if (!repetition)
        return false;
    const QString sentence = PreviewText::repetition(*repetition, draft);
    // Announced once, not with every key.
    if (m_banner->text() != sentence)
        m_banner->showMessage(Tone::Warning, sentence);
    return true;
}

} // namespace cf::ui
