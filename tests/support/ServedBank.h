// A whole bank in this process: its own database, its certificate, the same composition as `bankd serve`, and signed-in
// users. Tests talk to it over TLS.
#pragma once

#include "app/bankd/RunningBank.h"
#include "models/domain/AuditEvent.h"
#include "models/domain/Iban.h"
#include "models/domain/Money.h"
#include "models/domain/Role.h"
#include "services/bank/api/Call.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"
#include "tests/support/ApiClient.h"
#include "tests/support/MigratedDatabase.h"
#include "tests/support/OpenAccount.h"
#include "tests/support/TestFolder.h"

#include <atomic>
#include <functional>

namespace cf::test {

inline Money euros(std::int64_t cents)
{
    return {cents, Currency::parse("EUR").value()};
}

//! Configures a mail server, which is away: the bank has consumers of events, and offers messages to customers.
inline void withMail(platform::Settings& settings)
{
    settings.mail.server = "smtps://127.0.0.1:1";
    settings.mail.from = "bank@example.org";
}

class ServedBank
{
public:
    ServedBank()
        : ServedBank(migratedDatabase())
    {
    }
    //! On a migrated, empty database. `replica` is the same one on a replica, for bank_app; empty: none. `adjust`
    //! changes what is configured.
    explicit ServedBank(TestDatabase database, const std::string& replica = {},
                        const std::function<void(platform::Settings&)>& adjust = {});
    ~ServedBank();

    BranchId mainBranch() const { return m_mainBranch; }
    BranchId otherBranch() const { return m_otherBranch; }

    //! A new member of staff with a session on the client's device; the client uses its token from then on.
    bank::Caller signIn(ApiClient& client, Role role, BranchId branch);

    //! A code that the person's authenticator, set up anew by this call, shows now; it was not used.
    std::string freshCode(StaffId staff);

    ApiClient client() const { return ApiClient(port(), caCertificate()); }

    //! A customer with one EUR account holding `balance` cents (through a zero-sum pair against an internal account).
    OpenedAccount openAccount(BranchId branch, std::int64_t balance, const std::string& name = "Eva Nováková");

    //! Runs a statement through the bank's own connection, to inspect the ledger.
    template <class... Parameters>
    db::Rows query(const char* sql, const Parameters&... parameters)
    {
        return m_pool.transaction([&](db::Transaction& transaction) { return transaction.query(sql, parameters...); });
    }

    //! The recorded events of this action (empty: all), sealed or not, in order of creation.
    std::vector<AuditEvent> recorded(const std::string& action = {});

    //! Stops serving; the database stays.
    void stopServing() { m_bank.reset(); }
    void startServing();

    std::uint16_t port() const { return m_port; }
    std::filesystem::path caCertificate() const { return m_folder.path() / "tls" / "ca.pem"; }
    const platform::Settings& settings() const { return m_settings; }
    //! The test's own pool, whose inbox rows are signed as the bank's: without its observer they would be sealed as
    //! foreign.
    db::PoolConfig writingPool() { return {.database = m_settings.appDatabase, .observer = m_signer.maker()}; }
    //! The key from its file.
    const platform::EncryptionKey& master() const { return m_keys->master(); }
    //! The token required for the metrics.
    std::string metricsToken() const;
    const TestFolder& folder() const { return m_folder; }

private:
    BranchId addBranch(const std::string& code);

    TestFolder m_folder;
    TestDatabase m_database;
    platform::Settings m_settings;
    std::unique_ptr<platform::Log> m_log;
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    std::unique_ptr<bank::CustomerKeys> m_keys;
    bank::InboxSigner m_signer;
    BranchId m_mainBranch;
    BranchId m_otherBranch;
    std::atomic<int> m_accounts = 0; // tests sign in and open accounts on several threads
    std::atomic<int> m_people = 0;
    std::unique_ptr<app::RunningBank> m_bank;
    std::uint16_t m_port = 0;
};

} // namespace cf::test
