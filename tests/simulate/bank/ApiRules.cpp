#include "tests/simulate/bank/ApiRules.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ApprovalAction;
using contract::ErrorCode;

bool mayOrder(const bank::Caller& by)
{
    return by.role == Role::Teller || by.role == Role::Supervisor;
}

//! Two legs or more, each of another account and of some amount, that sum to zero in each currency.
bool areSensible(const std::vector<contract::OrderLeg>& legs)
{
    std::set<Iban> named;
    std::map<Currency, std::int64_t> sums;
    for (const contract::OrderLeg& leg : legs) {
        sums[leg.amount.currency()] += leg.amount.minorUnits();
        if (leg.amount.minorUnits() == 0 || !named.insert(leg.iban).second)
            return false;
    }
    return legs.size() > 1 && std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second == 0; });
}

} // namespace

std::optional<ErrorCode> ApiRules::refusal(const bank::OrderContent& asked, const bank::Caller& by, bool repeated) const
{
    return std::visit([&](const auto& order) { return judge(order, Asking{by, repeated}); }, asked);
}

const bank::LedgerAccount& ApiRules::account(const Iban& iban) const
{
    return m_world.accounts[m_shown.placeOf(iban).value()];
}

ApiRules::Refusal ApiRules::whyNotOn(const Iban& iban, const bank::Caller& by) const
{
    return account(iban).branch == by.branch ? std::nullopt : Refusal(ErrorCode::NotFound);
}

ApiRules::Refusal ApiRules::judge(const bank::BookingOrder& asked, const Asking& asking) const
{
    if (!mayOrder(asking.by))
        return ErrorCode::Forbidden;
    const bool isPosting = asked.kind == contract::TransferKind::Posting;
    return isPosting && !areSensible(asked.legs) ? Refusal(ErrorCode::InvalidRequest) : std::nullopt;
}

ApiRules::Refusal ApiRules::judge(const bank::Reversal& asked, const Asking& asking) const
{
    if (!mayOrder(asking.by))
        return ErrorCode::Forbidden;
    if (asked.overrideReason && asking.by.role != Role::Supervisor)
        return ErrorCode::InvalidRequest;
    const bool visible = m_branches.at(asked.of) == asking.by.branch ||
                         std::any_of(asked.legs.begin(), asked.legs.end(), [&](const contract::OrderLeg& leg) {
                             return account(leg.iban).branch == asking.by.branch;
                         });
    return visible ? std::nullopt : Refusal(ErrorCode::NotFound);
}

ApiRules::Refusal ApiRules::judge(const bank::HoldPlacement& asked, const Asking& asking) const
{
    if (!mayOrder(asking.by))
        return ErrorCode::Forbidden;
    return account(asked.account).internal ? Refusal(ErrorCode::NotFound) : whyNotOn(asked.account, asking.by);
}

ApiRules::Refusal ApiRules::judge(const bank::HoldRelease& asked, const Asking& asking) const
{
    return mayOrder(asking.by) ? whyNotOn(asked.account, asking.by) : ErrorCode::Forbidden;
}

ApiRules::Refusal ApiRules::judge(const bank::HoldCapture& asked, const Asking& asking) const
{
    return mayOrder(asking.by) ? whyNotOn(asked.debtor, asking.by) : ErrorCode::Forbidden;
}

ApiRules::Refusal ApiRules::judge(const bank::ApprovalOrder& asked, const Asking& asking) const
{
    const bank::LedgerApproval& approval = m_shown.approvals.at(asked.approval).approval;
    const bool own = approval.maker == asking.by.staff;
    if (asked.action == ApprovalAction::Withdrawn)
        return own ? std::nullopt : Refusal(ErrorCode::NotFound);
    if (asking.by.role != Role::Supervisor)
        return ErrorCode::Forbidden;
    if (!own && approval.branch != asking.by.branch)
        return ErrorCode::NotFound;
    return asked.version == approval.version || asking.repeated ? std::nullopt : Refusal(ErrorCode::PreconditionFailed);
}

ApiRules::Refusal ApiRules::judge(const bank::ApprovalChangeOrder& asked, const Asking& asking) const
{
    const bank::LedgerApproval& approval = m_shown.approvals.at(asked.approval).approval;
    if (!mayOrder(asking.by))
        return ErrorCode::Forbidden;
    if (approval.maker != asking.by.staff)
        return ErrorCode::NotFound;
    if (asked.version != approval.version && !asking.repeated)
        return ErrorCode::PreconditionFailed;
    return areSensible(asked.now.legs) ? std::nullopt : Refusal(ErrorCode::InvalidRequest);
}

} // namespace cf::simulation
