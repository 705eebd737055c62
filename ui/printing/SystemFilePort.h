// FilePort by the system's own dialogs. The composition root makes the one there is.
#pragma once

#include "ui/printing/FilePort.h"

#include <QCoreApplication>

namespace cf::ui {

class SystemFilePort : public FilePort
{
    Q_DECLARE_TR_FUNCTIONS(SystemFilePort)

public:
    void chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                        std::function<void(const QString& path)> chosen) override;
    void openFolderOf(const QString& path) override;

private:
    QString m_folder; //!< Where the last file went.
};

} // namespace cf::ui
