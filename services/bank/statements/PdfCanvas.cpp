// The only file that includes Pango and Cairo. Pango's default font map belongs to its thread.
#include "services/bank/statements/PdfCanvas.h"

#include "models/domain/Text.h"

#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr const char* kFont = "Noto Sans";
constexpr double kSmallest = 5.5;

template <auto function>
struct Calling
{
    template <class T>
    void operator()(T* object) const
    {
        function(object);
    }
};

template <class T, auto function>
using Held = std::unique_ptr<T, Calling<function>>;

cairo_status_t keepBytes(void* whole, const unsigned char* bytes, unsigned int length)
{
    static_cast<std::string*>(whole)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

// The substitute for a character that no font here has: the letter of a flag, a sign, or nothing for one that only
// colours the character before it.
PangoGlyph signFor(PangoFont* font, char32_t missing)
{
    constexpr char32_t kSigns[] = {0xFFFD, '?'};
    hb_font_t* const glyphs = pango_font_get_hb_font(font);
    hb_codepoint_t glyph = 0;
    if (missing >= 0x1F1E6 && missing <= 0x1F1FF && // REGIONAL INDICATOR SYMBOL LETTER A to Z
        hb_font_get_nominal_glyph(glyphs, missing - 0x1F1E6 + 'A', &glyph))
        return glyph;
    if (isInvisible(missing) || (missing >= 0x1F3FB && missing <= 0x1F3FF)) // EMOJI MODIFIER FITZPATRICK
        return PANGO_GLYPH_EMPTY;
    for (const char32_t sign : kSigns)
        if (hb_font_get_nominal_glyph(glyphs, sign, &glyph))
            return glyph;
    return PANGO_GLYPH_EMPTY;
}

// Pango draws a box with the code point of a character without a glyph. The text under the picture is unchanged, so
// that copying from the page gives it.
void replaceBoxes(PangoLayout* layout)
{
    const Held<PangoLayoutIter, pango_layout_iter_free> at(pango_layout_get_iter(layout));
    do {
        PangoLayoutRun* const run = pango_layout_iter_get_run(at.get());
        if (!run)
            continue;
        PangoFont* const font = run->item->analysis.font;
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
            if (!(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG))
                continue;
            glyph.glyph = signFor(font, glyph.glyph & ~static_cast<PangoGlyph>(PANGO_GLYPH_UNKNOWN_FLAG));
            glyph.geometry.width = glyph.glyph == PANGO_GLYPH_EMPTY
                                       ? 0
                                       : hb_font_get_glyph_h_advance(pango_font_get_hb_font(font), glyph.glyph);
        }
    } while (pango_layout_iter_next_run(at.get()));
}

} // namespace

