#include "services/bank/ledger/Limits.h"

#include "models/domain/Money.h"

#include <algorithm>

namespace cf::bank {
namespace {

LimitSet overridden(const LimitSet& general, const LimitSet& own)
{
    return {own.perTransfer ? own.perTransfer : general.perTransfer, own.perDay ? own.perDay : general.perDay,
            own.perHour ? own.perHour : general.perHour};
}

template <class Map>
LimitSet limitsIn(const Map& rules, const typename Map::key_type& key)
{
    const auto found = rules.find(key);
    return found == rules.end() ? LimitSet() : found->second;
}

//! Whether used + more exceeds the limit, without overflow.
bool exceeds(const std::optional<std::int64_t>& most, std::int64_t used, std::int64_t more)
{
    if (!most)
        return false;
    const auto sum = checkedAdd(used, more);
    return !sum || *sum > *most;
}

} // namespace

Instant hourOf(Instant at)
{
    return std::chrono::floor<std::chrono::hours>(at);
}

LimitSet limitsOf(const LimitRules& rules, const Caller& by, Currency currency)
{
    return overridden(limitsIn(rules.roles, {by.role, currency}), limitsIn(rules.staff, {by.staff, currency}));
}

LimitSet limitsOf(const LimitRules& rules, const LedgerAccount& account)
{
    return overridden(limitsIn(rules.products, {account.product, account.currency}), account.limits);
}

Usage usageOn(const Usage& usage, Date day, Instant now)
{
    const Instant hour = hourOf(now);
    return {day, usage.day == day ? usage.amount : 0, hour, usage.hour == hour ? usage.orders : 0};
}

void count(Usage& usage, std::int64_t amount, Date day, Instant now)
{
    usage = usageOn(usage, day, now);
    usage.amount = checkedAdd(usage.amount, amount).value_or(std::numeric_limits<std::int64_t>::max());
    ++usage.orders;
}

Excess excessOf(const LimitSet& limits, const Usage& usage, std::int64_t amount, Date day, Instant now)
{
    const Usage used = usageOn(usage, day, now);
    return {exceeds(limits.perTransfer, 0, amount), exceeds(limits.perDay, used.amount, amount),
            exceeds(limits.perHour, used.orders, 1)};
}

const ApprovalBand* bandOf(const LimitRules& rules, BranchId branch, Money amount)
{
    const auto ofBranch = [&](const ApprovalBand& band) {
        return band.branch == branch && band.currency == amount.currency();
    };
    const bool own = std::any_of(rules.bands.begin(), rules.bands.end(), ofBranch);
    const ApprovalBand* narrowest = nullptr;
    for (const ApprovalBand& band : rules.bands) {
        const bool applies = own ? ofBranch(band) : !band.branch && band.currency == amount.currency();
        if (applies && band.upTo >= amount.minorUnits() && (!narrowest || band.upTo < narrowest->upTo))
            narrowest = &band;
    }
    return narrowest;
}

} // namespace cf::bank
