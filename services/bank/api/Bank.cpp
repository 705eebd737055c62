#include "services/bank/api/Bank.h"

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/postgres/Pool.h"

#include <set>

namespace cf::bank {

std::function<void(const std::string&)> troubleOf(std::string component, platform::Log& log)
{
    return [component = std::move(component), &log](const std::string& what) {
        log.warning("trouble", {{"component", component}, {"reason", what}});
    };
}

HourlyStep dailyStep(const char* name, std::function<void()> work,
                     std::function<std::chrono::steady_clock::time_point()> clock)
{
    std::optional<std::chrono::steady_clock::time_point> done;
    return {name,
            [work = std::move(work), clock = std::move(clock), done]() mutable {
                const auto now = clock();
                if (done && now - *done < std::chrono::days(1))
                    return;
                work();
                done = now;
            },
            true};
}

void Bank::eachHour(const char* name, std::function<void(db::Transaction&)> work)
{
    hourly.push_back({name, [&primary = pool, work = std::move(work)] { primary.transaction(work); }});
}

void Bank::eachDay(const char* name, std::function<void()> work)
{
    hourly.push_back(dailyStep(name, std::move(work), environment.steady));
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
