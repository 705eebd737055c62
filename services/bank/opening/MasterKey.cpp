#include "services/bank/opening/MasterKey.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/AuditSeal.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/records/Fields.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using platform::EncryptionKey;

constexpr auto kDeadline = 60s;

constexpr const char* kCheck = "SELECT value FROM bank.master_key_check";
// The oldest and the newest: one of them predates whatever went wrong.
constexpr const char* kCustomerKeys =
    "(SELECT customer_id, wrapped_key FROM bank.customer_key WHERE wrapped_key IS NOT NULL ORDER BY customer_id LIMIT "
    "1)"
    " UNION (SELECT customer_id, wrapped_key FROM bank.customer_key WHERE wrapped_key IS NOT NULL"
    " ORDER BY customer_id DESC LIMIT 1)";
constexpr const char* kSecrets = "(SELECT staff_id, secret FROM bank.staff_totp ORDER BY staff_id LIMIT 1)"
                                 " UNION (SELECT staff_id, secret FROM bank.staff_totp ORDER BY staff_id DESC LIMIT 1)";
constexpr const char* kHasTrail = "SELECT next_seq > 0 OR EXISTS (SELECT FROM bank.audit_event) FROM bank.audit_seal";
// Values that no program wrote before check values existed.
constexpr const char* kSealedSince =
    "SELECT coalesce(bool_or(num_nonnulls(epoch_seal, writers, writers_seal, taken_up_to) > 0), false)"
    " OR EXISTS (SELECT FROM bank.audit_writer) OR EXISTS (SELECT FROM bank.audit_refused)"
    " OR EXISTS (SELECT FROM bank.audit_inbox WHERE mac IS NOT NULL)"
    " OR EXISTS (SELECT FROM bank.audit_spool_position WHERE mac IS NOT NULL)"
    " OR EXISTS (SELECT FROM bank.audit_archive WHERE mac IS NOT NULL) FROM bank.audit_seal";
constexpr const char* kUnsigned = "SELECT i.id, l.leaf FROM bank.audit_inbox i,"
                                  " unnest(i.leaves) WITH ORDINALITY AS l (leaf, place) WHERE i.writer IS NULL"
                                  " ORDER BY i.id, l.place";
constexpr const char* kSignedCopy =
    "INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac)"
    " SELECT recorded_at, leaves, $2::uuid, $3::bigint, $4::bytea FROM bank.audit_inbox WHERE id = $1::bigint";

//! Whether the key decrypts the bank's data; empty: there is no data to tell.
std::optional<bool> opensWhatIsSealed(db::Transaction& transaction, const EncryptionKey& key)
{
    std::vector<bool> opened;
    for (const auto& row : transaction.query(kCustomerKeys))
        opened.push_back(
            CustomerKeys(key).opens(row.get<CustomerId>("customer_id"), row.get<db::Bytea>("wrapped_key")));
    for (const auto& row : transaction.query(kSecrets))
        opened.push_back(SecondFactor::opens(key, row.get<StaffId>("staff_id"), row.get<db::Bytea>("secret")));
    if (const SealState state = readSeal(transaction); !state.seal.empty())
        opened.push_back(state.hasValidSeal(TrailKey(key)));
    if (opened.empty())
        return std::nullopt;
    return std::find(opened.begin(), opened.end(), true) != opened.end();
}

bool isThere(const std::filesystem::path& file)
{
    std::error_code error;
    return std::filesystem::symlink_status(file, error).type() != std::filesystem::file_type::not_found;
}

bool wasSealedSince(db::Transaction& transaction)
{
    return transaction.query(kSealedSince).value<bool>();
}

bool isEmpty(db::Transaction& transaction)
{
    const auto trail = transaction.query(kHasTrail);
    return transaction.query(kCheck).empty() && transaction.query(kCustomerKeys).empty() &&
           transaction.query(kSecrets).empty() && !trail.empty() && !trail.value<bool>() &&
           !wasSealedSince(transaction);
}

std::string checkValueOf(const EncryptionKey& key)
{
    return key.lookupMac("master key check");
}

std::string wrongKey(const std::filesystem::path& file)
{
    return "The master key in " + file.string() +
           " is not the one that encrypts this bank's data. Restore the right file from its backup.";
}

std::string missingKey(const std::filesystem::path& file)
{
    return "The master key " + file.string() +
           " is missing, and this bank's data is encrypted under it. Restore it from its backup, or copy it from "
           "another server of this bank.";
}

