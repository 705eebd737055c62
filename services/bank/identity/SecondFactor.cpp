#include "services/bank/identity/SecondFactor.h"

#include "services/bank/identity/Secrets.h"
#include "services/bank/identity/Totp.h"

namespace cf::bank {
namespace {

std::string contextOf(StaffId staff)
{
    return "totp " + staff.toString();
}

std::string recoveryHash(const std::string& code)
{
    return db::bytea(platform::sha256(canonicalCode(code)));
}

} // namespace

std::string SecondFactor::newSecret(db::Transaction& transaction, StaffId staff) const
{
    std::string secret = totp::newSecret();
    transaction.query("INSERT INTO bank.staff_totp (staff_id, secret) VALUES ($1, $2) ON CONFLICT (staff_id)"
                      " DO UPDATE SET secret = excluded.secret, last_step = -1, confirmed_at = NULL",
                      staff.uuid().toString(), db::bytea(m_master.encrypt(secret, contextOf(staff))));
    return secret;
}

bool SecondFactor::opens(const platform::EncryptionKey& master, StaffId staff, std::string_view encrypted)
{
    return master.decrypt(encrypted, contextOf(staff)).has_value();
}

bool SecondFactor::confirm(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const
{
    return useStep(transaction, staff, code, now, false);
}

bool SecondFactor::use(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now) const
{
    if (useStep(transaction, staff, code, now, true))
        return true;
    const auto used = transaction.query("UPDATE bank.staff_recovery_code SET used_at = $3"
                                        " WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL",
                                        staff.uuid().toString(), recoveryHash(code), toString(now));
    return used.affectedRows() == 1;
}

bool SecondFactor::useStep(db::Transaction& transaction, StaffId staff, const std::string& code, Instant now,
                           bool confirmed) const
{
    const std::string id = staff.uuid().toString();
    const auto rows = transaction.query("SELECT secret FROM bank.staff_totp WHERE staff_id = $1", id);
    if (rows.empty())
        return false;
    const auto secret = m_master.decrypt(rows.value<db::Bytea>(), contextOf(staff));
    if (!secret)
        throw std::runtime_error("an authenticator's secret cannot be decrypted with this master key");
    const auto step = totp::matchingStep(*secret, code, now);
    if (!step)
        return false;
    const auto used =
        transaction.query("UPDATE bank.staff_totp SET last_step = $2, confirmed_at = coalesce(confirmed_at, $3)"
                          " WHERE staff_id = $1 AND last_step < $2 AND (confirmed_at IS NOT NULL) = $4",
                          id, *step, toString(now), confirmed);
    return used.affectedRows() == 1;
}

std::vector<std::string> SecondFactor::newRecoveryCodes(db::Transaction& transaction, StaffId staff) const
{
    std::vector<std::string> codes;
    std::vector<std::string> hashes;
    while (codes.size() < kRecoveryCodes) {
        codes.push_back(newTypedCode(kRecoveryCodeGroups));
        hashes.push_back(recoveryHash(codes.back()));
    }
    const std::string id = staff.uuid().toString();
    transaction.query("DELETE FROM bank.staff_recovery_code WHERE staff_id = $1", id);
    transaction.query("INSERT INTO bank.staff_recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])", id,
                      db::array(hashes));
    return codes;
}

void SecondFactor::forget(db::Transaction& transaction, StaffId staff)
{
    transaction.query("DELETE FROM bank.staff_totp WHERE staff_id = $1", staff.uuid().toString());
    transaction.query("DELETE FROM bank.staff_recovery_code WHERE staff_id = $1", staff.uuid().toString());
}

} // namespace cf::bank
