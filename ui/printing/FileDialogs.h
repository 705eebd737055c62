// Asks where to save or open files: the user in the program, the test in tests. Used for receipts and exports.
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace cf::ui {

class FileDialogs
{
public:
    virtual ~FileDialogs() = default;

    //! Calls `chosen` once, while `context` lives, with a path, or nothing if cancelled. The suggested name's suffix
    //! determines the file type.
    virtual void chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                                std::function<void(const QString& path)> chosen) = 0;
    //! The same for an existing file.
    virtual void chooseOpenFile(QWidget* over, const QString& title, QObject* context,
                                std::function<void(const QString& path)> chosen) = 0;
    //! Opens the folder that contains the file.
    virtual void openFolderOf(const QString& path) = 0;
};

} // namespace cf::ui
