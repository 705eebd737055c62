#include "ui/shell/Workspace.h"

#include "models/tables/BranchClock.h"
#include "services/client/OrderSender.h"
#include "services/client/SessionKeeper.h"
#include "ui/shell/ApprovalWatch.h"
#include "ui/shell/DigitShortcuts.h"
#include "ui/shell/NotificationStrip.h"
#include "ui/shell/Notifications.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/shell/Rail.h"
#include "ui/shell/ShellServices.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/StatusBar.h"
#include "ui/widgets/KeyHintBar.h"
#include "ui/widgets/Styling.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace cf::ui {
namespace {

constexpr std::size_t kLongestHistory = 50;

//! Against the reading direction.
QKeySequence backKey()
{
    return {QGuiApplication::isRightToLeft() ? Qt::ALT | Qt::Key_Right : Qt::ALT | Qt::Key_Left};
}

//! Also for users without any page.
std::vector<Feature> featuresOf(const ShellServices& services, Navigator& navigator, client::OrderSender& sender)
{
    auto features = services.features(navigator, sender);
    features.push_back({PageId::Start, {}, {}, PageId::Start, [] { return new StartPage; }});
    return features;
}

} // namespace

Workspace::Workspace(const ShellServices& services, Notifications& notifications, QWidget* parent)
    : QWidget(parent)
    , m_staff(*services.session.staff())
    , m_notifications(notifications)
    , m_bank(services.host.toStdString())
    , m_sender(services.newSender(this))
    , m_pages(featuresOf(services, *this, *m_sender), [this](Page* page) { adopt(page); })
    , m_rail(new Rail(m_pages.features(), this))
    , m_strip(new NotificationStrip(notifications, m_rail->lastTabStop(), this))
    , m_stack(new QStackedWidget(this))
    , m_hints(new KeyHintBar(this))
    , m_recovery(new OrderRecovery(*m_sender, notifications, this))
    , m_digitShortcuts(new DigitShortcuts(this))
{
    layOut(services);
    addPages();
    m_commands.push_back(
        {Icon::Lock, tr("Lock"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockRequested(); }});
    m_palette = new SearchPalette(m_pages.has(PageId::Customers) ? &services.bank : nullptr, *this,
                                  std::exchange(m_commands, {}), this);
    addShortcuts();
    connect(m_rail, &Rail::lockRequested, this, &Workspace::lockRequested);
    connect(m_rail, &Rail::signOutRequested, this, &Workspace::signOutRequested);
    connect(m_sender, &client::OrderSender::openChanged, m_rail, [this](int open) {
        m_rail->setBadge(PageId::Unresolved, open, tr("%n order(s) without a known outcome", nullptr, open));
    });
    connect(m_strip, &NotificationStrip::targetRequested, this, &Workspace::open);
    connect(m_strip, &NotificationStrip::left, this, &Workspace::activate);
    connect(m_strip, &NotificationStrip::folderRequested, this, [open = services.openFolderOf](const QString& file) {
        if (open)
            open(file);
    });
    connect(&notifications, &Notifications::changed, this, [this] {
        if (currentPage())
            showHints();
    });
    connect(&services.monitor, &client::ConnectionMonitor::changed, this, &Workspace::onConnection);
    if (auto* clock = tables::BranchClock::current())
        connect(clock, &tables::BranchClock::dayChanged, this, &Workspace::shownAgain);
    notifications.setShown([this](const QString& id) {
        const Page* page = currentPage();
        return page && page->isVisible() && page->showsOutcome(id);
    });
    for (const Feature& feature : m_pages.features()) {
        if (feature.fromTheStart)
            m_pages.page(feature.page);
    }
    showTarget({m_pages.home(), {}});
    m_recovery->run({m_bank, m_staff.id, m_staff.userName});
    if (m_pages.has(PageId::Approvals))
        watchApprovals(services);
}

Workspace::~Workspace()
{
    m_notifications.setShown({});
}

void Workspace::watchApprovals(const ShellServices& services)
{
    const auto mayAsk = [&session = services.session, self = m_staff.id] {
        return session.isSignedIn() && session.staff()->id == self;
    };
    auto* watch = new ApprovalWatch(services.bank, *m_sender, m_notifications, mayAsk, this);
    connect(watch, &ApprovalWatch::counted, this, [this](const contract::ApprovalCount& count) {
        m_rail->setBadge(PageId::Approvals, static_cast<int>(count.waiting + count.sentBack),
                         ApprovalWatch::meaning(count));
    });
    connect(watch, &ApprovalWatch::changed, this, [this] {
        if (m_history.back().page == PageId::Approvals)
            shownAgain();
    });
    watch->start();
}

void Workspace::layOut(const ShellServices& services)
{
    // A hidden page must not make the window too large for a small screen.
    m_stack->setMinimumSize(1, 1);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.5));
    content->setSpacing(em(0.7));
    content->addWidget(m_strip);
    content->addWidget(m_stack, 1);
    content->addWidget(m_hints);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(content, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(new StatusBar(m_staff, services.monitor, services.host, this));
}

