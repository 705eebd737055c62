// What the columns of an account's entries say: of all of them (EntryTableModel) and of those found
// (FoundEntryTableModel).
#pragma once

#include "services/contract/Accounts.h"

#include <QCoreApplication>
#include <QString>
#include <QVariant>

namespace cf::tables {

class EntryCells
{
    Q_DECLARE_TR_FUNCTIONS(EntryCells)

public:
    enum Column
    {
        NumberColumn,
        BookingDateColumn,
        ValueDateColumn,
        CounterpartyColumn,
        MemoColumn,
        AmountColumn,
        BalanceColumn,
    };
    static constexpr int kColumns = BalanceColumn + 1;

    //! As QAbstractItemModel::headerData().
    static QVariant heading(int section, Qt::Orientation orientation, int role);
    //! As QAbstractItemModel::data().
    static QVariant cell(const contract::Entry& row, int section, int role);
    //! The same for the same entry, wherever it stands.
    static QString key(const contract::Entry& row);

private:
    static QString text(const contract::Entry& row, Column column);
    static QString accessibleText(const contract::Entry& row, Column column);
    static QString toolTip(const contract::Entry& row, Column column);
    static int sign(const contract::Entry& row, Column column);
};

} // namespace cf::tables
