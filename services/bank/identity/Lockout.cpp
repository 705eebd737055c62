#include "services/bank/identity/Lockout.h"

namespace cf::bank {
namespace {

std::string idOf(StaffId staff)
{
    return staff.uuid().toString();
}

} // namespace

bool isLockedOut(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now)
{
    const auto known = transaction.query("SELECT locked_until FROM bank.staff_device"
                                         " WHERE staff_id = $1 AND device_sha256 = decode($2, 'hex')",
                                         idOf(staff.id), device);
    if (known.empty())
        return staff.strangersLockedUntil && *staff.strangersLockedUntil > now;
    return known.value<std::optional<Instant>>() > now; // null sorts before everything
}

bool countFailure(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now)
{
    const std::string until = toString(now + kLockedFor);
    const auto known = transaction.query(
        "UPDATE bank.staff_device SET"
        " failed_attempts = CASE WHEN failed_attempts + 1 >= $3 THEN 0 ELSE failed_attempts + 1 END,"
        " locked_until = CASE WHEN failed_attempts + 1 >= $3 THEN $4::timestamptz END"
        " WHERE staff_id = $1 AND device_sha256 = decode($2, 'hex') RETURNING locked_until IS NOT NULL",
        idOf(staff.id), device, kFailuresAllowed, until);
    if (!known.empty()) {
        if (!known.value<bool>())
            return false;
        transaction.query(
            "DELETE FROM bank.sign_in_challenge WHERE staff_id = $1 AND device_sha256 = decode($2, 'hex')",
            idOf(staff.id), device);
        return true;
    }
    const auto strangers =
        transaction.query("UPDATE bank.staff SET"
                          " failed_attempts = CASE WHEN failed_attempts + 1 >= $2 THEN 0 ELSE failed_attempts + 1 END,"
                          " locked_until = CASE WHEN failed_attempts + 1 >= $2 THEN $3::timestamptz END"
                          " WHERE id = $1 RETURNING locked_until IS NOT NULL",
                          idOf(staff.id), kFailuresAllowed, until);
    if (!strangers.value<bool>())
        return false;
    transaction.query("DELETE FROM bank.sign_in_challenge c WHERE c.staff_id = $1 AND NOT EXISTS (SELECT 1"
                      " FROM bank.staff_device d WHERE d.staff_id = c.staff_id AND d.device_sha256 = c.device_sha256)",
                      idOf(staff.id));
    return true;
}

void rememberDevice(db::Transaction& transaction, StaffId staff, const std::string& device, Instant now)
{
    const auto rows = transaction.query(
        "INSERT INTO bank.staff_device AS d (staff_id, device_sha256, first_used_at, last_used_at)"
        " VALUES ($1, decode($2, 'hex'), $3, $3) ON CONFLICT (staff_id, device_sha256) DO UPDATE"
        " SET last_used_at = greatest(d.last_used_at, excluded.last_used_at), failed_attempts = 0, locked_until = NULL"
        " RETURNING xmax = 0",
        idOf(staff), device, toString(now));
    if (!rows.value<bool>())
        return;
    transaction.query("UPDATE bank.staff SET failed_attempts = 0, locked_until = NULL WHERE id = $1"
                      " AND (failed_attempts > 0 OR locked_until IS NOT NULL)",
                      idOf(staff));
    transaction.query("DELETE FROM bank.staff_device WHERE staff_id = $1 AND (last_used_at < $2 OR device_sha256 IN"
                      " (SELECT device_sha256 FROM bank.staff_device WHERE staff_id = $1"
                      " ORDER BY last_used_at DESC, device_sha256 OFFSET $3))",
                      idOf(staff), toString(now - kDeviceKeptFor), kDevicesKept);
}

std::optional<int> unlock(db::Transaction& transaction, StaffId staff)
{
    const auto rows = transaction.query(
        "WITH strangers AS (UPDATE bank.staff p SET failed_attempts = 0, locked_until = NULL FROM bank.staff was"
        " WHERE p.id = $1 AND was.id = p.id AND (p.failed_attempts > 0 OR p.locked_until IS NOT NULL)"
        " RETURNING was.failed_attempts),"
        " devices AS (UPDATE bank.staff_device d SET failed_attempts = 0, locked_until = NULL FROM bank.staff_device "
        "was"
        " WHERE d.staff_id = $1 AND was.staff_id = d.staff_id AND was.device_sha256 = d.device_sha256"
        " AND (d.failed_attempts > 0 OR d.locked_until IS NOT NULL) RETURNING was.failed_attempts)"
        " SELECT count(*) AS locks, coalesce(sum(failed_attempts), 0) AS attempts FROM"
        " (SELECT failed_attempts FROM strangers UNION ALL SELECT failed_attempts FROM devices) AS forgotten",
        idOf(staff));
    const db::Row row = rows.front();
    return row.get<int>("locks") == 0 ? std::nullopt : row.get<std::optional<int>>("attempts");
}

void forgetDevices(db::Transaction& transaction, StaffId staff)
{
    transaction.query("DELETE FROM bank.staff_device WHERE staff_id = $1", idOf(staff));
}

} // namespace cf::bank
