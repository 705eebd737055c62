#include "services/bank/ledger/OrderChecks.h"

#include "services/bank/api/ShortTexts.h"

#include <map>
#include <set>

namespace cf::bank {
namespace {

using namespace contract;

std::vector<FieldError> mistakesIn(const std::vector<OrderLeg>& legs)
{
    std::vector<FieldError> mistakes;
    if (legs.size() < kFewestLegs || legs.size() > kMostLegs)
        mistakes.push_back({"/legs", "must hold 2 to 100 legs"});
    std::map<Currency, std::int64_t> sums;
    std::set<Iban> named;
    for (std::size_t i = 0; i < legs.size() && mistakes.empty(); ++i) {
        const std::string pointer = "/legs/" + std::to_string(i);
        if (legs[i].amount.minorUnits() == 0)
            mistakes.push_back({pointer + "/amount", "must not be zero"});
        if (!named.insert(legs[i].iban).second)
            mistakes.push_back({pointer + "/iban", "must not be named twice"});
        const auto sum = checkedAdd(sums[legs[i].amount.currency()], legs[i].amount.minorUnits());
        if (!sum)
            mistakes.push_back({pointer + "/amount", "is too large"});
        else
            sums[legs[i].amount.currency()] = *sum;
    }
    for (const auto& [currency, sum] : sums)
        if (mistakes.empty() && sum != 0)
            mistakes.push_back({"/legs", "must sum to zero in each currency"});
    return mistakes;
}

} // namespace

std::optional<Problem> mistakesOf(const std::vector<OrderLeg>& legs, std::optional<std::string>& memo)
{
    if (memo && memo->empty())
        memo.reset();
    Problem problem = Problem::of(ErrorCode::InvalidRequest);
    problem.errors = mistakesIn(legs);
    if (const std::string mistake = memoMistake(memo.value_or("")); !mistake.empty())
        problem.errors.push_back({"/memo", mistake});
    return problem.errors.empty() ? std::nullopt : std::optional(std::move(problem));
}

} // namespace cf::bank
