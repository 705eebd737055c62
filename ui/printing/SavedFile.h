// Saves a file that the bank has sent to where the user wants it, on a worker thread, and says in its place what became
// of it. Statements and documents use it.
#pragma once

#include "services/contract/Documents.h"
#include "ui/printing/FilePort.h"
#include "ui/shell/OutcomeBanner.h"

namespace cf::ui {

class SavedFile : public OutcomeBanner
{
    Q_OBJECT

public:
    //! `files` outlives this.
    explicit SavedFile(FilePort& files, QWidget* parent = nullptr);

    //! Asks where to, writes, tells. `title`: of the dialog. Over another page nothing is asked: the file waits here
    //! and is offered to whoever comes back.
    void save(const QString& title, contract::FileContent file);
    //! The place turns to something else, under which nothing is said or offered of what was saved before. What is
    //! still to come of that waits with the workspace.
    void leave();

Q_SIGNALS:
    //! It lies there.
    void saved(const QString& path);

private:
    struct Waiting
    {
        QString title;
        contract::FileContent file;
    };

    void chooseFile(const QString& title, contract::FileContent file);
    void write(contract::FileContent file, const QString& path);
    //! `isHere`: it may be said in this place. `error`: why not; nothing when it lies there.
    void onWritten(bool isHere, const QString& path, const std::optional<QString>& error);

    FilePort& m_files;
    QString m_path;
    std::optional<Waiting> m_waiting; //!< Came while its page was not looked at.
    int m_left = 0;                   //!< How often the place was left.
};

} // namespace cf::ui
