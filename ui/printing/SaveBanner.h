// Saves a file from the bank where the user wants it, on a worker thread, and reports the result in place. Used for
// statements and documents.
#pragma once

#include "services/contract/Documents.h"
#include "ui/printing/FileDialogs.h"
#include "ui/shell/OutcomeBanner.h"

namespace cf::ui {

class SaveBanner : public OutcomeBanner
{
    Q_OBJECT

public:
    //! `files` outlives this.
    explicit SaveBanner(FileDialogs& files, QWidget* parent = nullptr);

    //! Asks where to save, writes, reports. `title`: the dialog's. While another page is shown nothing is asked: the
    //! file waits here and is offered on return.
    void save(const QString& title, contract::FileContent file);
    //! The place shows something else: clears the message and offer. A result still to come goes to the workspace.
    void leave();

Q_SIGNALS:
    //! It was saved there.
    void saved(const QString& path);

private:
    struct Waiting
    {
        QString title;
        contract::FileContent file;
    };

    void chooseFile(const QString& title, contract::FileContent file);
    void write(contract::FileContent file, const QString& path);
    //! `isHere`: it may be reported here. `error`: the reason; nothing on success.
    void onWritten(bool isHere, const QString& path, const std::optional<QString>& error);

    FileDialogs& m_files;
    QString m_path;
    std::optional<Waiting> m_waiting; //!< Arrived while its page was not shown.
    int m_left = 0;                   //!< How often the place was left.
};

} // namespace cf::ui
