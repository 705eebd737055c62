// Stores the device key in the desktop's keychain. Only sign-in waits for it, for seconds: without an answer by then
// the program uses a key in memory, and the session is bound to this run.
//
// The keychain holds the device's key only. A key that comes later than the five seconds is that of the next session.
#pragma once

#include "services/client/DeviceKey.h"

#include <QString>

#include <chrono>
#include <functional>

class QObject;

namespace cf::client {

struct ObtainedKey
{
    DeviceKey key;
    bool persistent = false; //!< False: generated for this run, or not yet known to be saved.
};

class DeviceKeyStore
{
public:
    //! Asks for an entry and answers through the function while the object lives: at most once, perhaps never.
    using Keychain = std::function<void(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer)>;

    //! `entry` names the key within the service "counterfoil": the bank's address.
    explicit DeviceKeyStore(QString entry, Keychain keychain = desktopKeychain)
        : m_entry(std::move(entry))
        , m_keychain(std::move(keychain))
    {
    }

    static constexpr std::chrono::milliseconds kTimeout{5000};

    //! Calls `done` exactly once, within the timeout, unless context is gone by then. A stored key that the keychain
    //! returns later goes to `late`, so that the machine keeps its identity across starts.
    void obtain(QObject* context, std::function<void(ObtainedKey)> done, std::chrono::milliseconds timeout = kTimeout,
                std::function<void(DeviceKey)> late = {}) const;

    //! QtKeychain; not used where there is no session bus. A missing entry is created and saved.
    static void desktopKeychain(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer);

private:
    QString m_entry;
    Keychain m_keychain;
};

} // namespace cf::client
