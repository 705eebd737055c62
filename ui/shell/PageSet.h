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
    bool has(Place place) const { return feature(place) != nullptr; }
    //! The rail entry for a page of this set.
    Place under(Place place) const { return feature(place)->under; }
    //! The user's first page; Start by default.
    Place home() const;
    //! Created if not opened before. Null if the page is not offered.
    Page* page(Place place);
    //! Those created so far.
    const std::map<Place, Page*>& made() const { return m_made; }

private:
    const Feature* feature(Place place) const;

    std::vector<Feature> m_features;
    std::function<void(Page*)> m_adopt;
    std::map<Place, Page*> m_made;
};

} // namespace cf::ui
