#include "ui/shell/Notifications.h"

#include <algorithm>

namespace cf::ui {

void Notifications::add(Entry entry)
{
    if (m_shown && !entry.id.isEmpty() && m_shown(entry.id))
        return seen(entry.id);
    if (entry.id.isEmpty())
        entry.id = QStringLiteral("#%1").arg(++m_unnamed);
    const auto same = [&](const Entry& each) { return each.id == entry.id; };
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), same);
    if (found == m_waiting.end())
        m_waiting.push_back(std::move(entry));
    else if (*found == entry)
        return;
    else
        *found = std::move(entry);
    Q_EMIT changed();
}

void Notifications::seen(const QString& id)
{
    if (std::erase_if(m_waiting, [&](const Entry& each) { return each.id == id; }) > 0)
        Q_EMIT changed();
}

void Notifications::dropShown()
{
    if (m_shown && std::erase_if(m_waiting, [&](const Entry& each) { return m_shown(each.id); }) > 0)
        Q_EMIT changed();
}

} // namespace cf::ui
