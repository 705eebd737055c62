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
    //! `entry` names the key within the service "counterfoil": the bank's address.
    explicit DeviceKeyStore(QString entry)
        : m_entry(std::move(entry))
    {
    }

    //! Calls back exactly once, within the patience, unless context is gone by then. A later answer is ignored.
    void obtain(QObject* context, std::function<void(ObtainedKey)> done,
                std::chrono::milliseconds patience = std::chrono::milliseconds(400)) const;

private:
    QString m_entry;
};

} // namespace cf::client
