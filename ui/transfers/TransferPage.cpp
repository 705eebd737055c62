#include "ui/transfers/TransferPage.h"

#include "models/tables/LedgerText.h"
#include "ui/audit/AuditLink.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/ReversalPanel.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

TransferPage::TransferPage(client::Bank& bank, ReceiptServices& receipts, Navigator& navigator, QWidget* parent)
    : Page(parent)
    , m_navigator(navigator)
    , m_controller(bank, [this] { onChanged(); })
    , m_banner(new MessageBanner(this))
    , m_receipt(new ReceiptBanner(receipts, this))
    , m_card(new SectionCard(tr("Transfer"), this))
    , m_status(new StatusPill(m_card))
    , m_amount(plainLabel({}, TextRole::Title, m_card))
    , m_facts(FactGrid::ofLines(m_card))
    , m_print(new QPushButton(icon(Icon::Print, Tint::OnAccent), tr("Print receipt"), m_card))
    , m_back(new QPushButton(tr("Back to the list"), m_card))
    , m_reverse(new QPushButton(tr("Reverse…", "a transfer"), m_card))
    , m_linked(new QPushButton(m_card))
    , m_audit(new AuditLink(navigator, m_card))
    , m_reversalPlace(new QVBoxLayout)
{
    layOut();
    m_banner->setDismissible(false);
    connect(m_banner, &MessageBanner::actionTriggered, this, [this] { m_controller.refresh(); });
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (const contract::Transfer* transfer = m_controller.record())
            m_receipt->print(*transfer, /*isReprint=*/true);
    });
    connect(m_back, &QPushButton::clicked, this, [this] { m_navigator.open({PageId::Transfers, {}}); });
    connect(m_linked, &QPushButton::clicked, this, &TransferPage::openLinked);
    addKey(Qt::CTRL | Qt::Key_P, tr("Print receipt"), m_print);
    addKey(Qt::CTRL | Qt::Key_R, tr("Reverse"), m_reverse);
    addKey(Qt::CTRL | Qt::Key_G, tr("Go to the reversal or the reversed transfer"), m_linked);
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_controller.refresh(); });
}

void TransferPage::layOut()
{
    QFont large = withTabularDigits(fontFor(TextRole::Title));
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_amount->setFont(large);
    setKind(m_print, ButtonKind::Primary);
    m_card->addHeaderWidget(m_status);
    m_card->body()->addWidget(m_amount);
    m_card->body()->addSpacing(em(0.4));
    m_card->body()->addWidget(m_facts);
    m_card->body()->addSpacing(em(0.5));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_print);
    setKind(m_linked, ButtonKind::Quiet);
    m_reverse->hide();
    m_linked->hide();
    buttons->addWidget(m_back);
    buttons->addWidget(m_reverse);
    buttons->addWidget(m_linked);
    buttons->addWidget(m_audit);
    buttons->addStretch();
    m_card->body()->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addWidget(plainLabel(tr("Transfer"), TextRole::Title, this));
    column->addWidget(m_banner);
    column->addWidget(m_receipt);
    column->addWidget(m_card);
    column->addLayout(m_reversalPlace);
    column->addStretch(1);
}

void TransferPage::open(const TransferId& id)
{
    if (m_controller.isOf(id))
        return m_controller.refresh();
    m_receipt->leave();
    m_audit->setSubject(id.toString());
    m_controller.show(id);
}

void TransferPage::onChanged()
{
    const contract::Transfer* transfer = m_controller.record();
    const QString& error = m_controller.error();
    m_print->setEnabled(transfer != nullptr);
    m_print->setVisible(transfer != nullptr);
    m_status->setVisible(transfer != nullptr);
    if (m_reversal)
        m_reversal->setVisible(transfer != nullptr);
    if (error.isEmpty()) {
        m_banner->clearMessage();
    } else if (!m_controller.isBusy()) {
        m_banner->showMessage(Tone::Danger, error);
        m_banner->setAction(tr("Try again"));
    }
    if (transfer)
        return showTransfer(*transfer);
    m_reverse->hide();
    m_linked->hide();
    m_facts->setFacts({});
    m_amount->setText(m_controller.isBusy() ? tr("Loading…") : tr("Not loaded", "a transfer"));
}

void TransferPage::showTransfer(const contract::Transfer& transfer)
{
    m_amount->setText(TransferText::money(transfer));
    m_facts->setFacts(TransferText::facts(transfer));
    m_linked->setText(transfer.reversedBy ? tr("Show the reversal") : tr("Show the reversed transfer"));
    m_linked->setVisible(transfer.reversedBy || transfer.reverses);
    if (m_reversal)
        m_reversal->setTransfer(transfer);
    showStatus(transfer);
}

void TransferPage::showStatus(const contract::Transfer& transfer)
{
    if (transfer.reversedBy)
        return m_status->setStatus(Tone::Warning, tr("Reversed", "state of a transfer"));
    switch (transfer.kind) {
    case contract::TransferKind::Transfer:
    case contract::TransferKind::Posting:
    case contract::TransferKind::Capture:
        m_status->setStatus(Tone::Success, tr("Booked", "state of a transfer"));
        break;
    case contract::TransferKind::Import:
        m_status->setStatus(Tone::Neutral, tables::transferKindText(transfer.kind));
        break;
    case contract::TransferKind::Reversal:
    case contract::TransferKind::Unknown:
        m_status->setStatus(Tone::Info, tables::transferKindText(transfer.kind));
        break;
    }
}

void TransferPage::offerAudit()
{
    m_audit->show();
}

void TransferPage::offerReversal(client::OrderSender& sender, bool mayOverride)
{
    m_reversal = new ReversalPanel(sender, mayOverride, this);
    m_reversalPlace->addWidget(m_reversal);
    m_reversal->addKeysTo(*this);
    connect(m_reverse, &QPushButton::clicked, m_reversal, &ReversalPanel::begin);
    connect(m_reversal, &ReversalPanel::changed, this, [this] {
        m_reverse->setVisible(m_reversal->isOffered());
        Q_EMIT hintsChanged();
    });
    connect(m_reversal, &ReversalPanel::closed, this, [this] {
        if (isVisible())
            activate();
    });
    connect(m_reversal, &ReversalPanel::transferChanged, this, [this] { m_controller.refresh(); });
}

void TransferPage::openLinked()
{
    const contract::Transfer* transfer = m_controller.record();
    if (!transfer)
        return;
    const std::optional<TransferId>& linked = transfer->reversedBy ? transfer->reversedBy : transfer->reverses;
    if (linked)
        m_navigator.open({PageId::Transfer, *linked});
}

bool TransferPage::mayLeave()
{
    return !m_reversal || m_reversal->mayLeave();
}

bool TransferPage::holdsWork() const
{
    return m_reversal && m_reversal->holdsWork();
}

bool TransferPage::showsOutcome(const QString& id) const
{
    return m_reversal && m_reversal->showsOutcome(id);
}

QString TransferPage::title() const
{
    return tr("Transfer");
}

void TransferPage::setSubject(const PageSubject& subject)
{
    open(std::get<TransferId>(subject));
}

void TransferPage::activate()
{
    (m_print->isEnabled() ? m_print : m_back)->setFocus(Qt::OtherFocusReason);
}

void TransferPage::shownAgain()
{
    // It may have been reversed meanwhile.
    m_controller.refresh();
}

} // namespace cf::ui
