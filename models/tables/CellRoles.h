// Extra data of account, customer and entry cells: delegates of the screens turn it into colours and icons.
#pragma once

#include "models/tables/WindowedTableModel.h"

namespace cf::tables {

enum CellRole
{
    SignRole = WindowedTableModel::FirstFreeRole, //!< int: -1 or 1 if the amount is coloured by sign.
    StatusRole,                                   //!< int: AccountState, in the cell that shows it.
    InventedNameRole,                             //!< bool: the name in this cell is made up.
};

//! Alignment of cells and headers, in the type that models return.
inline constexpr int kLeading = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter);
inline constexpr int kTrailing = static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);

//! Text from the bank for a tool tip, which would otherwise interpret "<b>" as markup. Line breaks are kept.
inline QString plainToolTip(const QString& text)
{
    QString lines = text.toHtmlEscaped();
    lines.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return text.isEmpty() ? text : QLatin1String("<span>") + lines + QLatin1String("</span>");
}

} // namespace cf::tables
