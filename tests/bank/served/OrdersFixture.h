// A bank with a teller who orders and a supervisor who approves, over TLS. After each test the ledger's books are
// proved.
#pragma once

#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

namespace cf::test {

class Orders : public ::testing::Test
{
protected:
    Orders()
        : m_from(m_bank.openAccount(m_bank.mainBranch(), 100'000'00, "Eva Nováková"))
        , m_to(m_bank.openAccount(m_bank.mainBranch(), 0, "Adam Dvořák"))
        , m_third(m_bank.openAccount(m_bank.mainBranch(), 0, "Jan Černý"))
    {
        m_maker = m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
        m_checker = m_bank.signIn(m_supervisor, Role::Supervisor, m_bank.mainBranch());
    }

    void TearDown() override { EXPECT_EQ(violations(), std::vector<std::string>()); }

    std::vector<std::string> violations()
    {
        db::Watchdog watchdog;
        db::Connection connection(m_bank.settings().appDatabase, watchdog);
        std::vector<std::string> found;
        connection.transaction(std::chrono::seconds(10),
                               [&](db::Transaction& transaction) { found = ledgerViolations(transaction); });
        return found;
    }

    contract::TransferOrder order(std::int64_t cents) const { return {m_from.iban, m_to.iban, euros(cents), "Nájem"}; }

    //! An order above a teller's limit of 20,000.
    ApprovalId letWait(std::int64_t cents = 30'000'00)
    {
        const auto reply = m_teller.call<contract::PostTransfer>(order(cents), Uuid::v7());
        EXPECT_EQ(reply.status, 202) << reply.body;
        return reply.value().approval.value().id;
    }

    std::string shown(ApprovalId id) { return m_supervisor.call<contract::GetApproval>({id}).etag(); }

    ApiReply<contract::OrderOutcome> approve(ApprovalId id)
    {
        return m_supervisor.call<contract::ApproveOrder>({id, m_bank.freshCode(m_checker.staff)}, Uuid::v7(),
                                                         shown(id));
    }

    contract::Account account(const OpenedAccount& opened)
    {
        return m_supervisor.call<contract::GetAccount>({opened.id}).value();
    }

    ServedBank m_bank;
    OpenedAccount m_from;
    OpenedAccount m_to;
    OpenedAccount m_third;
    ApiClient m_teller = m_bank.client();
    ApiClient m_supervisor = m_bank.client();
    bank::Caller m_maker;
    bank::Caller m_checker;
};

} // namespace cf::test
