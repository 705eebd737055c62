// Two accounts of one branch, a teller and limits: what the tests of decide() start from.
#pragma once

#include "services/bank/ledger/Decide.h"

#include <gtest/gtest.h>

#include <limits>

namespace cf::test {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

class DecideFixture : public ::testing::Test
{
protected:
    DecideFixture()
    {
        m_debtor = account("0000000001");
        m_debtor.balance = 100'00;
        m_creditor = account("0000000002");
        m_rules.roles[{Role::Teller, kEuro}].perTransfer = kLargest;
    }

    static bank::LedgerAccount account(const std::string& number)
    {
        bank::LedgerAccount account;
        account.id = AccountId::make();
        account.iban = Iban::compose("CZ", "0800000000" + number).value();
        account.branch = kBranch;
        account.currency = kEuro;
        account.product = "current";
        return account;
    }

    bank::Order by(const bank::Caller& caller, bank::OrderContent content) const
    {
        return {std::move(content), caller, kDay};
    }

    bank::Order order(std::int64_t amount, const char* currency = "EUR") const
    {
        return between(m_debtor.iban, m_creditor.iban, Money(amount, Currency::parse(currency).value()));
    }

    bank::Order between(const Iban& debtor, const Iban& creditor, const Money& amount) const
    {
        return by(m_teller, bank::bookingOf({debtor, creditor, amount, {}}));
    }

    static Money euros(std::int64_t cents) { return {cents, kEuro}; }

    bank::LedgerSnapshot snapshot() const { return snapshotOf({m_debtor, m_creditor}); }

    bank::LedgerSnapshot snapshotOf(std::vector<bank::LedgerAccount> accounts) const
    {
        bank::LedgerSnapshot snapshot;
        snapshot.now = kNow;
        snapshot.accounts = std::move(accounts);
        snapshot.holds = m_holds;
        snapshot.approvals = m_approvals;
        snapshot.rules = m_rules;
        snapshot.usage = m_usage;
        return snapshot;
    }

    //! Decides, and has the result checked.
    bank::Decided decided(const bank::LedgerSnapshot& snapshot, const std::vector<bank::Order>& orders) const
    {
        auto decided = bank::decide(snapshot, orders);
        bank::requireSound(snapshot, orders, decided);
        return decided;
    }

    bank::Decision decisionOf(const bank::Order& order) const { return decided(snapshot(), {order}).decisions.at(0); }

    std::optional<contract::ErrorCode> refusalOf(const bank::Order& order) const { return decisionOf(order).refusal; }

    static inline const BranchId kBranch = BranchId::make();
    static inline const Currency kEuro = Currency::parse("EUR").value();
    static inline const Date kDay = parseDate("2026-11-30").value();
    static inline const Instant kNow = parseInstant("2026-11-30T10:15:00Z").value();
    bank::LedgerAccount m_debtor;
    bank::LedgerAccount m_creditor;
    bank::Caller m_teller{StaffId::make(), "Jana", Role::Teller, kBranch};
    bank::Caller m_supervisor{StaffId::make(), "Ivo", Role::Supervisor, kBranch};
    std::vector<bank::LedgerHold> m_holds;
    std::vector<bank::LedgerApproval> m_approvals;
    bank::LimitRules m_rules;
    std::map<std::pair<StaffId, Currency>, bank::Usage> m_usage;
};

} // namespace cf::test
