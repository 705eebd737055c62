// See DeviceKeyStore.h.
#include "services/client/DeviceKeyStore.h"

#include <QFileInfo>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace cf::client {

namespace {

const QString kService = QStringLiteral("counterfoil");

//! Without a session bus the keychain cannot answer; asking it would only try to start one.
bool sessionBusExists()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

void save(const QString& entry, const DeviceKey& key)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setKey(entry);
    job->setBinaryData(key.toPem());
    job->start();
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
            save(entry, fresh);
        answer({fresh, false});
    });
    job->start();
}

void DeviceKeyStore::obtain(QObject* context, std::function<void(ObtainedKey)> done,
                            std::chrono::milliseconds patience) const
{
    // Everything of this request hangs on one object: when it goes, nothing answers any more.
    auto* attempt = new QObject(context);
    auto* timer = new QTimer(attempt);
    timer->setSingleShot(true);
    const auto answer = [attempt, done = std::move(done)](ObtainedKey key) {
        attempt->deleteLater();
        done(std::move(key));
    };
    QObject::connect(timer, &QTimer::timeout, attempt, [answer] { answer({DeviceKey::generate(), false}); });
    timer->start(patience);
    m_keychain(m_entry, attempt, [timer, answer](ObtainedKey key) {
        if (!timer->isActive())
            return;
        timer->stop();
        answer(std::move(key));
    });
}

} // namespace cf::client
