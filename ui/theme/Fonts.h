// Sizes and fonts for laying out widgets, all derived from the system's font.
#pragma once

#include <QFont>

namespace cf::ui {

//! The text sizes in use.
enum class TextRole
{
    Title,   //!< Name of a page or sheet.
    Heading, //!< Name of a card.
    Body,
    Strong, //!< Body text for an important value.
    Small,  //!< Labels and hints.
    Amount, //!< Body text with fixed-width digits.
};

//! The application's font in that role.
QFont fontFor(TextRole role);

//! `base` if its digits have equal width (DejaVu, Noto and most system fonts), else the same size in a font where they
//! do.
QFont withTabularDigits(const QFont& base);

inline constexpr const char* kDensityProperty = "counterfoilDensity";

//! Spacing of rows and fields.
enum class Density
{
    Comfortable,
    Compact,
};
//! The current one: a property of the application, set by ThemeController.
Density currentDensity();

//! Height of a row or field in pixels: em(), or less in compact density.
int rowEm(double factor);

//! `factor` times the line height of the application's font, in pixels: the unit of every distance.
int em(double factor);

} // namespace cf::ui
