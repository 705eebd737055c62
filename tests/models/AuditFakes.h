// An in-memory audit trail of any length, generated from event numbers: always the same, nothing stored. It answers,
// waits and fails as a test asks; searches stop early, like the bank's.
#pragma once

#include "services/contract/Administration.h"
#include "services/contract/Audit.h"
#include "tests/client/FakeBank.h"

#include <array>

//! `code` may be unknown to this desktop.
inline cf::client::CallFailure searchMistake(const std::string& sentence, const std::string& code = {},
                                             const std::vector<std::string>& words = {})
{
    cf::client::CallFailure failure = cf::test::refusal(cf::contract::ErrorCode::InvalidRequest);
    failure.problem->errors.push_back(
        {"?search", sentence, code.empty() ? std::nullopt : std::optional(code), std::optional(words)});
    return failure;
}

//! Events 0 … sealed - 1, and the bank's answers about them.
class FakeTrail
{
public:
    using Row = cf::contract::AuditRow;
    using Rows = cf::contract::Page<Row>;

    explicit FakeTrail(std::int64_t sealedEvents)
        : sealed(sealedEvents)
    {
    }

    std::int64_t sealed;
    std::int64_t oldest = 0;
    std::int64_t unsealed = 0;
    std::int64_t scanLimit = 100'000; //!< Events that one call looks at.

    static cf::StaffId staff(int which) { return idOf<cf::StaffId>(which); }
    static cf::contract::BranchRef branch(int which)
    {
        static const std::array<const char*, 3> kNames = {"Hlavní pobočka Praha", "Brno, náměstí Svobody", "Plzeň"};
        return {idOf<cf::BranchId>(100 + which), "000" + std::to_string(which + 1),
                kNames[static_cast<std::size_t>(which)]};
    }
    static cf::CustomerId customer() { return idOf<cf::CustomerId>(200); }
    static cf::AccountId account() { return idOf<cf::AccountId>(300); }
    static cf::TransferId transfer() { return idOf<cf::TransferId>(400); }

