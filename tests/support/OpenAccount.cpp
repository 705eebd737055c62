#include "tests/support/OpenAccount.h"

namespace cf::test {
namespace {

constexpr const char* kVault = "test-vault";

Iban ibanOf(int number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, 20 - digits.size(), '0');
    return Iban::compose("CZ", "9990" + digits.substr(4)).value();
}

} // namespace

void openVault(db::Transaction& transaction, BranchId branch, int number)
{
    transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, internal_code, product, display_name,"
                      " currency, opened_on) VALUES ($1, $2, $3, 'internal', $4, 'internal', 'Vault', 'EUR',"
                      " '2026-01-01') ON CONFLICT (internal_code) DO NOTHING",
                      Uuid::v7().toString(), ibanOf(number).electronic(), branch.uuid().toString(), kVault);
}

OpenedAccount openAccount(db::Transaction& transaction, const bank::CustomerKeys& keys, const AccountToOpen& wanted)
{
    const OpenedAccount opened{AccountId::make(), ibanOf(wanted.number), CustomerId::make()};
    const std::string branch = wanted.branch.uuid().toString();
    const std::string account = opened.id.uuid().toString();
    const std::string owner = opened.owner.uuid().toString();
    const std::string transfer = Uuid::v7().toString();
    transaction.query("INSERT INTO bank.customer (id, number, branch_id, display_name) VALUES ($1, $2, $3, $4)", owner,
                      "C" + std::to_string(wanted.number), branch, wanted.name);
    transaction.query("INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ($1, $2::bytea)", owner,
                      db::bytea(keys.make(opened.owner).wrapped));
    transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency,"
                      " opened_on) VALUES ($1, $2, $3, 'customer', 'current', $4, 'EUR', '2026-01-01')",
                      account, opened.iban.electronic(), branch, wanted.name);
    transaction.query("INSERT INTO bank.account_holder (account_id, customer_id, relation)"
                      " VALUES ($1, $2, 'owner')",
                      account, owner);
    if (wanted.balance == 0)
        return opened;
    transaction.query("WITH legs AS (SELECT id, CASE WHEN id = $2::uuid THEN $3::bigint ELSE -$3::bigint END AS amount"
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
                      transfer, account, wanted.balance, kVault, branch);
    return opened;
}

} // namespace cf::test
