#include "services/client/DeviceKeyStore.h"

#include <QFileInfo>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace cf::client {

namespace {

const QString kService = QStringLiteral("counterfoil");

//! Without a session bus the keychain cannot answer; a request would only try to start a bus.
bool sessionBusExists()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

void save(const QString& entry, const QByteArray& data)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setKey(entry);
    job->setBinaryData(data);
    job->start();
}

//! An entry unreadable as a key, perhaps from a newer program, is kept beside the new one.
void saveAnew(const QString& entry, const QByteArray& unreadable, const DeviceKey& key)
{
    if (!unreadable.isEmpty())
        save(entry + QStringLiteral(" (unreadable)"), unreadable);
    save(entry, key.toPem());
}

} // namespace

void DeviceKeyStore::desktopKeychain(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer)
{
    if (!sessionBusExists()) {
        QTimer::singleShot(0, asker, [answer = std::move(answer)] { answer({DeviceKey::generate(), false}); });
        return;
    }
    auto* job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, asker, [entry, answer = std::move(answer), job] {
        const auto stored = job->error() == QKeychain::NoError ? DeviceKey::fromPem(job->binaryData()) : std::nullopt;
        if (stored)
            return answer({*stored, true});
        const DeviceKey fresh = DeviceKey::generate();
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            saveAnew(entry, job->binaryData(), fresh);
        answer({fresh, false});
    });
    job->start();
}

void DeviceKeyStore::obtain(QObject* context, std::function<void(ObtainedKey)> done, std::chrono::milliseconds timeout,
                            std::function<void(DeviceKey)> late) const
{
    // Everything for this request is owned by one object: once it is deleted, no callback follows.
    auto* attempt = new QObject(context);
    auto* timer = new QTimer(attempt);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, attempt, [attempt, done, isOver = !late] {
        if (isOver)
            attempt->deleteLater();
        done({DeviceKey::generate(), false});
    });
    timer->start(timeout);
    m_keychain(m_entry, attempt, [attempt, timer, done, late = std::move(late)](ObtainedKey key) {
        const bool inTime = timer->isActive();
        timer->stop();
        if (inTime || late)
            attempt->deleteLater();
        if (inTime)
            done(std::move(key));
        else if (late && key.persistent)
            late(std::move(key.key));
    });
}

} // namespace cf::client
