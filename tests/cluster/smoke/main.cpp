// cluster_smoke: somebody signs in through a proxy of the cluster, looks at an account, and moves a cent to another one
// and back. Run by ./run cluster dr. Who did it has no access afterwards.
#include "services/bank/records/Fields.h"
#include "services/contract/Accounts.h"
#include "services/contract/Transfers.h"
#include "tests/cluster/Database.h"
#include "tests/drill/Command.h"
#include "tests/drill/Openings.h"
#include "tests/drill/Person.h"

#include <cmath>
#include <iostream>
#include <thread>

namespace {

using namespace cf;
using namespace std::chrono_literals;

constexpr std::uint16_t kPort = 8443;
constexpr auto kNextCode = 40s; // an authenticator's code is good for one sign-in
const Money kCent(1, Currency::parse("EUR").value());

struct TriedAccount
{
    AccountId id;
    Iban iban;
    std::string branch;
};

std::vector<TriedAccount> twoAccounts(const cluster::Database& database)
{
    std::vector<TriedAccount> accounts;
    for (const auto& row :
         database.run("SELECT a.id, a.iban, b.code FROM bank.account a JOIN bank.branch b ON b.id = a.branch_id"
                      " WHERE a.kind = 'customer' AND a.status = 'open' AND a.currency = 'EUR'"
                      " AND a.balance - a.holds - a.minimum_balance > 0 AND a.limit_per_transfer IS NULL"
                      " AND NOT EXISTS (SELECT 1 FROM bank.account_block k WHERE k.account_id = a.id)"
                      " ORDER BY b.code, a.id LIMIT 2"))
        accounts.push_back({row.get<AccountId>("id"), row.get<Iban>("iban"), row.get<std::string>("code")});
    if (accounts.size() < 2)
        throw std::runtime_error("the bank has no two accounts to try it with");
    return accounts;
}

template <class Operation>
typename Operation::Response answer(test::ApiClient& client, const typename Operation::Request& request,
                                    const std::optional<Uuid>& key = {})
{
    const auto reply = client.call<Operation>(request, key);
    if (!reply.ok())
        throw std::runtime_error(std::string(Operation::kInfo.name) + " was answered with " +
                                 std::to_string(reply.status) + ": " + reply.body);
    return reply.value();
}

void signIn(test::ApiClient& client, drill::Person& person)
{
    const auto end = std::chrono::steady_clock::now() + kNextCode;
    while (!person.signIn(client)) {
        if (std::chrono::steady_clock::now() >= end)
            throw std::runtime_error("nobody can sign in");
        std::this_thread::sleep_for(1s);
    }
}

//! Its entry is in the account's next answer.
void transfer(test::ApiClient& client, const TriedAccount& from, const TriedAccount& to)
{
    const auto before = answer<contract::GetAccount>(client, {from.id});
    const auto outcome = answer<contract::PostTransfer>(client, {from.iban, to.iban, kCent, std::nullopt}, Uuid::v7());
    if (outcome.state != contract::KeyState::Booked)
        throw std::runtime_error("the transfer was not booked");
    if (answer<contract::GetAccount>(client, {from.id}).entries <= before.entries)
        throw std::runtime_error("the balance does not know of the transfer");
}

void tryBank()
{
    const cluster::Database database;
    const auto config = cluster::bankConfiguration();
    const auto accounts = twoAccounts(database);
    drill::Person person("smoke" + Uuid::v7().toString().substr(24), Uuid::v7().toString());
    test::ApiClient client(cluster::addressOf(cluster::kProxyHosts[0]), kPort, cluster::kState / "ca.pem");
    client.keepConsistency(std::make_shared<std::string>());
    person.enrol(client, drill::enrolmentCodeOf(person.userName(), Role::Teller, accounts[0].branch, config));
    signIn(client, person);
    const auto begun = std::chrono::steady_clock::now();
    const auto balance = answer<contract::GetAccount>(client, {accounts[0].id}).summary.ledgerBalance;
    transfer(client, accounts[0], accounts[1]);
    transfer(client, accounts[1], accounts[0]);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    const auto revoked =
        drill::runCommand({BANKD_PROGRAM, "staff", "reissue", person.userName(), "--config", config.string()});
    if (revoked.exitCode != 0)
        throw std::runtime_error("the access of " + person.userName() + " was not revoked: " + revoked.output);
    std::cout << "Signed in, saw a balance of " << balance.minorUnits() << " cents, sent a cent to and fro in "
              << std::lround(took.count()) << " ms.\n";
}

} // namespace

int main()
{
    try {
        tryBank();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "cluster_smoke: " << error.what() << '\n';
        return 1;
    }
}
