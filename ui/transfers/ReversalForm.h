// Why a booked transfer is to be reversed. Part of ReversalPanel.
#pragma once

#include "services/contract/Transfers.h"
#include "ui/accounts/ActionForm.h"

class QComboBox;

namespace cf::ui {

class ReasonEdit;

class ReversalForm : public ActionForm
{
    Q_OBJECT

public:
    explicit ReversalForm(QWidget* parent = nullptr);

    //! Empties it, without the override.
    void start();
    bool isTouched() const override;
    //! Asks for the supervisor's reason why an account may be overdrawn.
    void askForOverride();
    //! Once reviewed().
    contract::ReversalOrder order(const TransferId& transfer) const;

protected:
    bool checkRest() override;

private:
    QComboBox* m_reason;
    FormRow* m_reasonRow;
    ReasonEdit* m_comment;
    ReasonEdit* m_override;
    FormRow* m_overrideRow;
};

} // namespace cf::ui
