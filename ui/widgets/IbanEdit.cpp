// The spaces are only display: they are reinserted after every edit, and the cursor is placed by the characters before
// it.
#include "ui/widgets/IbanEdit.h"

#include "ui/theme/Fonts.h"

#include <QKeyEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <string>

namespace cf::ui {
namespace {

// IBAN characters, and invalid ones, so that the error can name them.
QString withoutSeparators(const QString& text)
{
    QString result;
    for (const char32_t codePoint : text.toStdU32String()) {
        const auto letter = Iban::normalized(codePoint);
        if (!letter)
            result += QString::fromUcs4(&codePoint, 1);
        else if (*letter)
            result += QLatin1Char(*letter);
    }
    return result;
}

QString grouped(const QString& compact)
{
    QString result;
    for (qsizetype i = 0; i < compact.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            result += QLatin1Char(' ');
        result += compact[i];
    }
    return result;
}

// Pasted from an invoice: "IBAN: DE89 …". No country has these letters.
QString withoutCaption(QString compact)
{
    if (compact.startsWith(QLatin1String("IBAN")))
        compact.remove(0, 4);
    return compact;
}

} // namespace

IbanEdit::IbanEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setFont(fontFor(TextRole::Amount));
    setInputMethodHints(Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText);
    // An IBAN runs from left to right in every script.
    setLayoutDirection(Qt::LeftToRight);
    connect(this, &QLineEdit::textChanged, this, &IbanEdit::regroup);
}

void IbanEdit::setIban(const Iban& iban)
{
    setText(QString::fromStdString(iban.electronic()));
}

void IbanEdit::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore(); // Ctrl+Enter belongs to the form.
            return;
        }
        checkNow();
        event->accept();
        return;
    }
    if (!hasSelectedText()) {
        const int at = cursorPosition();
        if (key == Qt::Key_Delete && at < text().size() && text()[at] == QLatin1Char(' '))
            setCursorPosition(at + 1);
        else if (key == Qt::Key_Backspace && at > 0 && text()[at - 1] == QLatin1Char(' '))
            setCursorPosition(at - 1);
    }
    FieldEdit::keyPressEvent(event);
}

void IbanEdit::regroup()
{
    const QString compact = withoutCaption(withoutSeparators(text()));
    const QString shown = grouped(compact);
    if (shown != text()) {
        const auto behind = withoutSeparators(text().mid(cursorPosition())).size();
        const auto before = std::max<qsizetype>(compact.size() - behind, 0);
        const QSignalBlocker quiet(this);
        setText(shown);
        setCursorPosition(static_cast<int>(before + (before > 0 ? (before - 1) / 4 : 0)));
    }
    const auto parsed = Iban::parse(compact.toStdString());
    const std::optional<Iban> now = parsed ? std::optional(*parsed) : std::nullopt;
    if (now == m_iban)
        return;
    m_iban = now;
    Q_EMIT ibanChanged(m_iban);
}

QString IbanEdit::problem() const
{
    const QString compact = withoutSeparators(text());
    if (compact.isEmpty())
        return tr("Enter an IBAN.");
    const auto parsed = Iban::parse(compact.toStdString());
    if (parsed)
        return {};
    const QString country = compact.left(2);
    switch (parsed.error()) {
    case IbanError::Characters: {
        const std::u32string letters = compact.toStdU32String();
        const auto wrong =
            std::find_if(letters.begin(), letters.end(), [](char32_t c) { return !Iban::normalized(c).has_value(); });
        return tr("“%1” is not allowed in an IBAN; it has letters and digits only.").arg(QString::fromUcs4(&*wrong, 1));
    }
    case IbanError::UnknownCountry:
        return tr("No IBAN begins with “%1”. The first two letters are a country code.").arg(country);
    case IbanError::Length: {
        const int expected = static_cast<int>(Iban::lengthIn(country.toStdString()));
        return compact.size() < expected ? tr("An IBAN of %1 has %2 characters; %n more are needed.", nullptr,
                                              static_cast<int>(expected - compact.size()))
                                               .arg(country, QString::number(expected))
                                         : tr("An IBAN of %1 has %2 characters; there are %n too many.", nullptr,
                                              static_cast<int>(compact.size() - expected))
                                               .arg(country, QString::number(expected));
    }
    case IbanError::Structure:
        return tr("There is a letter where an IBAN of %1 has a digit, or a digit where it has a letter.").arg(country);
    case IbanError::Checksum:
        return tr("The check digits do not match: a character is wrong or two are swapped.");
    }
    return {};
}

} // namespace cf::ui