    static Row event(std::int64_t seq)
    {
        static const std::array<const char*, 7> kActions = {"transfer.booked",  "customer.viewed",   "transfer.refused",
                                                            "signIn.succeeded", "customer.searched", "document.viewed",
                                                            "staff.changed"};
        static const std::array<const char*, 4> kPeople = {"Anna Malá", "Jan Novák", "Božena Nováková", "Petr Svoboda"};
        const auto person = static_cast<std::size_t>(seq % 4);
        Row row;
        row.seq = seq;
        row.id = idOf<cf::CustomerId>(static_cast<int>(seq % 1'000'000'000)).uuid();
        row.at =
            *cf::parseInstant("2026-11-22T09:49:25.123456Z") - std::chrono::seconds(40) * (1'000 - seq % 1'000'000);
        row.action = kActions[static_cast<std::size_t>(seq % 7)];
        row.result = seq % 7 == 2     ? cf::AuditResult::Refused
                     : seq % 101 == 0 ? cf::AuditResult::Failed
                                      : cf::AuditResult::Succeeded;
        row.actor = cf::contract::StaffRef{staff(static_cast<int>(person)), kPeople[person]};
        row.role = seq % 4 == 3 ? cf::Role::Supervisor : cf::Role::Teller;
        row.branch = branch(static_cast<int>(seq % 3));
        if (seq % 7 < 3)
            row.subjects = {{customer().toString(), "Růžena Dvořáková"},
                            {account().toString(), "CZ6508000000192000145399"}};
        if (seq % 7 == 0)
            row.subjects.insert(row.subjects.begin(), {transfer().toString(), ""});
        row.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        return row;
    }

    static Row waiting(int which)
    {
        Row row = event(1'000 + which);
        row.seq.reset();
        row.at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) -
                 std::chrono::milliseconds(300 * (which + 1));
        return row;
    }

    static bool fits(const Row& row, const cf::contract::AuditQuery& query)
    {
        const bool action = !query.action || row.action.starts_with(*query.action);
        const bool result = !query.result || row.result == *query.result;
        const bool time = (!query.from || row.at >= *query.from) && (!query.to || row.at < *query.to);
        const bool actor = !query.actor || (row.actor && row.actor->id == *query.actor);
        const bool branch = !query.branch || row.branch->id == *query.branch;
        const bool subject = !query.subject || std::any_of(row.subjects.begin(), row.subjects.end(),
                                                           [&](const auto& each) { return each.id == *query.subject; });
        // The only search that this bank supports: "every:1000".
        const bool search = !query.search || *row.seq % std::stoll(query.search->substr(6)) == 0;
        return action && result && time && actor && branch && subject && search;
    }

    Rows list(const cf::contract::AuditQuery& query) const
    {
        std::int64_t at = std::min(query.before.value_or(sealed), sealed);
        if (query.cursor)
            at = std::stoll(*query.cursor);
        const std::int64_t stop = std::max(oldest, at - scanLimit);
        Rows page;
        while (at > stop && static_cast<int>(page.items.size()) < query.limit.value_or(100)) {
            Row row = event(--at);
            if (fits(row, query))
                page.items.push_back(std::move(row));
        }
        page.more = at > oldest;
        page.lastKey = std::to_string(at);
        page.count = static_cast<std::int64_t>(page.items.size());
        page.countExact = false;
        return page;
    }

    cf::contract::AuditState state() const
    {
        cf::contract::AuditState state;
        state.sealed = sealed;
        state.oldest = oldest;
        state.unsealed = unsealed;
        if (unsealed > 0)
            state.oldestUnsealed = waiting(static_cast<int>(unsealed) - 1).at;
        state.actions = {"customer.searched", "customer.viewed", "document.viewed", "signIn.succeeded",
                         "staff.changed",     "transfer.booked", "transfer.refused"};
        return state;
    }

    cf::contract::AuditDetail detail(std::int64_t seq) const
    {
        cf::contract::AuditDetail detail;
        detail.row = event(seq);
        detail.leafHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        detail.changes = {
            {"role", "teller", "supervisor"},
            {"branch", "0001", "0002"},
            {"memo", std::nullopt, "Nájem za březen a záloha na elektřinu, jak bylo domluveno na pobočce"},
            {"phone", "+420 602 123 456", std::nullopt}};
        return detail;
    }

    //! Answers every call from here, at once.
    void serve(cf::test::FakeBank& fake)
    {
        fake.on<cf::contract::ListAuditEvents>([this](const cf::contract::AuditQuery& query) { return list(query); });
        fake.on<cf::contract::GetAuditState>([this](const auto&) { return state(); });
        fake.on<cf::contract::GetAuditEvent>(
            [this](const cf::contract::AuditEventRef& event) { return detail(event.seq); });
        fake.on<cf::contract::ListUnsealedAuditEvents>([this](const auto&) {
            Rows page;
            for (int i = 0; i < unsealed; ++i)
                page.items.push_back(waiting(i));
            return page;
        });
        fake.on<cf::contract::ListBranches>([](const auto&) {
            cf::contract::Page<cf::contract::BranchRow> page;
            for (int i = 0; i < 3; ++i)
                page.items.push_back({branch(i)});
            return page;
        });
        fake.on<cf::contract::BeginAuditExport>([this](const cf::contract::AuditExportOrder&) {
            return cf::contract::AuditExport{cf::Uuid::v7(), sealed};
        });
        fake.on<cf::contract::EndAuditExport>(
            [](const cf::contract::AuditExportEnd&) { return cf::contract::Nothing(); });
    }

private:
    template <class Id>
    static Id idOf(int number)
    {
        std::string hex = std::to_string(number);
        hex.insert(0, 12 - hex.size(), '0');
        return Id(*cf::Uuid::parse("01900000-0000-7000-8000-" + hex));
    }
};
