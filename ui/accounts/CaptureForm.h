// Whom to pay from a hold, how much of it, and whether the rest becomes available again. Part of HoldsPanel.
#pragma once

#include "services/contract/Holds.h"
#include "ui/accounts/ActionForm.h"

class QCheckBox;

namespace cf::ui {

class IbanEdit;
class LineEdit;
class MoneyEdit;

class CaptureForm : public ActionForm
{
    Q_OBJECT

public:
    explicit CaptureForm(QWidget* parent = nullptr);

    //! Empties it, for all that is left of this hold.
    void start(const contract::Hold& hold);
    bool isTouched() const override;
    const contract::Hold& hold() const { return m_hold; }
    //! Once reviewed().
    contract::CaptureOrder order() const;
    //! Shows the bank's refusal beside the field that it is about.
    void showRefusal(contract::ErrorCode code, const QString& sentence);

protected:
    //! Not more than is left.
    bool checkRest() override;

private:
    void showRest();

    contract::Hold m_hold;
    MoneyEdit* m_amount;
    FormRow* m_amountRow;
    IbanEdit* m_creditor;
    LineEdit* m_memo;
    QCheckBox* m_releaseRest;
};

} // namespace cf::ui
