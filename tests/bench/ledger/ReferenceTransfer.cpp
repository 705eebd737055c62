#include "tests/bench/ledger/ReferenceTransfer.h"

#include "services/bank/ledger/TransferEvent.h"
#include "tests/bench/ledger/Numbered.h"

#include <boost/json.hpp>

#include <map>

namespace cf::bench {
namespace {

//! Without colons, which begin a variable of pgbench even in quotes, and without braces, which begin one of ours.
std::string quoted(const std::string& text)
{
    static const std::map<char, std::string> kEscaped{{':', "\\x3A"}, {'{', "\\x7B"}, {'}', "\\x7D"}};
    std::string result = "E'";
    for (const char letter : text) {
        const auto escaped = kEscaped.find(letter);
        if (escaped != kEscaped.end())
            result += escaped->second;
        else if (letter == '\'' || letter == '\\')
            result += std::string(2, letter);
        else
            result += letter;
    }
    return result + "'";
}

//! The text as an SQL expression in which `part` is replaced by a value.
std::string quotedAround(const std::string& text, const std::string& part, const std::string& value)
{
    const auto at = text.find(part);
    if (at == std::string::npos)
        throw std::logic_error("an outbox event without the id of its transfer");
    return "(" + quoted(text.substr(0, at)) + " || " + value + "::text || " + quoted(text.substr(at + part.size())) +
           ")";
}

//! Replaces every {name}.
template <class Value>
std::string filled(const std::string& sql, const Value& value)
{
    std::string result;
    std::size_t at = 0;
    for (;;) {
        const auto open = sql.find('{', at);
        if (open == std::string::npos)
            return result + sql.substr(at);
        const auto close = sql.find('}', open);
        result += sql.substr(at, open - at) + value(sql.substr(open + 1, close - open - 1));
        at = close + 1;
    }
}

std::vector<ReferenceStatement> statementsOf(const SampleRows& sample, BranchId branch)
{
    const std::string branchText = "'" + branch.uuid().toString() + "'";
    const std::string used = ", usage_day = {at}::timestamptz::date, usage_amount = CASE WHEN usage_day ="
                             " {at}::timestamptz::date THEN usage_amount ELSE 0 END + {amount}, usage_hour ="
                             " date_trunc('hour', {at}::timestamptz), usage_orders = CASE WHEN usage_hour ="
                             " date_trunc('hour', {at}::timestamptz) THEN usage_orders ELSE 0 END + 1";
    const auto update = [](const std::string& side, const std::string& more) {
        return "UPDATE bank.account SET balance = {" + side + "_balance}, last_entry_number = {" + side +
               "_number}, last_recorded_at = {at}::timestamptz, row_version = row_version + 1" + more +
               " WHERE id = {" + side + "}";
    };
    return {
        {"INSERT INTO bank.idempotency_key (actor, key, order_hash, outcome, transfer_id, recorded_at)"
         " VALUES ({actor}, bench.new_id(), sha256(uuid_send({debtor})), 'booked', bench.new_id(), now())"
         " RETURNING transfer_id AS transfer",
         {"transfer"}},
        {"SELECT max(balance) FILTER (WHERE id = {debtor}) - {amount} AS debtor_balance,"
         " max(last_entry_number) FILTER (WHERE id = {debtor}) + 1 AS debtor_number,"
         " max(balance) FILTER (WHERE id = {creditor}) + {amount} AS creditor_balance,"
         " max(last_entry_number) FILTER (WHERE id = {creditor}) + 1 AS creditor_number, clock_timestamp() AS at"
         " FROM (SELECT id, iban, branch_id, kind, product, status, currency, balance, holds, overdraft_limit,"
         "   minimum_balance, last_entry_number, last_recorded_at, display_name, owner_id FROM bank.account"
         "   WHERE id IN ({debtor}, {creditor}) ORDER BY id FOR UPDATE) locked",
         {"debtor_balance", "debtor_number", "creditor_balance", "creditor_number", "at"}},
        {"INSERT INTO bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account, amount, currency,"
         " booking_date, value_date, recorded_at, leg_accounts, leg_numbers)"
         " VALUES ({transfer}, 'transfer', " +
             branchText +
             ", {actor}, {debtor}, {creditor}, {amount}, 'EUR', {at}::timestamptz::date, {at}::timestamptz::date, {at},"
             " ARRAY[{debtor}, {creditor}]::uuid[], ARRAY[{debtor_number}, {creditor_number}]::bigint[])",
         {}},
        {"INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after, booking_date,"
         " value_date, recorded_at) VALUES ({debtor}, {debtor_number}, {transfer}, -({amount}::bigint), 'EUR',"
         " {debtor_balance}, {at}::timestamptz::date, {at}::timestamptz::date, {at}),"
         " ({creditor}, {creditor_number}, {transfer}, {amount}, 'EUR', {creditor_balance}, {at}::timestamptz::date,"
         " {at}::timestamptz::date, {at})",
         {}},
        {update("debtor", used), {}},
        {update("creditor", ""), {}},
        {"INSERT INTO bank.order_usage AS o (staff_id, currency, day, amount, hour, orders) VALUES ({actor}, 'EUR',"
         " {at}::timestamptz::date, {amount}, date_trunc('hour', {at}::timestamptz), 1) ON CONFLICT (staff_id, "
         "currency)"
         " DO UPDATE SET day = EXCLUDED.day, amount = o.amount + EXCLUDED.amount, hour = EXCLUDED.hour,"
         " orders = o.orders + 1",
         {}},
        {"INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac) VALUES ({at}, ARRAY[" +
             quoted(db::bytea(sample.leaf)) + "::bytea], {transfer}, 0, uuid_send({transfer}))",
         {}},
        {"INSERT INTO bank.outbox (recorded_at, topic, events) VALUES ({at}, '" + std::string(bank::kTransfersTopic) +
             "', " + "ARRAY[" + quotedAround(sample.event, sample.transfer, "{transfer}") + "])",
         {}},
    };
}

//! The debtor, and a creditor other than it.
std::string choice(std::int64_t accounts)
{
    const std::string count = std::to_string(accounts);
    return "\\set debtor random(1, " + count + ")\n\\set creditor 1 + mod(:debtor - 1 + random(1, " +
           std::to_string(accounts - 1) + "), " + count + ")\n\\set amount random(1, 999)\n";
}

const std::map<std::string, std::string> kChosen = {
    {"actor", "bench.teller(1 + :client_id)"},
    {"debtor", "bench.account(:debtor)"},
    {"creditor", "bench.account(:creditor)"},
};

std::string joined(const std::vector<std::string>& names, const std::string& prefix)
{
    std::string result;
    for (const std::string& name : names)
        result += (result.empty() ? "" : ", ") + prefix + name;
    return result;
}

} // namespace

SampleRows SampleRows::make(const test::ServedBank& bank)
{
    const bank::Caller teller{tellerNumber(1), "Teller 1", Role::Teller, bank.mainBranch()};
    const bank::LedgerCommand command{Uuid::v7(), teller,
                                      bank::bookingOf({ibanNumber(1), ibanNumber(2), test::euros(500), {}}),
                                      "0123456789abcdef0123456789abcdef"};
    bank::DecidedBatch batch;
    batch.recordedAt = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    for (const std::int64_t number : {1, 2}) {
        bank::LedgerAccount account;
        account.id = accountNumber(number);
        account.currency = test::euros(0).currency();
        batch.after.accounts.push_back(std::move(account));
    }
    bank::DecidedOrder order;
    order.command = &command;
    order.decision.entries = {{0, 21, -500, 1'000'000'000}, {1, 21, 500, 1'000'000'000}};
    order.transfer = TransferId::make();
    order.auditEvent = Uuid::v7();
    order.accounts = {accountNumber(1), accountNumber(2)};
    order.customer = customerNumber(1);
    order.businessDate = Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return {canonicalLeaf(auditEventOf(order, batch)), boost::json::serialize(bookedEventOf(order, batch)),
            order.transfer.toString()};
}

ReferenceTransfer::ReferenceTransfer(const SampleRows& sample, BranchId branch)
    : m_statements(statementsOf(sample, branch))
{
}

std::string ReferenceTransfer::script(std::int64_t accounts) const
{
    const auto variable = [](const std::string& name) {
        const auto found = kChosen.find(name);
        return found == kChosen.end() ? ":" + name : found->second;
    };
    std::string script = choice(accounts) + "BEGIN;\n";
    for (const ReferenceStatement& statement : m_statements)
        script += filled(statement.sql, variable) + (statement.keeps.empty() ? ";\n" : " \\gset\n");
    return script + "COMMIT;\n";
}

std::string ReferenceTransfer::function() const
{
    const auto variable = [](const std::string& name) { return "v_" + name; };
    const std::string inputs = "v_actor uuid, v_debtor uuid, v_creditor uuid, v_amount bigint";
    std::string body;
    for (const ReferenceStatement& statement : m_statements) {
        const std::string sql = filled(statement.sql, variable);
        const bool discards = statement.keeps.empty() && sql.starts_with("SELECT ");
        body += (discards ? "PERFORM " + sql.substr(7) : sql) +
                (statement.keeps.empty() ? "" : " INTO STRICT " + joined(statement.keeps, "v_")) + ";\n";
    }
    return "CREATE FUNCTION bench.book(" + inputs +
           ") RETURNS void LANGUAGE plpgsql AS $$ DECLARE v_transfer uuid; v_at timestamptz;"
           " v_debtor_balance bigint; v_debtor_number bigint; v_creditor_balance bigint; v_creditor_number bigint;"
           " BEGIN\n" +
           body + "END $$";
}

std::string ReferenceTransfer::callScript(std::int64_t accounts)
{
    return choice(accounts) + "SELECT bench.book(" + kChosen.at("actor") + ", " + kChosen.at("debtor") + ", " +
           kChosen.at("creditor") + ", :amount);\n";
}

} // namespace cf::bench
