#include "ui/printing/PrintableText.h"

#include "models/domain/Text.h"

#include <QGlyphRun>
#include <QTextLayout>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr char32_t kFirstDoubtful = 0x2000; // Every font here has the characters below it.

bool hasPicture(char32_t codePoint, const QFont& font)
{
    QTextLayout layout(QString::fromUcs4(&codePoint, 1), font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const auto runs = layout.glyphRuns();
    return std::none_of(runs.begin(), runs.end(), [](const QGlyphRun& run) { return run.glyphIndexes().contains(0); });
}

// The replacement for a character missing in all fonts; 0: none.
char32_t signFor(char32_t missing)
{
    if (missing >= 0x1F1E6 && missing <= 0x1F1FF) // REGIONAL INDICATOR SYMBOL LETTER A to Z
        return missing - 0x1F1E6 + 'A';
    const bool colours = missing >= 0x1F3FB && missing <= 0x1F3FF; // EMOJI MODIFIER FITZPATRICK
    return colours || isInvisible(missing) ? 0 : QChar::ReplacementCharacter;
}

} // namespace

QString printableText(const std::string& recorded, const QFont& font)
{
    const std::string line = drawable(recorded);
    QString text;
    for (std::string_view rest = line; !rest.empty();) {
        char32_t codePoint = takeCodePoint(rest).value_or(QChar::ReplacementCharacter);
        if (codePoint >= kFirstDoubtful && !hasPicture(codePoint, font))
            codePoint = signFor(codePoint);
        if (codePoint)
            text += QString::fromUcs4(&codePoint, 1);
    }
    return text;
}

} // namespace cf::ui
