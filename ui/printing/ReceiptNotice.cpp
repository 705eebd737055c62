// See ReceiptNotice.h.
#include "ui/printing/ReceiptNotice.h"

#include <QDir>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

namespace cf::ui {

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
