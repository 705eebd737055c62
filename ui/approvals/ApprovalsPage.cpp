#include "ui/approvals/ApprovalsPage.h"

#include "ui/accounts/RecordStack.h"
#include "ui/approvals/ApprovalView.h"
#include "ui/approvals/DecisionSheets.h"
#include "ui/common/OrderText.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SplitView.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace cf::ui {

using client::OrderStage;

namespace {

//! An order that is only passed by on the way through the list is not read: each reading is recorded.
constexpr int kChoiceMilliseconds = 150;

QString changedMeanwhile()
{
    return ApprovalsPage::tr("Nothing was done: the order was changed meanwhile. Look at it again as it is now, then "
                             "decide.");
}

} // namespace

ApprovalsPage::ApprovalsPage(const ApprovalServices& services, QWidget* parent)
    : Page(parent)
    , m_services(services)
    , m_model(services.bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_controller(services.bank, services.sender, services.self)
    , m_which(new QComboBox(this))
    , m_limits(new QPushButton(tr("Limits"), this))
    , m_refresh(new QPushButton(icon(Icon::Refresh), tr("Refresh"), this))
    , m_banner(new OutcomeBanner(this))
    , m_table(new RemoteTableView(tr("Orders for approval"), this))
    , m_view(new ApprovalView(services.navigator, services.mayOpenTransfers, this))
{
    layOut();
    addKeys();
    m_choice.setSingleShot(true);
    m_choice.setInterval(kChoiceMilliseconds);
    connect(&m_choice, &QTimer::timeout, this, [this] {
        if (const contract::WaitingOrder* order = m_model.rowAt(m_table->currentRow()))
            m_controller.show(order->id);
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, [this](int index) { setMine(index == 1); });
    m_limits->setVisible(m_services.mayReadLimits);
    connect(m_limits, &QPushButton::clicked, this, [this] { m_services.navigator.open({PageId::Limits, {}}); });
    connect(m_refresh, &QPushButton::clicked, this, &ApprovalsPage::refresh);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &ApprovalsPage::onRow);
    connect(&m_model, &tables::WindowedTableModel::rowsArrived, this, &ApprovalsPage::onRow);
    connect(&m_controller, &ApprovalController::changed, this, &ApprovalsPage::showApproval);
    connect(&m_controller, &ApprovalController::progressed, this, &ApprovalsPage::showProgress);
    connect(&m_controller, &ApprovalController::settled, this, &ApprovalsPage::onSettled);
    connect(m_banner, &MessageBanner::actionTriggered, this, &ApprovalsPage::onBannerAction);
    connect(m_detail, &RecordStack::retryRequested, &m_controller, &ApprovalController::refresh);
    showApproval();
}

void ApprovalsPage::layOut()
{
    m_which->setAccessibleName(tr("Which orders"));
    m_which->addItems({tr("Waiting", "a choice: orders that wait for approval"),
                       tr("Mine", "a choice: the orders of whoever is signed in")});
    auto* top = new QHBoxLayout;
    top->setSpacing(em(0.6));
    // In a narrow window with large letters it gives way to the buttons.
    auto* heading = new ElidedLabel(title(), this);
    heading->setFont(fontFor(TextRole::Title));
    top->addWidget(heading, 1);
    top->addWidget(m_which);
    top->addWidget(m_limits);
    top->addWidget(m_refresh);
    m_table->setModel(&m_model);
    m_table->setColumns({{20}, {12}, {18}, {16}, {16}, {20}, {14, true}});
    if (m_services.settings)
        m_table->keepWidths(m_services.settings, QStringLiteral("approvals-desk"));
    m_table->setMinimumSize(em(16), em(11));
    setMine(false);
    QWidget* detail = makeDetail();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(top);
    column->addWidget(m_banner);
    column->addWidget(new SplitView(m_table, detail, m_services.settings, QStringLiteral("approvals"), this), 1);
    setTabOrder(m_which, m_limits);
    setTabOrder(m_limits, m_refresh);
    m_banner->followInTabOrder(m_refresh);
    setTabOrder(m_banner->lastTabStop(), m_table->table());
}

QWidget* ApprovalsPage::makeDetail()
{
    auto* detail = new QWidget(this);
    detail->setMinimumSize(em(16), em(9));
    auto* choose = new EmptyState(detail);
    choose->setContent(icon(Icon::List, Tint::Muted), tr("Choose an order to see it whole."));
    m_choose = choose;
    m_approve = addAction(tr("Approve…"), &ApprovalsPage::askToApprove);
    m_sendBack = addAction(tr("Send back…"), &ApprovalsPage::askToSendBack);
    m_reject = addAction(tr("Reject…"), &ApprovalsPage::askToReject);
    m_change = addAction(tr("Change…", "an order"), &ApprovalsPage::askToChange);
    m_withdraw = addAction(tr("Withdraw…", "an order"), &ApprovalsPage::askToWithdraw);
    setKind(m_approve, ButtonKind::Primary);
    m_actions = new QWidget(detail);
    auto* buttons = new FlowLayout(m_actions);
    for (QPushButton* button : {m_approve, m_sendBack, m_reject, m_change, m_withdraw})
        buttons->addWidget(button);
    m_detail = new RecordStack(new ScrollPane(m_view, detail), m_table->table(), detail);
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addWidget(m_choose, 1);
    column->addWidget(m_actions);
    column->addWidget(m_detail, 1);
    return detail;
}

QPushButton* ApprovalsPage::addAction(const QString& text, void (ApprovalsPage::*action)())
{
    auto* button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, action);
    return button;
}

