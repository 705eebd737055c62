// Export formats of the audit trail, which ones this region is offered, and the last choice.
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
    RegionalCsv, //!< As spreadsheets in this region expect it.
    Xlsx,
};

class ExportKinds
{
    Q_DECLARE_TR_FUNCTIONS(ExportKinds)

public:
    static contract::ExportFormat formatOf(ExportKind kind);
    //! For CSV kinds.
    static client::CsvStyle styleOf(ExportKind kind, const QLocale& region);
    //! False where the region's spreadsheets read plain CSV correctly.
    static bool offersRegional(const QLocale& region);

    //! `settings` may be null: then nothing is saved.
    static ExportKind remembered(const QSettings* settings, const QLocale& region);
    static void remember(QSettings* settings, ExportKind kind);

private:
    static std::array<std::string, client::kAuditColumns> headings();
};

} // namespace cf::ui
