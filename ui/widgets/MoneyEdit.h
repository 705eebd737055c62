// Where a teller types an amount. Reads it in the widget's locale (AmountText.h) and says back what it understood.
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
    //! Without a currency nothing can be read and money() is empty. The text is read again.
    void setCurrency(std::optional<Currency> currency);

    //! The amount, or nothing while there is none that can be used. Zero counts as none.
    std::optional<Money> money() const { return m_money; }
    //! Takes the amount's currency as well.
    void setMoney(const Money& money);

    //! "1 234,50 EUR", or empty.
    QString echoText() const;

Q_SIGNALS:
    void moneyChanged(std::optional<cf::Money> money);

protected:
    //! Enter only checks the field: in a form that moves money it never submits.
    void keyPressEvent(QKeyEvent* event) override;
    QString problem() const override;
    //! A tab or line break between digits stays to be seen: two cells of a spreadsheet are two amounts.
    QString kept(const QString& text) const override;
    void reread() override;

private:
    std::optional<Currency> m_currency;
    std::optional<Money> m_money;
};

} // namespace cf::ui
