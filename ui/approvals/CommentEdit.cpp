#include "ui/approvals/CommentEdit.h"

#include "services/contract/Transfers.h"

namespace cf::ui {

CommentEdit::CommentEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setLongest(static_cast<qsizetype>(contract::kLongestMemo));
}

QString CommentEdit::problem() const
{
    return comment().isEmpty() ? tr("Say why: your colleague reads it.") : QString();
}

} // namespace cf::ui
