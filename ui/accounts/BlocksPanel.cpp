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
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLocale>
#include <QPushButton>

namespace cf::ui {

using contract::AccountBlock;
using contract::AccountStatus;

BlocksPanel::BlocksPanel(client::Bank& bank, client::OrderSender& sender, bool mayBlock, QWidget* parent)
    : AccountPanel(sender, tr("Blocks in force"), parent)
    , m_mayBlock(mayBlock)
    , m_controller(bank)
    , m_block(addButton(tr("Block the account…")))
    , m_lift(addButton(tr("Lift the block…")))
    , m_reactivate(addButton(tr("Reactivate the account…")))
    , m_close(addButton(tr("Close the account…")))
    , m_banner(new OutcomeBanner(this))
    , m_blockForm(new BlockForm(this))
    , m_liftForm(new ReasonForm(tr("Lift the block"), tr("Review the lifting"), this))
    , m_reactivateForm(new ReasonForm(tr("Reactivate the account"), tr("Review the reactivation"), this))
    , m_closeForm(new ReasonForm(tr("Close the account"), tr("Review the closing"), this))
{
    setKind(m_close, ButtonKind::Danger);
    layOut({m_banner, order()}, {m_blockForm, m_liftForm, m_reactivateForm, m_closeForm}, &m_model, 9);
    table()->setColumns({{16}, {20, true}, {15}, {15}, {15}});
    table()->setEmptyContent(icon(Icon::Check, Tint::Muted), tr("This account is not blocked."));
    connectAll();
    showChoice();
}

void BlocksPanel::connectAll()
{
    const auto opens = [this](QPushButton* button, auto* form) {
        connect(button, &QPushButton::clicked, this, [this, form] { open(form, true, [form] { form->start(); }); });
    };
    opens(m_block, m_blockForm);
    opens(m_reactivate, m_reactivateForm);
    opens(m_close, m_closeForm);
    connect(m_lift, &QPushButton::clicked, this, &BlocksPanel::beginLift);
    connect(m_blockForm, &ActionForm::reviewed, this, &BlocksPanel::askToBlock);
    connect(m_liftForm, &ActionForm::reviewed, this, &BlocksPanel::askToLift);
    connect(m_reactivateForm, &ActionForm::reviewed, this, &BlocksPanel::askToReactivate);
    connect(m_closeForm, &ActionForm::reviewed, this, &BlocksPanel::askToClose);
    connect(&m_controller, &AccountStateController::changed, this, &BlocksPanel::onBusy);
    connect(&m_controller, &AccountStateController::done, this, &BlocksPanel::onDone);
    connect(&m_controller, &AccountStateController::failed, this, &BlocksPanel::onFailed);
    connect(m_banner, &MessageBanner::actionTriggered, &m_controller, &AccountStateController::repeat);
    connect(order(), &OrderBanner::settled, this, &BlocksPanel::onLiftSettled);
}

void BlocksPanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_B, tr("Block the account"), m_block);
    page.addKey(Qt::CTRL | Qt::Key_U, tr("Lift the block"), m_lift);
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_R, tr("Reactivate the account"), m_reactivate);
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_X, tr("Close the account"), m_close);
    AccountPanel::addKeysTo(page);
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
        closeForms();
        order()->takeUp([iban = account.summary.iban](const client::OrderFacts& facts) {
            return facts.kind == client::OrderKind::Unblocking && facts.debtorIban == iban;
        });
    }
    m_model.setBlocks(account.blocks, another);
    showChoice();
}

bool BlocksPanel::isBusy() const
{
    return m_controller.isBusy() || AccountPanel::isBusy();
}

const AccountBlock* BlocksPanel::current() const
{
    return table()->currentRow() >= 0 ? m_model.rowAt(table()->currentRow()) : nullptr;
}

void BlocksPanel::showChoice()
{
    const bool isFree = !isBusy();
    const AccountStatus status = m_account ? m_account->summary.status : AccountStatus::Closed;
    const bool isClosed = status == AccountStatus::Closed;
    const bool isEmptied =
        m_account && m_account->summary.ledgerBalance.minorUnits() == 0 && m_account->holds.minorUnits() == 0;
    offer(m_block, m_mayBlock && !isClosed, isFree);
    offer(m_lift, m_mayBlock && !isClosed, isFree && current());
    offer(m_reactivate, m_mayBlock && status == AccountStatus::Dormant, isFree);
    offer(m_close, m_mayBlock && !isClosed && isEmptied, isFree);
    Q_EMIT hintsChanged();
}

void BlocksPanel::beginLift()
{
    const AccountBlock* block = current();
    if (!block)
        return;
    open(m_liftForm, m_lifted && m_lifted->id == block->id, [this, block = *block] {
        m_lifted = block;
        m_liftForm->start();
    });
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
    connect(sheet, &ConfirmSheet::confirmed, this, [this, account = m_account->summary, order] {
        m_sent = m_blockForm;
        m_controller.block(account, order);
    });
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
            [this, request, facts] { order()->send<contract::LiftBlock>(request, facts); });
    sheet->open();
}

void BlocksPanel::askToReactivate()
{
    const std::string reason = m_reactivateForm->reason();
    auto* sheet =
        new ConfirmSheet(tr("Reactivate this account?"), facts(reason), tr("Reactivate", "verb on a button"), window());
    connect(sheet, &ConfirmSheet::confirmed, this, [this, account = m_account->summary, reason] {
        m_sent = m_reactivateForm;
        m_controller.reactivate(account, reason);
    });
    sheet->open();
}

void BlocksPanel::askToClose()
{
    const std::string reason = m_closeForm->reason();
    auto* sheet = new ConfirmSheet(tr("Close this account?"), facts(reason), tr("Close", "verb on a button"), window());
    sheet->setDangerous(true);
    sheet->setWarning(tr("A closed account cannot be opened again."));
    connect(sheet, &ConfirmSheet::confirmed, this, [this, account = m_account->summary, reason] {
        m_sent = m_closeForm;
        m_controller.close(account, reason);
    });
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
    if (m_sent && m_account->summary.id == account.id)
        close(m_sent);
    m_sent = nullptr;
    tell(account, Tone::Success, sentence);
    Q_EMIT accountChanged();
}

void BlocksPanel::onFailed(const contract::AccountSummary& account, const QString& sentence, bool mayRepeat)
{
    // Reviewed once more it would be another block: what may be repeated is the request as it was.
    if (mayRepeat && m_sent && m_account->summary.id == account.id)
        close(m_sent);
    m_sent = nullptr;
    if (tell(account, mayRepeat ? Tone::Warning : Tone::Danger, sentence) && mayRepeat)
        m_banner->setAction(tr("Try again"));
    Q_EMIT accountChanged();
}

void BlocksPanel::onLiftSettled(const client::OrderProgress& progress)
{
    if (progress.stage == client::OrderStage::Booked || progress.stage == client::OrderStage::Waiting)
        close(m_liftForm);
    if (progress.stage != client::OrderStage::NotSent)
        Q_EMIT accountChanged();
}

} // namespace cf::ui
