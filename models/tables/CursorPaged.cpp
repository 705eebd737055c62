#include "models/tables/CursorPaged.h"

#include <cassert>

namespace cf::tables {

std::optional<std::string> CursorChain::beginOf(qint64 page) const
{
    assert(page >= 0 && page <= lastKnown());
    return page == 0 ? std::nullopt : std::optional(m_cursors[static_cast<std::size_t>(page - 1)]);
}

bool CursorChain::learn(qint64 page, const std::string& cursor)
{
    assert(page >= 1 && page <= lastKnown() + 1);
    if (page <= lastKnown())
        return m_cursors[static_cast<std::size_t>(page - 1)] == cursor;
    m_cursors.push_back(cursor);
    return true;
}

} // namespace cf::tables
