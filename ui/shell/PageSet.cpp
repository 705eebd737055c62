// See PageSet.h.
#include "ui/shell/PageSet.h"

namespace cf::ui {

Page* PageSet::page(Place place) const
{
    const auto found = m_entries.find(place);
    return found == m_entries.end() ? nullptr : found->second.page;
}

void PageSet::aim(const Visit& visit) const
{
    const auto found = m_entries.find(visit.place);
    if (found != m_entries.end() && found->second.aim)
        found->second.aim(visit.subject);
}

} // namespace cf::ui
