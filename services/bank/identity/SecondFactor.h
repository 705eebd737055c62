// A person's authenticator and recovery codes in PostgreSQL. Each code is consumed once, by one conditional UPDATE: of
// any number of concurrent attempts, on any number of servers, one succeeds.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Ids.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <vector>

namespace cf::bank {

inline constexpr int kRecoveryCodes = 10;

//! Stateless, thread-safe. Every function throws db::Error.
class SecondFactor
{
public:
    explicit SecondFactor(const platform::EncryptionKey& master)
        : m_master(master)
    {
    }

    //! Replaces the person's secret with a new, unconfirmed one. Returns it raw.
    std::string newSecret(db::Transaction& transaction, StaffId staff) const;

    //! Consumes the code of an unconfirmed authenticator and confirms it.
    bool confirm(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const;

    //! Consumes six digits of a confirmed authenticator, or else a recovery code.
    bool use(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const;

    //! Replaces the recovery codes with ten new ones.
    std::vector<std::string> newRecoveryCodes(db::Transaction& transaction, StaffId staff) const;

    //! Whether this master key decrypts the person's staff_totp.secret.
    static bool opens(const platform::EncryptionKey& master, StaffId staff, std::string_view encrypted);

    //! Deletes both for the person.
    static void forget(db::Transaction& transaction, StaffId staff);

private:
    bool useStep(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now,
                 bool confirmed) const;

    platform::EncryptionKey m_master;
};

} // namespace cf::bank
