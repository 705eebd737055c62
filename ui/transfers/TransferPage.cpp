// See TransferPage.h.
#include "ui/transfers/TransferPage.h"

#include "ui/audit/AuditLink.h"
#include "ui/common/Sentences.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/FactList.h"
#include "ui/transfers/TransferFacts.h"
#include "ui/transfers/TransferWords.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace cf::ui {

TransferPage::TransferPage(client::TransferGateway& transfers, ReceiptDesk& receipts, Navigator& navigator,
                           QWidget* parent)
    : Page(parent)
    , m_transfers(transfers)
    , m_navigator(navigator)
    , m_banner(new MessageBanner(this))
    , m_receipt(new ReceiptNotice(receipts, this))
    , m_card(new SectionCard(tr("Transfer"), this))
    , m_status(new StatusPill(m_card))
    , m_amount(plainLabel({}, TextRole::Title, m_card))
    , m_facts(new FactList(m_card))
    , m_print(new QPushButton(icon(Icon::Print, Tint::OnAccent), tr("Print receipt"), m_card))
    , m_back(new QPushButton(tr("Back to the list"), m_card))
    , m_audit(new AuditLink(navigator, m_card))
{
    layOut();
    m_banner->setDismissible(false);
    connect(m_banner, &MessageBanner::actionTriggered, this, &TransferPage::fetch);
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (m_transfer)
            m_receipt->print(*m_transfer, /*isReprint=*/true);
    });
    connect(m_back, &QPushButton::clicked, this, [this] { m_navigator.openTransfers(); });
    const auto on = [this](const QKeySequence& key, auto action) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_print->click(); });
    on(QKeySequence(Qt::Key_F5), [this] { fetch(); });
}

void TransferPage::layOut()
{
    QFont large = withTabularDigits(fontFor(TextRole::Title));
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_amount->setFont(large);
    setKind(m_print, ButtonKind::Primary);
    m_print->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_P).toString(QKeySequence::NativeText));
    m_card->addHeaderWidget(m_status);
    m_card->body()->addWidget(m_amount);
    m_card->body()->addSpacing(em(0.4));
    m_card->body()->addWidget(m_facts);
    m_card->body()->addSpacing(em(0.5));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    buttons->addWidget(m_print);
    buttons->addWidget(m_back);
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
    column->addStretch(1);
}

void TransferPage::open(const TransferId& id)
{
    if (m_transfer && m_transfer->id != id)
        m_receipt->clearMessage();
    m_id = id;
    m_audit->setSubject(id.toString());
    m_transfer.reset();
    fetch();
}

void TransferPage::fetch()
{
    m_call.cancel();
    m_banner->clearMessage();
    showTransfer();
    m_call = m_transfers.open(m_id, this, [this](const client::CallResult<contract::Transfer>& result) {
        if (result) {
            m_transfer = *result;
            showTransfer();
        } else {
            m_banner->showMessage(Tone::Danger, Sentences::forFailure(result.error(), About::Looking));
            m_banner->setAction(tr("Try again"));
        }
    });
}

void TransferPage::showTransfer()
{
    m_print->setEnabled(m_transfer.has_value());
    m_print->setVisible(m_transfer.has_value());
    m_amount->setText(m_transfer ? TransferWords::money(m_transfer->amount) : tr("Loading…"));
    if (m_transfer)
        showTransferFacts(*m_facts, *m_transfer);
    else
        m_facts->clear();
    m_status->setVisible(m_transfer.has_value());
    if (!m_transfer)
        return;
    switch (m_transfer->kind) {
    case contract::TransferKind::Transfer:
        m_status->setStatus(Tone::Success, tr("Booked", "state of a transfer"));
        break;
    case contract::TransferKind::Import:
        m_status->setStatus(Tone::Neutral, tr("From the old bank's records", "kind of a transfer"));
        break;
    case contract::TransferKind::Reversal:
        m_status->setStatus(Tone::Info, tr("Reversal", "kind of a transfer"));
        break;
    case contract::TransferKind::Unknown:
        m_status->setStatus(Tone::Info, tr("Other", "kind of a transfer that this version has no word for"));
        break;
    }
}

void TransferPage::offerAudit()
{
    m_audit->show();
}

QString TransferPage::title() const
{
    return tr("Transfer");
}

void TransferPage::activate()
{
    (m_print->isEnabled() ? m_print : m_back)->setFocus(Qt::OtherFocusReason);
}

QList<KeyHint> TransferPage::keyHints() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_P), tr("Print receipt")}, {QKeySequence(Qt::Key_F5), tr("Refresh")}};
}

} // namespace cf::ui
