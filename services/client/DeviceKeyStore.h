// Where the device key is kept: the desktop's keychain. It is never waited for: without an answer in time the program
// goes on with a key in memory, and the sign-in is bound to this run of the program.
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

    //! Calls back exactly once, within the patience, unless context is gone by then. A later answer is ignored.
    void obtain(QObject* context, std::function<void(ObtainedKey)> done,
                std::chrono::milliseconds patience = std::chrono::milliseconds(400)) const;

    //! QtKeychain; not asked at all where there is no session bus. A missing entry is made and saved.
    static void desktopKeychain(const QString& entry, QObject* asker, std::function<void(ObtainedKey)> answer);

private:
    QString m_entry;
    Keychain m_keychain;
};

} // namespace cf::client
