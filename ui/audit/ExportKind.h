// What the audit trail can be exported as, which of them a desk in this region is offered, and which was chosen last.
//
// CSV is written for programs, the same everywhere, or with the separator and the headings of the region.
#pragma once

#include "services/client/CsvStyle.h"

#include <QCoreApplication>
#include <QLocale>

class QSettings;

namespace cf::ui {

enum class ExportKind
{
    PlainCsv,    //!< The same everywhere, for programs.
    RegionalCsv, //!< As spreadsheets of this region open it.
    Xlsx,
};

class ExportKinds
{
    Q_DECLARE_TR_FUNCTIONS(ExportKinds)

public:
    static contract::ExportFormat formatOf(ExportKind kind);
    //! Of a kind that is CSV.
    static client::CsvStyle styleOf(ExportKind kind, const QLocale& region);
    //! False where the spreadsheets of the region read the plain form as it is.
    static bool offersRegional(const QLocale& region);

    //! `settings` may be null: nothing is kept then.
    static ExportKind remembered(const QSettings* settings, const QLocale& region);
    static void remember(QSettings* settings, ExportKind kind);

private:
    static std::array<std::string, client::kAuditColumns> headings();
};

} // namespace cf::ui
