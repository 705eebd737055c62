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
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using client::OrderFacts;
using client::OrderKind;
using contract::ErrorCode;
using contract::Hold;

HoldsPanel::HoldsPanel(client::Bank& bank, client::OrderSender& sender, Navigator& navigator, bool mayManage,
                       QWidget* parent)
    : AccountPanel(parent)
    , m_navigator(navigator)
    , m_mayManage(mayManage)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_place(addButton(tr("Place a hold…")))
    , m_pay(addButton(tr("Pay from the hold…")))
    , m_release(addButton(tr("Release the hold…")))
    , m_approval(addButton(tr("Show the approval")))
    , m_banner(new OrderBanner(sender, this))
    , m_holdForm(new HoldForm(this))
    , m_captureForm(new CaptureForm(this))
    , m_table(new RemoteTableView(tr("Holds in force"), this))
{
    layOut();
    connectAll();
    showChoice();
}

QPushButton* HoldsPanel::addButton(const QString& text)
{
    m_buttons += new QPushButton(text, this);
    return m_buttons.back();
}

void HoldsPanel::layOut()
{
    m_table->setModel(&m_model);
    m_table->setColumns({{15}, {20, true}, {15}, {15}, {15}});
    m_table->setEmptyContent(icon(Icon::Lock, Tint::Muted), tr("Nothing is on hold on this account."));
    m_table->setFixedHeight(em(11));
    auto* line = new QWidget(this);
    auto* row = new FlowLayout(line);
    row->setSpacing(em(0.6));
    for (QPushButton* button : m_buttons)
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    for (QWidget* part : {line, static_cast<QWidget*>(m_banner), static_cast<QWidget*>(m_holdForm),
                          static_cast<QWidget*>(m_captureForm), static_cast<QWidget*>(m_table)})
        column->addWidget(part);
}

void HoldsPanel::connectAll()
{
    connect(m_place, &QPushButton::clicked, this, &HoldsPanel::beginHold);
    connect(m_pay, &QPushButton::clicked, this, &HoldsPanel::beginCapture);
    connect(m_release, &QPushButton::clicked, this, &HoldsPanel::askToRelease);
    connect(m_approval, &QPushButton::clicked, this, [this] { m_navigator.open({PageId::Approvals, {}}); });
    connect(m_table, &RemoteTableView::currentRowChanged, this, &HoldsPanel::showChoice);
    connect(&m_model, &tables::WindowedTableModel::rowsArrived, this, &HoldsPanel::onRowsArrived);
    connect(&m_model, &tables::WindowedTableModel::stateChanged, this, &HoldsPanel::showChoice);
    connect(m_holdForm, &HoldForm::reviewed, this, &HoldsPanel::askToHold);
    connect(m_captureForm, &CaptureForm::reviewed, this, &HoldsPanel::askToPay);
    for (ActionForm* form : {static_cast<ActionForm*>(m_holdForm), static_cast<ActionForm*>(m_captureForm)})
        connect(form, &ActionForm::cancelled, this, &HoldsPanel::closeForms);
    connect(m_banner, &OrderBanner::busyChanged, this, [this] {
        for (ActionForm* form : {static_cast<ActionForm*>(m_holdForm), static_cast<ActionForm*>(m_captureForm)})
            form->setBusy(m_banner->isBusy());
        showChoice();
    });
    connect(m_banner, &OrderBanner::settled, this, &HoldsPanel::onSettled);
}

void HoldsPanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::Key_N, tr("Place a hold"), m_place);
    page.addKey(Qt::CTRL | Qt::Key_P, tr("Pay from the hold"), m_pay);
    page.addKey(Qt::CTRL | Qt::Key_R, tr("Release the hold"), m_release);
    page.addKey(Qt::CTRL | Qt::Key_G, tr("Show the approval"), m_approval);
    m_holdForm->addKeysTo(page);
    m_captureForm->addKeysTo(page);
}

QList<QWidget*> HoldsPanel::tabStops() const
{
    QList<QWidget*> stops(m_buttons.begin(), m_buttons.end());
    for (auto* button : m_banner->findChildren<QAbstractButton*>())
        stops += button;
    return stops + m_holdForm->tabStops() + m_captureForm->tabStops() + QList<QWidget*>{m_table->table()};
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
        m_banner->forget();
        closeForms();
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

void HoldsPanel::begin()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

bool HoldsPanel::holdsWork() const
{
    return m_banner->isBusy() || (m_holdForm->isOpen() && m_holdForm->isTouched()) ||
           (m_captureForm->isOpen() && m_captureForm->isTouched());
}

bool HoldsPanel::showsOutcome(const QString& id) const
{
    return m_banner->shows(id);
}

const Hold* HoldsPanel::current() const
{
    return m_table->currentRow() >= 0 ? m_model.rowAt(m_table->currentRow()) : nullptr;
}

void HoldsPanel::onRowsArrived()
{
    // What the buttons act on is always one of those shown.
    if (m_table->currentRow() < 0 && m_model.totalRows() > 0)
        m_table->setCurrentRow(0);
    showChoice();
}

void HoldsPanel::showChoice()
{
    const Hold* hold = current();
    const bool isFree = m_account && !m_banner->isBusy();
    m_place->setVisible(m_mayManage);
    m_place->setEnabled(isFree && m_account->status != contract::AccountStatus::Closed);
    for (QPushButton* button : {m_pay, m_release}) {
        button->setVisible(m_mayManage);
        // What secures a waiting order ends with that order.
        button->setEnabled(isFree && hold && !hold->approval);
    }
    m_approval->setVisible(hold && hold->approval);
    Q_EMIT hintsChanged();
}

void HoldsPanel::open(ActionForm* form)
{
    m_holdForm->end();
    m_captureForm->end();
    form->begin();
    Q_EMIT hintsChanged();
}

void HoldsPanel::closeForms()
{
    const QWidget* focus = QApplication::focusWidget();
    const bool hadFocus = focus && (m_holdForm->isAncestorOf(focus) || m_captureForm->isAncestorOf(focus));
    m_holdForm->end();
    m_captureForm->end();
    if (hadFocus && isVisible())
        begin();
    Q_EMIT hintsChanged();
}

void HoldsPanel::beginHold()
{
    if (!m_holdForm->isOpen())
        m_holdForm->start(m_account->ledgerBalance.currency());
    open(m_holdForm);
}

void HoldsPanel::beginCapture()
{
    const Hold* hold = current();
    if (!hold)
        return;
    if (!m_captureForm->isOpen() || m_captureForm->hold().id != hold->id)
        m_captureForm->start(*hold);
    open(m_captureForm);
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
            [this, request = std::move(request), facts] { m_banner->send<Operation>(request, facts); });
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
    if (progress.stage == client::OrderStage::Booked)
        closeForms();
    else if (progress.refusal())
        onRefused(*progress.refusal(), OrderText::reason(progress));
    if (progress.stage != client::OrderStage::NotSent)
        Q_EMIT accountChanged();
}

void HoldsPanel::onRefused(ErrorCode code, const QString& reason)
{
    if (code == ErrorCode::HoldEnded)
        closeForms();
    else if (m_holdForm->isOpen())
        m_holdForm->showRefusal(code, reason);
    else if (m_captureForm->isOpen())
        m_captureForm->showRefusal(code, reason);
}

} // namespace cf::ui
