#include "tests/check/planted/SoundDrill.h"

#include <algorithm>
#include <stdexcept>

namespace cf::check {
namespace {

Uuid numbered(std::int64_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, 12 - digits.size(), '0');
    return *Uuid::parse("01900000-0000-7000-8000-" + digits);
}

} // namespace

SoundDrill::SoundDrill(std::vector<OpenedAccount> accounts, std::int64_t seed)
{
    for (const OpenedAccount& account : accounts)
        m_balances[account.id] = {account, account.balance, 0, account.entries};
    m_lines.emplace_back(line::Open{seed, tick(), std::move(accounts)});
}

AccountId SoundDrill::account(std::size_t n)
{
    return AccountId(numbered(static_cast<std::int64_t>(n)));
}

Uuid SoundDrill::nextUuid()
{
    return numbered(++m_lastUuid);
}

Uuid SoundDrill::invoke(std::int64_t client, Operation operation)
{
    const Uuid key = nextUuid();
    const line::Invoke invoke{client, tick(), key, std::move(operation)};
    m_lines.emplace_back(invoke);
    m_orders[key].invoke = invoke;
    return key;
}

void SoundDrill::answer(const Uuid& key)
{
    decide(key);
    const Decided& order = m_orders.at(key);
    if (order.state == KeyState::Booked)
        m_lines.emplace_back(line::Ok{tick(), key, order.made, order.balances, {order.answer}});
    else
        m_lines.emplace_back(line::Refused{tick(), key, *order.code, {order.answer}});
}

void SoundDrill::lose(const Uuid& key)
{
    m_lines.emplace_back(line::Unknown{tick(), key});
}

void SoundDrill::fail(const Uuid& key)
{
    m_lines.emplace_back(line::Failed{tick(), key});
}

void SoundDrill::resolve(const Uuid& key)
{
    Decided& order = m_orders.at(key);
    if (!order.state)
        order.state = KeyState::Abandoned;
    m_lines.emplace_back(line::Resolved{tick(), key, *order.state, order.made, order.code});
}

void SoundDrill::replay(const Uuid& key, std::string appended)
{
    m_lines.emplace_back(line::Replayed{tick(), key, {m_orders.at(key).answer + std::move(appended)}});
}

void SoundDrill::read(std::int64_t client)
{
    line::Read read{client, tick(), 0, {}};
    for (const auto& [id, balance] : m_balances)
        read.balances.push_back({id, balance.balance, balance.entries});
    read.time = tick();
    m_lines.emplace_back(std::move(read));
}

void SoundDrill::fault(const std::string& name, FaultPhase phase)
{
    m_lines.emplace_back(line::Fault{tick(), name, phase});
}

void SoundDrill::decide(const Uuid& key)
{
    Decided& order = m_orders.at(key);
    if (order.state)
        return;
    if (const auto refusal = refusalOf(order.invoke.operation)) {
        order.state = KeyState::Refused;
        order.code = refusal;
        order.answer = R"({"code":")" + contract::nameOf(*refusal) + "\"}\n";
        return;
    }
    apply(order);
}

void SoundDrill::book(const Uuid& key)
{
    apply(m_orders.at(key));
}

void SoundDrill::acknowledgeOnly(const Uuid& key)
{
    m_lines.emplace_back(line::Ok{tick(), key, TransferId(nextUuid()).toString(), {}, {"{}"}});
}

void SoundDrill::refuse(const Uuid& key, contract::ErrorCode code)
{
    Decided& order = m_orders.at(key);
    if (!order.state)
        order.state = KeyState::Refused;
    m_lines.emplace_back(line::Refused{tick(), key, code, {"{}"}});
}

std::vector<Leg> SoundDrill::legsOf(const Operation& operation) const
{
    if (operation.kind == OperationKind::Reversal) {
        std::vector<Leg> legs = m_objects.at(*operation.actsOn).legs;
        for (Leg& leg : legs)
            leg.amount = -leg.amount;
        return legs;
    }
    return operation.kind == OperationKind::ApprovalApproved ? m_objects.at(*operation.actsOn).legs : operation.legs;
}

std::optional<contract::ErrorCode> SoundDrill::refusalOf(const Operation& operation) const
{
    if (operation.actsOn && !m_active.contains(*operation.actsOn))
        return contract::ErrorCode::NotFound;
    std::map<AccountId, std::int64_t> demands;
    for (const Leg& leg : legsOf(operation))
        demands[leg.account] -= operation.kind == OperationKind::HoldPlaced ? -leg.amount : leg.amount;
    for (const auto& [id, demand] : demands) {
        const Balance& account = m_balances.at(id);
        std::int64_t holds = account.holds;
        if (operation.kind == OperationKind::HoldCaptured)
            if (const Leg& held = m_objects.at(*operation.actsOn).legs.front(); held.account == id)
                holds -= held.amount;
        if (operation.kind == OperationKind::ApprovalApproved || operation.kind == OperationKind::ApprovalChanged)
            for (const Leg& waiting : m_objects.at(*operation.actsOn).legs)
                holds += waiting.account == id ? std::min<std::int64_t>(waiting.amount, 0) : 0;
        if (demand > 0 && account.opened.overdraft && account.balance - holds + *account.opened.overdraft < demand)
            return contract::ErrorCode::InsufficientFunds;
    }
    return std::nullopt;
}

