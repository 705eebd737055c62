#include "tests/cluster/ClusterBank.h"

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/WireValues.h"
#include "tests/drill/Command.h"
#include "tests/drill/Openings.h"
#include "tests/support/OpenAccount.h"

#include <algorithm>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr int kAccounts = 12;
constexpr std::int64_t kOpening = 300'000; // cents: now and then an account cannot pay
constexpr std::uint16_t kPort = 8443;
constexpr auto kConnecting = 2s;
constexpr const char* kBranch = "DRILL";

} // namespace

ClusterBank::ClusterBank(std::size_t staff, simulation::Chance& chance)
{
    openAccounts();
    drill::setLimits(*this);
    hire(staff, chance);
}

void ClusterBank::openAccounts()
{
    db::Watchdog watchdog;
    const bank::CustomerKeys keys(platform::EncryptionKey::read(kState / "secrets" / "master.key").value());
    bank::InboxSigner signer(bank::TrailKey(keys.master()));
    const auto there = m_database.primary();
    if (!there)
        throw std::runtime_error("no PostgreSQL of the cluster takes writes");
    const auto app = m_database.superuserAt(*there).with("user", "bank_app").with("password", secret("app"));
    db::Pool pool({.database = app.text(), .observer = signer.maker()}, watchdog);
    const auto branch = BranchId::make();
    pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $2, 'Europe/Prague')",
                          branch.uuid().toString(), kBranch);
        test::openVault(transaction, branch, 1);
    });
    // One after another: what is recorded of an import is found by its time.
    for (int number = 2; number < kAccounts + 2; ++number) {
        const auto opened = pool.transaction([&](db::Transaction& transaction) {
            return test::openAccount(transaction, keys, {branch, number, "Eva Nováková", kOpening});
        });
        m_accounts.push_back({opened.id, opened.iban});
    }
    drill::recordOpenings(pool);
}

void ClusterBank::hire(std::size_t staff, simulation::Chance& chance)
{
    for (std::size_t i = 0; i < staff; ++i) {
        const Role role = i % 2 == 1 ? Role::Supervisor : Role::Teller;
        drill::Person person("drilled" + std::to_string(i), chance.id().toString());
        test::ApiClient client(addressOf(kProxyHosts[0]), kPort, m_authority);
        person.enrol(client, drill::enrolmentCodeOf(person.userName(), role, kBranch, bankConfiguration()));
        m_staff.push_back(std::make_unique<drill::Staff>(drill::Staff{std::move(person), role, std::move(client)}));
    }
}

test::ApiClient ClusterBank::clientOf(const drill::Staff& staff, std::size_t way) const
{
    test::ApiClient client(addressOf(kProxyHosts[way]), kPort, m_authority, staff.client.certificate());
    client.useToken(staff.client.token());
    return client;
}

db::Rows ClusterBank::run(const std::string& sql, std::chrono::milliseconds timeout) const
{
    return m_database.run(sql, timeout);
}

int ClusterBank::command(const std::vector<std::string>& arguments) const
{
    std::vector<std::string> whole = {BANKD_PROGRAM};
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    whole.insert(whole.end(), {"--config", bankConfiguration().string()});
    const drill::CommandResult result = drill::runCommand(whole);
    std::fputs(result.output.c_str(), stdout);
    return result.exitCode;
}

bool ClusterBank::isWhole() const
{
    for (const auto& entry : std::filesystem::directory_iterator(kState / "start")) {
        const std::string name = entry.path().filename();
        const std::size_t dash = name.find('-');
        if (!isRunning(std::stoi(name.substr(1, dash - 1)), name.substr(dash + 1)))
            return false;
    }
    const auto answers = [this](int host) { return isReachedThrough(host); };
    return m_database.isWhole() && std::all_of(std::begin(kBankHosts), std::end(kBankHosts), answers) &&
           std::all_of(std::begin(kProxyHosts), std::end(kProxyHosts), answers);
}

bool ClusterBank::isReachedThrough(int host) const
{
    const std::string address = addressOf(host);
    try {
        test::TlsClient client(kPort,
                               {.address = address, .trust = m_authority, .host = address, .patience = kConnecting});
        const auto reply = client.isConnected() ? client.get("/health/ready") : std::nullopt;
        return reply && reply->status == 200;
    } catch (const std::runtime_error&) {
        return false; // nobody listens
    }
}

} // namespace cf::cluster
