#include "ui/printing/SystemFileDialogs.h"

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
        return SystemFileDialogs::tr("PDF documents (*.pdf)");
    if (suffix == QLatin1String("csv"))
        return SystemFileDialogs::tr("Text in columns (*.csv)");
    if (suffix == QLatin1String("xlsx"))
        return SystemFileDialogs::tr("Workbooks (*.xlsx)");
    return SystemFileDialogs::tr("All files (*)");
}

} // namespace

void SystemFileDialogs::ask(QFileDialog* dialog, QObject* context, std::function<void(const QString& path)> chosen)
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

void SystemFileDialogs::chooseOpenFile(QWidget* over, const QString& title, QObject* context,
                                       std::function<void(const QString& path)> chosen)
{
    auto* dialog = new QFileDialog(over, title, m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, context, std::move(chosen));
}

void SystemFileDialogs::chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName,
                                       QObject* context, std::function<void(const QString& path)> chosen)
{
    auto* dialog = new QFileDialog(over, title, m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = QFileInfo(suggestedName).suffix();
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(filterFor(suffix));
    dialog->selectFile(suggestedName);
    ask(dialog, context, std::move(chosen));
}

void SystemFileDialogs::openFolderOf(const QString& path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace cf::ui
