// For what an account is to be blocked, why, and until when. Part of BlocksPanel.
#pragma once

#include "services/contract/Holds.h"
#include "ui/accounts/ActionForm.h"

class QComboBox;

namespace cf::ui {

class ReasonEdit;
class UntilEdit;

class BlockForm : public ActionForm
{
    Q_OBJECT

public:
    explicit BlockForm(QWidget* parent = nullptr);

    //! Empties it.
    void start();
    bool isTouched() const override;
    //! Once reviewed(): a new block each time.
    contract::BlockOrder order(const AccountId& account) const;

private:
    QComboBox* m_side;
    ReasonEdit* m_reason;
    UntilEdit* m_until;
};

} // namespace cf::ui