void SoundDrill::apply(Decided& order)
{
    const Operation operation = order.invoke.operation;
    order.state = KeyState::Booked;
    if (operation.kind == OperationKind::HoldPlaced) {
        order.made = nextUuid().toString();
        m_balances.at(operation.legs.front().account).holds += operation.legs.front().amount;
    } else if (operation.kind == OperationKind::ApprovalRequested) {
        order.made = ApprovalId(nextUuid()).toString();
        reserve(operation.legs, 1);
    } else if (books(operation.kind)) {
        order.made = bookTransfer(order);
    }
    if (operation.kind == OperationKind::ApprovalChanged) {
        reserve(m_objects.at(*operation.actsOn).legs, -1);
        reserve(operation.legs, 1);
        m_objects.at(*operation.actsOn).legs = operation.legs;
    } else if (operation.actsOn) {
        if (operation.kind == OperationKind::ApprovalApproved || operation.kind == OperationKind::ApprovalRejected)
            reserve(m_objects.at(*operation.actsOn).legs, -1);
        m_active.erase(*operation.actsOn);
    } else {
        m_objects[*order.made] = operation;
        m_active.insert(*order.made);
    }
    if (operation.kind == OperationKind::HoldCaptured || operation.kind == OperationKind::HoldReleased) {
        const Leg& held = m_objects.at(*operation.actsOn).legs.front();
        m_balances.at(held.account).holds -= held.amount;
    }
    ++m_changes[order.made ? *order.made : *operation.actsOn];
    order.answer = R"({"id":")" + order.made.value_or("") + "\"}\n";
}

void SoundDrill::reserve(const std::vector<Leg>& legs, std::int64_t sign)
{
    for (const Leg& leg : legs)
        if (leg.amount < 0)
            m_balances.at(leg.account).holds -= sign * leg.amount;
}

ObjectId SoundDrill::bookTransfer(Decided& order)
{
    line::FinalTransfer transfer{TransferId(nextUuid()).toString(), order.invoke.key, {}};
    for (const Leg& leg : legsOf(order.invoke.operation)) {
        Balance& account = m_balances.at(leg.account);
        account.balance += leg.amount;
        transfer.legs.push_back({leg.account, ++account.entries, leg.amount, leg.currency, account.balance});
    }
    order.balances = {
        {transfer.legs.front().account, transfer.legs.front().balanceAfter, transfer.legs.front().number}};
    m_transfers.push_back(transfer);
    return transfer.id;
}

std::vector<Line> SoundDrill::finish()
{
    for (const auto& [id, account] : m_balances)
        m_lines.emplace_back(
            line::FinalAccount{id, account.balance, account.holds, account.opened.overdraft, account.entries});
    line::FinalOutbox outbox;
    for (const line::FinalTransfer& transfer : m_transfers) {
        m_lines.emplace_back(transfer);
        outbox.transfers.push_back(transfer.id);
    }
    for (const auto& [key, order] : m_orders)
        m_lines.emplace_back(line::FinalKey{key, order.state.value_or(KeyState::Absent), order.made});
    line::FinalAudit audit{true, {}};
    for (const auto& [object, events] : m_changes)
        audit.changes.push_back({object, events});
    const line::End end{tick(), static_cast<std::int64_t>(m_transfers.size()),
                        static_cast<std::int64_t>(audit.changes.size()),
                        static_cast<std::int64_t>(outbox.transfers.size())};
    m_lines.emplace_back(std::move(audit));
    m_lines.emplace_back(std::move(outbox));
    m_lines.emplace_back(end);
    return m_lines;
}

Operation transfer(std::size_t debtor, std::size_t creditor, std::int64_t amount)
{
    const Currency euro = *Currency::parse("EUR");
    return {OperationKind::Transfer,
            {{SoundDrill::account(debtor), -amount, euro}, {SoundDrill::account(creditor), amount, euro}},
            {}};
}

Operation holdOn(std::size_t account, std::int64_t amount)
{
    return {OperationKind::HoldPlaced, {{SoundDrill::account(account), amount, *Currency::parse("EUR")}}, {}};
}

Operation acting(OperationKind kind, const ObjectId& object, std::vector<Leg> legs)
{
    return {kind, std::move(legs), object};
}

std::string textOf(const std::vector<Line>& lines)
{
    std::string text;
    for (const Line& line : lines)
        text += textOf(line) + '\n';
    return text;
}

Report judge(const std::vector<Line>& lines, Demand demand)
{
    Course course;
    for (const Line& line : lines)
        if (const std::string mistake = course.add(line); !mistake.empty())
            throw std::runtime_error(mistake + ": " + textOf(line));
    return check(course, demand);
}

std::string brokenRules(const std::vector<Line>& lines)
{
    const Report report = judge(lines);
    if (report.verdict == Verdict::Unknown)
        return "unknown";
    std::string names;
    std::set<std::string> seen;
    for (const Violation& violation : report.violations)
        if (seen.insert(violation.rule).second)
            names += (names.empty() ? "" : " ") + violation.rule;
    return names;
}

} // namespace cf::check
