// Pages of a PDF with text in every script: Cairo draws, Pango chooses fonts and shapes. Called by StatementPdf.
// Lengths are points (1/72 inch), y grows downwards.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cf::bank {

struct Colour
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

struct TextStyle
{
    double size = 9;
    bool bold = false;
    Colour colour{};
    double width = 0;  //!< Wraps at this width; 0: one line of any length.
    int mostLines = 0; //!< Further lines are cut, with an ellipsis; 0: no limit. Needs a width.
};

class PdfCanvas
{
public:
    //! `language` (BCP 47) selects among the fonts of a script. Throws std::runtime_error when out of memory.
    PdfCanvas(double width, double height, std::string_view title, std::string_view language);
    ~PdfCanvas();
    PdfCanvas(const PdfCanvas&) = delete;
    PdfCanvas& operator=(const PdfCanvas&) = delete;

    //! The width of the widest line, and the height of all lines.
    double widthOf(std::string_view text, const TextStyle& style);
    double heightOf(std::string_view text, const TextStyle& style);

    //! Draws with the upper left corner at x, y, in either script direction; returns the height.
    double drawText(double x, double y, std::string_view text, const TextStyle& style);
    //! One line that ends at `right`.
    void drawTextEndingAt(double right, double y, std::string_view text, const TextStyle& style);
    //! One line no wider than `width`: the font shrinks if needed.
    void drawTextWithin(double x, double y, double width, std::string_view text, TextStyle style);

    void drawLine(double x1, double y1, double x2, double y2, double thickness, const Colour& colour);
    void fillBox(double x, double y, double width, double height, const Colour& colour);
    //! A counterfoil: the slip with its torn edge above the dots of the perforation, in a square of this side.
    void drawLogo(double x, double y, double side, const Colour& colour);

    //! Finishes the page and begins the next.
    void endPage();
    //! The whole file. Throws std::runtime_error if drawing failed.
    std::string finish();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::bank
