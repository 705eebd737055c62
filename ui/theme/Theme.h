// The desktop's colours for light and dark. Widgets take every colour from here or from the palette.
#pragma once

#include <QColor>
#include <QPalette>

namespace cf::ui {

//! The meaning of a coloured message, pill or icon. Always conveyed by icon and text as well.
enum class Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
};

//! A colour readable on surfaces, and its pale background.
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
    QColor alternate; //!< Alternate rows, hovered items.
    QColor rail;      //!< The navigation at the side.
    QColor line;      //!< Faint separators and borders.
    QColor fieldLine; //!< Border of input fields: at least 3:1 on window, surface, alternate (WCAG 1.4.11).
    QColor text;      //!< At least 4.5:1 on window, surface, alternate and every soft ground (WCAG 1.4.3), as is muted.
    QColor muted;     //!< Labels and hints.
    QColor disabled;  //!< Disabled items.
    QColor accent;    //!< Background of the primary action.
    QColor accentHover; //!< The same when hovered.
    QColor onAccent;    //!< Text on accent.
    QColor accentText;  //!< Links, focus ring, current page marker: readable on surface.
    QColor selection;   //!< Background of a selected row; text keeps its colour.
    QColor scrim;       //!< Dims the window under a sheet.
    ToneColours neutral;
    ToneColours info;
    ToneColours success;
    ToneColours warning;
    ToneColours danger;

    const ToneColours& tone(Tone tone) const;
    //! The palette for the Fusion style.
    QPalette palette() const;

    static const Theme& light();
    static const Theme& darkTheme();
    //! The current theme, derived from the lightness of the application's palette, so that nothing can disagree with
    //! it.
    static const Theme& current();
    static const Theme& forPalette(const QPalette& palette);
};

//! Contrast of two opaque colours by WCAG 2.1, from 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace cf::ui
