// A bank with a real database, its router and its sign-in, called as by a desktop: HTTP requests with a device's
// certificate. Time stands still until a test moves it.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/api/Workers.h"
#include "services/bank/identity/IdentityRoutes.h"
#include "services/bank/identity/StaffAdmin.h"
#include "tests/support/TemporaryPostgres.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <atomic>
#include <optional>

namespace cf::test {

using namespace std::chrono_literals;

//! An enrolled person, with all their credentials.
struct Person
{
    std::string userName;
    std::string password;
    std::string secret; //!< Raw.
    std::vector<std::string> recoveryCodes;
};

struct RouterReply
{
    int status = 0;
    std::string text;
    std::string code; //!< The problem's code, if it is one.
    boost::json::object body;

    std::string member(const char* name) const;
};

class IdentityFixture : public ::testing::Test
{
protected:
    IdentityFixture();
    ~IdentityFixture() override;

    RouterReply post(const std::string& path, const boost::json::object& body, const std::string& device = kDevice,
                     const std::string& token = {});
    RouterReply get(const std::string& path, const std::string& token, const std::string& device = kDevice);

    RouterReply password(const std::string& userName, const std::string& password, const std::string& device = kDevice);
    RouterReply code(const std::string& challenge, const std::string& code, const std::string& device = kDevice);
    //! The challenge given for the right password.
    std::string challenge(const Person& person);
    //! The authenticator's code `steps` of 30 seconds from now.
    std::string codeOf(const Person& person, int steps = 0) const;
    //! The token of a new session; advances the time by a step, so that the next code is new.
    std::string signIn(const Person& person);

    RouterReply startEnrolment(const std::string& userName, const std::string& code,
                               const std::string& password = kPassword);
    //! Adds and enrols a person, and advances the time by a step.
    Person enrolled(const std::string& userName, Role role = Role::Teller);

    //! Runs SQL as the owner; the first field of the first row, "" when there is none.
    std::string sql(const char* statement);
    //! The trail so far, in order.
    std::vector<AuditEvent> trail();
    std::vector<std::string> actions();

    bank::Clock clock();
    void wait(std::chrono::seconds time) { m_seconds += time.count(); }

    static const std::string kDevice;
    static const std::string kOtherDevice;
    static const std::string kPassword;

    const TestDatabase m_database;
    std::atomic<std::int64_t> m_seconds = 1'780'000'000;
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    const platform::EncryptionKey m_master = platform::EncryptionKey::random();
    bank::Identity m_identity;
    bank::Router m_router;
    bank::Workers m_workers;
    bank::StaffAdmin m_admin;
    BranchId m_branch = BranchId::make();

private:
    RouterReply send(http::Request request, const std::string& device, const std::string& token);
};

} // namespace cf::test