std::string missingCheck()
{
    return "The row of master_key_check is missing, though this bank has been sealed by programs that write it: it was "
           "removed. Nothing is signed until it is restored. Any backup has it, because it never changes.";
}

std::string missingCheckBehind(const std::filesystem::path& checkpoint)
{
    return "The row of master_key_check is missing, though this server has seen the bank sealed by programs that write "
           "it (" +
           checkpoint.string() +
           "). If it was removed, restore it from a backup: it never changes. If this is another database, or a "
           "backup from before those programs, move that file away; unsigned rows are then signed.";
}

// Rows of a program that signed none are as trustworthy as before; rows without a signer would not be sealed.
void signOldRows(db::Transaction& transaction, const TrailKey& key)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> rows;
    for (const auto& row : transaction.query(kUnsigned)) {
        if (rows.empty() || rows.back().first != row.get<std::string_view>("id"))
            rows.push_back({row.get<std::string>("id"), {}});
        rows.back().second.push_back(row.getOr<db::Bytea>("leaf", ""));
    }
    InboxSigner signer(key);
    const auto writer = signer.writer();
    TakenRows replaced;
    for (const auto& [id, leaves] : rows) {
        const auto signature = nextSignature(writer.get(), leaves).value();
        transaction.query(kSignedCopy, id, signature.writer, signature.number, signature.mac);
        replaced.refused.push_back(id);
        replaced.reasons.emplace_back("signed anew");
    }
    if (!replaced.refused.empty() && !removeFromInbox(transaction, replaced))
        throw std::runtime_error("a row disappeared from the audit inbox while it was signed");
}

void signSpoolPositions(db::Transaction& transaction, const TrailKey& key)
{
    for (const auto& row :
         transaction.query("SELECT spool, segment, position FROM bank.audit_spool_position WHERE mac IS NULL")) {
        const auto spool = row.get<Uuid>("spool");
        const Seal seal =
            key.positionSealOf(spool, row.get<std::int64_t>("segment"), row.get<std::int64_t>("position"));
        transaction.query("UPDATE bank.audit_spool_position SET mac = $2::bytea WHERE spool = $1", spool.toString(),
                          db::bytea(viewOf(seal)));
    }
}

// Once in a bank's life, by the first program with check values. If a missing check were enough, whoever removed it
// could have the key sign rows of their own.
void adopt(db::Transaction& transaction, const EncryptionKey& key)
{
    const TrailKey trailKey(key);
    transaction.query("INSERT INTO bank.master_key_check (value) VALUES ($1::bytea)", db::bytea(checkValueOf(key)));
    beginTrail(transaction, trailKey);
    signOldRows(transaction, trailKey);
    signSpoolPositions(transaction, trailKey);
}

Outcome<EncryptionKey, std::string> openIn(db::Transaction& transaction, const std::filesystem::path& file,
                                           const std::filesystem::path& checkpoint, KeyCreation creation)
{
    take(transaction, kMasterKeyLock); // of two first starts the second finds the first's key
    const bool there = isThere(file);
    if (!there && !isEmpty(transaction))
        return missingKey(file);
    if (!there && isThere(checkpoint))
        return missingCheckBehind(checkpoint);
    if (!there && creation == KeyCreation::Never)
        return "The master key " + file.string() +
               " is missing. It is created when a bank is served for the first time.";
    auto key = there ? EncryptionKey::read(file) : EncryptionKey::make(file);
    if (!key)
        return key.error();
    if (const auto check = transaction.query(kCheck); !check.empty()) {
        if (!platform::sameSecret(check.value<db::Bytea>(), checkValueOf(*key)))
            return wrongKey(file);
        return key;
    }
    if (!opensWhatIsSealed(transaction, *key).value_or(true))
        return wrongKey(file);
    if (wasSealedSince(transaction))
        return missingCheck();
    if (isThere(checkpoint))
        return missingCheckBehind(checkpoint);
    adopt(transaction, *key);
    return key;
}

} // namespace

Outcome<EncryptionKey, std::string> openMasterKey(db::Connection& connection, const std::filesystem::path& file,
                                                  const std::filesystem::path& checkpoint, KeyCreation creation)
{
    return connection.transaction(
        kDeadline, [&](db::Transaction& transaction) { return openIn(transaction, file, checkpoint, creation); });
}

} // namespace cf::bank
