// See ReceiptNotice.h.
#include "ui/printing/ReceiptNotice.h"

#include <QBuffer>
#include <QDir>
#include <QPointer>
#include <QProcess>
#include <QSaveFile>
#include <QThreadPool>

namespace cf::ui {
namespace {

constexpr int kPrinterPatience = 15'000; // milliseconds

//! Why the print service did not take it; null when it did. Waits: never on the GUI thread.
QString handToPrinter(const QString& printer, const QByteArray& pdf)
{
    QProcess lp;
    // Without a file it prints what comes from its standard input.
    lp.start(QStringLiteral("lp"), {QStringLiteral("-s"), QStringLiteral("-d"), printer});
    if (!lp.waitForStarted(kPrinterPatience))
        return ReceiptNotice::tr("this machine has no print service");
    lp.write(pdf);
    lp.closeWriteChannel();
    if (!lp.waitForFinished(kPrinterPatience))
        return ReceiptNotice::tr("the print service does not answer");
    const bool done = lp.exitStatus() == QProcess::NormalExit && lp.exitCode() == 0;
    return done ? QString() : QString::fromLocal8Bit(lp.readAllStandardError()).simplified();
}

} // namespace

ReceiptNotice::ReceiptNotice(ReceiptDesk& desk, QWidget* parent)
    : MessageBanner(parent)
    , m_desk(desk)
{
    connect(this, &MessageBanner::actionTriggered, this, [this] { m_desk.files.openFolderOf(m_path); });
}

void ReceiptNotice::print(const contract::Transfer& transfer, bool isReprint)
{
    if (m_busy)
        return;
    m_busy = true;
    Receipt receipt{transfer, m_desk.issuer, isReprint || m_desk.printed.contains(transfer.id),
                    QDateTime::currentDateTime(), QLocale()};
    if (const QString printer = m_desk.printer ? m_desk.printer() : QString(); !printer.isEmpty())
        return sendTo(printer, std::move(receipt));
    m_desk.files.chooseSaveFile(window(), tr("Save receipt"), receipt.suggestedName(), this,
                                [this, receipt](const QString& path) {
                                    if (path.isEmpty())
                                        m_busy = false;
                                    else
                                        write(receipt, path);
                                });
}

void ReceiptNotice::write(Receipt receipt, const QString& path)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<ReceiptNotice>(this), home = thread(), path, receipt = std::move(receipt)] {
            QSaveFile file(path);
            const bool done = file.open(QIODevice::WriteOnly) && receipt.write(file) && file.commit();
            const QString error = done ? QString() : file.errorString();
            // The object that carries the call home lives there; whether the notice still does is asked there, too.
            auto* carrier = new QObject;
            carrier->moveToThread(home);
            QMetaObject::invokeMethod(carrier, [carrier, self, id = receipt.transfer.id, path, error, done] {
                carrier->deleteLater();
                if (self)
                    self->onWritten(id, path, done ? QString() : error);
            });
        });
}

// By the print service's own program, which takes PDF as it is.
void ReceiptNotice::sendTo(const QString& printer, Receipt receipt)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<ReceiptNotice>(this), home = thread(), printer, receipt = std::move(receipt)] {
            QBuffer pdf;
            pdf.open(QIODevice::WriteOnly);
            QString error = receipt.write(pdf) ? QString() : tr("it could not be drawn");
            if (error.isNull())
                error = handToPrinter(printer, pdf.data());
            auto* carrier = new QObject;
            carrier->moveToThread(home);
            QMetaObject::invokeMethod(carrier, [carrier, self, id = receipt.transfer.id, printer, error] {
                carrier->deleteLater();
                if (self)
                    self->onSent(id, printer, error);
            });
        });
}

void ReceiptNotice::onSent(const TransferId& id, const QString& printer, const QString& error)
{
    m_busy = false;
    if (!error.isNull())
        return showMessage(
            Tone::Danger,
            tr("The receipt was not printed by %1: %2. The transfer itself is booked.").arg(printer, error));
    m_desk.printed.insert(id);
    showMessage(Tone::Success, tr("The receipt is on its way to %1.").arg(printer));
    Q_EMIT printed(printer);
}

void ReceiptNotice::onWritten(const TransferId& id, const QString& path, const QString& error)
{
    m_busy = false;
    if (!error.isNull()) {
        showMessage(Tone::Danger, tr("The receipt could not be saved as %1: %2. The transfer itself is booked.")
                                      .arg(QDir::toNativeSeparators(path), error));
        return;
    }
    m_path = path;
    m_desk.printed.insert(id);
    showMessage(Tone::Success, tr("The receipt was saved as %1.").arg(QDir::toNativeSeparators(path)));
    setAction(tr("Open folder"));
    Q_EMIT printed(path);
}

} // namespace cf::ui
