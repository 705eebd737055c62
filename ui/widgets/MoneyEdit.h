// An amount field. Parses in the widget's locale (AmountText.h) and echoes the result.
#pragma once

#include "models/domain/Money.h"
#include "ui/widgets/FieldEdit.h"

#include <optional>

namespace cf::ui {

class MoneyEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit MoneyEdit(QWidget* parent = nullptr);

    std::optional<Currency> currency() const { return m_currency; }
    //! Without a currency nothing can be parsed and money() is empty. Parses the text again.
    void setCurrency(std::optional<Currency> currency);

    //! The amount, or nothing if invalid or zero.
    std::optional<Money> money() const { return m_money; }
    //! Sets the currency, too.
    void setMoney(const Money& money);

    //! "1 234,50 EUR", or empty.
    QString echoText() const;

Q_SIGNALS:
    void moneyChanged(std::optional<cf::Money> money);

protected:
    //! Enter only validates the field: it never submits a form that moves money.
    void keyPressEvent(QKeyEvent* event) override;
    QString problem() const override;
    //! A tab or line break between digits is kept visible: two spreadsheet cells are two amounts.
    QString kept(const QString& text) const override;
    void reparse() override;

private:
    std::optional<Currency> m_currency;
    std::optional<Money> m_money;
};

} // namespace cf::ui