void Workspace::adopt(Page* page)
{
    m_stack->addWidget(page);
    page->setNotifications(&m_notifications);
    connect(page, &Page::titleChanged, this, [this, page] {
        if (page == currentPage())
            Q_EMIT titleChanged();
    });
    connect(page, &Page::hintsChanged, this, [this, page] {
        if (page == currentPage())
            showHints();
    });
}

void Workspace::addPages()
{
    for (const Feature& feature : m_pages.features()) {
        if (!feature.entry)
            continue;
        const RailEntry& entry = *feature.entry;
        const QKeySequence key(entry.function);
        const auto go = [this, page = feature.page] { open({page, {}}); };
        if (entry.digit > 0)
            m_digitShortcuts->add(entry.digit,
                                  addShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + entry.digit)), go));
        addKey({key, entry.text}, go);
        m_commands.push_back({entry.icon, entry.text, key, go});
    }
    connect(m_rail, &Rail::pageChosen, this, [this](PageId page) { open({page, {}}); });
}

void Workspace::addShortcuts()
{
    addKey({QKeySequence(Qt::CTRL | Qt::Key_K), tr("Search everything")}, [this] { m_palette->open(); });
    addKey({QKeySequence(Qt::Key_F10), tr("Outcomes of earlier orders")}, [this] { m_strip->takeFocus(); });
    addKey({backKey(), tr("Back to the page before")}, [this] { back(); });
    addKey({QKeySequence(Qt::CTRL | Qt::Key_L), tr("Lock")}, [this] { Q_EMIT lockRequested(); });
    addKey({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q), tr("Sign out")}, [this] { Q_EMIT signOutRequested(); });
    addShortcut(QKeySequence(Qt::Key_F1), [this] { ShortcutSheet::open(m_keys, currentPage()->keyHints(), window()); });
}

void Workspace::addKey(const KeyHint& key, std::function<void()> action)
{
    m_keys += key;
    addShortcut(key.key, std::move(action));
}

QShortcut* Workspace::addShortcut(const QKeySequence& key, std::function<void()> action)
{
    auto* shortcut = new QShortcut(key, this);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, std::move(action));
    return shortcut;
}

QString Workspace::title() const
{
    const Page* page = currentPage();
    return page ? page->title() : QString();
}

void Workspace::resume(bool isFocusBack)
{
    m_recovery->run({m_bank, m_staff.id, m_staff.userName});
    shownAgain();
    if (!isFocusBack)
        activate();
}

void Workspace::shownAgain()
{
    Page* page = currentPage();
    if (!page || !page->isVisible())
        return;
    page->shownAgain();
    m_notifications.dropShown();
}

void Workspace::onConnection(const client::ConnectionState& state)
{
    using Kind = client::ConnectionState::Kind;
    const bool connected = state.kind == Kind::Online;
    if (connected && !std::exchange(m_connected, connected))
        return shownAgain();
    m_connected = connected || state.kind == Kind::Connecting;
}

bool Workspace::holdsWork() const
{
    for (const auto& [id, page] : m_pages.made()) {
        if (page->holdsWork())
            return true;
    }
    return !m_notifications.waiting().empty();
}

bool Workspace::mayLeave()
{
    Page* page = currentPage();
    return !page || page->mayLeave();
}

bool Workspace::mayEnd(const std::function<void()>& goOn)
{
    for (const auto& [id, page] : m_pages.made()) {
        if (!page->mayEnd(goOn))
            return false;
    }
    return true;
}

void Workspace::activate()
{
    if (Page* page = currentPage())
        page->activate();
}

Page* Workspace::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void Workspace::open(const NavigationTarget& target)
{
    if (!m_pages.has(target.page))
        return;
    if (!m_history.empty() && m_history.back() == target)
        return currentPage()->present();
    if (mayLeave())
        showTarget(target);
}

void Workspace::showTarget(const NavigationTarget& target)
{
    m_history.push_back(target);
    if (m_history.size() > kLongestHistory)
        m_history.erase(m_history.begin());
    Page* page = m_pages.page(target.page);
    page->setSubject(target.subject);
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(m_pages.under(target.page));
    page->present();
    m_notifications.dropShown();
    showHints();
    Q_EMIT titleChanged();
}

void Workspace::showHints()
{
    m_hints->clear();
    // First, because a small window drops the last ones.
    m_hints->addHint(QKeySequence(Qt::Key_F1), tr("All keys"));
    if (!m_notifications.waiting().empty())
        m_hints->addHint(QKeySequence(Qt::Key_F10), tr("Outcomes of earlier orders"));
    for (const KeyHint& hint : currentPage()->keyHints())
        m_hints->addHint(hint.key, hint.meaning);
    m_hints->addHint(QKeySequence(Qt::CTRL | Qt::Key_K), tr("Search"));
    if (m_history.size() > 1)
        m_hints->addHint(backKey(), tr("Back"));
}

void Workspace::back()
{
    if (m_history.size() < 2 || !mayLeave())
        return;
    m_history.pop_back();
    const NavigationTarget before = m_history.back();
    m_history.pop_back();
    showTarget(before);
}

void Workspace::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        back();
    else
        QWidget::mouseReleaseEvent(event);
}

} // namespace cf::ui
