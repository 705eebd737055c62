// A value with its label, as FactGrid shows it.
#pragma once

#include "ui/theme/Theme.h"

#include <QList>
#include <QString>

namespace cf::ui {

struct Fact
{
    QString label = {};        //!< Also its identity when the facts change.
    QString value = {};        //!< A fact without a value is omitted.
    bool important = false;    //!< The value users look for first.
    QString accessible = {};   //!< The value for screen readers and the tool tip; empty: as shown.
    int columns = 1;           //!< Columns it spans as a tile.
    Tone tone = Tone::Neutral; //!< Danger for negative values; Neutral is ordinary text.
    QString hint = {};         //!< Tool tip of the label.
};

} // namespace cf::ui
