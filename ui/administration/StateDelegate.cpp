#include "ui/administration/StateDelegate.h"

#include "models/tables/StaffTableModel.h"
#include "models/tables/StaffText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

namespace cf::ui {
namespace {

QIcon iconOf(tables::StaffState state)
{
    switch (state) {
    case tables::StaffState::Active:
        return toneIcon(Tone::Success);
    case tables::StaffState::Invited:
        return toneIcon(Tone::Info);
    case tables::StaffState::Locked:
        return icon(Icon::Lock, Tint::Warning);
    case tables::StaffState::Disabled:
        return icon(Icon::Close, Tint::Muted);
    case tables::StaffState::Unknown:
        return toneIcon(Tone::Warning);
    }
    return {};
}

} // namespace

void StateDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    RowDelegate::initStyleOption(option, index);
    const QVariant state = index.data(tables::StaffTableModel::kStateRole);
    if (!state.isValid())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {em(0.95), em(0.95)};
    option->icon = iconOf(static_cast<tables::StaffState>(state.toInt()));
}

} // namespace cf::ui
