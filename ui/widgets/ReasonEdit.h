// A mandatory sentence for the record, such as why money is held or an account is blocked: 1 to 140 characters.
#pragma once

#include "ui/widgets/FieldEdit.h"

#include <string>

namespace cf::ui {

class ReasonEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit ReasonEdit(QWidget* parent = nullptr);

    //! Trimmed.
    std::string reason() const { return text().trimmed().toStdString(); }

protected:
    QString problem() const override;
};

} // namespace cf::ui
