#include "tests/check/history/Course.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace cf::check {
namespace {

constexpr Nanoseconds kNever = std::numeric_limits<Nanoseconds>::max();

std::string aboutKey(const Uuid& key, const std::string& what)
{
    return "the order " + key.toString() + " " + what;
}

} // namespace

std::optional<KeyState> Order::told() const
{
    if (ok)
        return KeyState::Booked;
    if (refused)
        return KeyState::Refused;
    if (failed)
        return KeyState::Absent;
    return resolved ? std::optional(resolved->state) : std::nullopt;
}

Nanoseconds Order::toldAt() const
{
    if (ok)
        return ok->time;
    if (refused)
        return refused->time;
    if (failed)
        return failed->time;
    return resolved ? resolved->time : kNever;
}

std::optional<Nanoseconds> Order::unknownSince() const
{
    if (ok || refused || failed)
        return std::nullopt;
    return unknown ? unknown->time : invoke.time;
}

std::optional<ObjectId> Order::toldMade() const
{
    if (ok)
        return ok->made;
    return resolved ? resolved->made : std::nullopt;
}

std::optional<ObjectId> Order::made() const
{
    return finalKey && finalKey->made ? finalKey->made : toldMade();
}

std::string Course::add(Line line)
{
    if (m_end)
        return "nothing may follow the end";
    if (!m_opened && !std::holds_alternative<line::Open>(line))
        return "the history does not begin with its opening";
    return std::visit([this](auto&& alternative) { return take(std::move(alternative)); }, std::move(line));
}

const OpenedAccount* Course::account(const AccountId& id) const
{
    const auto found = m_accounts.find(id);
    return found == m_accounts.end() ? nullptr : &found->second;
}

std::vector<FaultPeriod> Course::faultPeriods() const
{
    std::vector<line::Fault> faults = m_faults;
    // At the same instant beginnings come first: one fault that takes over from another leaves no gap.
    std::stable_sort(faults.begin(), faults.end(), [](const line::Fault& a, const line::Fault& b) {
        return std::tie(a.time, a.phase) < std::tie(b.time, b.phase);
    });
    std::vector<FaultPeriod> periods;
    int on = 0;
    for (const line::Fault& fault : faults) {
        on += fault.phase == FaultPhase::Begin ? 1 : -1;
        if (on == 1 && fault.phase == FaultPhase::Begin)
            periods.push_back({fault.time, kNever});
        if (on == 0 && !periods.empty())
            periods.back().end = fault.time;
    }
    return periods;
}

std::map<std::string, std::int64_t> Course::faultCounts() const
{
    std::map<std::string, std::int64_t> counts;
    for (const line::Fault& fault : m_faults)
        counts[fault.name] += fault.phase == FaultPhase::Begin;
    return counts;
}

std::string Course::take(line::Open&& open)
{
    if (m_opened)
        return "a history is opened once";
    for (const OpenedAccount& account : open.accounts)
        if (!m_accounts.emplace(account.id, account).second)
            return "the account " + account.id.toString() + " is opened twice";
    m_opened = std::move(open);
    return {};
}

std::string Course::take(line::Invoke&& invoke)
{
    const Uuid key = invoke.key;
    for (const Leg& leg : invoke.operation.legs)
        if (!account(leg.account))
            return aboutKey(key, "has a leg on " + leg.account.toString() + ", which is no account of this drill");
    Order order;
    order.invoke = std::move(invoke);
    return m_orders.emplace(key, std::move(order)).second ? "" : aboutKey(key, "was invoked before");
}

template <class FirstAnswer>
std::string Course::takeFirst(FirstAnswer&& answer, std::optional<FirstAnswer> Order::*place)
{
    const auto found = m_orders.find(answer.key);
    if (found == m_orders.end())
        return aboutKey(answer.key, "was never invoked");
    Order& order = found->second;
    if (order.ok || order.refused || order.failed || order.unknown || order.resolved)
        return aboutKey(answer.key, "was answered before");
    if (answer.time < order.invoke.time)
        return aboutKey(answer.key, "was answered before it was invoked");
    order.*place = std::move(answer);
    return {};
}

