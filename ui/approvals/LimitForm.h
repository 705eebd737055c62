// A new figure for a limit, or none, and why. Part of LimitsPage.
#pragma once

#include "services/contract/Limits.h"
#include "ui/accounts/ActionForm.h"

class QCheckBox;
class QSpinBox;

namespace cf::ui {

class MoneyEdit;
class ReasonEdit;

class LimitForm : public ActionForm
{
    Q_OBJECT

public:
    explicit LimitForm(QWidget* parent = nullptr);

    //! For this limit, with its present figure.
    void start(const contract::Limit& limit);
    bool isTouched() const override;
    const contract::Limit& limit() const { return m_limit; }
    //! Once reviewed().
    contract::LimitOrder order() const;

protected:
    //! Another figure than the present one.
    bool checkRest() override;

private:
    std::optional<std::int64_t> most() const;
    void showFigure();

    contract::Limit m_limit;
    std::optional<std::int64_t> m_before; //!< What the fields said at the start.
    MoneyEdit* m_amount;
    FormRow* m_amountRow;
    QSpinBox* m_orders;
    FormRow* m_ordersRow;
    QCheckBox* m_none;
    FormRow* m_noneRow;
    ReasonEdit* m_reason;
};

} // namespace cf::ui
