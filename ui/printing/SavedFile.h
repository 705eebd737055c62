// Saves a file that the bank has sent to where the user wants it, on a worker thread, and says in its place what became
// of it. Statements and documents use it.
#pragma once

#include "services/contract/Documents.h"
#include "ui/printing/FilePort.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

class SavedFile : public MessageBanner
{
    Q_OBJECT

public:
    //! `files` outlives this.
    explicit SavedFile(FilePort& files, QWidget* parent = nullptr);

    //! Asks where to, writes, tells. `title`: of the dialog.
    void save(const QString& title, contract::FileContent file);

Q_SIGNALS:
    //! It lies there.
    void saved(const QString& path);

private:
    void write(contract::FileContent file, const QString& path);
    //! `error`: why not; nothing when it lies there.
    void onWritten(const QString& path, const std::optional<QString>& error);

    FilePort& m_files;
    QString m_path;
};

} // namespace cf::ui