void ApprovalsPage::addKeys()
{
    addHint(Qt::Key_Down, tr("Next order"));
    addKey(Qt::CTRL | Qt::Key_Return, tr("Approve", "verb: an order"), m_approve);
    addKey(Qt::CTRL | Qt::Key_Enter, {}, [this] { m_approve->click(); });
    addKey(Qt::CTRL | Qt::Key_B, tr("Send back", "verb: an order"), m_sendBack);
    addKey(Qt::CTRL | Qt::Key_R, tr("Reject", "verb: an order"), m_reject);
    addKey(Qt::CTRL | Qt::Key_E, tr("Change", "verb: an order"), m_change);
    addKey(Qt::CTRL | Qt::Key_W, tr("Withdraw", "verb: an order"), m_withdraw);
    addKey(Qt::CTRL | Qt::Key_M, tr("Waiting or mine"), [this] { m_which->setCurrentIndex(m_model.isMine() ? 0 : 1); });
    addKey(Qt::CTRL | Qt::Key_I, tr("Limits"), m_limits);
    addKey(Qt::Key_F5, tr("Refresh"), m_refresh);
}

QString ApprovalsPage::title() const
{
    return tr("Approvals");
}

void ApprovalsPage::setSubject(const PageSubject& subject)
{
    const auto* id = std::get_if<ApprovalId>(&subject);
    if (!id)
        return;
    m_wanted = *id;
    m_which->setCurrentIndex(1);
    m_controller.show(*id);
}

void ApprovalsPage::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void ApprovalsPage::shownAgain()
{
    refresh();
}

bool ApprovalsPage::mayLeave()
{
    return !m_sheet;
}

bool ApprovalsPage::holdsWork() const
{
    const client::OrderProgress* sent = m_controller.latest();
    return m_sheet || (sent && sent->stage == OrderStage::Sending);
}

bool ApprovalsPage::showsOutcome(const QString& id) const
{
    const client::OrderProgress* sent = m_controller.latest();
    return sent && id == OrderRecovery::idOf(sent->order.key);
}

void ApprovalsPage::setMine(bool mine)
{
    m_table->setEmptyContent(icon(Icon::Check, Tint::Muted),
                             mine ? tr("None of your orders of the last 30 days needed approval.")
                                  : tr("No order is waiting for approval."));
    m_model.setMine(mine);
}

void ApprovalsPage::onRow()
{
    if (m_wanted && !selectWanted())
        return;
    const qint64 row = m_table->currentRow();
    const bool isNone = row < 0 || row >= m_model.totalRows();
    const contract::WaitingOrder* order = isNone ? nullptr : m_model.rowAt(row);
    if (order && m_controller.id() == order->id)
        return m_choice.stop();
    // What is being filled in stays until it is known what became of its order.
    if (isNone && m_sheet)
        return m_controller.refresh();
    // Nothing may be decided about an order that is no longer the selected one.
    if (isNone || order)
        m_controller.clear();
    if (order)
        m_choice.start();
}

//! Whether selecting goes on: the rows are here.
bool ApprovalsPage::selectWanted()
{
    if (m_model.state() == tables::WindowedTableModel::State::Loading)
        return false;
    const ApprovalId wanted = *std::exchange(m_wanted, std::nullopt);
    for (qint64 row = 0; const contract::WaitingOrder* order = m_model.rowAt(row); ++row) {
        if (order->id != wanted)
            continue;
        m_table->setCurrentRow(row);
        return true;
    }
    return false;
}

void ApprovalsPage::refresh()
{
    m_model.refresh();
    m_controller.refresh();
}

void ApprovalsPage::showApproval()
{
    const contract::Approval* approval = m_controller.approval();
    const bool isChosen = m_controller.id().has_value();
    dropOldSheet();
    m_choose->setVisible(!isChosen);
    m_detail->setVisible(isChosen);
    if (approval)
        m_view->showApproval(*approval);
    if (isChosen)
        m_detail->showState(approval != nullptr, m_controller.error());
    showActions();
}

void ApprovalsPage::dropOldSheet()
{
    if (!m_sheet)
        return;
    const bool isSameOrder = m_controller.id() == m_asked.id;
    if (isSameOrder && m_controller.etag() == m_asked.version && (m_controller.*m_asked.may)())
        return;
    m_sheet->cancel();
    if (isSameOrder)
        m_banner->showMessage(Tone::Warning, changedMeanwhile());
}

