// bankd serving the bank that is measured, with tellers signed in: what the scenarios over TLS send to.
#pragma once

#include "services/contract/Batches.h"
#include "tests/bench/ledger/BenchBank.h"
#include "tests/bench/ledger/HttpLoad.h"
#include "tests/support/BankProcess.h"

#include <random>

namespace cf::bench {

class ServingBank
{
public:
    //! Starts bankd and signs `tellers` in on one device.
    ServingBank(BenchBank& bank, std::size_t tellers);

    pid_t pid() const { return m_process.pid(); }
    HttpTarget target() const;

    //! A request, its bytes: a transfer between random accounts 1 … accounts under a new key, many of them as a batch,
    //! or a look at one of the accounts. Connections use the tellers in turn.
    std::string transferRequest(std::size_t connection, std::int64_t accounts);
    std::string batchRequest(std::size_t connection, std::int64_t accounts, std::size_t orders);
    std::string accountRequest(std::size_t connection, std::int64_t accounts);

private:
    contract::TransferOrder order(std::int64_t accounts);
    std::int64_t number(std::int64_t first, std::int64_t last);
    const std::string& tokenOf(std::size_t connection) const { return m_tokens[connection % m_tokens.size()]; }

    test::ServedBank& m_bank;
    test::BankProcess m_process;
    platform::IssuedCertificate m_device;
    std::vector<std::string> m_tokens;
    std::mt19937_64 m_random{std::random_device{}()};
};

} // namespace cf::bench
