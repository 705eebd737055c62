// Paints what customers, accounts and entries have beside their text: the colour of an amount's sign, an account's
// status as a pill, the mark of an invented name.
#pragma once

#include "services/contract/Accounts.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowDelegate.h"

namespace cf::ui {

//! The tone that an account's status has everywhere.
Tone toneOf(contract::AccountStatus status);

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
