#include "ui/transfers/UnresolvedPage.h"

#include "ui/common/FailureText.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/ColleagueOrderCard.h"
#include "ui/transfers/OrderCard.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QScrollArea>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {

using client::OrderProgress;
using client::OrderStage;

namespace {

//! Id prefix for outcomes of colleagues' orders.
const QString kColleague = QStringLiteral("colleague ");

} // namespace

UnresolvedPage::UnresolvedPage(client::OrderSender& sender, client::OrderJournal& journal, client::Bank& bank,
                               Navigator& navigator, bool mayResolveForOthers, QWidget* parent)
    : Page(parent)
    , m_sender(sender)
    , m_journal(journal)
    , m_controller(bank)
    , m_navigator(navigator)
    , m_mayResolveForOthers(mayResolveForOthers)
    , m_scroll(new QScrollArea(this))
{
    layOut();
    connect(&sender, &client::OrderSender::progressed, this, &UnresolvedPage::onProgress);
    connect(&sender, &client::OrderSender::journalReadChanged, this, &UnresolvedPage::showEmptiness);
    connect(&m_controller, &ColleagueOrderController::asked, this, [this](const Uuid& key) {
        if (ColleagueOrderCard* card = colleagueCard(key))
            card->setAsking();
    });
    connect(&m_controller, &ColleagueOrderController::answered, this, &UnresolvedPage::onResolved);
    addKey(Qt::Key_F5, tr("Check all now"), [this] { checkAll(); });
    showEmptiness();
}

void UnresolvedPage::layOut()
{
    auto* content = new QWidget(m_scroll);
    content->setAutoFillBackground(false);
    m_empty = new EmptyState(content);
    m_othersTitle = plainLabel(tr("Colleagues on this machine"), TextRole::Heading, content);
    for (QLabel** error : {&m_ownError, &m_unreadable}) {
        *error = plainLabel({}, TextRole::Body, content);
        (*error)->setWordWrap(true);
        setTextTone(*error, Tone::Warning);
        (*error)->hide();
    }
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addWidget(m_ownError);
    column->addWidget(m_empty, 1);
    column->addLayout(m_own = new QVBoxLayout);
    column->addWidget(m_othersTitle);
    column->addWidget(m_unreadable);
    column->addLayout(m_others = new QVBoxLayout);
    column->addStretch();
    for (QVBoxLayout* part : {m_own, m_others})
        part->setSpacing(em(0.8));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Unresolved orders"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(em(0.8));
    outer->addWidget(plainLabel(tr("Unresolved orders"), TextRole::Title, this));
    outer->addWidget(m_scroll, 1);
}

QString UnresolvedPage::title() const
{
    return tr("Unresolved orders");
}

void UnresolvedPage::activate()
{
    m_scroll->setFocus(Qt::OtherFocusReason);
}

void UnresolvedPage::shownAgain()
{
    m_journal.unresolvedOfOthers(this, [this](const client::ColleagueOrders& orders) { showColleagues(orders); });
    m_tick.start(1000, this);
}

bool UnresolvedPage::showsOutcome(const QString& id) const
{
    return std::any_of(m_cards.begin(), m_cards.end(),
                       [&](const OrderCard* card) { return OrderRecovery::idOf(card->progress().order.key) == id; }) ||
           id.startsWith(kColleague);
}

void UnresolvedPage::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_tick.timerId())
        return Page::timerEvent(event);
    for (OrderCard* card : m_cards) {
        if (!client::isFinal(card->progress().stage))
            card->tick();
    }
}

void UnresolvedPage::noLongerShown()
{
    m_tick.stop();
}

void UnresolvedPage::onProgress(const OrderProgress& progress)
{
    const auto same = [&](const OrderCard* card) { return card->progress().order.key == progress.order.key; };
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), same);
    if (found != m_cards.end())
        return (*found)->showProgress(progress);
    // A plainly successful order was never unresolved.
    if (progress.recovered || progress.stage == OrderStage::Checking)
        addCard(progress);
}

