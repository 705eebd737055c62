#include "services/bank/importing/ImportWriter.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/importing/CzechIban.h"
#include "services/bank/importing/ImportLedger.h"
#include "services/bank/importing/ImportMasterData.h"
#include "services/bank/records/Fields.h"

#include <boost/json.hpp>

#include <cstdlib>
#include <stdexcept>

namespace cf::bank::importing {
namespace {

namespace json = boost::json;

struct InternalAccount
{
    std::string_view code;
    std::string_view name;
};

InternalAccount describe(CounterAccount counter)
{
    switch (counter) {
    case CounterAccount::Cash:
        return {"cash", "cash"};
    case CounterAccount::Clearing:
        return {"clearing", "clearing with other banks"};
    case CounterAccount::InterestPaid:
        return {"interest-paid", "interest paid"};
    case CounterAccount::InterestReceived:
        return {"interest-received", "interest received"};
    case CounterAccount::Fees:
        return {"fees", "fees"};
    }
    throw std::logic_error("a counter account without a name");
}

// Sources and currencies are few; what matters is that the same account gets the same IBAN in every import.
Iban internalIban(const std::string& code)
{
    std::int64_t number = 0;
    for (const char c : code)
        number = (number * 31 + static_cast<unsigned char>(c)) % 99'999'989;
    return ibanOf(AccountSeries::Internal, number + 1);
}

using InternalAccounts = std::map<std::pair<CounterAccount, std::string>, AccountId>;

AccountId internalAccount(db::Transaction& transaction, BranchId branch, const ImportPlan& plan, CounterAccount counter,
                          const std::string& currency)
{
    const InternalAccount internal = describe(counter);
    const std::string code = "import." + plan.source + "." + std::string(internal.code) + "." + currency;
    transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, internal_code, product, display_name,"
                      " currency, opened_on) VALUES ($1, $2, $3, 'internal', $4, 'internal', $5, $6, $7) "
                      "ON CONFLICT (internal_code) DO NOTHING",
                      Uuid::v7().toString(), internalIban(code).electronic(), branch.uuid().toString(), code,
                      "Import " + plan.source + ": " + std::string(internal.name), currency,
                      toString(plan.transfers.front().date));
    const auto rows = transaction.query("SELECT id FROM bank.account WHERE internal_code = $1", code);
    return rows.value<AccountId>();
}

// Ids a millisecond apart, the last one now: sorting by id gives the history's order.
std::vector<TransferId> orderedIds(std::size_t count)
{
    const auto now = std::chrono::system_clock::now();
    std::vector<TransferId> ids;
    for (std::size_t i = 0; i < count; ++i)
        ids.emplace_back(Uuid::v7(now - std::chrono::milliseconds(count - i)));
    return ids;
}

struct NewTransfer
{
    TransferId id;
    const PlannedTransfer* planned;
};

std::vector<NewTransfer> newTransfers(const ImportPlan& plan, ImportedRecords& records)
{
    std::vector<const PlannedTransfer*> missing;
    for (const PlannedTransfer& transfer : plan.transfers) {
        if (!records.knows("trans", transfer.sourceId))
            missing.push_back(&transfer);
    }
    const auto ids = orderedIds(missing.size());
    std::vector<NewTransfer> transfers;
    for (std::size_t i = 0; i < missing.size(); ++i) {
        if (records.of("trans", missing[i]->sourceId, ids[i].uuid()).isNew)
            transfers.push_back({ids[i], missing[i]});
    }
    return transfers;
}

Booking bookingOf(const NewTransfer& transfer, const AccountId& internal, const ImportPlan& plan,
                  ImportMasterData& masterData)
{
    const PlannedTransfer& planned = *transfer.planned;
    const AccountId account = masterData.account(planned.account);
    const bool credit = planned.amount > 0;
    std::string counterparty;
    if (!planned.counterparty.empty())
        counterparty =
            masterData.ownersKey(planned.account).encrypt(planned.counterparty, counterpartyContext(transfer.id));
    return {transfer.id,
            credit ? internal : account,
            credit ? account : internal,
            std::abs(planned.amount),
            plan.accounts.at(planned.account).currency,
            planned.date,
            planned.purpose,
            std::move(counterparty)};
}

// Books what is new and returns the recorded_at of its entries.
Instant bookTransfers(db::Transaction& transaction, BranchId branch, const ImportPlan& plan,
                      ImportMasterData& masterData, const std::vector<NewTransfer>& transfers, const Progress& progress)
{
    InternalAccounts internals;
    std::vector<AccountId> touched;
    std::vector<bool> seen(plan.accounts.size(), false);
    std::vector<Booking> bookings;
    for (const NewTransfer& transfer : transfers) {
        const std::size_t account = transfer.planned->account;
        const std::pair key(transfer.planned->counter, plan.accounts.at(account).currency.code());
        auto internal = internals.find(key);
        if (internal == internals.end()) {
            internal = internals.emplace(key, internalAccount(transaction, branch, plan, key.first, key.second)).first;
            touched.push_back(internal->second);
        }
        if (!seen[account])
            touched.push_back(masterData.account(account));
        seen[account] = true;
        bookings.push_back(bookingOf(transfer, internal->second, plan, masterData));
    }
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    ImportLedger ledger(transaction, branch, touched, now);
    ledger.book(bookings, progress);
    if (ledger.unbalanced() != 0)
        throw std::logic_error("imported entries do not sum to zero");
    return ledger.recordedAt();
}

} // namespace

