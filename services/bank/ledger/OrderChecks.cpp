#include "services/bank/ledger/OrderChecks.h"

#include "services/bank/api/ShortTexts.h"

#include <map>
#include <set>

namespace cf::bank {
namespace {

using namespace contract;

//! Adds the mistakes; `at` points to the order.
void checkLegs(const std::vector<OrderLeg>& legs, const std::string& at, Reading& reading)
{
    const std::size_t before = reading.mistakes();
    if (legs.size() < kFewestLegs || legs.size() > kMostLegs)
        reading.fail(at + "/legs", "must hold 2 to 100 legs");
    std::map<Currency, std::int64_t> sums;
    std::set<Iban> named;
    for (std::size_t i = 0; i < legs.size() && reading.mistakes() == before; ++i) {
        const std::string pointer = at + "/legs/" + std::to_string(i);
        if (legs[i].amount.minorUnits() == 0)
            reading.fail(pointer + "/amount", "must not be zero");
        if (!named.insert(legs[i].iban).second)
            reading.fail(pointer + "/iban", "must not be named twice");
        const auto sum = checkedAdd(sums[legs[i].amount.currency()], legs[i].amount.minorUnits());
        if (!sum)
            reading.fail(pointer + "/amount", "is too large");
        else
            sums[legs[i].amount.currency()] = *sum;
    }
    for (const auto& [currency, sum] : sums)
        if (reading.mistakes() == before && sum != 0)
            reading.fail(at + "/legs", "must sum to zero in each currency");
}

//! An empty one becomes none.
void checkMemo(std::optional<std::string>& memo, const std::string& at, Reading& reading)
{
    if (memo && memo->empty())
        memo.reset();
    if (std::string mistake = memoMistake(memo.value_or("")); !mistake.empty())
        reading.fail(at + "/memo", std::move(mistake));
}

std::optional<Problem> problemIn(Reading reading)
{
    return reading.mistakes() == 0 ? std::nullopt : std::optional(problemOf(std::move(reading)));
}

} // namespace

std::optional<Problem> mistakesOf(const std::vector<OrderLeg>& legs, std::optional<std::string>& memo)
{
    Reading reading;
    checkLegs(legs, "", reading);
    checkMemo(memo, "", reading);
    return problemIn(std::move(reading));
}

std::optional<Problem> mistakesOf(OrderBatch& batch)
{
    Reading reading;
    std::set<Uuid> keys;
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        BatchedOrder& order = batch.orders[i];
        const std::string at = "/orders/" + std::to_string(i);
        if (!keys.insert(order.key).second)
            reading.fail(at + "/key", "is the key of another order of the batch");
        if (order.transfer.has_value() == order.posting.has_value())
            reading.fail(at, "must have a transfer or a posting");
        if (order.transfer)
            checkMemo(order.transfer->memo, at + "/transfer", reading);
        if (order.posting) {
            checkLegs(order.posting->legs, at + "/posting", reading);
            checkMemo(order.posting->memo, at + "/posting", reading);
        }
    }
    return problemIn(std::move(reading));
}

} // namespace cf::bank
