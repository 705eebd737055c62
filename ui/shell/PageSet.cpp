#include "ui/shell/PageSet.h"

#include <algorithm>

namespace cf::ui {

PageSet::PageSet(std::vector<Feature> features, std::function<void(Page*)> adopt)
    : m_features(std::move(features))
    , m_adopt(std::move(adopt))
{
}

const Feature* PageSet::feature(PageId id) const
{
    const auto found =
        std::find_if(m_features.begin(), m_features.end(), [&](const Feature& each) { return each.page == id; });
    return found == m_features.end() ? nullptr : &*found;
}

PageId PageSet::home() const
{
    const Feature* best = nullptr;
    for (const Feature& each : m_features) {
        if (each.entry && each.entry->home > (best ? best->entry->home : 0))
            best = &each;
    }
    return best ? best->page : PageId::Start;
}

Page* PageSet::page(PageId id)
{
    const auto made = m_made.find(id);
    if (made != m_made.end())
        return made->second;
    const Feature* wanted = feature(id);
    if (!wanted)
        return nullptr;
    Page* page = m_made[id] = wanted->makePage();
    m_adopt(page);
    return page;
}

} // namespace cf::ui
