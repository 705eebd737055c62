// A real bankd for desktop tests: a separate process with demo users, and their sign-in codes.
#pragma once

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>

#include <csignal>

class TestBank
{
public:
    //! False, with a reason in failure(), when the bank does not come up. `records`: a folder to import.
    bool start(const QString& records = {})
    {
        // Started as root, the bank drops privileges: the parent folder must be traversable for others.
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther |
                                                   QFile::ExeOther);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        // Few demo customers, and none beside the real records: the bank starts in seconds.
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("COUNTERFOIL_DEMO"),
                           records.isEmpty() ? QStringLiteral("small") : QStringLiteral("none"));
        m_process.setProcessEnvironment(environment);
        QStringList arguments{QStringLiteral("serve"),
                              QStringLiteral("--embedded"),
                              data(),
                              QStringLiteral("--demo"),
                              QStringLiteral("--port"),
                              QStringLiteral("0"),
                              QStringLiteral("--ready-file"),
                              readyFile()};
        if (!records.isEmpty())
            arguments += {QStringLiteral("--berka"), records};
        m_process.start(program(), arguments);
        const bool up = QTest::qWaitFor(
            [&] { return QFile::exists(readyFile()) || m_process.state() == QProcess::NotRunning; }, 90'000);
        if (!up || !QFile::exists(readyFile()))
            return false;
        const auto ready = read(readyFile()).object();
        m_url = ready[QStringLiteral("url")].toString();
        m_authority = ready[QStringLiteral("ca")].toString();
        m_staff = read(peopleFile()).object()[QStringLiteral("people")].toArray();
        // Their enrolment used the current code.
        for (const auto& each : m_staff)
            m_lastStep[each.toObject()[QStringLiteral("userName")].toString()] = presentStep();
        return !m_staff.isEmpty();
    }

    ~TestBank()
    {
        m_process.terminate();
        m_process.waitForFinished(20'000);
    }

    QString failure() { return QString::fromUtf8(m_process.readAll()); }
    QString url() const { return m_url; }
    QString authority() const { return m_authority; }
    //! The file for `counterfoil --demonstration`.
    QString peopleFile() const { return data() + QStringLiteral("/demo/people.json"); }

    QString password(const QString& user) const { return person(user)[QStringLiteral("password")].toString(); }

    //! An unused code: the current six digits once, then recovery codes.
    QString freshCode(const QString& user)
    {
        const qint64 step = presentStep();
        if (m_lastStep.value(user) != step) {
            m_lastStep[user] = step;
            return totp(person(user)[QStringLiteral("authenticatorSecret")].toString(), step);
        }
        return person(user)[QStringLiteral("recoveryCodes")].toArray()[m_recoveryCodes[user]++].toString();
    }

    static qint64 presentStep() { return QDateTime::currentSecsSinceEpoch() / 30; }

    //! RFC 6238 with the usual parameters: SHA-1, 30 seconds, six digits.
    static QString totp(const QString& base32, qint64 step)
    {
        QByteArray counter(8, '\0');
        for (int i = 7; i >= 0; --i, step >>= 8)
            counter[i] = static_cast<char>(step & 0xff);
        const QByteArray mac = QMessageAuthenticationCode::hash(counter, decoded(base32), QCryptographicHash::Sha1);
        const int at = mac.back() & 0xf;
        quint32 number = 0;
        for (int i = 0; i < 4; ++i)
            number = (number << 8) | static_cast<quint8>(mac[at + i]);
        return QStringLiteral("%1").arg((number & 0x7fffffff) % 1'000'000, 6, 10, QLatin1Char('0'));
    }

    //! Adds a colleague; returns the one-time enrolment code.
    QString addStaff(const QString& user) const
    {
        return staffCommand({QStringLiteral("add"), user, QStringLiteral("--name"), QStringLiteral("Nina Nová"),
                             QStringLiteral("--role"), QStringLiteral("teller"), QStringLiteral("--branch"),
                             QStringLiteral("0001")});
    }

    //! Resets the colleague, sessions included; returns the new enrolment code.
    QString reissue(const QString& user) const { return staffCommand({QStringLiteral("reissue"), user}); }

    //! Process id of the replica's PostgreSQL; 0 while there is none.
    qint64 replicaPid() const
    {
        QFile file(data() + QStringLiteral("/postgres/replica/postmaster.pid"));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
    }

private:
    static QString program() { return QStringLiteral(COUNTERFOIL_BANKD); }
    QString data() const { return m_folder.filePath(QStringLiteral("bank")); }
    // In the bank's own folder: the bank must be able to write it.
    QString readyFile() const { return data() + QStringLiteral("/ready.json"); }

    static QJsonDocument read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    }

    QString staffCommand(const QStringList& arguments) const
    {
        QProcess command;
        command.start(program(), QStringList{QStringLiteral("staff")} + arguments +
                                     QStringList{QStringLiteral("--embedded"), data()});
        command.waitForFinished(30'000);
        return QString::fromUtf8(command.readAllStandardOutput()).trimmed().section(QLatin1Char('\n'), -1);
    }

    QJsonObject person(const QString& user) const
    {
        for (const auto& each : m_staff) {
            if (each.toObject()[QStringLiteral("userName")].toString() == user)
                return each.toObject();
        }
        return {};
    }

    static QByteArray decoded(const QString& base32)
    {
        QByteArray bytes;
        quint32 bits = 0;
        int count = 0;
        for (const QChar c : base32) {
            const int value = c.isLetter() ? c.toUpper().unicode() - 'A' : c.isDigit() ? c.unicode() - '2' + 26 : -1;
            if (value < 0)
                continue;
            bits = (bits << 5) | static_cast<quint32>(value);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes += static_cast<char>((bits >> count) & 0xff);
            }
        }
        return bytes;
    }

    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/counterfoil-ui-XXXXXX")};
    QProcess m_process;
    QString m_url;
    QString m_authority;
    QJsonArray m_staff;
    QHash<QString, qint64> m_lastStep;
    QHash<QString, int> m_recoveryCodes;
};
