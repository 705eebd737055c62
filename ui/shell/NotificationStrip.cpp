#include "ui/shell/NotificationStrip.h"

#include "ui/shell/Notifications.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr double kMostHeight = 13; // em; scrolled beyond

QString actionOf(const Notifications::Entry& entry)
{
    if (entry.target)
        return NotificationStrip::tr("Show", "what an outcome is about");
    return entry.file.isEmpty() ? QString() : NotificationStrip::tr("Open folder");
}

} // namespace

NotificationStrip::NotificationStrip(Notifications& notifications, QWidget* before, QWidget* parent)
    : QScrollArea(parent)
    , m_notifications(notifications)
    , m_before(before)
{
    auto* content = new QWidget(this);
    content->setAutoFillBackground(false);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(em(0.4));
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Outcomes of earlier orders"));
    setObjectName(QStringLiteral("notifications"));
    connect(&notifications, &Notifications::changed, this, &NotificationStrip::showAll);
    showAll();
}

void NotificationStrip::showAll()
{
    const QScopedValueRollback telling(m_telling, true);
    const auto& waiting = m_notifications.waiting();
    for (auto banner = m_banners.begin(); banner != m_banners.end();) {
        const auto same = [&](const Notifications::Entry& entry) { return entry.id == banner->first; };
        if (std::any_of(waiting.begin(), waiting.end(), same)) {
            ++banner;
            continue;
        }
        if (banner->second->isAncestorOf(focusWidget()))
            Q_EMIT left();
        banner->second->hide();
        banner->second->deleteLater();
        banner = m_banners.erase(banner);
    }
    for (const Notifications::Entry& entry : waiting) {
        MessageBanner* banner = bannerOf(entry.id);
        // Announce only new messages to a screen reader.
        if (banner->text() != entry.text || banner->tone() != entry.tone)
            banner->showMessage(entry.tone, entry.text);
        if (const QString action = actionOf(entry); !action.isEmpty())
            banner->setAction(action);
    }
    setVisible(!waiting.empty());
    updateGeometry();
}

MessageBanner* NotificationStrip::bannerOf(const QString& id)
{
    MessageBanner*& banner = m_banners[id];
    if (banner)
        return banner;
    QWidget* before = m_before;
    for (int i = 0; i < m_column->count(); ++i) {
        const auto* above = qobject_cast<MessageBanner*>(m_column->itemAt(i)->widget());
        if (above && !above->isHidden())
            before = above->lastTabStop();
    }
    banner = new MessageBanner(widget());
    m_column->addWidget(banner);
    banner->followInTabOrder(before);
    connect(banner, &MessageBanner::dismissed, this, [this, id] { m_notifications.seen(id); });
    connect(banner, &MessageBanner::actionTriggered, this, [this, id] { act(id); });
    return banner;
}

void NotificationStrip::act(const QString& id)
{
    const auto& waiting = m_notifications.waiting();
    const auto same = [&](const Notifications::Entry& entry) { return entry.id == id; };
    const auto found = std::find_if(waiting.begin(), waiting.end(), same);
    if (found == waiting.end())
        return;
    // If a page refuses to be left, the outcome stays, too, unless its target already shows it.
    const Notifications::Entry entry = *found;
    if (entry.target)
        Q_EMIT targetRequested(*entry.target);
    else
        Q_EMIT folderRequested(entry.file);
}

bool NotificationStrip::takeFocus()
{
    if (m_notifications.waiting().empty())
        return false;
    MessageBanner* newest = m_banners.at(m_notifications.waiting().back().id);
    newest->takeFocus();
    ensureWidgetVisible(newest);
    return true;
}

QSize NotificationStrip::sizeHint() const
{
    const int width = viewport()->width();
    const int wanted = m_column->hasHeightForWidth() ? m_column->heightForWidth(width) : m_column->sizeHint().height();
    return {QScrollArea::sizeHint().width(), std::min(wanted, em(kMostHeight))};
}

QSize NotificationStrip::minimumSizeHint() const
{
    return {1, sizeHint().height()};
}

void NotificationStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QScrollArea::keyPressEvent(event);
}

void NotificationStrip::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    // Lines wrap again.
    updateGeometry();
}

void NotificationStrip::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_telling)
        return;
    // Outcomes that arrived while locked were not announced.
    for (const auto& [id, banner] : m_banners)
        banner->announce();
}

} // namespace cf::ui
