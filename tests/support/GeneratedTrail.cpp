#include "tests/support/GeneratedTrail.h"

#include "services/bank/platform/postgres/Connection.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace cf::test {
namespace {

constexpr std::int64_t kAtOnce = 1'000'000;

constexpr const char* kPeople = R"(
CREATE FUNCTION bank.generated_id(kind integer, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid;
INSERT INTO bank.branch (id, code, name, time_zone)
    SELECT bank.generated_id(1, n), 'B' || n, 'Branch ' || n, 'Europe/Prague' FROM generate_series(0, 11) n;
INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)
    SELECT bank.generated_id(2, n), CASE n WHEN 60 THEN 'rarely' ELSE 'person' || n END,
        CASE n WHEN 60 THEN 'Rarely Seen' ELSE 'Colleague ' || n END, 'teller', bank.generated_id(1, n % 12), 'active'
    FROM generate_series(0, 60) n;
INSERT INTO bank.customer (id, number, branch_id, display_name)
    SELECT bank.generated_id(3, n), 'K' || lpad(n::text, 8, '0'), bank.generated_id(1, n % 12),
        'Customer ' || n || ' Novák' FROM generate_series(0, 9999) n;
CREATE VIEW bank.generated_event AS
    SELECT seq, bank.generated_id(5, seq) AS id, timestamptz '2024-01-01 00:00:00Z' + seq * interval '10 s' AS at,
        bank.generated_id(2, staff) AS actor, bank.generated_id(1, staff % 12) AS branch,
        bank.generated_id(3, customer) AS customer, bank.generated_id(4, customer) AS account,
        CASE WHEN seq % 50021 = 5 THEN 'staff.unlocked' WHEN kind < 50 THEN 'account.viewed'
            WHEN kind < 75 AND staff <> 7 THEN 'customer.viewed' WHEN kind < 95 THEN 'transfer.booked'
            ELSE 'customer.searched' END AS action,
        CASE WHEN seq % 100000 = 99 THEN 'failed' WHEN seq % 100 = 99 THEN 'refused' ELSE 'succeeded' END AS result
    FROM generate_series(current_setting('generated.low')::bigint, current_setting('generated.high')::bigint) seq,
        LATERAL (SELECT hashint8(seq)::bigint & 1073741823 AS h OFFSET 0) mixed,
        LATERAL (SELECT CASE WHEN seq % 100003 = 17 THEN 60 ELSE h % 60 END AS staff, h / 64 % 10000 AS customer,
            h / 640064 % 100 AS kind OFFSET 0) chosen OFFSET 0;
)";

// The fields of canonicalLeaf() in order, each after its length. OFFSET 0: computed once, not for each use.
constexpr const char* kEvents = R"(
INSERT INTO bank.audit_event
    (seq, leaf, leaf_hash, seal, action, result, at, actor_id, role, branch_id, object_id, trace_id)
SELECT seq, leaf, sha256('\x00'::bytea || leaf), '\x00000000000000000000000000000000', action, result, at, actor,
    'teller', branch, object, trace
FROM (SELECT named.*, '\x0100000010'::bytea || uuid_send(id)
    || int4send(length(action)) || convert_to(action, 'UTF8')
    || '\x00000008' || int8send((extract(epoch FROM at) * 1000000)::bigint)
    || '\x00000010' || uuid_send(actor) || '\x00000006' || 'teller' || '\x00000010' || uuid_send(branch)
    || '\x00000010' || uuid_send(customer) || int4send(length(result)) || convert_to(result, 'UTF8')
    || '\x00000020' || convert_to(trace, 'UTF8') || '\x00000024' || convert_to(object, 'UTF8')
    || '\x0000002800000024' || convert_to('acc_' || replace(account::text, '-', ''), 'UTF8')
    || '\x00000000' || '\x0000000100' AS leaf
    FROM (SELECT e.*, 'cus_' || replace(customer::text, '-', '') AS object, md5('trace' || seq) AS trace
          FROM bank.generated_event e OFFSET 0) named OFFSET 0) leaves;
INSERT INTO bank.audit_subject (subject, seq)
    SELECT customer, seq FROM bank.generated_event UNION ALL SELECT account, seq FROM bank.generated_event;
)";

//! bank.generated_id
template <class TypedId>
TypedId generatedId(int kind, int number)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08d-0000-7000-8000-%012x", kind, static_cast<unsigned>(number));
    return TypedId(Uuid::parse(text.data()).value());
}

} // namespace

void generateTrail(const TestDatabase& database, std::int64_t count)
{
    db::Watchdog watchdog;
    db::Connection connection(database.owner, watchdog);
    const auto timeout = std::chrono::hours(2);
    connection.transaction(timeout, [&](db::Transaction& transaction) {
        transaction.script(kPeople);
        transaction.query("SELECT bank.ensure_audit_partitions($1)", count);
    });
    for (std::int64_t low = 0; low < count; low += kAtOnce)
        connection.transaction(timeout, [&](db::Transaction& transaction) {
            transaction.query("SELECT set_config('generated.low', $1, true), set_config('generated.high', $2, true)",
                              std::to_string(low), std::to_string(std::min(low + kAtOnce, count) - 1));
            transaction.script(kEvents);
        });
    connection.transaction(timeout, [&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.audit_seal SET next_seq = $1, sealed_at = now(), seal = NULL,"
                          " frontier = array_fill('\\x00'::bytea, ARRAY[bit_count($1::bigint::bit(64))::integer])",
                          count);
        transaction.script("ANALYZE bank.audit_event, bank.audit_subject, bank.audit_span, bank.customer, bank.staff");
    });
}

StaffId generatedStaff(int number)
{
    return generatedId<StaffId>(2, number);
}

CustomerId generatedCustomer(int number)
{
    return generatedId<CustomerId>(3, number);
}

BranchId generatedBranch(int number)
{
    return generatedId<BranchId>(1, number);
}

} // namespace cf::test
