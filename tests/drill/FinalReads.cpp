#include "tests/drill/FinalReads.h"

#include "models/domain/AuditEvent.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <iostream>
#include <set>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;
using check::OperationKind;

constexpr auto kTimeout = 20s;

std::string listOf(const std::vector<DrilledAccount>& accounts)
{
    std::string list;
    for (const DrilledAccount& account : accounts)
        list += (list.empty() ? "'" : ", '") + account.id.uuid().toString() + "'";
    return list;
}

bool isWorkedOff(const Drilled& bank, const std::string& table)
{
    const auto end = std::chrono::steady_clock::now() + kTimeout;
    while (!bank.run("SELECT 1 FROM " + table + " LIMIT 1").empty()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(50ms);
    }
    return true;
}

void readAccounts(const Drilled& bank, Recorder& recorder)
{
    for (const auto& row : bank.run("SELECT id, balance, holds, overdraft_limit, last_entry_number FROM bank.account"
                                    " WHERE id IN (" +
                                    listOf(bank.accounts()) + ")"))
        recorder.write(check::line::FinalAccount{
            row.get<AccountId>("id"), row.get<std::int64_t>("balance"), row.get<std::int64_t>("holds"),
            row.get<std::int64_t>("overdraft_limit"), row.get<std::int64_t>("last_entry_number")});
}

std::int64_t readTransfers(const Drilled& bank, Recorder& recorder)
{
    std::map<TransferId, check::line::FinalTransfer> transfers;
    for (const auto& row : bank.run("SELECT t.id, (SELECT k.key FROM bank.idempotency_key k WHERE k.transfer_id = t.id"
                                    " LIMIT 1) AS key FROM bank.transfer t WHERE t.kind <> 'import'")) {
        const auto id = row.get<TransferId>("id");
        transfers[id] = {id.toString(), row.get<std::optional<Uuid>>("key"), {}};
    }
    for (const auto& row :
         bank.run("SELECT transfer_id, account_id, number, amount, currency, balance_after FROM bank.entry"))
        if (const auto found = transfers.find(row.get<TransferId>("transfer_id")); found != transfers.end())
            found->second.legs.push_back({row.get<AccountId>("account_id"), row.get<std::int64_t>("number"),
                                          row.get<std::int64_t>("amount"), row.get<Currency>("currency"),
                                          row.get<std::int64_t>("balance_after")});
    for (const auto& [id, transfer] : transfers)
        recorder.write(transfer);
    return static_cast<std::int64_t>(transfers.size());
}

std::optional<check::ObjectId> madeUnder(const db::Row& row, OperationKind kind)
{
    if (check::books(kind)) {
        const auto id = row.get<std::optional<TransferId>>("transfer_id");
        return id ? std::optional(id->toString()) : std::nullopt;
    }
    if (kind == OperationKind::HoldPlaced) {
        const auto id = row.get<std::optional<HoldId>>("hold_id");
        return id ? std::optional(id->uuid().toString()) : std::nullopt;
    }
    if (kind == OperationKind::ApprovalRequested) {
        const auto id = row.get<std::optional<ApprovalId>>("approval_id");
        return id ? std::optional(id->toString()) : std::nullopt;
    }
    return std::nullopt;
}

void readKeys(const Drilled& bank, Recorder& recorder)
{
    auto keys = recorder.keys();
    for (const auto& row :
         bank.run("SELECT actor, key, outcome, transfer_id, hold_id, approval_id FROM bank.idempotency_key")) {
        const auto found = keys.find(row.get<Uuid>("key"));
        if (found == keys.end() || found->second.actor != row.get<StaffId>("actor"))
            continue;
        check::line::FinalKey line{found->first, check::KeyState::Booked, madeUnder(row, found->second.kind)};
        const auto outcome = row.get<std::string>("outcome");
        if (outcome == "refused")
            line.state = check::KeyState::Refused;
        if (outcome == "abandoned")
            line.state = check::KeyState::Abandoned;
        recorder.write(line);
        keys.erase(found);
    }
    for (const auto& [key, ordered] : keys)
        recorder.write(check::line::FinalKey{key, check::KeyState::Absent, {}});
}

