// A pseudo language for tests: every text of ours in brackets, with accents and about 40 % longer. Text without
// brackets is untranslated; two adjacent pairs mean concatenation; what no longer fits would not fit in German.
#pragma once

#include <QRegularExpression>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace pseudo {

inline const QString kPlain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
// None of these occurs in names that tests look for.
inline const QString kAccented = QStringLiteral("àƀçđêƒĝĥïĵķļṁñôþɋŕŝţûṽŵẋÿƶÀɃÇĐÊƑĜĤÏĴĶĻṀÑÔÞɊŔŜŢÛṼŴẊŸƵ");
constexpr QChar kOpen(0x27E6);    // ⟦
constexpr QChar kClose(0x27E7);   // ⟧
constexpr QChar kPadding(0x0250); // ɐ
constexpr double kLonger = 0.4;
constexpr qsizetype kLongestPad = 6; // as long as a word, so that lines break

inline QString withAccents(const QString& text)
{
    QString result = text;
    for (QChar& c : result) {
        const qsizetype at = kPlain.indexOf(c);
        c = at < 0 ? c : kAccented[at];
    }
    return result;
}

//! Placeholders, tags, entities and mnemonics are unchanged.
inline QString pseudoText(const QString& source)
{
    static const QRegularExpression kKept(QStringLiteral("%L?\\d+|%L?n|</?[a-z][^>]*>|&[a-z]+;|&."));
    QString result(kOpen);
    qsizetype at = 0;
    for (auto each = kKept.globalMatch(source); each.hasNext();) {
        const auto kept = each.next();
        result += withAccents(source.mid(at, kept.capturedStart() - at)) + kept.captured();
        at = kept.capturedEnd();
    }
    result += withAccents(source.mid(at));
    for (qsizetype more = std::max<qsizetype>(0, qRound(static_cast<double>(source.size()) * kLonger) - 2); more > 0;
         more -= kLongestPad + 1)
        result += QLatin1Char(' ') + QString(std::min(more, kLongestPad), kPadding);
    return result + kClose;
}

//! Decodes the pseudo language to English. Any other text is returned unchanged.
inline QString asRead(const QString& shown)
{
    if (!shown.contains(kOpen))
        return shown;
    static const QRegularExpression kAdded(QStringLiteral("[⟦⟧]|( ɐ+)+"));
    QString result = shown;
    result.remove(kAdded);
    for (QChar& c : result) {
        const qsizetype at = kAccented.indexOf(c);
        c = at < 0 ? c : kPlain[at];
    }
    return result;
}

class Language : public QTranslator
{
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        // Qt's own texts (the names of keys, the dialog for files) are Qt's to translate.
        const bool ours = context && context[0] != 'Q' && source && *source;
        return ours ? pseudoText(QString::fromUtf8(source)) : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace pseudo
