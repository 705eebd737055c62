// One data key (DEK) per customer, wrapped under the master key (KEK). Used by code that encrypts or decrypts personal
// data.
//
// Memos and counterparties are encrypted with AES-256-GCM under the customer's key, which the master key in its file
// wraps. Destroying a customer's key is erasure.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/Connection.h"

#include <mutex>
#include <unordered_map>

namespace cf::bank {

//! Thread-safe. Caches the unwrapped keys of recent customers.
class CustomerKeys
{
public:
    explicit CustomerKeys(const platform::EncryptionKey& master)
        : m_master(master)
    {
    }

    //! A new key and the wrapped form for the column customer_key.wrapped_key (raw bytes).
    struct NewKey
    {
        platform::EncryptionKey key;
        std::string wrapped;
    };
    NewKey make(CustomerId customer) const;

    //! The customer's key; empty when there is none or it was destroyed.
    std::optional<platform::EncryptionKey> find(db::Transaction& transaction, CustomerId customer);

    //! Unwraps the value of the column customer_key.wrapped_key. Throws when that fails.
    platform::EncryptionKey unwrap(CustomerId customer, std::string_view wrapped) const;

    //! Whether unwrap() would succeed.
    bool opens(CustomerId customer, std::string_view wrapped) const;

    const platform::EncryptionKey& master() const { return m_master; }

private:
    platform::EncryptionKey m_master;
    std::mutex m_mutex;
    std::unordered_map<CustomerId, platform::EncryptionKey> m_recent;
};

} // namespace cf::bank
