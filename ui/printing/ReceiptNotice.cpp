// See ReceiptNotice.h.
#include "ui/printing/ReceiptNotice.h"

#include "ui/common/OnWorker.h"
#include "ui/printing/PrintService.h"

#include <QBuffer>
#include <QDir>
#include <QSaveFile>

namespace cf::ui {

ReceiptNotice::ReceiptNotice(ReceiptDesk& desk, QWidget* parent)
    : OutcomeBanner(parent)
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
    const TransferId id = receipt.transfer.id;
    onWorker(
        this,
        [path, receipt = std::move(receipt)] {
            QSaveFile file(path);
            const bool done = file.open(QIODevice::WriteOnly) && receipt.write(file) && file.commit();
            return done ? QString() : file.errorString();
        },
        [this, id, path](const QString& error) { onWritten(id, path, error); });
}

void ReceiptNotice::sendTo(const QString& printer, Receipt receipt)
{
    const TransferId id = receipt.transfer.id;
    onWorker(
        this,
        [printer, receipt = std::move(receipt)] {
            QBuffer pdf;
            pdf.open(QIODevice::WriteOnly);
            return receipt.write(pdf) ? PrintService::send(printer, pdf.data()) : tr("it could not be drawn");
        },
        [this, id, printer](const QString& error) { onSent(id, printer, error); });
}

void ReceiptNotice::onSent(const TransferId& id, const QString& printer, const QString& error)
{
    m_busy = false;
    if (!error.isNull())
        return say(Tone::Danger, id,
                   tr("The receipt was not printed by %1: %2. The transfer itself is booked.").arg(printer, error));
    m_desk.printed.insert(id);
    say(Tone::Success, id, tr("The receipt is on its way to %1.").arg(printer));
    Q_EMIT printed(printer);
}

void ReceiptNotice::onWritten(const TransferId& id, const QString& path, const QString& error)
{
    m_busy = false;
    const QString shown = QDir::toNativeSeparators(path);
    if (!error.isNull())
        return say(Tone::Danger, id,
                   tr("The receipt could not be saved as %1: %2. The transfer itself is booked.").arg(shown, error));
    m_path = path;
    m_desk.printed.insert(id);
    if (tell({{}, Tone::Success, tr("The receipt was saved as %1.").arg(shown), {}, path}))
        setAction(tr("Open folder"));
    Q_EMIT printed(path);
}

void ReceiptNotice::say(Tone tone, const TransferId& id, const QString& sentence)
{
    tell({{}, tone, sentence, Visit{Place::Transfer, id}, {}});
}

} // namespace cf::ui
