// See SavedFile.h.
#include "ui/printing/SavedFile.h"

#include "ui/common/OnWorker.h"

#include <QDir>
#include <QSaveFile>

namespace cf::ui {

SavedFile::SavedFile(FilePort& files, QWidget* parent)
    : MessageBanner(parent)
    , m_files(files)
{
    connect(this, &MessageBanner::actionTriggered, this, [this] { m_files.openFolderOf(m_path); });
}

void SavedFile::save(const QString& title, contract::FileContent file)
{
    // A name from the bank is a name, never a path.
    const QString name =
        QString::fromStdString(file.fileName).section(QLatin1Char('/'), -1).section(QLatin1Char('\\'), -1);
    m_files.chooseSaveFile(window(), title, name, this, [this, file = std::move(file)](const QString& path) {
        if (!path.isEmpty())
            write(file, path);
    });
}

void SavedFile::write(contract::FileContent file, const QString& path)
{
    onWorker(
        this,
        [path, bytes = std::move(file.content.data)] {
            QSaveFile target(path);
            const auto size = static_cast<qint64>(bytes.size());
            const bool done =
                target.open(QIODevice::WriteOnly) && target.write(bytes.data(), size) == size && target.commit();
            return done ? std::nullopt : std::optional(target.errorString());
        },
        [this, path](const std::optional<QString>& error) { onWritten(path, error); });
}

void SavedFile::onWritten(const QString& path, const std::optional<QString>& error)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (error)
        return showMessage(Tone::Danger, tr("The file could not be saved as %1: %2.").arg(shown, *error));
    m_path = path;
    showMessage(Tone::Success, tr("Saved as %1.").arg(shown));
    setAction(tr("Open folder"));
    Q_EMIT saved(path);
}

} // namespace cf::ui
