#include "tests/simulate/bank/ServedOrders.h"

#include "services/contract/Holds.h"

#include <algorithm>
#include <thread>

namespace cf::simulation {
namespace {

using namespace contract;

} // namespace

std::string textOf(const BankReply& reply)
{
    if (reply.ok())
        return nameOf(reply.value().state);
    const auto code = reply.code();
    return code ? titleOf(*code) : "no answer";
}

std::optional<KeyOutcome> outcomeIn(const BankReply& reply)
{
    KeyOutcome outcome;
    if (reply.ok()) {
        const OrderOutcome& told = reply.value();
        outcome.state = told.state;
        outcome.hold = told.hold;
        outcome.refusal = told.refusal;
        if (told.approval)
            outcome.approval = told.approval->id;
        if (told.transfer && told.state != KeyState::Waiting) // what an order became later is another one's outcome
            outcome.transfer = told.transfer->id;
        return outcome;
    }
    if (!reply.code() || !isRefusal(*reply.code()))
        return std::nullopt;
    outcome.state = KeyState::Refused;
    outcome.refusal = reply.code();
    return outcome;
}

BankReply ServedOrders::send(const bank::OrderContent& order, std::size_t person, const Uuid& key)
{
    for (;;) {
        BankReply reply = std::visit([&](const auto& content) { return post(content, {person, key}); }, order);
        if (reply.code() != ErrorCode::TooManyRequests)
            return reply;
        const auto* problem = std::get_if<Problem>(&reply.content);
        std::this_thread::sleep_for(std::chrono::seconds(problem->retryAfterSeconds.value_or(1)));
    }
}

BankReply ServedOrders::resolve(std::size_t person, const Uuid& key)
{
    return m_bank.client(person).call<ResolveTransferKey>({key, {}});
}

std::string ServedOrders::match(ApprovalId approval, const std::string& version) const
{
    constexpr std::string_view before = "version ";
    return m_records.etagOf(approval, std::stoi(version.substr(before.size())));
}

BankReply ServedOrders::post(const bank::BookingOrder& order, const Sender& sender)
{
    test::ApiClient& client = m_bank.client(sender.person);
    if (order.kind == contract::TransferKind::Posting)
        return client.call<PostPosting>({order.legs, order.memo}, sender.key);
    const OrderLeg& credited = order.legs.at(1);
    return client.call<PostTransfer>({order.legs.at(0).iban, credited.iban, credited.amount, order.memo}, sender.key);
}

BankReply ServedOrders::post(const bank::Reversal& order, const Sender& sender)
{
    return m_bank.client(sender.person)
        .call<ReverseTransfer>({order.of, order.reason, order.comment, order.overrideReason}, sender.key);
}

BankReply ServedOrders::post(const bank::HoldPlacement& order, const Sender& sender)
{
    const auto on = std::find_if(m_world.accounts.begin(), m_world.accounts.end(),
                                 [&](const auto& account) { return account.iban == order.account; });
    return m_bank.client(sender.person)
        .call<PlaceHold>({on->id, order.amount, order.reason, order.expiresAt}, sender.key);
}

BankReply ServedOrders::post(const bank::HoldRelease& order, const Sender& sender)
{
    return m_bank.client(sender.person).call<ReleaseHold>({order.hold}, sender.key);
}

BankReply ServedOrders::post(const bank::HoldCapture& order, const Sender& sender)
{
    return m_bank.client(sender.person)
        .call<CaptureHold>({order.hold, order.amount, order.creditor, order.memo, order.releaseRest}, sender.key);
}

BankReply ServedOrders::post(const bank::ApprovalOrder& order, const Sender& sender)
{
    test::ApiClient& client = m_bank.client(sender.person);
    const std::string shown = match(order.approval, order.version);
    switch (order.action) {
    case ApprovalAction::Approved: {
        const std::string code = m_bank.bank().freshCode(m_world.staff[sender.person].staff);
        return client.call<ApproveOrder>({order.approval, code}, sender.key, shown);
    }
    case ApprovalAction::Rejected:
        return client.call<RejectOrder>({order.approval, order.comment}, sender.key, shown);
    case ApprovalAction::SentBack:
        return client.call<SendBackOrder>({order.approval, order.comment}, sender.key, shown);
    case ApprovalAction::Withdrawn:
        return client.call<WithdrawOrder>({order.approval}, sender.key);
    default:
        throw std::logic_error("the simulator does not order this");
    }
}

BankReply ServedOrders::post(const bank::ApprovalChangeOrder& order, const Sender& sender)
{
    return m_bank.client(sender.person)
        .call<ChangeOrder>({order.approval, order.now.legs, order.now.memo}, sender.key,
                           match(order.approval, order.version));
}

} // namespace cf::simulation
