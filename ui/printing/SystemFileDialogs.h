// The file dialogs of the system. The composition root creates the only one.
#pragma once

#include "ui/printing/FileDialogs.h"

#include <QCoreApplication>
#include <QStandardPaths>

class QFileDialog;

namespace cf::ui {

class SystemFileDialogs : public FileDialogs
{
    Q_DECLARE_TR_FUNCTIONS(SystemFileDialogs)

public:
    void chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                        std::function<void(const QString& path)> chosen) override;
    void chooseOpenFile(QWidget* over, const QString& title, QObject* context,
                        std::function<void(const QString& path)> chosen) override;
    void openFolderOf(const QString& path) override;

private:
    void ask(QFileDialog* dialog, QObject* context, std::function<void(const QString& path)> chosen);

    //! Folder of the last file.
    QString m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
};

} // namespace cf::ui