//! The object of an event that records a change by an order; none: of another kind.
std::optional<check::ObjectId> changedBy(const AuditEvent& event)
{
    static const std::set<std::string> changes = {"transfer.booked",    "hold.placed",        "hold.released",
                                                  "hold.expired",       "approval.requested", "approval.changed",
                                                  "approval.approved",  "approval.rejected",  "approval.sentBack",
                                                  "approval.withdrawn", "approval.expired"};
    if (!changes.contains(event.action))
        return std::nullopt;
    const auto hold = HoldId::parse(event.objectId);
    return hold ? hold->uuid().toString() : event.objectId;
}

std::int64_t readTrail(const Drilled& bank, Recorder& recorder, bool isSound)
{
    std::map<check::ObjectId, std::int64_t> changes;
    for (const auto& row : bank.run("SELECT leaf FROM bank.audit_event"))
        if (const auto event = parseLeaf(row.get<db::Bytea>("leaf")))
            if (const auto object = changedBy(*event))
                ++changes[*object];
    check::line::FinalAudit line{isSound, {}};
    for (const auto& [object, events] : changes)
        line.changes.push_back({object, events});
    recorder.write(line);
    return static_cast<std::int64_t>(changes.size());
}

std::int64_t readOutbox(const Drilled& bank, Recorder& recorder)
{
    check::line::FinalOutbox line;
    for (const auto& row : bank.run("SELECT event::jsonb ->> 'transferId' AS transfer"
                                    " FROM drill.told, unnest(events) AS event"))
        line.transfers.push_back(row.get<std::string>("transfer"));
    recorder.write(line);
    return static_cast<std::int64_t>(line.transfers.size());
}

} // namespace

void keepOutbox(const Drilled& bank)
{
    bank.run("CREATE SCHEMA drill;"
             "CREATE TABLE drill.told (events text[] NOT NULL);"
             "CREATE FUNCTION drill.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
             " $$BEGIN INSERT INTO drill.told VALUES (OLD.events); RETURN OLD; END$$;"
             "CREATE TRIGGER told AFTER DELETE ON bank.outbox FOR EACH ROW WHEN (OLD.topic = 'transfers')"
             " EXECUTE FUNCTION drill.keep()");
}

void writeOpening(const Drilled& bank, Recorder& recorder, std::int64_t seed)
{
    check::line::Open line{seed, now(), {}};
    for (const auto& row : bank.run("SELECT id, currency, balance, last_entry_number, overdraft_limit FROM bank.account"
                                    " WHERE id IN (" +
                                    listOf(bank.accounts()) + ")"))
        line.accounts.push_back({row.get<AccountId>("id"), row.get<Currency>("currency"),
                                 row.get<std::int64_t>("balance"), row.get<std::int64_t>("last_entry_number"),
                                 row.get<std::int64_t>("overdraft_limit")});
    recorder.write(line);
}

bool readAll(const Drilled& bank, Recorder& recorder, std::int64_t number)
{
    try {
        check::line::Read line{number, now(), 0, {}};
        for (const auto& row : bank.run("SELECT id, balance, last_entry_number FROM bank.account WHERE id IN (" +
                                            listOf(bank.accounts()) + ")",
                                        2s))
            line.balances.push_back({row.get<AccountId>("id"), row.get<std::int64_t>("balance"),
                                     row.get<std::int64_t>("last_entry_number")});
        line.time = now();
        recorder.write(line);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

void readFinally(const Drilled& bank, Recorder& recorder, bool trailIsSound)
{
    const bool isTold = isWorkedOff(bank, "bank.outbox");
    const bool isSealed = isWorkedOff(bank, "bank.audit_inbox");
    if (!isTold || !isSealed)
        std::cout << "Trail or outbox are not worked off." << std::endl;
    readAccounts(bank, recorder);
    check::line::End end;
    end.transfers = readTransfers(bank, recorder);
    readKeys(bank, recorder);
    end.changes = readTrail(bank, recorder, trailIsSound && isSealed);
    end.events = readOutbox(bank, recorder);
    end.time = now();
    recorder.write(end);
}

} // namespace cf::drill
