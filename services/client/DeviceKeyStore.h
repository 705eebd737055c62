// Where the device key is kept: the desktop's keychain. No screen waits for it, only the sign-in itself, for seconds:
// without an answer by then the program goes on with a key in memory, and the sign-in is bound to this run of it.
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
    bool persistent = false; //!< False: made for this run, or not known yet to be saved.
};

class DeviceKeyStore
{
public:
    //! Asks for an entry and answers through the function while the object lives, at most once, perhaps never.
    using Keychain = std::function<void(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer)>;

    //! `entry` names the key within the service "counterfoil": the bank's address.
    explicit DeviceKeyStore(QString entry, Keychain keychain = desktopKeychain)
        : m_entry(std::move(entry))
        , m_keychain(std::move(keychain))
    {
    }

    static constexpr std::chrono::milliseconds kPatience{5000};

    //! Calls `done` exactly once, within the patience, unless context is gone by then. The kept key that a keychain
    //! gives after that is told to `late`: a machine that is another one at every start is nobody's.
    void obtain(QObject* context, std::function<void(ObtainedKey)> done, std::chrono::milliseconds patience = kPatience,
                std::function<void(DeviceKey)> late = {}) const;

    //! QtKeychain; not asked at all where there is no session bus. A missing entry is made and saved.
    static void desktopKeychain(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer);

private:
    QString m_entry;
    Keychain m_keychain;
};

} // namespace cf::client
