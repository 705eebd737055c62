#include "ui/audit/ExportKind.h"

#include <QSettings>

#include <algorithm>

namespace cf::ui {
namespace {

const QString kChosen = QStringLiteral("audit/exportKind");

QString wordOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::PlainCsv:
        return QStringLiteral("csv");
    case ExportKind::RegionalCsv:
        return QStringLiteral("regionalCsv");
    case ExportKind::Xlsx:
        return QStringLiteral("xlsx");
    }
    return {};
}

// Where the comma is the decimal separator, spreadsheets separate cells by semicolons.
bool partsBySemicolon(const QLocale& region)
{
    return region.decimalPoint() == QLatin1String(",");
}

} // namespace

contract::ExportFormat ExportKinds::formatOf(ExportKind kind)
{
    return kind == ExportKind::Xlsx ? contract::ExportFormat::Xlsx : contract::ExportFormat::Csv;
}

client::CsvStyle ExportKinds::styleOf(ExportKind kind, const QLocale& region)
{
    if (kind != ExportKind::RegionalCsv)
        return {};
    return {partsBySemicolon(region) ? ';' : ',', headings()};
}

bool ExportKinds::offersRegional(const QLocale& region)
{
    const auto plain = client::auditHeadings();
    const auto here = headings();
    return partsBySemicolon(region) || !std::equal(plain.begin(), plain.end(), here.begin());
}

ExportKind ExportKinds::remembered(const QSettings* settings, const QLocale& region)
{
    const QString word = settings ? settings->value(kChosen).toString() : QString();
    const bool regional = offersRegional(region);
    for (const ExportKind kind : {ExportKind::PlainCsv, ExportKind::RegionalCsv, ExportKind::Xlsx}) {
        if (word == wordOf(kind) && (kind != ExportKind::RegionalCsv || regional))
            return kind;
    }
    return regional ? ExportKind::RegionalCsv : ExportKind::PlainCsv;
}

void ExportKinds::remember(QSettings* settings, ExportKind kind)
{
    if (settings)
        settings->setValue(kChosen, wordOf(kind));
}

std::array<std::string, client::kAuditColumns> ExportKinds::headings()
{
    const QString words[client::kAuditColumns] = {tr("Number", "heading of a column in an export: of an audit event"),
                                                  tr("Time (UTC)", "heading of a column in an export"),
                                                  tr("Action", "heading of a column in an export"),
                                                  tr("Result", "heading of a column in an export"),
                                                  tr("Actor", "heading of a column in an export: who did it"),
                                                  tr("Actor id", "heading of a column in an export"),
                                                  tr("Role", "heading of a column in an export"),
                                                  tr("Branch code", "heading of a column in an export"),
                                                  tr("Branch", "heading of a column in an export"),
                                                  tr("Subjects", "heading of a column in an export: what it concerns"),
                                                  tr("Trace id", "heading of a column in an export"),
                                                  tr("Event id", "heading of a column in an export")};
    std::array<std::string, client::kAuditColumns> headings;
    std::transform(std::begin(words), std::end(words), headings.begin(),
                   [](const QString& word) { return word.toStdString(); });
    return headings;
}

} // namespace cf::ui
