#include "models/tables/ClipboardText.h"

#include "models/tables/DateText.h"
#include "models/tables/WindowedTableModel.h"
#include "services/client/CsvFile.h"

namespace cf::tables {
namespace {

// A tab or line break in a cell would start another cell. Formulas are neutralized as in an export.
QString plainText(const QString& text)
{
    const QString line = text.simplified();
    const bool isGuarded = client::CsvFile::cell(line.toStdString()).starts_with("\"'");
    return isGuarded ? QLatin1Char('\'') + line : line;
}

} // namespace

QStringList copiedMoney(const Money& money)
{
    QString amount = QString::fromStdString(money.decimal());
    // Spreadsheets parse by their region; they accept no other minus sign and no thin blanks.
    if (QLocale().decimalPoint() == QLatin1String(","))
        amount.replace(QLatin1Char('.'), QLatin1Char(','));
    return {amount, QString::fromStdString(money.currency().code())};
}

QStringList copiedNumber(std::int64_t number)
{
    return {QString::number(number)};
}

QStringList copiedDay(Date date)
{
    return {isoDate(date)};
}

QStringList copiedDateTime(Instant instant)
{
    return {localTime(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))};
}

QString copiedRow(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(row, column);
        const QStringList made = index.data(WindowedTableModel::CopyRole).toStringList();
        cells += made.isEmpty() ? QStringList(plainText(index.data().toString())) : made;
    }
    return cells.join(QLatin1Char('\t'));
}

} // namespace cf::tables
