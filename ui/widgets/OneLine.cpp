#include "ui/widgets/OneLine.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kBlackFlag = 0x1F3F4;

bool isBreak(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control || c == 0x2028 || c == 0x2029;
}

// Letters by category, but invisible: Hangul fillers, the blank Braille cell.
bool looksBlank(char32_t c)
{
    return QChar::category(c) == QChar::Separator_Space || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
}

// Signs before a number or a word in Arabic, Syriac and Kaithi: of the format category, but visible.
bool isDrawnFormat(char32_t c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891 || c == 0x08E2 ||
           c == 0x110BD || c == 0x110CD;
}

// Tag letters that select an emoji flag: England, Scotland.
bool isTag(char32_t c)
{
    return c >= 0xE0020 && c <= 0xE007F;
}

bool isUnseen(char32_t c)
{
    const bool isNonCharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    return isNonCharacter || QChar::isSurrogate(c) || (QChar::category(c) == QChar::Other_Format && !isDrawnFormat(c));
}

bool joins(const QList<uint>& text, qsizetype at)
{
    const auto isWritten = [&](qsizetype i) {
        return i >= 0 && i < text.size() && !isBreak(text[i]) && !looksBlank(text[i]) && !isUnseen(text[i]);
    };
    return isWritten(at - 1) && (at + 1 == text.size() || isWritten(at + 1));
}

bool belongsToFlag(const QList<uint>& text, qsizetype at)
{
    while (at >= 0 && isTag(text[at]))
        --at;
    return at >= 0 && text[at] == kBlackFlag;
}

// toUcs4() would turn a lone surrogate into U+FFFD.
QList<uint> codePointsOf(const QString& text)
{
    QList<uint> result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        result += isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        i += isPair ? 1 : 0;
    }
    return result;
}

void append(QString& text, char32_t c)
{
    text += QStringView(QChar::fromUcs4(c));
}

} // namespace

QString oneLine(const QString& text)
{
    const QList<uint> all = codePointsOf(text);
    QString result;
    bool behindBreak = false;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const char32_t c = all[i];
        const bool isBreakHere = isBreak(c);
        // CR LF, or several line breaks, become one space.
        if (isBreakHere && behindBreak)
            continue;
        behindBreak = isBreakHere;
        if (isBreakHere || looksBlank(c))
            result += QLatin1Char(' ');
        else if (c == kJoiner || c == kNonJoiner ? joins(all, i) : isTag(c) ? belongsToFlag(all, i) : !isUnseen(c))
            append(result, c);
    }
    return result;
}

QString withoutBreaks(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (!isBreak(c.unicode()))
            result += c;
    }
    return result;
}

qsizetype characterCount(const QString& text)
{
    return codePointsOf(text).size();
}

QString shortened(const QString& text, qsizetype end, qsizetype most)
{
    end = std::clamp<qsizetype>(end, 0, text.size());
    const qsizetype behind = characterCount(text.mid(end));
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    characters.setPosition(end);
    qsizetype cut = end;
    while (cut > 0 && characterCount(text.left(cut)) + behind > most)
        cut = std::max<qsizetype>(characters.toPreviousBoundary(), 0);
    // The rest was there before and not too long by itself.
    return cut > 0 || behind <= most ? text.left(cut) + text.mid(end) : shortened(text.mid(end), text.size(), most);
}

} // namespace cf::ui
