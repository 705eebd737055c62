#include "ui/printing/ReceiptBanner.h"

#include "models/tables/DateText.h"
#include "services/client/OnWorker.h"
#include "ui/printing/PrintService.h"

#include <QBuffer>
#include <QDir>
#include <QSaveFile>

#include <utility>

namespace cf::ui {

ReceiptBanner::ReceiptBanner(ReceiptServices& services, QWidget* parent)
    : OutcomeBanner(parent)
    , m_services(services)
{
    connect(this, &MessageBanner::actionTriggered, this, [this] {
        if (!m_unprinted)
            return m_services.files.openFolderOf(m_path);
        if (m_running.insert(m_unprinted->id).second)
            chooseFile(receiptOf(*m_unprinted, m_unprintedIsReprint));
    });
}

Receipt ReceiptBanner::receiptOf(const contract::Transfer& transfer, bool isReprint) const
{
    return {transfer,
            m_services.issuer,
            isReprint || m_services.printed.contains(transfer.id),
            tables::localTime(tables::now()),
            QLocale(),
            tables::wordsFor(QLocale())};
}

void ReceiptBanner::print(const contract::Transfer& transfer, bool isReprint)
{
    m_about = transfer.id;
    if (!m_running.insert(transfer.id).second)
        return showMessage(Tone::Info, tr("The receipt is already being prepared."));
    m_unprinted.reset();
    m_unprintedIsReprint = isReprint;
    const Receipt receipt = receiptOf(transfer, isReprint);
    if (const QString printer = m_services.printer ? m_services.printer() : QString(); !printer.isEmpty())
        sendTo(printer, receipt);
    else
        chooseFile(receipt);
}

void ReceiptBanner::leave()
{
    m_about.reset();
    m_unprinted.reset();
    clearMessage();
}

void ReceiptBanner::chooseFile(const Receipt& receipt)
{
    m_services.files.chooseSaveFile(window(), tr("Save receipt"), receipt.suggestedName(), this,
                                    [this, receipt](const QString& path) {
                                        if (path.isEmpty())
                                            m_running.erase(receipt.transfer.id);
                                        else
                                            write(receipt, path);
                                    });
}

void ReceiptBanner::write(Receipt receipt, const QString& path)
{
    const TransferId id = receipt.transfer.id;
    client::onWorker(
        this,
        [path, receipt = std::move(receipt)] {
            QSaveFile file(path);
            const bool done = file.open(QIODevice::WriteOnly) && receipt.write(file) && file.commit();
            return done ? std::nullopt : std::optional(file.errorString());
        },
        [this, id, path](const std::optional<QString>& error) { onWritten(id, path, error); });
}

void ReceiptBanner::sendTo(const QString& printer, Receipt receipt)
{
    const contract::Transfer transfer = receipt.transfer;
    client::onWorker(
        this,
        [printer, receipt = std::move(receipt)] {
            QBuffer pdf;
            pdf.open(QIODevice::WriteOnly);
            return receipt.write(pdf) ? PrintService::send(printer, pdf.data())
                                      : std::optional(tr("it could not be rendered"));
        },
        [this, transfer, printer](const std::optional<QString>& error) { onSent(transfer, printer, error); });
}

void ReceiptBanner::onSent(const contract::Transfer& transfer, const QString& printer,
                           const std::optional<QString>& error)
{
    m_running.erase(transfer.id);
    if (error) {
        if (say(Tone::Danger, transfer.id,
                tr("The receipt was not printed by %1: %2. Check the printer and print again, or save the receipt as a "
                   "file. The transfer itself is booked.")
                    .arg(printer, *error))) {
            m_unprinted = transfer;
            setAction(tr("Save as a file…"));
        }
        return;
    }
    m_services.printed.insert(transfer.id);
    // During the next transfer only failures are reported.
    if (m_about == transfer.id)
        say(Tone::Success, transfer.id, tr("The receipt is on its way to %1.").arg(printer));
    Q_EMIT printed(printer);
}

void ReceiptBanner::onWritten(const TransferId& id, const QString& path, const std::optional<QString>& error)
{
    m_running.erase(id);
    const QString shown = QDir::toNativeSeparators(path);
    if (error) {
        if (say(Tone::Danger, id,
                tr("The receipt could not be saved as %1: %2. The transfer itself is booked.").arg(shown, *error)) &&
            m_unprinted)
            setAction(tr("Save as a file…"));
        return;
    }
    m_services.printed.insert(id);
    if (m_about == id) {
        m_unprinted.reset();
        m_path = path;
        if (tell({{}, Tone::Success, tr("The receipt was saved as %1.").arg(shown), {}, path}))
            setAction(tr("Open folder"));
    }
    Q_EMIT printed(path);
}

bool ReceiptBanner::say(Tone tone, const TransferId& id, const QString& sentence)
{
    return tell({{}, tone, sentence, NavigationTarget{PageId::Transfer, id}, {}}, {}, m_about == id);
}

} // namespace cf::ui
