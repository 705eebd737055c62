#include "models/tables/UnsealedTableModel.h"

#include <algorithm>

namespace cf::tables {

void UnsealedTableModel::setEvents(std::vector<contract::AuditRow> events)
{
    m_events = std::move(events);
    refresh();
}

void UnsealedTableModel::fetchPage(qint64 position, int limit, Callback done)
{
    const auto total = static_cast<qint64>(m_events.size());
    const auto from = std::min(position, total);
    const auto to = std::min(position + limit, total);
    done(FetchedPage<contract::AuditRow>{{m_events.begin() + from, m_events.begin() + to}, total, true});
}

} // namespace cf::tables
