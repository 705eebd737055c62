// The random user's save and open paths, without Qt's file dialog: pressing Delete there asks for confirmation in a
// nested event loop, which nothing here would answer.
#pragma once

#include "ui/printing/FileDialogs.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTimer>

#include <random>

class RandomFiles : public cf::ui::FileDialogs
{
public:
    explicit RandomFiles(unsigned seed)
        : m_random(seed)
    {
    }

    void chooseSaveFile(QWidget*, const QString&, const QString& suggestedName, QObject* context,
                        std::function<void(const QString& path)> chosen) override
    {
        answer(suggestedName, context, std::move(chosen));
    }
    //! A file saved before, or a missing one.
    void chooseOpenFile(QWidget*, const QString&, QObject* context,
                        std::function<void(const QString& path)> chosen) override
    {
        const QStringList saved = QDir(m_folder.path()).entryList(QDir::Files);
        answer(saved.isEmpty() ? QStringLiteral("nothing.txt") : saved.first(), context, std::move(chosen));
    }
    void openFolderOf(const QString&) override {}

private:
    void answer(const QString& name, QObject* context, std::function<void(const QString& path)> chosen)
    {
        const bool cancels = m_random() % 3 == 0;
        const QString path = cancels ? QString() : m_folder.filePath(name);
        QTimer::singleShot(static_cast<int>(m_random() % 200), context, [chosen, path] { chosen(path); });
    }

    QTemporaryDir m_folder;
    std::mt19937 m_random;
};
