#include "ui/accounts/BlocksPanel.h"

#include "models/tables/AccountText.h"
#include "models/tables/DateText.h"
#include "ui/accounts/BlockForm.h"
#include "ui/accounts/ReasonForm.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/shell/OrderBanner.h"
#include "ui/shell/OutcomeBanner.h"
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

using contract::AccountBlock;
using contract::AccountStatus;

BlocksPanel::BlocksPanel(client::Bank& bank, client::OrderSender& sender, bool mayBlock, QWidget* parent)
    : AccountPanel(parent)
    , m_mayBlock(mayBlock)
    , m_controller(bank)
    , m_block(addButton(tr("Block the account…")))
    , m_lift(addButton(tr("Lift the block…")))
    , m_reactivate(addButton(tr("Reactivate the account…")))
    , m_close(addButton(tr("Close the account…")))
    , m_banner(new OutcomeBanner(this))
    , m_order(new OrderBanner(sender, this))
    , m_blockForm(new BlockForm(this))
    , m_liftForm(new ReasonForm(tr("Lift the block"), tr("Review the lifting"), this))
    , m_reactivateForm(new ReasonForm(tr("Reactivate the account"), tr("Review the reactivation"), this))
    , m_closeForm(new ReasonForm(tr("Close the account"), tr("Review the closing"), this))
    , m_table(new RemoteTableView(tr("Blocks in force"), this))
{
    layOut();
    connectAll();
    showChoice();
}

QPushButton* BlocksPanel::addButton(const QString& text)
{
    m_buttons += new QPushButton(text, this);
    return m_buttons.back();
}

QList<ActionForm*> BlocksPanel::forms() const
{
    return {m_blockForm, m_liftForm, m_reactivateForm, m_closeForm};
}

void BlocksPanel::layOut()
{
    setKind(m_close, ButtonKind::Danger);
    m_table->setModel(&m_model);
    m_table->setColumns({{16}, {20, true}, {15}, {15}, {15}});
    m_table->setEmptyContent(icon(Icon::Check, Tint::Muted), tr("This account is not blocked."));
    m_table->setFixedHeight(em(9));
    auto* line = new QWidget(this);
    auto* row = new FlowLayout(line);
    row->setSpacing(em(0.6));
    for (QPushButton* button : m_buttons)
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addWidget(line);
    column->addWidget(m_banner);
    column->addWidget(m_order);
    for (ActionForm* form : forms())
        column->addWidget(form);
    column->addWidget(m_table);
}

void BlocksPanel::connectAll()
{
    const auto opens = [this](QPushButton* button, auto* form) {
        connect(button, &QPushButton::clicked, this, [this, form] {
            if (!form->isOpen())
                form->start();
            open(form);
        });
    };
    opens(m_block, m_blockForm);
    opens(m_reactivate, m_reactivateForm);
    opens(m_close, m_closeForm);
    connect(m_lift, &QPushButton::clicked, this, [this] {
        const AccountBlock* block = current();
        if (!block)
            return;
        m_lifted = *block;
        m_liftForm->start();
        open(m_liftForm);
    });
    connect(m_blockForm, &ActionForm::reviewed, this, &BlocksPanel::askToBlock);
    connect(m_liftForm, &ActionForm::reviewed, this, &BlocksPanel::askToLift);
    connect(m_reactivateForm, &ActionForm::reviewed, this, &BlocksPanel::askToReactivate);
    connect(m_closeForm, &ActionForm::reviewed, this, &BlocksPanel::askToClose);
    for (ActionForm* form : forms())
        connect(form, &ActionForm::cancelled, this, &BlocksPanel::closeForms);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &BlocksPanel::showChoice);
    connect(&m_model, &tables::WindowedTableModel::rowsArrived, this, &BlocksPanel::onRowsArrived);
    connect(&m_controller, &AccountStateController::changed, this, &BlocksPanel::showChoice);
    connect(&m_controller, &AccountStateController::done, this, &BlocksPanel::onDone);
    connect(&m_controller, &AccountStateController::failed, this, &BlocksPanel::onFailed);
    connect(m_banner, &MessageBanner::actionTriggered, &m_controller, &AccountStateController::repeat);
    connect(m_order, &OrderBanner::busyChanged, this, &BlocksPanel::showChoice);
    connect(m_order, &OrderBanner::settled, this, &BlocksPanel::onLiftSettled);
}

void BlocksPanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_B, tr("Block the account"), m_block);
    page.addKey(Qt::CTRL | Qt::Key_U, tr("Lift the block"), m_lift);
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_R, tr("Reactivate the account"), m_reactivate);
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_X, tr("Close the account"), m_close);
    for (ActionForm* form : forms())
        form->addKeysTo(page);
}

QList<QWidget*> BlocksPanel::tabStops() const
{
    QList<QWidget*> stops(m_buttons.begin(), m_buttons.end());
    for (const MessageBanner* banner : {static_cast<MessageBanner*>(m_banner), static_cast<MessageBanner*>(m_order)}) {
        for (auto* button : banner->findChildren<QAbstractButton*>())
            stops += button;
    }
    for (const ActionForm* form : forms())
        stops += form->tabStops();
    return stops + QList<QWidget*>{m_table->table()};
}

bool BlocksPanel::isOffered(const contract::Account& account) const
{
    return m_mayBlock || !account.blocks.empty();
}

void BlocksPanel::setAccount(const contract::Account& account)
{
    const bool another = !m_account || m_account->summary.id != account.summary.id;
    m_account = account;
    if (another) {
        m_banner->clearMessage();
        m_order->forget();
        closeForms();
    }
    m_model.setBlocks(account.blocks, another);
    showChoice();
}

void BlocksPanel::begin()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

bool BlocksPanel::holdsWork() const
{
    const auto half = [](const auto* form) { return form->isOpen() && form->isTouched(); };
    return m_controller.isBusy() || m_order->isBusy() || half(m_blockForm) || half(m_liftForm) ||
           half(m_reactivateForm) || half(m_closeForm);
}

bool BlocksPanel::showsOutcome(const QString& id) const
{
    return m_order->shows(id);
}

const AccountBlock* BlocksPanel::current() const
{
    return m_table->currentRow() >= 0 ? m_model.rowAt(m_table->currentRow()) : nullptr;
}

void BlocksPanel::onRowsArrived()
{
    // What the buttons act on is always one of those shown.
    if (m_table->currentRow() < 0 && m_model.totalRows() > 0)
        m_table->setCurrentRow(0);
    showChoice();
}

void BlocksPanel::showChoice()
{
    const bool isBusy = m_controller.isBusy() || m_order->isBusy();
    const AccountStatus status = m_account ? m_account->summary.status : AccountStatus::Closed;
    const bool isClosed = status == AccountStatus::Closed;
    const bool isEmptied =
        m_account && m_account->summary.ledgerBalance.minorUnits() == 0 && m_account->holds.minorUnits() == 0;
    m_block->setVisible(m_mayBlock && !isClosed);
    m_lift->setVisible(m_mayBlock && !isClosed);
    m_reactivate->setVisible(m_mayBlock && status == AccountStatus::Dormant);
    m_close->setVisible(m_mayBlock && !isClosed && isEmptied);
    for (QPushButton* button : m_buttons)
        button->setEnabled(!isBusy && (button != m_lift || current()));
    for (ActionForm* form : forms())
        form->setBusy(isBusy);
    Q_EMIT hintsChanged();
}

void BlocksPanel::open(ActionForm* form)
{
    for (ActionForm* each : forms()) {
        if (each != form)
            each->end();
    }
    form->begin();
    Q_EMIT hintsChanged();
}

void BlocksPanel::closeForms()
{
    bool hadFocus = false;
    for (ActionForm* form : forms()) {
        hadFocus = hadFocus || (QApplication::focusWidget() && form->isAncestorOf(QApplication::focusWidget()));
        form->end();
    }
    if (hadFocus && isVisible())
        begin();
    Q_EMIT hintsChanged();
}

