#include "ui/widgets/ReasonEdit.h"

namespace cf::ui {
namespace {

constexpr int kLongestReason = 140; // characters

} // namespace

ReasonEdit::ReasonEdit(QWidget* parent)
    : FieldEdit(parent)
{
    setLongest(kLongestReason);
}

QString ReasonEdit::problem() const
{
    return reason().empty() ? tr("Say why, in a few words.") : QString();
}

} // namespace cf::ui
