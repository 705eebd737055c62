// Paints the state of a part of the bank in a table: an icon beside the words, never colour alone.
#pragma once

#include "ui/widgets/RowDelegate.h"

namespace cf::ui {

class PartDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace cf::ui
