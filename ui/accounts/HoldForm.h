// What money to hold on an account, why, and until when. Part of HoldsPanel.
#pragma once

#include "services/contract/Holds.h"
#include "ui/accounts/ActionForm.h"

namespace cf::ui {

class MoneyEdit;
class ReasonEdit;
class UntilEdit;

class HoldForm : public ActionForm
{
    Q_OBJECT

public:
    explicit HoldForm(QWidget* parent = nullptr);

    //! Empties it, for an account in that currency.
    void start(Currency currency);
    bool isTouched() const override;
    //! Once reviewed().
    contract::HoldOrder order(const AccountId& account) const;
    //! Shows the bank's refusal beside the field that it is about.
    void showRefusal(contract::ErrorCode code, const QString& sentence);

private:
    MoneyEdit* m_amount;
    ReasonEdit* m_reason;
    UntilEdit* m_until;
};

} // namespace cf::ui
