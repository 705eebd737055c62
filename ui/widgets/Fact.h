// A value with its label, as FactGrid shows it.
#pragma once

#include "ui/theme/Theme.h"

#include <QList>
#include <QString>

namespace cf::ui {

struct Fact
{
    QString label = {};        //!< Also what tells it from the others when the facts change.
    QString value = {};        //!< A fact without one is left out.
    bool important = false;    //!< The value that is looked for first.
    QString accessible = {};   //!< How the value is told to a screen reader and in the tool tip; empty: as shown.
    int columns = 1;           //!< How many it takes as a tile.
    Tone tone = Tone::Neutral; //!< Danger for what is below zero; Neutral is ordinary text.
    QString hint = {};         //!< Tool tip of the label.
};

} // namespace cf::ui
