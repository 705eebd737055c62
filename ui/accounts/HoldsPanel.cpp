#include "ui/accounts/HoldsPanel.h"

#include "models/tables/AccountText.h"
#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/accounts/CaptureForm.h"
#include "ui/accounts/HoldForm.h"
#include "ui/common/FailureText.h"
#include "ui/common/OrderText.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/OrderBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/RemoteTableView.h"

#include <QLocale>
#include <QPushButton>

namespace cf::ui {

using client::OrderFacts;
using client::OrderKind;
using contract::ErrorCode;
using contract::Hold;

HoldsPanel::HoldsPanel(client::Bank& bank, client::OrderSender& sender, Navigator& navigator, bool mayManage,
                       QWidget* parent)
    : AccountPanel(sender, tr("Holds in force"), parent)
    , m_navigator(navigator)
    , m_mayManage(mayManage)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_place(addButton(tr("Place a hold…")))
    , m_pay(addButton(tr("Pay from the hold…")))
    , m_release(addButton(tr("Release the hold…")))
    , m_approval(addButton(tr("Show the approval")))
    , m_holdForm(new HoldForm(this))
    , m_captureForm(new CaptureForm(this))
{
    layOut({order()}, {m_holdForm, m_captureForm}, &m_model, 11);
    table()->setColumns({{15}, {20, true}, {15}, {15}, {15}});
    table()->setEmptyContent(icon(Icon::Lock, Tint::Muted), tr("Nothing is on hold on this account."));
    connect(m_place, &QPushButton::clicked, this, &HoldsPanel::beginHold);
    connect(m_pay, &QPushButton::clicked, this, &HoldsPanel::beginCapture);
    connect(m_release, &QPushButton::clicked, this, &HoldsPanel::askToRelease);
    connect(m_approval, &QPushButton::clicked, this, [this] { m_navigator.open({PageId::Approvals, {}}); });
    connect(m_holdForm, &HoldForm::reviewed, this, &HoldsPanel::askToHold);
    connect(m_captureForm, &CaptureForm::reviewed, this, &HoldsPanel::askToPay);
    connect(order(), &OrderBanner::settled, this, &HoldsPanel::onSettled);
    showChoice();
}

void HoldsPanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::Key_N, tr("Place a hold"), m_place);
    page.addKey(Qt::CTRL | Qt::Key_P, tr("Pay from the hold"), m_pay);
    page.addKey(Qt::CTRL | Qt::Key_R, tr("Release the hold"), m_release);
    page.addKey(Qt::CTRL | Qt::Key_G, tr("Show the approval"), m_approval);
    AccountPanel::addKeysTo(page);
}

bool HoldsPanel::isOffered(const contract::Account& account) const
{
    return m_mayManage || account.holds.minorUnits() > 0;
}

void HoldsPanel::setAccount(const contract::Account& account)
{
    const bool another = !m_account || m_account->id != account.summary.id;
    m_account = account.summary;
    if (another) {
        closeForms();
        order()->takeUp([iban = m_account->iban](const OrderFacts& facts) {
            return facts.debtorIban == iban && (facts.kind == OrderKind::Hold || facts.kind == OrderKind::HoldCapture ||
                                                facts.kind == OrderKind::HoldRelease);
        });
    }
    showChoice();
}

void HoldsPanel::refresh()
{
    // Being shown the holds is recorded: another account's are asked for when they are unfolded.
    if (m_account && !m_model.isOf(m_account->id))
        m_model.setAccount(m_account->id);
    else
        m_model.refresh();
}

const Hold* HoldsPanel::current() const
{
    return table()->currentRow() >= 0 ? m_model.rowAt(table()->currentRow()) : nullptr;
}

void HoldsPanel::showChoice()
{
    const Hold* hold = current();
    const bool isFree = m_account && !isBusy();
    offer(m_place, m_mayManage, isFree && m_account->status != contract::AccountStatus::Closed);
    // What secures a waiting order ends with that order.
    for (QPushButton* button : {m_pay, m_release})
        offer(button, m_mayManage, isFree && hold && !hold->approval);
    offer(m_approval, hold && hold->approval, true);
    Q_EMIT hintsChanged();
}

