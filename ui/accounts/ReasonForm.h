// Why a block is to be lifted, an account reactivated or closed. Part of BlocksPanel.
#pragma once

#include "ui/accounts/ActionForm.h"

#include <string>

namespace cf::ui {

class ReasonEdit;

class ReasonForm : public ActionForm
{
    Q_OBJECT

public:
    ReasonForm(const QString& title, const QString& action, QWidget* parent = nullptr);

    //! Empties it.
    void start();
    bool isTouched() const override;
    //! Once reviewed().
    std::string reason() const;

private:
    ReasonEdit* m_reason;
};

} // namespace cf::ui
