#include "tests/drill/DrillClient.h"

#include "services/contract/Accounts.h"

#include <future>
#include <set>

namespace cf::drill {
namespace {

using namespace contract;
using namespace std::chrono_literals;
using check::OperationKind;
using test::ApiClient;

constexpr auto kFirstCheck = 100ms;
constexpr auto kLongestPause = 1'600ms;
constexpr std::size_t kMostRepeated = 5; // in a batch, of earlier ones
constexpr std::size_t kBatchedKept = 100;

//! A fault that waits for it is not kept waiting.
const Point& lineAnswered()
{
    static const Point& point = pointNamed("line of a batch answered");
    return point;
}

//! As the desktop reads an answer to an order.
bool leavesDoubt(ErrorCode code)
{
    return isInDoubt(code) || code == ErrorCode::KeyInFlight || code == ErrorCode::Unavailable ||
           code == ErrorCode::InternalError;
}

//! The same for the same outcome, whenever it is asked for: without what may have changed since.
std::string canonical(OrderOutcome outcome)
{
    if (outcome.state == KeyState::Waiting) {
        outcome.transfer.reset();
        if (outcome.approval) {
            outcome.approval->state = ApprovalState::Waiting;
            outcome.approval->comment.clear();
            outcome.approval->expiresAt = {};
            outcome.approval->reasons.clear();
        }
    }
    if (outcome.transfer) {
        outcome.transfer->reversedBy.reset();
        outcome.transfer->reversalReason.reset();
    }
    return encodeDocument(outcome);
}

std::optional<check::ObjectId> madeBy(OperationKind kind, const OrderOutcome& outcome)
{
    if (check::books(kind))
        return outcome.transfer ? std::optional(outcome.transfer->id.toString()) : std::nullopt;
    if (kind == OperationKind::HoldPlaced)
        return outcome.hold ? std::optional(outcome.hold->uuid().toString()) : std::nullopt;
    if (kind == OperationKind::ApprovalRequested)
        return outcome.approval ? std::optional(outcome.approval->id.toString()) : std::nullopt;
    return std::nullopt;
}

//! The answer in its canonical form, if it is the ledger's last word.
std::optional<std::string> definiteAnswer(const OrderReply& reply)
{
    if (reply.ok())
        return canonical(reply.value());
    const auto code = reply.code();
    return code && isRefusal(*code) ? std::optional(nameOf(*code)) : std::nullopt;
}

//! Which of two answers to copies of one order says more of it: the last word, doubt, that this copy did not arrive.
int rankOf(const OrderReply& reply)
{
    if (definiteAnswer(reply))
        return 2;
    const auto code = reply.code();
    return !code || leavesDoubt(*code) || *code == ErrorCode::KeyAbandoned ? 1 : 0;
}

} // namespace

DrillClient::DrillClient(std::int64_t number, Person& person, Role role, std::vector<ApiClient> desks,
                         std::uint64_t seed, const Surroundings& around)
    : m_number(number)
    , m_person(person)
    , m_role(role)
    , m_desks(std::move(desks))
    , m_twin(std::move(m_desks.back()))
    , m_chance(seed)
    , m_wishes(around.accounts, around.board, person, role, m_chance)
    , m_around(around)
{
    m_desks.pop_back();
    const auto shown = std::make_shared<std::string>();
    for (ApiClient& desk : m_desks)
        desk.keepConsistency(shown);
}

void DrillClient::run()
{
    while (!m_around.pace.stop) {
        if (m_chance.permille(200))
            read();
        else if (m_role == Role::Teller && m_chance.permille(m_around.requests.armed() == &lineAnswered() ? 500 : 15))
            orderBatch();
        else
            order();
        pause();
    }
}

void DrillClient::pause()
{
    const int think = m_around.pace.thinkMilliseconds;
    if (think > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(m_chance.below(2 * static_cast<std::uint64_t>(think))));
}

ApiClient& DrillClient::desk()
{
    return m_chance.pick(m_desks);
}

void DrillClient::read()
{
    check::line::Read line{m_number, now(), 0, {}};
    const auto reply = desk().call<GetAccount>({m_wishes.account().id});
    if (!reply.ok())
        return;
    const Account& account = reply.value();
    line.time = now();
    line.balances = {{account.summary.id, account.summary.ledgerBalance.minorUnits(), account.entries}};
    m_around.recorder.write(line);
}

void DrillClient::order()
{
    const auto wish = m_wishes.next(desk());
    if (!wish)
        return;
    const Uuid key = Uuid::v7();
    m_around.recorder.invoke(m_number, key, m_person.id(), wish->operation);
    std::future<OrderReply> copy;
    if (m_chance.permille(static_cast<std::uint64_t>(m_around.pace.twins.load())))
        copy = std::async(std::launch::async, [&] { return wish->send(m_twin, key); });
    OrderReply reply = wish->send(desk(), key);
    std::optional<OrderReply> other;
    if (copy.valid())
        other = copy.get();
    if (other && rankOf(*other) > rankOf(reply))
        std::swap(reply, *other);
    if (!take(key, wish->operation, {reply, now()}))
        resolve(key, wish->operation);
    if (!other && m_chance.permille(60))
        other = wish->send(desk(), key);
    if (other)
        replay(key, {*other, now()});
    if (reply.code() == ErrorCode::Unauthenticated)
        signInAgain();
}

// Some orders of earlier batches are in it again, under their keys.
void DrillClient::orderBatch()
{
    const std::vector<BatchedWish> wishes = m_wishes.batch();
    OrderBatch batch;
    std::set<Uuid> repeated;
    for (const BatchedOrder& order : m_batched)
        if (repeated.size() < kMostRepeated && m_chance.permille(100) && repeated.insert(order.key).second)
            batch.orders.push_back(order);
    for (const BatchedWish& wish : wishes) {
        m_around.recorder.invoke(m_number, wish.order.key, m_person.id(), wish.operation);
        const std::size_t place = m_chance.below(batch.orders.size() + 1);
        batch.orders.insert(batch.orders.begin() + static_cast<std::ptrdiff_t>(place), wish.order);
    }
    const std::map<Uuid, Answered> answers = send(batch);
    std::vector<const BatchedWish*> unknown;
    for (const BatchedWish& wish : wishes) {
        const Answered& answered = answers.at(wish.order.key);
        if (!take(wish.order.key, wish.operation, answered))
            unknown.push_back(&wish);
        if (rankOf(answered.reply) > 0)
            m_batched.push_back(wish.order);
    }
    for (const Uuid& key : repeated)
        replay(key, answers.at(key));
    for (const BatchedWish* wish : unknown)
        resolve(wish->order.key, wish->operation);
    while (m_batched.size() > kBatchedKept)
        m_batched.pop_front();
    if (answers.begin()->second.reply.code() == ErrorCode::Unauthenticated)
        signInAgain();
}

//! Each order has an answer: its line, if there was none the problem of the whole batch, or that there is none.
std::map<Uuid, DrillClient::Answered> DrillClient::send(const OrderBatch& batch)
{
    const std::size_t server = m_chance.below(m_desks.size());
    std::vector<check::Nanoseconds> times;
    auto reply = m_desks[server].stream<PostTransferBatch>(batch, [&] {
        times.push_back(now());
        return m_around.requests.reach(lineAnswered(), {server, 0}) == Passing::Pass;
    });
    std::map<Uuid, Answered> answers;
    for (std::size_t i = 0; i < reply.lines.size(); ++i) {
        BatchedOutcome& outcome = reply.lines[i];
        Answered answered{{}, times[i]};
        if (outcome.outcome)
            answered.reply.content = std::move(*outcome.outcome);
        else if (outcome.problem)
            answered.reply.content = std::move(*outcome.problem);
        answers.emplace(outcome.key, std::move(answered));
    }
    Answered rest{{}, now()};
    if (reply.problem)
        rest.reply.content = std::move(*reply.problem);
    for (const BatchedOrder& order : batch.orders)
        answers.emplace(order.key, rest);
    return answers;
}

void DrillClient::signInAgain()
{
    if (m_person.signIn(m_desks.front()))
        for (ApiClient* each : {&m_desks.back(), &m_twin})
            each->useToken(m_desks.front().token());
}

bool DrillClient::take(const Uuid& key, const check::Operation& operation, const Answered& answered)
{
    const auto& [reply, at] = answered;
    Recorder& recorder = m_around.recorder;
    if (reply.ok()) {
        const OrderOutcome& outcome = reply.value();
        recorder.write(check::line::Ok{at, key, madeBy(operation.kind, outcome), {}, {canonical(outcome)}});
        learn(operation, outcome);
    } else if (rankOf(reply) == 2) {
        recorder.write(check::line::Refused{at, key, reply.code().value(), {definiteAnswer(reply).value()}});
    } else if (rankOf(reply) == 0) {
        recorder.write(check::line::Failed{at, key});
    } else {
        ++m_around.pace.unresolved;
        recorder.write(check::line::Unknown{at, key});
        return false;
    }
    return true;
}

void DrillClient::replay(const Uuid& key, const Answered& answered)
{
    if (const auto answer = definiteAnswer(answered.reply))
        m_around.recorder.write(check::line::Replayed{answered.at, key, {*answer}});
}

// Asks whichever bankd is there, and never orders again by itself.
void DrillClient::resolve(const Uuid& key, const check::Operation& operation)
{
    for (auto wait = kFirstCheck; !m_around.pace.giveUp;
         wait = std::min<std::chrono::milliseconds>(2 * wait, kLongestPause)) {
        const auto reply = desk().call<ResolveTransferKey>({key, {}});
        if (reply.ok()) {
            const OrderOutcome& outcome = reply.value();
            check::line::Resolved line{now(), key, check::KeyState::Abandoned, {}, outcome.refusal};
            if (outcome.state == KeyState::Refused)
                line.state = check::KeyState::Refused;
            if (outcome.state == KeyState::Booked || outcome.state == KeyState::Waiting) {
                line.state = check::KeyState::Booked;
                line.made = madeBy(operation.kind, outcome);
                learn(operation, outcome);
            }
            m_around.recorder.write(line);
            --m_around.pace.unresolved;
            return;
        }
        std::this_thread::sleep_for(wait);
    }
}

void DrillClient::learn(const check::Operation& operation, const OrderOutcome& outcome)
{
    const auto& [kind, legs, actsOn] = operation;
    Board& board = m_around.board;
    if (check::books(kind) && outcome.transfer)
        board.add(KnownTransfer{outcome.transfer->id, legs});
    if (kind == OperationKind::HoldPlaced && outcome.hold)
        board.add(KnownHold{*outcome.hold, legs.front().account, legs.front().amount});
    if (kind == OperationKind::ApprovalRequested && outcome.approval)
        board.add(KnownOrder{outcome.approval->id, m_person.id(), legs});
    if ((kind == OperationKind::HoldCaptured || kind == OperationKind::HoldReleased) && m_chance.permille(800))
        board.remove(HoldId(Uuid::parse(*actsOn).value()));
    if ((kind == OperationKind::ApprovalApproved || kind == OperationKind::ApprovalRejected) && m_chance.permille(800))
        board.remove(ApprovalId::parse(*actsOn).value());
}

} // namespace cf::drill
