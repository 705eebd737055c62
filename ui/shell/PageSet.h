// The places of one sign-in and their pages, each made when it is first opened. The workspace shows what is in it and
// offers nothing else.
#pragma once

#include "ui/shell/Feature.h"

#include <map>

namespace cf::ui {

class PageSet
{
public:
    //! `adopt` is given each page as it is made, to show it and to own it.
    PageSet(std::vector<Feature> features, std::function<void(Page*)> adopt);

    //! In the order of the rail.
    const std::vector<Feature>& features() const { return m_features; }
    bool has(Place place) const { return feature(place) != nullptr; }
    //! The entry that stands for a place of this set.
    Place under(Place place) const { return feature(place)->under; }
    //! Where its user begins; Start, if nowhere else.
    Place home() const;
    //! Made now if it was not opened before. Null when the place is not offered.
    Page* page(Place place);
    //! Those that were made.
    const std::map<Place, Page*>& made() const { return m_made; }

private:
    const Feature* feature(Place place) const;

    std::vector<Feature> m_features;
    std::function<void(Page*)> m_adopt;
    std::map<Place, Page*> m_made;
};

} // namespace cf::ui