OrderCard* UnresolvedPage::addCard(const OrderProgress& progress)
{
    auto* card = new OrderCard(progress, m_scroll->widget());
    m_own->insertWidget(0, card);
    m_cards.insert(m_cards.begin(), card);
    connect(card, &OrderCard::checkRequested, this, [this, card] { m_sender.checkNow(card->progress().order.key); });
    connect(card, &OrderCard::showRequested, this, [this, card] {
        if (const contract::Transfer* transfer = card->progress().transfer())
            m_navigator.open({PageId::Transfer, transfer->id});
    });
    dropOldest();
    showEmptiness();
    return card;
}

void UnresolvedPage::dropOldest()
{
    if (m_cards.size() <= kMostCards)
        return;
    const auto isDone = [](const OrderCard* card) { return client::isFinal(card->progress().stage); };
    const auto oldest = std::find_if(m_cards.rbegin(), m_cards.rend(), isDone);
    if (oldest == m_cards.rend())
        return;
    (*oldest)->deleteLater();
    m_cards.erase(std::next(oldest).base());
}

void UnresolvedPage::checkAll()
{
    for (const OrderCard* card : m_cards)
        m_sender.checkNow(Uuid(card->progress().order.key));
}

void UnresolvedPage::showColleagues(const client::ColleagueOrders& orders)
{
    m_unreadable->setText(tr(
        "%n journal(s) of colleagues on this machine cannot be read to the end. They may contain orders without a "
        "known outcome: have these colleagues sign in here, or have whoever maintains this machine examine the files.",
        nullptr, orders.unreadable));
    m_unreadable->setVisible(orders.unreadable > 0);
    for (QWidget* card : m_colleagues)
        card->deleteLater();
    m_colleagues.clear();
    for (const client::ColleagueOrder& entry : orders.entries) {
        auto* card = new ColleagueOrderCard(entry, m_mayResolveForOthers, m_scroll->widget());
        m_others->addWidget(card);
        m_colleagues.push_back(card);
        connect(card, &ColleagueOrderCard::resolveRequested, this, [this, entry] { m_controller.resolve(entry); });
        if (const auto* outcome = m_controller.outcome(entry.key))
            card->showOutcome(*outcome);
        else if (m_controller.isAsking(entry.key))
            card->setAsking();
    }
    showEmptiness();
}

void UnresolvedPage::onResolved(const client::ColleagueOrder& entry,
                                const client::CallResult<contract::OrderOutcome>& result)
{
    // Its card may differ from the one that asked.
    if (ColleagueOrderCard* card = colleagueCard(entry.key)) {
        if (result)
            card->showOutcome(*result);
        else
            card->showFailure(result.error());
    }
    const QString what =
        result ? ColleagueOrderCard::outcomeText(*result) : FailureText::forFailure(result.error(), RequestKind::Read);
    //: %1: user name of a colleague, %2: whole sentences, what became of it
    notifyIfHidden(*this, {kColleague + QString::fromStdString(entry.key.toString()),
                           result ? Tone::Info : Tone::Warning,
                           tr("The order of %1: %2").arg(TransferText::text(entry.userName), what),
                           NavigationTarget{PageId::Unresolved, {}},
                           {}});
}

ColleagueOrderCard* UnresolvedPage::colleagueCard(const Uuid& key) const
{
    const auto found = std::find_if(m_colleagues.begin(), m_colleagues.end(),
                                    [&](const ColleagueOrderCard* card) { return card->entry().key == key; });
    return found == m_colleagues.end() ? nullptr : *found;
}

void UnresolvedPage::showEmptiness()
{
    // Only a fully read journal proves that nothing is open.
    const auto& journal = m_sender.journalRead();
    const QString error = journal ? OrderRecovery::errorOf(*journal) : QString();
    m_ownError->setText(error);
    m_ownError->setVisible(!error.isEmpty());
    if (journal)
        m_empty->setContent(icon(Icon::Success, Tint::Success), tr("All your orders have a known outcome."));
    else
        m_empty->setContent(icon(Icon::Clock, Tint::Muted), tr("Reading…", "this machine's list of orders"));
    m_empty->setVisible(m_cards.empty() && error.isEmpty() && m_colleagues.empty() && m_unreadable->isHidden());
    m_othersTitle->setVisible(!m_colleagues.empty() || !m_unreadable->isHidden());
}

} // namespace cf::ui