std::optional<ImportRun> writeImport(db::Transaction& transaction, CustomerKeys& keys, BranchId branch,
                                     const ImportPlan& plan, const Progress& progress)
{
    take(transaction, kImportLock);
    ImportedRecords records(transaction, plan.source);
    ImportMasterData masterData(transaction, keys, records, branch, plan);
    ImportRun run{Uuid::v7(), {}, {}};
    const auto step = [&](std::string_view phase, std::size_t total, auto write) {
        const std::size_t added = write();
        if (progress)
            progress(phase, total, total);
        return added;
    };
    run.added.customers = step("writing customers", plan.customers.size(), [&] { return masterData.writeCustomers(); });
    run.added.accounts = step("writing accounts", plan.accounts.size(), [&] { return masterData.writeAccounts(); });
    run.added.holders = step("writing dispositions", plan.holders.size(), [&] { return masterData.writeHolders(); });
    run.added.standingOrders =
        step("writing standing orders", plan.standingOrders.size(), [&] { return masterData.writeStandingOrders(); });
    const auto transfers = newTransfers(plan, records);
    run.added.transfers = transfers.size();
    if (run.added.none())
        return std::nullopt;
    run.recordedAt = bookTransfers(transaction, branch, plan, masterData, transfers, progress);

    json::array files;
    for (const SourceFile& file : plan.files)
        files.push_back({{"name", file.name}, {"sha256", file.sha256}, {"records", file.records}});
    transaction.query("INSERT INTO bank.import_run (id, source, started_at, files) VALUES ($1, $2, $3, $4::jsonb)",
                      run.id.toString(), plan.source, toString(run.recordedAt), json::serialize(files));
    records.save(transaction, run.id);
    return run;
}

void finishImport(db::Transaction& transaction, BranchId branch, const ImportPlan& plan, const ImportRun& run,
                  const std::string& report)
{
    transaction.query("UPDATE bank.import_run SET finished_at = clock_timestamp(), report = $2::jsonb WHERE id = $1",
                      run.id.toString(), report);
    invalidateCaches(transaction, {kEverything}); // a bank may be served meanwhile
    Changes detail{attribute("source", plan.source),
                   attribute("run", run.id.toString()),
                   attribute("customers", std::to_string(run.added.customers)),
                   attribute("accounts", std::to_string(run.added.accounts)),
                   attribute("dispositions", std::to_string(run.added.holders)),
                   attribute("standingOrders", std::to_string(run.added.standingOrders)),
                   attribute("transfers", std::to_string(run.added.transfers))};
    for (const SourceFile& file : plan.files)
        detail.push_back(attribute(file.name, file.sha256));
    AuditEvent event = beginEvent("import.finished", run.recordedAt);
    event.branch = branch;
    event.detail = detailOf(detail);
    record(transaction, {event});
}

std::string counterpartyContext(const TransferId& transfer)
{
    return "counterparty " + transfer.toString();
}

std::string creditorContext(const Uuid& standingOrder)
{
    return "creditor " + standingOrder.toString();
}

} // namespace cf::bank::importing
