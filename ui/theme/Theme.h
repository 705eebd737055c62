// The colours of the whole desktop, once for light and once for dark. Widgets take every colour from here or from the
// palette.
#pragma once

#include <QColor>
#include <QPalette>

namespace cf::ui {

//! What a coloured message, pill or icon wants to say. Always told by icon and words as well.
enum class Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
};

//! A readable colour on surfaces and the pale ground that goes with it.
struct ToneColours
{
    QColor strong;
    QColor soft;
};

struct Theme
{
    bool dark;
    QColor window;    //!< Behind everything.
    QColor surface;   //!< Cards, fields, tables.
    QColor alternate; //!< Every second row, hovered things.
    QColor rail;      //!< The navigation at the side.
    QColor line;      //!< Quiet lines between and around things.
    QColor fieldLine; //!< Border of what can be typed into: at least 3:1 on window, surface, alternate (WCAG 1.4.11).
    QColor text;      //!< At least 4.5:1 on window, surface, alternate and every soft ground (WCAG 1.4.3), as is muted.
    QColor muted;     //!< Labels and hints.
    QColor disabled;  //!< What cannot be used now.
    QColor accent;    //!< Ground of the primary action.
    QColor accentHover; //!< The same under the mouse.
    QColor onAccent;    //!< Text on accent.
    QColor accentText;  //!< Links, the focus ring, the mark of the current page: readable on surface.
    QColor selection;   //!< Ground of a selected row; text keeps its colour on it.
    QColor scrim;       //!< Laid over the window under a sheet.
    ToneColours neutral;
    ToneColours info;
    ToneColours success;
    ToneColours warning;
    ToneColours danger;

    const ToneColours& tone(Tone tone) const;
    //! The palette of a program on the Fusion style.
    QPalette palette() const;

    static const Theme& light();
    static const Theme& darkTheme();
    //! The one in force, told by how light the application's palette is; so there is no second place that could
    //! disagree.
    static const Theme& current();
    static const Theme& forPalette(const QPalette& palette);
};

//! Contrast of two opaque colours by WCAG 2.1, from 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace cf::ui
