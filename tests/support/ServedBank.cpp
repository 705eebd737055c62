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

constexpr const char* kVault = "test-vault";

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
    const auto authority = platform::CertificateAuthority::openOrCreate(folder / "tls");
    platform::saveCertificate(authority.issueServer({"localhost", "127.0.0.1"}), settings.http.certificateChain,
                              settings.http.privateKey);
    return settings;
}

Iban ibanOf(int number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, 20 - digits.size(), '0');
    return Iban::compose("CZ", "9990" + digits.substr(4)).value();
}

} // namespace

ServedBank::ServedBank(TestDatabase database, const std::string& replica)
    : m_database(std::move(database))
    , m_settings(settingsIn(m_folder.path(), m_database))
    , m_log(std::make_unique<platform::Log>(m_settings.log))
    , m_pool({.conninfo = m_database.app}, m_watchdog)
    , m_keys(std::make_unique<bank::CustomerKeys>(platform::EncryptionKey::make(m_settings.masterKey).value()))
    , m_signer(bank::TrailKey(m_keys->master()))
    , m_mainBranch(addBranch("MAIN"))
    , m_otherBranch(addBranch("OTHER"))
{
    m_settings.replicaDatabase = replica;
    query("INSERT INTO bank.account (id, iban, branch_id, kind, internal_code, product, display_name, currency,"
          " opened_on) VALUES ($1, $2, $3, 'internal', $4, 'internal', 'Vault', 'EUR', '2026-01-01') RETURNING id",
          Uuid::v7().toString(), ibanOf(++m_accounts).electronic(), m_mainBranch.uuid().toString(), kVault);
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
    const OpenedAccount opened{AccountId::make(), ibanOf(number), CustomerId::make()};
    const std::string account = opened.id.uuid().toString();
    const std::string owner = opened.owner.uuid().toString();
    const std::string transfer = Uuid::v7().toString();
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.customer (id, number, branch_id, display_name) VALUES ($1, $2, $3, $4)",
                          owner, "C" + std::to_string(number), branch.uuid().toString(), name);
        transaction.query("INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ($1, $2::bytea)", owner,
                          db::bytea(m_keys->make(opened.owner).wrapped));
        transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency,"
                          " opened_on) VALUES ($1, $2, $3, 'customer', 'current', $4, 'EUR', '2026-01-01')",
                          account, opened.iban.electronic(), branch.uuid().toString(), name);
        transaction.query("INSERT INTO bank.account_holder (account_id, customer_id, relation)"
                          " VALUES ($1, $2, 'owner')",
                          account, owner);
        if (balance == 0)
            return;
        transaction.query(
            "WITH legs AS (SELECT id, CASE WHEN id = $2::uuid THEN $3::bigint ELSE -$3::bigint END AS amount"
            " FROM bank.account WHERE id = $2::uuid OR internal_code = $4 FOR UPDATE),"
            " moved AS (UPDATE bank.account a SET balance = a.balance + l.amount,"
            " last_entry_number = a.last_entry_number + 1, last_recorded_at = now()"
            " FROM legs l WHERE a.id = l.id"
            " RETURNING a.id, a.balance, a.last_entry_number, l.amount),"
            " booked AS (INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency,"
            " balance_after, booking_date, value_date, recorded_at)"
            " SELECT id, last_entry_number, $1::uuid, amount, 'EUR', balance, current_date, current_date,"
            " now() FROM moved RETURNING account_id, number, amount)"
            " INSERT INTO bank.transfer (id, kind, branch_id, debtor_account, creditor_account, amount,"
            " currency, booking_date, value_date, recorded_at, leg_accounts, leg_numbers)"
            " SELECT $1::uuid, 'import', $5, (SELECT account_id FROM booked WHERE amount < 0),"
            " $2::uuid, $3, 'EUR', current_date, current_date, now(),"
            " array_agg(account_id ORDER BY amount), array_agg(number ORDER BY amount) FROM booked",
            transfer, account, balance, kVault, branch.uuid().toString());
    });
    return opened;
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
