// Only its user may read the desktop's log, whatever was there before.
#include "app/desktop/DesktopLog.h"
#include "tests/qt/QtTests.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <fstream>

namespace {

unsigned modeOf(const QString& path)
{
    struct stat found = {};
    return ::stat(path.toUtf8().constData(), &found) == 0 ? found.st_mode & 0777U : 0;
}

} // namespace

class DesktopLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_before = ::umask(022); }
    void cleanup() { ::umask(m_before); }

    void aNewOneAndItsFolderAreTheUsersAlone()
    {
        const QString file = m_folder.filePath(QStringLiteral("new/folder/desktop.log"));
        {
            cf::app::DesktopLog log(file);
            log.ended();
        }
        QVERIFY(QFileInfo(file).size() > 0);
        QCOMPARE(modeOf(file), 0600U);
        QCOMPARE(modeOf(QFileInfo(file).path()), 0700U);
    }

    void whatAnEarlierVersionLeftReadableIsClosed()
    {
        const QString file = m_folder.filePath(QStringLiteral("desktop.log"));
        const QString rotated = m_folder.filePath(QStringLiteral("desktop.1.log"));
        const QString other = m_folder.filePath(QStringLiteral("notes.txt"));
        for (const QString& each : {file, rotated, other}) {
            std::ofstream(each.toStdString()) << "x\n";
            QCOMPARE(modeOf(each), 0644U);
        }
        const cf::app::DesktopLog log(file);
        QCOMPARE(modeOf(file), 0600U);
        QCOMPARE(modeOf(rotated), 0600U);
        QCOMPARE(modeOf(other), 0644U);
    }

private:
    QTemporaryDir m_folder;
    mode_t m_before = 0;
};

COUNTERFOIL_QTEST(DesktopLogTest)
#include "tst_desktop_log.moc"
