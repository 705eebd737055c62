#include "tests/support/ServedBank.h"

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/Totp.h"
#include "services/contract/WireValues.h"

#include <algorithm>
#include <fstream>

namespace cf::test {
namespace {

platform::Settings settingsIn(const std::filesystem::path& folder, const TestDatabase& database)
{
    platform::Settings settings;
    settings.ownerDatabase = database.owner;
    settings.appDatabase = database.app;
    settings.masterKey = folder / "master.key";
    settings.spool = folder / "spool";
    settings.objects = folder / "objects";
    settings.http.certificateChain = folder / "tls" / "bank.pem";
    settings.http.privateKey = folder / "tls" / "bank.key";
    settings.log.file = folder / "bankd.log";
    settings.metricsToken = folder / "metrics.token";
    settings.callsPerSecond = 0; // tests are faster than people
    const auto authority = platform::CertificateAuthority::openOrCreate(folder / "tls");
    platform::saveCertificate(authority.issueServer({"localhost", "127.0.0.1"}), settings.http.certificateChain,
                              settings.http.privateKey);
    return settings;
}

} // namespace

ServedBank::ServedBank(TestDatabase database, const std::string& replica,
                       const std::function<void(platform::Settings&)>& adjust)
    : m_database(std::move(database))
    , m_settings(settingsIn(m_folder.path(), m_database))
    , m_log(std::make_unique<platform::Log>(m_settings.log))
    , m_pool({.database = m_database.app}, m_watchdog)
    , m_keys(std::make_unique<bank::CustomerKeys>(platform::EncryptionKey::make(m_settings.masterKey).value()))
    , m_signer(bank::TrailKey(m_keys->master()))
    , m_mainBranch(addBranch("MAIN"))
    , m_otherBranch(addBranch("OTHER"))
{
    m_settings.replicaDatabase = replica;
    if (adjust)
        adjust(m_settings);
    m_pool.transaction([&](db::Transaction& transaction) { openVault(transaction, m_mainBranch, ++m_accounts); });
    startServing();
}

ServedBank::~ServedBank() = default;

std::string ServedBank::metricsToken() const
{
    std::ifstream in(m_settings.metricsToken);
    std::string token;
    in >> token;
    return token;
}

void ServedBank::startServing()
{
    m_settings.http.port = m_port; // the port that clients know
    m_bank = std::make_unique<app::RunningBank>(m_settings, *m_log);
    m_port = m_bank->port();
}

BranchId ServedBank::addBranch(const std::string& code)
{
    const auto id = BranchId::make();
    query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $2, 'Europe/Prague') RETURNING id",
          id.uuid().toString(), code);
    return id;
}

bank::Caller ServedBank::signIn(ApiClient& client, Role role, BranchId branch)
{
    const std::string name = "person" + std::to_string(++m_people);
    const bank::SignedTokens tokens(m_keys->master());
    bank::StaffRecord staff{StaffId::make(), name, "Colleague " + name, role, branch, "active", {}, {}};
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                          " VALUES ($1, $2, $3, $4, $5, 'active')",
                          staff.id.uuid().toString(), staff.userName, staff.displayName, contract::nameOf(role),
                          branch.uuid().toString());
        const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        client.useToken(bank::Sessions::open(transaction, tokens, staff, client.device(), now).token);
    });
    return {staff.id, staff.displayName, role, branch};
}

std::string ServedBank::freshCode(StaffId staff)
{
    const bank::SecondFactor factor(m_keys->master());
    const auto now = std::chrono::system_clock::now();
    const std::int64_t step = bank::totp::stepAt(now);
    return m_pool.transaction([&](db::Transaction& transaction) {
        const std::string secret = factor.newSecret(transaction, staff);
        if (!factor.confirm(transaction, staff, bank::totp::codeOf(secret, step - 1),
                            std::chrono::floor<std::chrono::microseconds>(now)))
            throw std::runtime_error("the authenticator was not confirmed");
        return bank::totp::codeOf(secret, step);
    });
}

OpenedAccount ServedBank::openAccount(BranchId branch, std::int64_t balance, const std::string& name)
{
    const int number = ++m_accounts;
    return m_pool.transaction([&](db::Transaction& transaction) {
        return test::openAccount(transaction, *m_keys, {branch, number, name, balance});
    });
}

std::vector<AuditEvent> ServedBank::recorded(const std::string& action)
{
    std::vector<AuditEvent> events;
    // In one statement: the sequencer may be moving them right now.
    for (const auto& row : query("SELECT leaf FROM bank.audit_inbox, unnest(leaves) AS leaf"
                                 " UNION ALL SELECT leaf FROM bank.audit_event"))
        if (auto event = parseLeaf(row.get<db::Bytea>("leaf")); event && (action.empty() || event->action == action))
            events.push_back(*std::move(event));
    // An id gives only the millisecond, in which two may be created.
    const auto made = [](const AuditEvent& event) { return std::pair(bank::timeOf(event.id), event.at); };
    std::sort(events.begin(), events.end(), [&](const auto& a, const auto& b) { return made(a) < made(b); });
    return events;
}

} // namespace cf::test
