// The field for why an order is rejected or sent back: 1 to 140 characters.
#pragma once

#include "ui/widgets/FieldEdit.h"

namespace cf::ui {

class CommentEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit CommentEdit(QWidget* parent = nullptr);

    QString comment() const { return text().trimmed(); }

protected:
    QString problem() const override;
};

} // namespace cf::ui
