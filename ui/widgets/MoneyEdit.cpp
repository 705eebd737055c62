#include "ui/widgets/MoneyEdit.h"

#include "models/tables/AmountText.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/OneLine.h"

#include <QKeyEvent>
#include <QRegularExpression>

namespace cf::ui {

MoneyEdit::MoneyEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setFont(fontFor(TextRole::Amount));
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly | Qt::ImhNoPredictiveText);
    connect(this, &QLineEdit::textChanged, this, &MoneyEdit::reparse);
}

void MoneyEdit::setCurrency(std::optional<Currency> currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    reparse();
    if (!shownError().isEmpty())
        checkNow();
}

void MoneyEdit::setMoney(const Money& money)
{
    setCurrency(money.currency());
    setText(tables::plainAmount(money, locale()));
}

QString MoneyEdit::echoText() const
{
    return m_money ? tables::formatMoney(*m_money, locale()) : QString();
}

void MoneyEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore(); // Ctrl+Enter belongs to the form.
        return;
    }
    if (enter) {
        checkNow();
        event->accept();
        return;
    }
    FieldEdit::keyPressEvent(event);
}

QString MoneyEdit::problem() const
{
    if (!m_currency)
        return text().isEmpty() ? tr("Enter an amount.") : tr("Choose the account first, then the currency is known.");
    const auto parsed = tables::parseAmount(text(), *m_currency, locale());
    if (!parsed)
        return tables::amountErrorText(parsed.error(), *m_currency, text());
    return parsed->isPositive() ? QString() : tr("The amount must be more than zero.");
}

QString MoneyEdit::kept(const QString& text) const
{
    static const QRegularExpression kEnds(
        QStringLiteral("^[\\p{Cc}\\x{2028}\\x{2029}]+|[\\p{Cc}\\x{2028}\\x{2029}]+$"));
    static const QRegularExpression kBetween(QStringLiteral("[\\p{Cc}\\x{2028}\\x{2029}]+"));
    return oneLine(QString(text).remove(kEnds).replace(kBetween, QStringLiteral("\u23CE")));
}

void MoneyEdit::reparse()
{
    std::optional<Money> now;
    if (m_currency) {
        const auto parsed = tables::parseAmount(text(), *m_currency, locale());
        if (parsed && parsed->isPositive())
            now = *parsed;
    }
    if (now == m_money)
        return;
    m_money = now;
    Q_EMIT moneyChanged(m_money);
    Q_EMIT echoChanged(echoText());
}

} // namespace cf::ui
