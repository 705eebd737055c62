// Valid settings in counterfoil.ini, and the errors reported for mistakes.
#include "services/client/MachinePolicy.h"
#include "tests/qt/QtTests.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cf::client;

class MachinePolicyTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    PolicyOverrides file(const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("counterfoil.ini"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return {path, {}, {}};
    }

private Q_SLOTS:
    void aWholeFileIsRead();
    void theCommandLineWins();
    void aMistakeIsNamed_data();
    void aMistakeIsNamed();
    void aNamedFileMustExist();
};

void MachinePolicyTest::aWholeFileIsRead()
{
    const auto policy = loadPolicy(file("[bank]\nurl=https://bank.example:8443\nauthority=/etc/counterfoil/ca.pem\n"
                                        "[session]\nidleMinutes=5\n[journal]\nfolder=/var/lib/journal\n"));
    QVERIFY(policy.ok());
    QCOMPARE(policy->bank, QUrl(QStringLiteral("https://bank.example:8443")));
    QCOMPARE(policy->authorityFile, QStringLiteral("/etc/counterfoil/ca.pem"));
    QVERIFY(!policy->systemAuthorities);
    QVERIFY(policy->idle == std::chrono::minutes(5));
    QCOMPARE(policy->journalFolder, QStringLiteral("/var/lib/journal"));
}

void MachinePolicyTest::theCommandLineWins()
{
    PolicyOverrides overrides = file("[bank]\nurl=https://bank.example\nauthority=/a.pem\n");
    overrides.bank = QStringLiteral("https://localhost:7000");
    overrides.authorityFile = QStringLiteral("/b.pem");
    const auto policy = loadPolicy(overrides);
    QVERIFY(policy.ok());
    QCOMPARE(policy->bank.port(), 7000);
    QCOMPARE(policy->authorityFile, QStringLiteral("/b.pem"));
    QVERIFY(policy->idle == std::chrono::minutes(15));
}

void MachinePolicyTest::aMistakeIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, const QByteArray& text, PolicyFault fault) {
        QTest::newRow(name) << text << static_cast<int>(fault);
    };
    const QByteArray good = "[bank]\nurl=https://b\nauthority=/a\n";
    row("empty", "", PolicyFault::NoBank);
    row("http", "[bank]\nurl=http://b\nauthority=/a\n", PolicyFault::BankNotHttps);
    row("no scheme", "[bank]\nurl=bank.example\nauthority=/a\n", PolicyFault::BankNotHttps);
    row("nobody trusted", "[bank]\nurl=https://b\n", PolicyFault::NoAuthority);
    row("idle 0", good + "[session]\nidleMinutes=0\n", PolicyFault::IdleOutOfRange);
    row("idle 16", good + "[session]\nidleMinutes=16\n", PolicyFault::IdleOutOfRange);
    row("idle a word", good + "[session]\nidleMinutes=often\n", PolicyFault::IdleOutOfRange);
}

void MachinePolicyTest::aMistakeIsNamed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, fault);
    const auto policy = loadPolicy(file(text));
    QVERIFY(!policy.ok());
    QCOMPARE(static_cast<int>(policy.error().fault), fault);
}

void MachinePolicyTest::aNamedFileMustExist()
{
    const auto policy =
        loadPolicy({QStringLiteral("/nonexistent.ini"), QStringLiteral("https://b"), QStringLiteral("/a")});
    QVERIFY(!policy.ok());
    QCOMPARE(static_cast<int>(policy.error().fault), static_cast<int>(PolicyFault::FileUnreadable));
    QCOMPARE(policy.error().value, QStringLiteral("/nonexistent.ini"));
}

COUNTERFOIL_QTEST(MachinePolicyTest)
#include "tst_MachinePolicy.moc"
