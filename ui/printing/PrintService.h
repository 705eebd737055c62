// The machine's print service by its own programs, lp and lpstat, which take PDF as it is. Both calls wait for it, for
// seconds when it is slow: they belong on a worker (services/client/OnWorker.h).
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace cf::ui {

class PrintService
{
    Q_DECLARE_TR_FUNCTIONS(PrintService)

public:
    //! The printers by name; empty when there is no print service or it does not answer.
    static QStringList printers();
    //! Why the print service did not take the document; nothing when it did.
    static std::optional<QString> send(const QString& printer, const QByteArray& pdf);
};

} // namespace cf::ui
