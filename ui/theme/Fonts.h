// Sizes and fonts, all derived from the system's font, for whoever lays out a widget.
#pragma once

#include <QFont>

namespace cf::ui {

//! The few sizes of text there are.
enum class TextRole
{
    Title,   //!< Name of a page or sheet.
    Heading, //!< Name of a card.
    Body,
    Strong, //!< Body, but the value that matters.
    Small,  //!< Labels and hints.
    Amount, //!< Body with digits of equal width.
};

//! The application's font in that role.
QFont fontFor(TextRole role);

//! `base` if its ten digits are equally wide (DejaVu, Noto and most system fonts), else the same size in a font where
//! they are.
QFont withTabularDigits(const QFont& base);

inline constexpr const char* kDensityProperty = "counterfoilDensity";

//! How much room rows and fields take.
enum class Density
{
    Comfortable,
    Compact,
};
//! The one in force: a property of the application, which ThemeController sets.
Density currentDensity();

//! Height of a row or field in pixels: em(), and less when the user chose a compact program.
int rowEm(double factor);

//! Pixels of `factor` times the height of a line of the application's font: the unit of every distance.
int em(double factor);

} // namespace cf::ui