QList<Fact> BlocksPanel::facts(const std::string& reason) const
{
    return {{tr("Account"),
             QStringLiteral("%1\n%2").arg(QString::fromStdString(m_account->summary.holderName),
                                          tables::ibanText(m_account->summary.iban)),
             true},
            {tr("Reason", "why something is done to an account"), QString::fromStdString(reason)}};
}

void BlocksPanel::askToBlock()
{
    const contract::BlockOrder order = m_blockForm->order(m_account->summary.id);
    QList<Fact> rows = facts(order.reason);
    rows += {{tr("Blocked for", "debits, credits or both"), tables::blockSideText(order.side)},
             {tr("Until", "until when an account is blocked"),
              order.until ? tables::formatDateTime(*order.until, QLocale())
                          : tr("it is lifted", "until when an account is blocked")}};
    auto* sheet = new ConfirmSheet(tr("Block this account?"), rows, tr("Block", "verb on a button"), window());
    sheet->setDangerous(true);
    sheet->setWarning(tr("A block takes effect at once. Lifting it needs a second person's approval."));
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, account = m_account->summary, order] { m_controller.block(account, order); });
    sheet->open();
}

void BlocksPanel::askToLift()
{
    const contract::BlockLift request{m_lifted->id, m_liftForm->reason()};
    QList<Fact> rows = facts(request.reason);
    rows += {{tr("Blocked for", "debits, credits or both"), tables::blockSideText(m_lifted->side)},
             {tr("Blocked because"), QString::fromStdString(m_lifted->reason)}};
    auto* sheet =
        new ConfirmSheet(tr("Ask to lift this block?"), rows, tr("Ask to lift", "verb on a button"), window());
    sheet->setWarning(tr("A second person must approve it. The account stays blocked until then."));
    const client::OrderFacts facts{
        client::OrderKind::Unblocking, m_account->summary.iban, {}, {}, request.blockId.toString()};
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, request, facts] { m_order->send<contract::LiftBlock>(request, facts); });
    sheet->open();
}

void BlocksPanel::askToReactivate()
{
    const std::string reason = m_reactivateForm->reason();
    auto* sheet =
        new ConfirmSheet(tr("Reactivate this account?"), facts(reason), tr("Reactivate", "verb on a button"), window());
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, account = m_account->summary, reason] { m_controller.reactivate(account, reason); });
    sheet->open();
}

void BlocksPanel::askToClose()
{
    const std::string reason = m_closeForm->reason();
    auto* sheet = new ConfirmSheet(tr("Close this account?"), facts(reason), tr("Close", "verb on a button"), window());
    sheet->setDangerous(true);
    sheet->setWarning(tr("A closed account cannot be opened again."));
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, account = m_account->summary, reason] { m_controller.close(account, reason); });
    sheet->open();
}

bool BlocksPanel::tell(const contract::AccountSummary& account, Tone tone, const QString& sentence)
{
    //: %1: an IBAN, %2: whole sentences about that account
    const QString elsewhere = tr("Account %1: %2").arg(tables::ibanText(account.iban), sentence);
    return m_banner->tell({{}, tone, elsewhere, NavigationTarget{PageId::Account, account.id}, {}}, sentence,
                          m_account && m_account->summary.id == account.id);
}

void BlocksPanel::onDone(const contract::AccountSummary& account, const QString& sentence)
{
    if (m_account->summary.id == account.id)
        closeForms();
    tell(account, Tone::Success, sentence);
    Q_EMIT accountChanged();
}

void BlocksPanel::onFailed(const contract::AccountSummary& account, const QString& sentence, bool mayRepeat)
{
    // Reviewed once more it would be another block: what may be repeated is the request as it was.
    if (mayRepeat && m_account->summary.id == account.id)
        closeForms();
    if (tell(account, mayRepeat ? Tone::Warning : Tone::Danger, sentence) && mayRepeat)
        m_banner->setAction(tr("Try again"));
    Q_EMIT accountChanged();
}

void BlocksPanel::onLiftSettled(const client::OrderProgress& progress)
{
    if (progress.stage == client::OrderStage::Booked || progress.stage == client::OrderStage::Waiting)
        closeForms();
    if (progress.stage != client::OrderStage::NotSent)
        Q_EMIT accountChanged();
}

} // namespace cf::ui
