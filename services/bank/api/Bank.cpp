#include "services/bank/api/Bank.h"

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/postgres/Pool.h"

#include <set>

namespace cf::bank {

std::function<void(const std::string&)> troubleOf(const char* component, platform::Log& log)
{
    return [component, &log](const std::string& what) {
        log.warning("trouble", {{"component", component}, {"reason", what}});
    };
}

void Bank::eachHour(const char* name, std::function<void(db::Transaction&)> work)
{
    hourly.push_back({name, [&primary = pool, work = std::move(work)] { primary.transaction(work); }});
}

std::vector<contract::Degradation> Bank::degradations() const
{
    std::set<contract::Degradation> found;
    for (const auto& [degradation, holds] : degradedWhen)
        if (holds())
            found.insert(degradation);
    return {found.begin(), found.end()};
}

} // namespace cf::bank