std::string Course::take(line::Ok&& ok)
{
    const auto found = m_orders.find(ok.key);
    if (found != m_orders.end()) {
        const OperationKind kind = found->second.invoke.operation.kind;
        if (ok.made ? !canMake(kind, *ok.made) : makesSomething(kind))
            return aboutKey(ok.key, "cannot make " + ok.made.value_or("nothing"));
    }
    return takeFirst(std::move(ok), &Order::ok);
}

std::string Course::take(line::Refused&& refused)
{
    return takeFirst(std::move(refused), &Order::refused);
}

std::string Course::take(line::Failed&& failed)
{
    return takeFirst(std::move(failed), &Order::failed);
}

std::string Course::take(line::Unknown&& unknown)
{
    return takeFirst(std::move(unknown), &Order::unknown);
}

std::string Course::take(line::Resolved&& resolved)
{
    const auto found = m_orders.find(resolved.key);
    if (found == m_orders.end())
        return aboutKey(resolved.key, "was never invoked");
    Order& order = found->second;
    if (order.ok || order.refused || order.failed || order.resolved)
        return aboutKey(resolved.key, "was answered before");
    if (resolved.time < (order.unknown ? order.unknown->time : order.invoke.time))
        return aboutKey(resolved.key, "was resolved before it was unknown");
    const OperationKind kind = order.invoke.operation.kind;
    const bool makes = resolved.state == KeyState::Booked && makesSomething(kind);
    if (resolved.made ? !makes || !canMake(kind, *resolved.made) : makes)
        return aboutKey(resolved.key, "cannot make " + resolved.made.value_or("nothing"));
    order.resolved = std::move(resolved);
    return {};
}

std::string Course::take(line::Replayed&& replayed)
{
    const auto found = m_orders.find(replayed.key);
    if (found == m_orders.end())
        return aboutKey(replayed.key, "was never invoked");
    found->second.replayed.push_back(std::move(replayed));
    return {};
}

std::string Course::take(line::Read&& read)
{
    std::set<AccountId> seen;
    for (const BalanceRead& balance : read.balances)
        if (!account(balance.account) || !seen.insert(balance.account).second)
            return "the read shows " + balance.account.toString() + " twice, or it is no account of this drill";
    m_reads.push_back(std::move(read));
    return {};
}

std::string Course::take(line::Fault&& fault)
{
    int& on = m_faultsOn[fault.name];
    on += fault.phase == FaultPhase::Begin ? 1 : -1;
    if (on < 0)
        return "the fault \"" + fault.name + "\" ends before it began";
    m_faults.push_back(std::move(fault));
    return {};
}

std::string Course::take(line::FinalAccount&& account)
{
    const AccountId id = account.account;
    if (!m_accounts.contains(id))
        return id.toString() + " is no account of this drill";
    return m_finalAccounts.emplace(id, std::move(account)).second ? "" : id.toString() + " was read before";
}

std::string Course::take(line::FinalTransfer&& transfer)
{
    for (const BookedLeg& leg : transfer.legs)
        if (!account(leg.account))
            return transfer.id + " has a leg on " + leg.account.toString() + ", which is no account of this drill";
    if (!m_finalIds.insert(transfer.id).second)
        return transfer.id + " was read before";
    m_finalTransfers.push_back(std::move(transfer));
    return {};
}

std::string Course::take(line::FinalKey&& key)
{
    const auto found = m_orders.find(key.key);
    if (found == m_orders.end())
        return aboutKey(key.key, "was never invoked");
    if (found->second.finalKey)
        return aboutKey(key.key, "has had its key read before");
    found->second.finalKey = std::move(key);
    return {};
}

std::string Course::take(line::FinalAudit&& audit)
{
    m_finalAudit.push_back(std::move(audit));
    return {};
}

std::string Course::take(line::FinalOutbox&& outbox)
{
    m_finalOutbox.push_back(std::move(outbox));
    return {};
}

std::string Course::take(line::End&& end)
{
    m_end = end;
    return {};
}

} // namespace cf::check