class PdfCanvas::Impl
{
public:
    Impl(double width, double height, std::string_view title, std::string_view language)
        : m_surface(cairo_pdf_surface_create_for_stream(keepBytes, &m_bytes, width, height))
        , m_cairo(cairo_create(m_surface.get()))
        , m_context(pango_cairo_create_context(m_cairo.get()))
        , m_layout(nullptr)
    {
        cairo_pdf_surface_set_metadata(m_surface.get(), CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
        // Paper has no pixels: glyph positions are not rounded.
        const Held<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(m_context.get(), options.get());
        pango_context_set_round_glyph_positions(m_context.get(), FALSE);
        pango_context_set_language(m_context.get(), pango_language_from_string(std::string(language).c_str()));
        pango_context_set_base_dir(m_context.get(), PANGO_DIRECTION_LTR);
        m_layout.reset(pango_layout_new(m_context.get()));
        const Held<PangoAttrList, pango_attr_list_unref> attributes(pango_attr_list_new());
        pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1")); // tabular figures
        // A reference number that does not fit on a line gets no hyphens.
        pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
        pango_layout_set_attributes(m_layout.get(), attributes.get());
        pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
    }

    PangoLayout* lay(std::string_view text, const TextStyle& style)
    {
        const std::string clean = drawable(text);
        const Held<PangoFontDescription, pango_font_description_free> font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), kFont);
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        PangoLayout* const layout = m_layout.get();
        pango_layout_set_font_description(layout, font.get());
        pango_layout_set_width(layout, style.width > 0 ? static_cast<int>(style.width * PANGO_SCALE) : -1);
        pango_layout_set_height(layout, style.mostLines > 0 ? -style.mostLines : -1);
        pango_layout_set_ellipsize(layout, style.mostLines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
        pango_layout_set_text(layout, clean.data(), static_cast<int>(clean.size()));
        // Pango would move a right-to-left paragraph to the other edge of its column.
        const PangoLayoutLine* const first = pango_layout_get_line_readonly(layout, 0);
        const bool turned = first && first->resolved_dir == PANGO_DIRECTION_RTL;
        pango_layout_set_alignment(layout, turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        if (pango_layout_get_unknown_glyphs_count(layout) > 0)
            replaceBoxes(layout);
        return layout;
    }

    static PangoRectangle extentOf(PangoLayout* layout)
    {
        PangoRectangle logical{};
        pango_layout_get_extents(layout, nullptr, &logical);
        return logical;
    }

    void draw(double x, double y, PangoLayout* layout, const Colour& colour)
    {
        setColour(colour);
        cairo_move_to(m_cairo.get(), x, y);
        pango_cairo_show_layout(m_cairo.get(), layout);
    }

    void setColour(const Colour& colour) { cairo_set_source_rgb(m_cairo.get(), colour.red, colour.green, colour.blue); }

    cairo_t* cairo() { return m_cairo.get(); }

    std::string finish()
    {
        cairo_status_t status = cairo_status(m_cairo.get());
        cairo_surface_finish(m_surface.get());
        if (status == CAIRO_STATUS_SUCCESS)
            status = cairo_surface_status(m_surface.get());
        if (status != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error(std::string("a PDF could not be drawn: ") + cairo_status_to_string(status));
        return std::move(m_bytes);
    }

private:
    std::string m_bytes; // outlives the surface, which writes to it
    Held<cairo_surface_t, cairo_surface_destroy> m_surface;
    Held<cairo_t, cairo_destroy> m_cairo;
    Held<PangoContext, g_object_unref> m_context;
    Held<PangoLayout, g_object_unref> m_layout;
};

PdfCanvas::PdfCanvas(double width, double height, std::string_view title, std::string_view language)
    : m_impl(std::make_unique<Impl>(width, height, title, language))
{
}

PdfCanvas::~PdfCanvas() = default;

double PdfCanvas::widthOf(std::string_view text, const TextStyle& style)
{
    return Impl::extentOf(m_impl->lay(text, style)).width / double(PANGO_SCALE);
}

double PdfCanvas::heightOf(std::string_view text, const TextStyle& style)
{
    return Impl::extentOf(m_impl->lay(text, style)).height / double(PANGO_SCALE);
}

double PdfCanvas::drawText(double x, double y, std::string_view text, const TextStyle& style)
{
    PangoLayout* const layout = m_impl->lay(text, style);
    m_impl->draw(x, y, layout, style.colour);
    return Impl::extentOf(layout).height / double(PANGO_SCALE);
}

void PdfCanvas::drawTextEndingAt(double right, double y, std::string_view text, const TextStyle& style)
{
    PangoLayout* const layout = m_impl->lay(text, style);
    m_impl->draw(right - Impl::extentOf(layout).width / double(PANGO_SCALE), y, layout, style.colour);
}

void PdfCanvas::drawTextWithin(double x, double y, double width, std::string_view text, TextStyle style)
{
    const double full = style.size;
    style.width = 0;
    if (const double wanted = widthOf(text, style); wanted > width)
        style.size = std::max(kSmallest, style.size * width / wanted);
    drawText(x, y + (full - style.size), text, style);
}

void PdfCanvas::drawLine(double x1, double y1, double x2, double y2, double thickness, const Colour& colour)
{
    cairo_t* const cairo = m_impl->cairo();
    m_impl->setColour(colour);
    cairo_set_line_width(cairo, thickness);
    cairo_move_to(cairo, x1, y1);
    cairo_line_to(cairo, x2, y2);
    cairo_stroke(cairo);
}

void PdfCanvas::fillBox(double x, double y, double width, double height, const Colour& colour)
{
    constexpr double kRadius = 4;
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_t* const cairo = m_impl->cairo();
    m_impl->setColour(colour);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - kRadius, y + kRadius, kRadius, -kQuarter, 0);
    cairo_arc(cairo, x + width - kRadius, y + height - kRadius, kRadius, 0, kQuarter);
    cairo_arc(cairo, x + kRadius, y + height - kRadius, kRadius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo, x + kRadius, y + kRadius, kRadius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

void PdfCanvas::drawLogo(double x, double y, double side, const Colour& colour)
{
    // The desktop's logo (resources/icons/logo.svg), on its grid of 24.
    constexpr double kSlip[][2] = {{5, 3.5},   {19, 3.5},   {19, 16.7},  {16.7, 18.4}, {14.3, 16.7},
                                   {12, 18.4}, {9.7, 16.7}, {7.3, 18.4}, {5, 16.7}};
    constexpr double kStrokes[][3] = {{8.5, 7.5, 7}, {8.5, 11.2, 4.5}, {5, 21, 0.7},
                                      {9, 21, 1},    {14, 21, 1},      {18.3, 21, 0.7}}; // x, y, length
    cairo_t* const cairo = m_impl->cairo();
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, side / 24, side / 24);
    m_impl->setColour(colour);
    cairo_set_line_width(cairo, 1.75);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_new_path(cairo); // text leaves a current point
    for (const auto& point : kSlip)
        cairo_line_to(cairo, point[0], point[1]);
    cairo_close_path(cairo);
    for (const auto& stroke : kStrokes) {
        cairo_move_to(cairo, stroke[0], stroke[1]);
        cairo_rel_line_to(cairo, stroke[2], 0);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void PdfCanvas::endPage()
{
    cairo_show_page(m_impl->cairo());
}

std::string PdfCanvas::finish()
{
    return m_impl->finish();
}

} // namespace cf::bank
