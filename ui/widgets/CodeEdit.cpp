#include "ui/widgets/CodeEdit.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/SecretClipboard.h"

#include <algorithm>

namespace cf::ui {
namespace {

constexpr qsizetype kDigits = 6;
constexpr qsizetype kShortestRecoveryCode = 8;

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

CodeEdit::CodeEdit(QWidget* parent)
    : FieldEdit(parent)
{
    QFont font = withTabularDigits(fontFor(TextRole::Title));
    font.setLetterSpacing(QFont::PercentageSpacing, 115);
    setFont(font);
    setMaxLength(64);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    setLayoutDirection(Qt::LeftToRight);
    guardSecret(this);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (isTimeCode())
            Q_EMIT timeCodeCompleted(code());
    });
}

QString CodeEdit::code() const
{
    QString result;
    for (const QChar c : text().normalized(QString::NormalizationForm_KC)) {
        if (c.category() == QChar::Number_DecimalDigit)
            result += QLatin1Char(static_cast<char>('0' + c.digitValue()));
        else if (c.category() == QChar::Punctuation_Dash || c == QChar(0x2212)) // MINUS SIGN
            result += QLatin1Char('-');
        else if (!c.isSpace() && c.category() != QChar::Other_Format)
            result += c.toUpper();
    }
    return result;
}

bool CodeEdit::isTimeCode() const
{
    const QString typed = code();
    return typed.size() == kDigits && std::all_of(typed.begin(), typed.end(), isDigit);
}

QString CodeEdit::problem() const
{
    const QString typed = code();
    if (typed.isEmpty())
        return tr("Enter the code of your authenticator app.");
    if (isTimeCode())
        return {};
    if (std::all_of(typed.begin(), typed.end(), isDigit) && typed.size() < kShortestRecoveryCode)
        return tr("The code has six digits.");
    const bool possible = std::all_of(typed.begin(), typed.end(), [](QChar c) {
        return isDigit(c) || (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) || c == QLatin1Char('-');
    });
    if (!possible || typed.size() < kShortestRecoveryCode)
        return tr("Enter six digits, or one of your recovery codes.");
    return {};
}

} // namespace cf::ui
