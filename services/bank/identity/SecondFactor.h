// A person's authenticator and recovery codes as PostgreSQL keeps them. Each code is used once, by one conditional
// UPDATE: of any number of attempts at once, on any number of servers, one succeeds.
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

    //! A new secret for the person, in place of any earlier one; unconfirmed. Returns it raw.
    std::string newSecret(db::Transaction& transaction, StaffId staff) const;

    //! Uses the code of an unconfirmed authenticator and confirms it.
    bool confirm(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const;

    //! Uses six digits of a confirmed authenticator, or else a recovery code.
    bool use(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const;

    //! Ten new recovery codes, in place of any earlier ones.
    std::vector<std::string> newRecoveryCodes(db::Transaction& transaction, StaffId staff) const;

    //! Whether this master key opens the column staff_totp.secret of the person.
    static bool opens(const platform::EncryptionKey& master, StaffId staff, std::string_view encrypted);

    //! The person has none of either any more.
    static void forget(db::Transaction& transaction, StaffId staff);

private:
    bool useStep(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now,
                 bool confirmed) const;

    platform::EncryptionKey m_master;
};

} // namespace cf::bank