void ApprovalsPage::showActions()
{
    const contract::Approval* approval = m_controller.approval();
    const bool isOwn = approval && approval->order.requestedBy.id == m_services.self;
    const struct
    {
        QPushButton* button;
        bool isOffered;
        bool may;
    } actions[] = {{m_approve, approval && !isOwn && m_services.mayDecide, m_controller.mayDecide()},
                   {m_sendBack, approval && !isOwn && m_services.mayDecide, m_controller.mayDecide()},
                   {m_reject, approval && !isOwn && m_services.mayDecide, m_controller.mayDecide()},
                   {m_change, isOwn && !approval->legs.empty(), m_controller.mayChange()},
                   {m_withdraw, isOwn, m_controller.mayWithdraw()}};
    for (const auto& action : actions) {
        // A button that can no longer be pressed would pass the focus on to anywhere.
        if (action.button->hasFocus() && !(action.isOffered && action.may))
            activate();
        action.button->setVisible(action.isOffered);
        action.button->setEnabled(action.may);
    }
    m_actions->setVisible(approval && (isOwn || m_services.mayDecide));
    Q_EMIT hintsChanged();
}

void ApprovalsPage::showProgress()
{
    const client::OrderProgress& sent = *m_controller.latest();
    const QString title = OrderText::title(sent.order.facts);
    //: %1: what was ordered or decided, %2: whole sentences about its outcome
    const auto say = [&](Tone tone, const QString& outcome) {
        m_banner->showMessage(tone, tr("%1. %2").arg(title, outcome));
    };
    if (sent.stage == OrderStage::Sending)
        return say(Tone::Info, tr("Sending…"));
    if (sent.stage == OrderStage::Checking) {
        say(Tone::Warning, OrderText::outcome(sent));
        return m_banner->setAction(tr("Check now"));
    }
    if (ApprovalController::isChangedSince(sent))
        return say(Tone::Warning, changedMeanwhile());
    if (!ApprovalController::codeRefusal(sent).isEmpty())
        return m_banner->clearMessage();
    const QString reason = OrderText::reason(sent);
    const bool isBare = reason.isEmpty() || sent.stage == OrderStage::Refused || sent.stage == OrderStage::Booked;
    const QString outcome = OrderText::outcome(sent);
    //: %1 and %2: whole sentences
    say(OrderText::tone(sent), isBare ? outcome : tr("%1 %2").arg(outcome, reason));
    if (sent.transfer() && m_services.mayOpenTransfers)
        m_banner->setAction(tr("Show the transfer"));
}

void ApprovalsPage::onSettled()
{
    const QString refusal = ApprovalController::codeRefusal(*m_controller.latest());
    if (!refusal.isEmpty()) {
        if (m_controller.isLatestShown() && m_controller.mayDecide() && isVisible())
            return askForCode(refusal);
        return m_banner->showMessage(Tone::Danger, refusal);
    }
    m_model.refresh();
}

void ApprovalsPage::onBannerAction()
{
    const client::OrderProgress* sent = m_controller.latest();
    if (!sent)
        return;
    if (const contract::Transfer* transfer = sent->transfer())
        return m_services.navigator.open({PageId::Transfer, transfer->id});
    m_controller.checkNow();
}

void ApprovalsPage::ask(ConfirmSheet* sheet, May may)
{
    m_sheet = sheet;
    m_asked = {m_controller.id(), m_controller.etag(), may};
    // It deletes itself later; from now on it is answered.
    connect(sheet, &ConfirmSheet::confirmed, this, [this] { m_sheet.clear(); });
    connect(sheet, &ConfirmSheet::cancelled, this, [this] { m_sheet.clear(); });
    m_banner->clearMessage();
    sheet->open();
}

void ApprovalsPage::askForCode(const QString& refusal)
{
    if (m_controller.mayDecide() && !m_sheet)
        ask(DecisionSheets::approve(*m_controller.approval(), refusal, window(),
                                    [this](const QString& code) { m_controller.approve(code); }),
            &ApprovalController::mayDecide);
}

void ApprovalsPage::askToReject()
{
    if (m_controller.mayDecide() && !m_sheet)
        ask(DecisionSheets::reject(*m_controller.approval(), window(),
                                   [this](const QString& comment) { m_controller.reject(comment); }),
            &ApprovalController::mayDecide);
}

void ApprovalsPage::askToSendBack()
{
    if (m_controller.mayDecide() && !m_sheet)
        ask(DecisionSheets::sendBack(*m_controller.approval(), window(),
                                     [this](const QString& comment) { m_controller.sendBack(comment); }),
            &ApprovalController::mayDecide);
}

void ApprovalsPage::askToWithdraw()
{
    if (m_controller.mayWithdraw() && !m_sheet)
        ask(DecisionSheets::withdraw(*m_controller.approval(), window(), [this] { m_controller.withdraw(); }),
            &ApprovalController::mayWithdraw);
}

void ApprovalsPage::askToChange()
{
    if (m_controller.mayChange() && !m_sheet)
        ask(DecisionSheets::change(
                *m_controller.approval(), window(),
                [this](const Money& amount, const QString& memo) { m_controller.change(amount, memo); }),
            &ApprovalController::mayChange);
}

} // namespace cf::ui
