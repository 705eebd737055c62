// A table row for the clipboard: tab-separated cells that a spreadsheet of the same region parses correctly. Amounts
// are numbers with the currency beside them, days are ISO 8601, and text stays text, whatever it begins with. Used by
// every table's Ctrl+C.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Money.h"

#include <QStringList>

#include <cstdint>

class QAbstractItemModel;

namespace cf::tables {

// What a model returns for WindowedTableModel::CopyRole: the cells for one that is not plain text.
QStringList copiedMoney(const Money& money);
QStringList copiedNumber(std::int64_t number);
QStringList copiedDay(Date date);
//! To the second, in the branch's time.
QStringList copiedDateTime(Instant instant);

QString copiedRow(const QAbstractItemModel& model, int row);

} // namespace cf::tables
