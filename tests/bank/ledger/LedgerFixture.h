// A bank with two branches, its staff and accounts in a real database, a writer, and a check of all ledger invariants.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/ledger/LedgerWriter.h"
#include "services/bank/platform/postgres/Pool.h"
#include "tests/support/TemporaryPostgres.h"

#include <gtest/gtest.h>

#include <future>

namespace cf::test {

using namespace std::chrono_literals;

//! An account's initial state. Money in minor units.
struct AccountPlan
{
    std::int64_t balance = 0;
    std::string currency = "EUR";
    std::string status = "open";
    bool blocked = false; //!< On both sides, for ever.
    std::int64_t holds = 0;
    std::int64_t overdraftLimit = 0;
    std::optional<BranchId> branch = {}; //!< Empty: the teller's.
    bool internal = false;
};

struct TestAccount
{
    AccountId id;
    Iban iban;
    CustomerId owner;
    Currency currency;
    std::string holder;
};

//! A result that arrives on another thread.
class Awaited
{
public:
    bank::LedgerWriter::Answer answer();
    //! Fails the test when none arrives.
    bank::OrderResult result(std::chrono::seconds timeout = 20s);
    bool ready() const { return m_future.wait_for(0s) == std::future_status::ready; }

private:
    std::shared_ptr<std::promise<bank::OrderResult>> m_promise = std::make_shared<std::promise<bank::OrderResult>>();
    std::shared_future<bank::OrderResult> m_future = m_promise->get_future().share();
};

class LedgerFixture : public ::testing::Test
{
protected:
    LedgerFixture();

    TestAccount open(const AccountPlan& plan);
    bank::Caller addStaff(Role role, BranchId branch);

    bank::LedgerCommand command(const TestAccount& debtor, const TestAccount& creditor, std::int64_t amount,
                                std::optional<std::string> memo = {}) const;
    //! The same for any order of the teller's.
    bank::LedgerCommand command(bank::OrderContent content) const;
    //! Submits and waits.
    bank::OrderResult post(bank::LedgerWriter& writer, const bank::LedgerCommand& command);
    contract::Answer<contract::OrderOutcome> resolve(const bank::Caller& caller, const contract::KeyRef& ref);

    bank::LedgerConfig config() const;
    //! As bank_app.
    std::string sql(const std::string& statement);
    //! As the superuser, who may do what no program may.
    void tamper(const std::string& statement);
    std::int64_t balanceOf(const TestAccount& account);
    //! The audit inbox, in order.
    std::vector<AuditEvent> trail();
    //! The violated ledger invariants; empty: none.
    std::vector<std::string> violations();

    const TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    bank::CustomerKeys m_keys;
    BranchId m_branch = BranchId::make();
    BranchId m_otherBranch = BranchId::make();
    bank::Caller m_teller;
    bank::Caller m_supervisor;

private:
    AccountId insertAccount(const AccountPlan& plan, const Iban& iban, const std::string& name);
    AccountId cashOf(const std::string& currency);
    void fund(AccountId account, const AccountPlan& plan);
    Iban nextIban();

    std::map<std::string, AccountId> m_cash; //!< By currency: the other side of opening balances.
    int m_ibans = 0;
    int m_people = 0;
};

//! What violations() returns when there are none.
inline const std::vector<std::string> kNone;

contract::ErrorCode codeOf(const bank::OrderResult& result);
//! Fails the test when it did not take effect now.
contract::OrderOutcome outcomeOf(const bank::OrderResult& result);
//! Fails the test when it was not booked now.
contract::Transfer bookedOf(const bank::OrderResult& result);

} // namespace cf::test
