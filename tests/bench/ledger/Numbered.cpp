#include "tests/bench/ledger/Numbered.h"

#include <cstdio>

namespace cf::bench {
namespace {

Uuid numbered(char kind, std::int64_t number)
{
    char text[37];
    std::snprintf(text, sizeof text, "01980000-0000-7000-%c000-%012llx", kind, static_cast<unsigned long long>(number));
    return Uuid::parse(text).value();
}

} // namespace

AccountId accountNumber(std::int64_t number)
{
    return AccountId(numbered('8', number));
}

CustomerId customerNumber(std::int64_t number)
{
    return CustomerId(numbered('9', number));
}

StaffId tellerNumber(std::int64_t number)
{
    return StaffId(numbered('a', number));
}

Iban ibanNumber(std::int64_t number)
{
    char digits[21];
    std::snprintf(digits, sizeof digits, "9991%016llu", static_cast<unsigned long long>(number));
    return Iban::compose("CZ", digits).value();
}

const char* const kNumberedSql = R"sql(
CREATE SCHEMA bench;
CREATE FUNCTION bench.account(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('01980000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
CREATE FUNCTION bench.customer(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('01980000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid;
CREATE FUNCTION bench.teller(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('01980000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid;
-- ISO 7064 mod 97-10 over the number, "CZ" as digits and two zeros.
CREATE FUNCTION bench.iban(n bigint) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN 'CZ' || lpad((98 - ('9991' || lpad(n::text, 16, '0') || '123500')::numeric % 97)::text, 2, '0')
        || '9991' || lpad(n::text, 16, '0');
-- As the bank makes ids: the milliseconds in front, the rest random.
CREATE FUNCTION bench.new_id() RETURNS uuid LANGUAGE sql VOLATILE
    RETURN encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
        substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid;
GRANT USAGE ON SCHEMA bench TO bank_app;
)sql";

} // namespace cf::bench
