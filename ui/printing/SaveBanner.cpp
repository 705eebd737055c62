#include "ui/printing/SaveBanner.h"

#include "services/client/OnWorker.h"
#include "ui/shell/Page.h"

#include <QDir>
#include <QSaveFile>

#include <utility>

namespace cf::ui {
namespace {

//! A name from the bank is a name, never a path.
QString nameOf(const contract::FileContent& file)
{
    return QString::fromStdString(file.fileName).section(QLatin1Char('/'), -1).section(QLatin1Char('\\'), -1);
}

} // namespace

SaveBanner::SaveBanner(FileDialogs& files, QWidget* parent)
    : OutcomeBanner(parent)
    , m_files(files)
{
    connect(this, &MessageBanner::actionTriggered, this, [this] {
        if (!m_waiting)
            return m_files.openFolderOf(m_path);
        Waiting waiting = *std::exchange(m_waiting, {});
        clearMessage();
        chooseFile(waiting.title, std::move(waiting.file));
    });
}

void SaveBanner::save(const QString& title, contract::FileContent file)
{
    if (std::exchange(m_waiting, {}))
        clearMessage();
    const Page* page = Page::containing(this);
    if (!page || page->isVisible())
        return chooseFile(title, std::move(file));
    //: %1: the name of a file
    showMessage(Tone::Info, tr("%1 has arrived but is not saved yet.").arg(nameOf(file)));
    setAction(tr("Save…", "a file that has come"));
    m_waiting = Waiting{title, std::move(file)};
}

void SaveBanner::leave()
{
    ++m_left;
    m_waiting.reset();
    clearMessage();
}

void SaveBanner::chooseFile(const QString& title, contract::FileContent file)
{
    const QString name = nameOf(file);
    m_files.chooseSaveFile(window(), title, name, this, [this, file = std::move(file)](const QString& path) {
        if (!path.isEmpty())
            write(file, path);
    });
}

void SaveBanner::write(contract::FileContent file, const QString& path)
{
    client::onWorker(
        this,
        [path, bytes = std::move(file.content.data)] {
            QSaveFile target(path);
            const auto size = static_cast<qint64>(bytes.size());
            const bool done =
                target.open(QIODevice::WriteOnly) && target.write(bytes.data(), size) == size && target.commit();
            return done ? std::nullopt : std::optional(target.errorString());
        },
        [this, path, left = m_left](const std::optional<QString>& error) {
            // A file waiting to be saved keeps its place.
            onWritten(left == m_left && !m_waiting, path, error);
        });
}

void SaveBanner::onWritten(bool isHere, const QString& path, const std::optional<QString>& error)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (error)
        return void(tell({{}, Tone::Danger, tr("The file could not be saved as %1: %2.").arg(shown, *error), {}, {}},
                         {}, isHere));
    if (isHere)
        m_path = path;
    if (tell({{}, Tone::Success, tr("Saved as %1.").arg(shown), {}, path}, {}, isHere))
        setAction(tr("Open folder"));
    Q_EMIT saved(path);
}

} // namespace cf::ui
