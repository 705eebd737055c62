#include "tests/bench/ledger/ServingBank.h"

#include "services/contract/Accounts.h"
#include "tests/bench/ledger/Numbered.h"

namespace cf::bench {
namespace {

platform::IssuedCertificate newDevice()
{
    const auto now = std::chrono::system_clock::now();
    return platform::CertificateAuthority::selfSigned({"device"}, now - std::chrono::hours(1),
                                                      now + std::chrono::hours(24));
}

template <class Operation>
std::string requestOf(const typename Operation::Request& request, const std::string& token,
                      const std::string& headers = {})
{
    const auto encoded = contract::encodeRequest<Operation>(request);
    std::string bytes = Operation::kInfo.method == contract::Method::Get ? "GET " : "POST ";
    bytes += encoded.target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + headers;
    if (!encoded.body.empty())
        bytes += "Content-Type: application/json\r\n";
    return bytes + "Content-Length: " + std::to_string(encoded.body.size()) + "\r\n\r\n" + encoded.body;
}

} // namespace

ServingBank::ServingBank(BenchBank& bank, std::size_t tellers)
    : m_bank(bank.bank())
    , m_process(BANKD_PROGRAM, m_bank.settings(), bank.bankFolder())
    , m_device(newDevice())
{
    for (std::size_t i = 0; i < tellers; ++i) {
        test::ApiClient client(m_process.port(), m_bank.caCertificate(), m_device);
        m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
        m_tokens.push_back(client.token());
    }
}

HttpTarget ServingBank::target() const
{
    return {m_process.port(), m_bank.caCertificate(), m_device};
}

std::string ServingBank::transferRequest(std::size_t connection, std::int64_t accounts)
{
    return requestOf<contract::PostTransfer>(order(accounts), tokenOf(connection),
                                             "Idempotency-Key: " + Uuid::v7().toString() + "\r\n");
}

std::string ServingBank::batchRequest(std::size_t connection, std::int64_t accounts, std::size_t orders)
{
    contract::OrderBatch batch;
    while (batch.orders.size() < orders)
        batch.orders.push_back({Uuid::v7(), order(accounts), {}});
    return requestOf<contract::PostTransferBatch>(batch, tokenOf(connection));
}

contract::TransferOrder ServingBank::order(std::int64_t accounts)
{
    const std::int64_t debtor = number(1, accounts);
    const std::int64_t creditor = 1 + (debtor - 1 + number(1, accounts - 1)) % accounts;
    return {ibanNumber(debtor), ibanNumber(creditor), test::euros(number(1, 999)), {}};
}

std::string ServingBank::accountRequest(std::size_t connection, std::int64_t accounts)
{
    return requestOf<contract::GetAccount>({accountNumber(number(1, accounts))}, tokenOf(connection));
}

std::int64_t ServingBank::number(std::int64_t first, std::int64_t last)
{
    return std::uniform_int_distribution<std::int64_t>(first, last)(m_random);
}

} // namespace cf::bench
