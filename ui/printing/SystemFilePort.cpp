// See SystemFilePort.h.
#include "ui/printing/SystemFilePort.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <QUrl>

namespace cf::ui {

void SystemFilePort::chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                                    std::function<void(const QString& path)> chosen)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(over, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(tr("PDF documents (*.pdf)"));
    dialog->setDirectory(m_folder);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::finished, context, [this, dialog, chosen = std::move(chosen)](int result) {
        const QString path = result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString();
        if (!path.isEmpty())
            m_folder = QFileInfo(path).absolutePath();
        chosen(path);
    });
    dialog->open();
}

void SystemFilePort::openFolderOf(const QString& path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace cf::ui
