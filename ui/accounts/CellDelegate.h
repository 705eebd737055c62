// Paints the cells of customers, accounts and entries: amounts coloured by sign, account status as a pill, a marker for
// invented names.
#pragma once

#include "models/tables/AccountState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowDelegate.h"

namespace cf::ui {

Tone toneOf(tables::AccountState state);

class CellDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace cf::ui
