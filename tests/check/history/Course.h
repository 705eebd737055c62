// What a history's lines say together: each order with its answers, the reads, the faults, the final reads.
#pragma once

#include "tests/check/history/History.h"

#include <map>
#include <set>

namespace cf::check {

//! One order, from its sending to its final state.
struct Order
{
    line::Invoke invoke;
    std::optional<line::Ok> ok;
    std::optional<line::Refused> refused;
    std::optional<line::Failed> failed;
    std::optional<line::Unknown> unknown;
    std::optional<line::Resolved> resolved;
    std::vector<line::Replayed> replayed;
    std::optional<line::FinalKey> finalKey;

    //! What the client knows in the end. Empty: it does not know. A definite failure is Absent.
    std::optional<KeyState> told() const;
    //! Since when it knows; the largest time if it does not.
    Nanoseconds toldAt() const;
    //! Empty: the first answer was definite. Otherwise when it was lost, or the order sent if there never was one.
    std::optional<Nanoseconds> unknownSince() const;
    //! What the client was told that it made.
    std::optional<ObjectId> toldMade() const;
    //! Done, by the bank's final word.
    bool isDone() const { return finalKey && finalKey->state == KeyState::Booked; }
    //! What it made, by the bank's final word; else by what the client was told.
    std::optional<ObjectId> made() const;
};

//! A time during which at least one fault was on.
struct FaultPeriod
{
    Nanoseconds begin = 0;
    Nanoseconds end = 0;
};

class Course
{
public:
    //! Takes the next line. Returns why it cannot follow those before it; empty: it can.
    std::string add(Line line);

    const line::Open* opened() const { return m_opened ? &*m_opened : nullptr; }
    //! Null: not an account of this drill.
    const OpenedAccount* account(const AccountId& id) const;
    //! By key, in no order of time.
    const std::map<Uuid, Order>& orders() const { return m_orders; }
    const std::vector<line::Read>& reads() const { return m_reads; }
    //! In the order of time, without overlaps.
    std::vector<FaultPeriod> faultPeriods() const;
    //! As they were written down.
    const std::vector<line::Fault>& faults() const { return m_faults; }
    //! How often each fault began.
    std::map<std::string, std::int64_t> faultCounts() const;

    const std::map<AccountId, line::FinalAccount>& finalAccounts() const { return m_finalAccounts; }
    const std::vector<line::FinalTransfer>& finalTransfers() const { return m_finalTransfers; }
    const std::vector<line::FinalAudit>& finalAudit() const { return m_finalAudit; }
    const std::vector<line::FinalOutbox>& finalOutbox() const { return m_finalOutbox; }
    const line::End* end() const { return m_end ? &*m_end : nullptr; }

private:
    std::string take(line::Open&& open);
    std::string take(line::Invoke&& invoke);
    std::string take(line::Ok&& ok);
    std::string take(line::Refused&& refused);
    std::string take(line::Failed&& failed);
    std::string take(line::Unknown&& unknown);
    std::string take(line::Resolved&& resolved);
    std::string take(line::Replayed&& replayed);
    std::string take(line::Read&& read);
    std::string take(line::Fault&& fault);
    std::string take(line::FinalAccount&& account);
    std::string take(line::FinalTransfer&& transfer);
    std::string take(line::FinalKey&& key);
    std::string take(line::FinalAudit&& audit);
    std::string take(line::FinalOutbox&& outbox);
    std::string take(line::End&& end);

    template <class FirstAnswer>
    std::string takeFirst(FirstAnswer&& answer, std::optional<FirstAnswer> Order::*place);

    std::optional<line::Open> m_opened;
    std::map<AccountId, OpenedAccount> m_accounts;
    std::map<Uuid, Order> m_orders;
    std::vector<line::Read> m_reads;
    std::vector<line::Fault> m_faults;
    std::map<std::string, int> m_faultsOn; //!< How many of each name are on.
    std::map<AccountId, line::FinalAccount> m_finalAccounts;
    std::set<ObjectId> m_finalIds;
    std::vector<line::FinalTransfer> m_finalTransfers;
    std::vector<line::FinalAudit> m_finalAudit;
    std::vector<line::FinalOutbox> m_finalOutbox;
    std::optional<line::End> m_end;
};

} // namespace cf::check
