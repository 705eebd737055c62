// Where files go: asked of the user in the program, answered by tests. Receipts and exports are saved through it.
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace cf::ui {

class FilePort
{
public:
    virtual ~FilePort() = default;

    //! Calls `chosen` once, while `context` lives, with a path or, when the user thought better of it, nothing. The
    //! suggested name's suffix says what kind of file it is.
    virtual void chooseSaveFile(QWidget* over, const QString& title, const QString& suggestedName, QObject* context,
                                std::function<void(const QString& path)> chosen) = 0;
    //! The same for a file that is there already.
    virtual void chooseOpenFile(QWidget* over, const QString& title, QObject* context,
                                std::function<void(const QString& path)> chosen) = 0;
    //! Shows the folder that holds the file.
    virtual void openFolderOf(const QString& path) = 0;
};

} // namespace cf::ui
