#include "tests/cluster/load/LoadedBank.h"

#include "services/bank/identity/Sessions.h"
#include "services/contract/WireValues.h"

namespace cf::cluster {
namespace {

constexpr std::uint16_t kPort = 8443;
constexpr std::int64_t kOpening = 100'000'000; // cents
constexpr std::size_t kSessionsOfOne = 10;
constexpr auto kIdle = std::chrono::seconds(60); // less than the bank's and the proxies' 70
constexpr std::size_t kDevices = 50;             // a key for each session would take longer than the sessions

db::Conninfo appDatabase()
{
    std::string hosts;
    for (const int host : kDataHosts)
        hosts += (hosts.empty() ? "" : ",") + addressOf(host);
    return db::Conninfo::of("dbname=bank user=bank_app sslmode=verify-full target_session_attrs=read-write")
        .with("host", hosts)
        .with("password", secret("app"))
        .with("sslrootcert", (kState / "ca.pem").string());
}

} // namespace

LoadedBank::LoadedBank(std::size_t accounts, std::size_t sessions)
    : m_keys(platform::EncryptionKey::read(kState / "secrets" / "master.key").value())
    , m_signer(bank::TrailKey(m_keys.master()))
    , m_pool({.database = appDatabase().text(), .observer = m_signer.maker()}, m_watchdog)
{
    openAccounts(accounts);
    openSessions(sessions);
}

test::ApiClient& LoadedBank::client(std::size_t session)
{
    Session& mine = m_sessions[session];
    const auto now = std::chrono::steady_clock::now();
    if (!mine.client || now - mine.used > kIdle) {
        mine.client = std::make_unique<test::ApiClient>(addressOf(kProxyHosts[session % std::size(kProxyHosts)]), kPort,
                                                        kState / "ca.pem", m_devices[session % m_devices.size()]);
        mine.client->useToken(mine.token);
    }
    mine.used = now;
    return *mine.client;
}

std::vector<ServerUse> LoadedBank::servers()
{
    return m_pool.transaction([](db::Transaction& transaction) {
        std::vector<ServerUse> servers;
        for (const auto& row :
             transaction.query("SELECT instance, sum((sample->>'cacheHits')::bigint)::bigint AS hits,"
                               " sum((sample->>'cacheMisses')::bigint)::bigint AS misses,"
                               " avg((sample->>'processorPpm')::bigint)::bigint AS processors"
                               " FROM bank.instance_status, jsonb_array_elements(published->'samples') AS sample"
                               " WHERE at > clock_timestamp() - interval '10 seconds' GROUP BY instance"
                               " ORDER BY instance"))
            servers.push_back({row.get<std::string>("instance"), row.get<std::int64_t>("hits"),
                               row.get<std::int64_t>("misses"), row.getOr<std::int64_t>("processors", 0)});
        return servers;
    });
}

void LoadedBank::openAccounts(std::size_t count)
{
    // Numbers of accounts must be others than any before: those of an earlier load have been counted.
    const auto before = m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone)"
                          " SELECT $1, 'LD' || count(*), 'Load', 'Europe/Prague' FROM bank.branch",
                          m_branch.uuid().toString());
        return transaction.query("SELECT count(*) FROM bank.account").value<std::int64_t>();
    });
    int number = static_cast<int>(before) + 1'000;
    m_pool.transaction([&](db::Transaction& transaction) { test::openVault(transaction, m_branch, ++number); });
    for (std::size_t i = 0; i < count; ++i)
        m_accounts.push_back(m_pool.transaction([&](db::Transaction& transaction) {
            return test::openAccount(transaction, m_keys, {m_branch, ++number, "Eva Nováková", kOpening});
        }));
}

void LoadedBank::openSessions(std::size_t count)
{
    const bank::SignedTokens tokens(m_keys.master());
    std::vector<std::string> fingerprints;
    for (std::size_t i = 0; i < std::min(kDevices, count); ++i) {
        const test::ApiClient client(addressOf(kProxyHosts[0]), kPort, kState / "ca.pem");
        m_devices.push_back(client.certificate());
        fingerprints.push_back(client.device());
    }
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    for (std::size_t made = 0; made < count;) {
        const auto id = StaffId::make();
        const std::string name = "load" + id.uuid().toString();
        const bank::StaffRecord staff{id, name, "Load", Role::Teller, m_branch, "active", {}, {}};
        m_pool.transaction([&](db::Transaction& transaction) {
            transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                              " VALUES ($1, $2, $3, $4, $5, 'active')",
                              id.uuid().toString(), name, staff.displayName, contract::nameOf(staff.role),
                              m_branch.uuid().toString());
            for (std::size_t i = 0; i < kSessionsOfOne && made < count; ++i, ++made) {
                const std::string& device = fingerprints[made % fingerprints.size()];
                m_sessions.push_back({bank::Sessions::open(transaction, tokens, staff, device, now).token, {}, {}});
            }
        });
    }
}

} // namespace cf::cluster
