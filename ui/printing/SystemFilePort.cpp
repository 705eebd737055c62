#include "ui/printing/SystemFilePort.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QUrl>

namespace cf::ui {
namespace {

QString filterFor(const QString& suffix)
{
    if (suffix == QLatin1String("pdf"))
        return SystemFilePort::tr("PDF documents (*.pdf)");
    if (suffix == QLatin1String("csv"))
        return SystemFilePort::tr("Text in columns (*.csv)");
    if (suffix == QLatin1String("xlsx"))
        return SystemFilePort::tr("Workbooks (*.xlsx)");
    return SystemFilePort::tr("All files (*)");
}

} // namespace

void SystemFilePort::ask(QFileDialog* dialog, QObject* context, std::function<void(const QString& path)> chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::finished, context, [this, dialog, chosen = std::move(chosen)](int result) {
        const QString path = result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString();
        if (!path.isEmpty())
            m_folder = QFileInfo(path).absolutePath();
        chosen(path);
    });
    dialog->open();
}

void SystemFilePort::chooseOpenFile(QWidget* over, const QString& title, QObject* context,
                                    std::function<void(const QString& path)> chosen)
{
    auto* dialog = new QFileDialog(over, title, m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, context, std::move(chosen));
}

void SystemFilePort::chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                                    std::function<void(const QString& path)> chosen)
{
    auto* dialog = new QFileDialog(over, title, m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = QFileInfo(suggestedName).suffix();
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(filterFor(suffix));
    dialog->selectFile(suggestedName);
    ask(dialog, context, std::move(chosen));
}

void SystemFilePort::openFolderOf(const QString& path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace cf::ui
