#include "ui/monitoring/PartDelegate.h"

#include "models/tables/PartTableModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

namespace cf::ui {
namespace {

QIcon iconOf(tables::Part::Level level)
{
    using Level = tables::Part::Level;
    switch (level) {
    case Level::Good:
        return toneIcon(Tone::Success);
    case Level::Quiet:
        return icon(Icon::Clock, Tint::Muted);
    case Level::Warning:
        return toneIcon(Tone::Warning);
    case Level::Bad:
        return toneIcon(Tone::Danger);
    }
    return {};
}

} // namespace

void PartDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    RowDelegate::initStyleOption(option, index);
    const QVariant level = index.data(tables::PartTableModel::kLevelRole);
    if (!level.isValid())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {em(0.95), em(0.95)};
    option->icon = iconOf(static_cast<tables::Part::Level>(level.toInt()));
}

} // namespace cf::ui
