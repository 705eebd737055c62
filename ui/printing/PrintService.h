// The machine's print service through lp and lpstat, which accept PDF directly. Both calls block, for seconds if it is
// slow: call them on a worker (services/client/OnWorker.h).
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
    //! Why the print service rejected the document; nothing if it accepted it.
    static std::optional<QString> send(const QString& printer, const QByteArray& pdf);
};

} // namespace cf::ui
