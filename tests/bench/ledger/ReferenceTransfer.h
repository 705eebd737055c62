// A transfer as pgbench books it: the rows that the bank writes, by the statements that an ordinary program would send.
// The one place to follow a change of the ledger's tables. A sends them one by one in a transaction; B is a function of
// the same statements.
#pragma once

#include "tests/support/ServedBank.h"

#include <string>
#include <vector>

namespace cf::bench {

//! The parts of a row that the bank computes, from an order like those that are measured.
struct SampleRows
{
    std::string leaf;  //!< Of the audit event.
    std::string event; //!< Of the outbox, JSON, with `transfer` in it.
    std::string transfer;

    static SampleRows make(const test::ServedBank& bank);
};

struct ReferenceStatement
{
    std::string sql; //!< Values are {named}: actor, debtor, creditor and amount, and those kept by earlier statements.
    std::vector<std::string> keeps; //!< Columns of the only row, for later statements.
};

class ReferenceTransfer
{
public:
    ReferenceTransfer(const SampleRows& sample, BranchId branch);

    //! A script of A for pgbench, prepared statements, between random accounts 1 … accounts.
    std::string script(std::int64_t accounts) const;
    //! CREATE FUNCTION bench.book(actor, debtor, creditor, amount), for B.
    std::string function() const;
    //! A script of B.
    static std::string callScript(std::int64_t accounts);

private:
    std::vector<ReferenceStatement> m_statements;
};

} // namespace cf::bench
