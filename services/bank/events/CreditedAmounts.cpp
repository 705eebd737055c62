#include "services/bank/events/CreditedAmounts.h"

#include "services/contract/WireValues.h"

#include <boost/json.hpp>

namespace cf::bank {
namespace {

namespace json = boost::json;

//! Of a leg or an entry.
std::optional<Money> amountIn(const json::value& leg)
{
    const auto* fields = leg.if_object();
    const auto* amount = fields ? fields->if_contains("amount") : nullptr;
    if (!amount)
        return std::nullopt;
    Money money;
    contract::Reading reading;
    contract::Wire<Money>::read(*amount, {}, money, reading);
    return reading.errors.empty() ? std::optional(money) : std::nullopt;
}

} // namespace

void CreditedAmounts::add(std::string_view event)
{
    json::error_code error;
    const json::value value = json::parse(event, error);
    if (error || !value.is_object())
        return;
    const auto addLeg = [&](const json::value& leg) {
        const auto amount = amountIn(leg);
        if (!amount || !amount->isPositive())
            return;
        Money& sum =
            m_sums.try_emplace(std::string(amount->currency().code()), Money(0, amount->currency())).first->second;
        // So much money that it cannot be counted waits nowhere.
        sum = Money(checkedAdd(sum.minorUnits(), amount->minorUnits()).value_or(sum.minorUnits()), sum.currency());
    };
    const auto* legs = value.as_object().if_contains("legs");
    if (!legs)
        addLeg(value);
    else if (legs->is_array())
        for (const json::value& leg : legs->as_array())
            addLeg(leg);
}

std::vector<Money> CreditedAmounts::sums() const
{
    std::vector<Money> sums;
    for (const auto& [code, sum] : m_sums)
        sums.push_back(sum);
    return sums;
}

} // namespace cf::bank
