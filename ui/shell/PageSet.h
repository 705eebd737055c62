// The features of one sign-in and their pages, each created when first opened. The workspace offers only these.
#pragma once

#include "ui/shell/Feature.h"

#include <map>

namespace cf::ui {

class PageSet
{
public:
    //! `adopt` receives each page when created, to show and own it.
    PageSet(std::vector<Feature> features, std::function<void(Page*)> adopt);

    //! In rail order.
    const std::vector<Feature>& features() const { return m_features; }
    bool has(PageId id) const { return feature(id) != nullptr; }
    //! The rail entry for a page of this set.
    PageId under(PageId id) const { return feature(id)->under; }
    //! The user's first page; Start by default.
    PageId home() const;
    //! Created if not opened before. Null if the page is not offered.
    Page* page(PageId id);
    //! Those created so far.
    const std::map<PageId, Page*>& made() const { return m_made; }

private:
    const Feature* feature(PageId id) const;

    std::vector<Feature> m_features;
    std::function<void(Page*)> m_adopt;
    std::map<PageId, Page*> m_made;
};

} // namespace cf::ui
