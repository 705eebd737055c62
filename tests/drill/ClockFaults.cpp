// The time of day steps, under load, and back again: of one bankd, or of PostgreSQL.
#include "tests/drill/Faults.h"
#include "tests/support/Eventually.h"

#include <array>
#include <ctime>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;

//! How far a program's clock is ahead of the machine's, as it says itself; nothing: it does not answer.
using Ahead = std::function<std::optional<seconds>()>;

constexpr auto kClose = 20s;  // an answer may be late
constexpr auto kStepped = 2s; // that it lasts

struct Step
{
    const char* name;
    seconds ahead;
};

//! More than an authenticator's code lasts, and less than a session may be idle.
constexpr std::array kSteps{Step{"90 seconds ahead", 90s}, Step{"eight minutes ahead", 8min},
                            Step{"90 seconds behind", -90s}, Step{"eight minutes behind", -8min}};

seconds sinceNow(std::time_t time)
{
    return seconds(time - std::time(nullptr));
}

std::optional<seconds> aheadOfPostgres(const DrilledBank& bank)
{
    try {
        const auto told = bank.run("SELECT extract(epoch FROM clock_timestamp())::bigint AS at", 2s);
        return sinceNow(told.front().get<std::int64_t>("at"));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

//! By the Date of an answer.
std::optional<seconds> aheadOf(const DrilledBank& bank, const Staff& staff, std::size_t server)
{
    try {
        test::ApiClient client = bank.clientOf(staff, server);
        client.waitAtMost(2s);
        const auto answer = client.exchange("GET", "/", {});
        std::tm date{};
        if (!answer || !::strptime(answer->headers.at("date").c_str(), "%a, %d %b %Y %H:%M:%S GMT", &date))
            return std::nullopt;
        return sinceNow(::timegm(&date));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

//! Whether the program noticed.
bool step(SteppedClock& clock, seconds to, const Ahead& ahead)
{
    clock.setAhead(to);
    return test::eventually(
        [&] {
            const auto told = ahead();
            return told && std::chrono::abs(*told - to) < kClose;
        },
        kReach);
}

bool stepAndBack(SteppedClock& clock, seconds to, const Ahead& ahead)
{
    const bool stepped = step(clock, to, ahead);
    std::this_thread::sleep_for(kStepped);
    return step(clock, 0s, ahead) && stepped;
}

} // namespace

std::vector<FaultKind> clockFaults()
{
    std::vector<FaultKind> kinds;
    for (const Step& one : kSteps) {
        kinds.push_back({std::string("bankd's clock ") + one.name, [to = one.ahead](const auto& name, auto& tools) {
                             const FaultOn on(tools.recorder, name);
                             const std::size_t server = tools.chance.below(DrilledBank::kServers);
                             const Staff& staff = *tools.bank.staff().front();
                             return stepAndBack(tools.bank.clockOf(server), to,
                                                [&] { return aheadOf(tools.bank, staff, server); });
                         }});
        kinds.push_back(
            {std::string("PostgreSQL's clock ") + one.name, [to = one.ahead](const auto& name, auto& tools) {
                 const FaultOn on(tools.recorder, name);
                 return stepAndBack(tools.bank.clockOfPostgres(), to, [&] { return aheadOfPostgres(tools.bank); });
             }});
    }
    return kinds;
}

} // namespace cf::drill