void HoldsPanel::beginHold()
{
    open(m_holdForm, true, [this] { m_holdForm->start(m_account->ledgerBalance.currency()); });
}

void HoldsPanel::beginCapture()
{
    if (const Hold* hold = current())
        open(m_captureForm, m_captureForm->hold().id == hold->id, [this, hold = *hold] { m_captureForm->start(hold); });
}

QList<Fact> HoldsPanel::accountFacts(const Money& amount) const
{
    return {{tr("Amount"), tables::formatMoney(amount, QLocale()), true},
            {tr("Account"), QStringLiteral("%1\n%2").arg(QString::fromStdString(m_account->holderName),
                                                         tables::ibanText(m_account->iban))}};
}

template <class Operation>
void HoldsPanel::ask(ConfirmSheet* sheet, typename Operation::Request request, const OrderFacts& facts)
{
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, request = std::move(request), facts] { order()->send<Operation>(request, facts); });
    sheet->open();
}

void HoldsPanel::askToHold()
{
    const contract::HoldOrder order = m_holdForm->order(m_account->id);
    QList<Fact> facts = accountFacts(order.amount);
    facts +=
        {{tr("Reason", "why money is held"), QString::fromStdString(order.reason)},
         {tr("Until", "until when money is held"), order.expiresAt ? tables::formatDateTime(*order.expiresAt, QLocale())
                                                                   : tr("it is released", "until when money is held")}};
    auto* sheet = new ConfirmSheet(tr("Hold this amount?"), facts, tr("Hold", "verb on a button"), window());
    if (order.amount.minorUnits() > m_account->availableBalance.minorUnits())
        sheet->setWarning(tr("The available balance does not cover the amount. The bank will probably refuse it."));
    ask<contract::PlaceHold>(sheet, order, {OrderKind::Hold, m_account->iban, {}, order.amount, {}});
}

void HoldsPanel::askToPay()
{
    const contract::CaptureOrder order = m_captureForm->order();
    const Money left = m_captureForm->hold().amount;
    QList<Fact> facts = accountFacts(order.amount);
    facts += {{tr("To", "the account that is paid"), tables::ibanText(order.creditorIban)},
              {tr("Memo"), QString::fromStdString(order.memo.value_or(""))},
              {tr("Rest of the hold"), order.amount == left ? QString()
                                       : order.releaseRest  ? tr("is released", "the rest of a hold")
                                                            : tr("stays held", "the rest of a hold")}};
    auto* sheet =
        new ConfirmSheet(tr("Pay this amount from the hold?"), facts, tr("Pay", "verb on a button"), window());
    ask<contract::CaptureHold>(
        sheet, order,
        {OrderKind::HoldCapture, m_account->iban, order.creditorIban, order.amount, order.holdId.toString()});
}

void HoldsPanel::askToRelease()
{
    const Hold* hold = current();
    if (!hold)
        return;
    QList<Fact> facts = accountFacts(hold->amount);
    facts.append({tr("Reason", "why money is held"), QString::fromStdString(hold->reason)});
    auto* sheet = new ConfirmSheet(tr("Release this hold?"), facts, tr("Release", "verb on a button"), window());
    ask<contract::ReleaseHold>(sheet, {hold->id},
                               {OrderKind::HoldRelease, m_account->iban, {}, hold->amount, hold->id.toString()});
}

void HoldsPanel::onSettled(const client::OrderProgress& progress)
{
    const std::optional<ErrorCode> refusal = progress.refusal();
    const bool isOver = progress.stage == client::OrderStage::Booked || refusal == ErrorCode::HoldEnded;
    const OrderFacts& facts = progress.order.facts;
    // A form about something else goes on.
    if (facts.kind == OrderKind::Hold) {
        if (isOver)
            close(m_holdForm);
        else if (refusal)
            m_holdForm->showRefusal(*refusal, OrderText::reason(progress));
    } else if (facts.subject == m_captureForm->hold().id.toString()) {
        if (isOver)
            close(m_captureForm);
        else if (refusal && facts.kind == OrderKind::HoldCapture)
            m_captureForm->showRefusal(*refusal, OrderText::reason(progress));
    }
    if (progress.stage != client::OrderStage::NotSent)
        Q_EMIT accountChanged();
}

} // namespace cf::ui
