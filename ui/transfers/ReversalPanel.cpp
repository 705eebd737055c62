#include "ui/transfers/ReversalPanel.h"

#include "models/tables/LedgerText.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/shell/OrderBanner.h"
#include "ui/transfers/ReversalForm.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/Styling.h"

#include <QVBoxLayout>

namespace cf::ui {

using client::OrderStage;
using contract::TransferKind;

ReversalPanel::ReversalPanel(client::OrderSender& sender, bool mayOverride, QWidget* parent)
    : QWidget(parent)
    , m_mayOverride(mayOverride)
    , m_banner(new OrderBanner(sender, this))
    , m_form(new ReversalForm(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addWidget(m_banner);
    column->addWidget(m_form);
    connect(m_form, &ReversalForm::reviewed, this, &ReversalPanel::ask);
    connect(m_form, &ReversalForm::cancelled, this, &ReversalPanel::close);
    connect(m_banner, &OrderBanner::busyChanged, this, [this] {
        m_form->setBusy(m_banner->isBusy());
        Q_EMIT changed();
    });
    connect(m_banner, &OrderBanner::settled, this, &ReversalPanel::onSettled);
}

void ReversalPanel::setTransfer(const contract::Transfer& transfer)
{
    const bool another = !m_transfer || m_transfer->id != transfer.id;
    m_transfer = transfer;
    if (another) {
        m_form->end();
        m_banner->takeUp([id = transfer.id.toString()](const client::OrderFacts& facts) {
            return facts.kind == client::OrderKind::Reversal && facts.subject == id;
        });
    }
    Q_EMIT changed();
}

bool ReversalPanel::isOffered() const
{
    if (!m_transfer || m_transfer->reversedBy || m_banner->isBusy())
        return false;
    const TransferKind kind = m_transfer->kind;
    return kind == TransferKind::Transfer || kind == TransferKind::Posting || kind == TransferKind::Capture;
}

void ReversalPanel::begin()
{
    if (!isOffered())
        return;
    if (!m_form->isOpen())
        m_form->start();
    m_form->begin();
}

bool ReversalPanel::mayLeave()
{
    return m_form->mayBeLeft();
}

void ReversalPanel::addKeysTo(KeyedWidget& page)
{
    m_form->addKeysTo(page);
}

bool ReversalPanel::holdsWork() const
{
    return m_banner->isBusy() || (m_form->isOpen() && m_form->isTouched());
}

bool ReversalPanel::showsOutcome(const QString& id) const
{
    return m_banner->shows(id);
}

void ReversalPanel::close()
{
    m_form->end();
    Q_EMIT closed();
}

QList<Fact> ReversalPanel::facts(const contract::ReversalOrder& order) const
{
    const auto side = [](const std::string& name, const Iban& account) {
        return QStringLiteral("%1\n%2").arg(TransferText::text(name), TransferText::iban(account));
    };
    // The money goes back.
    return {{tr("Amount"), TransferText::money(*m_transfer), true},
            {tr("From", "the account that pays"), side(m_transfer->creditorName, m_transfer->creditorIban)},
            {tr("To", "the account that is paid"), side(m_transfer->debtorName, m_transfer->debtorIban)},
            {tr("Reason", "why a transfer is reversed"), tables::reversalReasonText(order.reason)},
            {tr("Comment", "on a reversal"), TransferText::text(order.comment)},
            {tr("Why the account may be overdrawn"), TransferText::text(order.overrideReason.value_or(""))}};
}

void ReversalPanel::ask()
{
    const contract::ReversalOrder order = m_form->order(m_transfer->id);
    auto* sheet =
        new ConfirmSheet(tr("Reverse this transfer?"), facts(order), tr("Reverse", "verb on a button"), window());
    sheet->setDangerous(true);
    sheet->setWarning(m_transfer->legs.size() > contract::kFewestLegs
                          ? tr("All legs of the posting are reversed. A second person must approve it; nothing is "
                               "booked until then.")
                          : tr("A second person must approve it; nothing is booked until then."));
    const client::OrderFacts facts{client::OrderKind::Reversal, m_transfer->creditorIban, m_transfer->debtorIban,
                                   m_transfer->amount, m_transfer->id.toString()};
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, order, facts] { m_banner->send<contract::ReverseTransfer>(order, facts); });
    sheet->open();
}

void ReversalPanel::onSettled(const client::OrderProgress& progress)
{
    const auto refusal = progress.refusal();
    if (refusal == contract::ErrorCode::InsufficientFunds && m_mayOverride)
        m_form->askForOverride();
    const bool isOver = progress.stage == OrderStage::Booked || progress.stage == OrderStage::Waiting ||
                        refusal == contract::ErrorCode::AlreadyReversed ||
                        refusal == contract::ErrorCode::NotReversible;
    if (isOver)
        close();
    if (progress.stage != OrderStage::NotSent)
        Q_EMIT transferChanged();
}

} // namespace cf::ui
