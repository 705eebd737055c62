// A row of a table as it goes to the clipboard: cells between tabs that a spreadsheet of the same region takes for what
// they are. Amounts are numbers, their currency stands beside them, days are ISO 8601, and text stays text, whatever it
// begins with. Used by every table's Ctrl+C.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Money.h"

#include <QStringList>

#include <cstdint>

class QAbstractItemModel;

namespace cf::tables {

// What a model answers for WindowedTableModel::CopyRole: the cells for one of its own that is not plain text.
QStringList copiedMoney(const Money& money);
QStringList copiedNumber(std::int64_t number);
QStringList copiedDay(Date date);
//! To the second, by the clock of the branch.
QStringList copiedMoment(Instant instant);

QString copiedRow(const QAbstractItemModel& model, int row);

} // namespace cf::tables
