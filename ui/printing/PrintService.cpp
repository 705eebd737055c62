#include "ui/printing/PrintService.h"

#include <QProcess>

namespace cf::ui {
namespace {

constexpr int kTimeout = 15'000; // milliseconds

} // namespace

QStringList PrintService::printers()
{
    QProcess lpstat;
    lpstat.start(QStringLiteral("lpstat"), {QStringLiteral("-e")});
    if (!lpstat.waitForFinished(kTimeout))
        return {};
    return QString::fromLocal8Bit(lpstat.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

std::optional<QString> PrintService::send(const QString& printer, const QByteArray& pdf)
{
    QProcess lp;
    // Without a file it prints its standard input.
    lp.start(QStringLiteral("lp"), {QStringLiteral("-s"), QStringLiteral("-d"), printer});
    if (!lp.waitForStarted(kTimeout))
        return tr("this machine has no print service");
    lp.write(pdf);
    lp.closeWriteChannel();
    if (!lp.waitForFinished(kTimeout))
        return tr("the print service does not answer");
    if (lp.exitStatus() == QProcess::NormalExit && lp.exitCode() == 0)
        return std::nullopt;
    const QString said = QString::fromLocal8Bit(lp.readAllStandardError()).simplified();
    if (!said.isEmpty())
        return said;
    return lp.exitStatus() == QProcess::NormalExit
               ? tr("the print service refused it without saying why (error %1)").arg(lp.exitCode())
               : tr("the print service's program ended unexpectedly");
}

} // namespace cf::ui
