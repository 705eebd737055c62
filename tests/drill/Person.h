// A member of staff with a device, a password and an authenticator: enrols and signs in over TLS as the desktop does.
#pragma once

#include "models/domain/Role.h"
#include "services/contract/SignIn.h"
#include "tests/support/ApiClient.h"

#include <mutex>

namespace cf::drill {

class Person
{
public:
    Person(std::string userName, std::string password)
        : m_userName(std::move(userName))
        , m_password(std::move(password))
    {
    }

    //! With the one-time code from `bankd staff add`; the client has a session then. Throws std::runtime_error.
    void enrol(test::ApiClient& client, const std::string& enrolmentCode);
    //! Opens another session, for the client's device. False: not now, for instance because the authenticator's present
    //! code was used.
    bool signIn(test::ApiClient& client);
    //! The authenticator's present code, once.
    std::optional<std::string> freshCode();

    const std::string& userName() const { return m_userName; }
    StaffId id() const { return m_id; }

private:
    std::string m_userName;
    std::string m_password;
    std::string m_secret; //!< Of the authenticator, raw.
    StaffId m_id;
    std::int64_t m_lastStep = 0;
};

} // namespace cf::drill
