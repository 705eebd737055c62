#include "tests/drill/Schedule.h"

#include <iomanip>
#include <iostream>
#include <sstream>
#include <thread>

namespace cf::drill {
namespace {

using Clock = std::chrono::steady_clock;

std::string secondsSince(Clock::time_point begin)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << std::setw(7)
        << std::chrono::duration<double>(Clock::now() - begin).count() << " s";
    return out.str();
}

void shuffle(std::vector<Fault>& faults, simulation::Chance& chance)
{
    for (std::size_t i = faults.size() - 1; i > 0; --i)
        std::swap(faults[i], faults[chance.below(i + 1)]);
}

} // namespace

void bringAbout(std::vector<Fault> faults, const Plan& plan, simulation::Chance& chance,
                const bench::Interruption& interruption)
{
    const auto begin = Clock::now();
    simulation::Chance order(plan.seed);
    std::size_t missed = 0;
    std::size_t at = 0;
    for (std::size_t done = 0; done < plan.faults || Clock::now() < begin + plan.duration; ++at) {
        if (at % faults.size() == 0 && plan.shuffled)
            shuffle(faults, order);
        std::this_thread::sleep_for(std::chrono::milliseconds(chance.between(200, 900)));
        interruption.check();
        const Fault& fault = faults[at % faults.size()];
        const std::string began = secondsSince(begin);
        if (fault.bringAbout()) {
            ++done;
            std::cout << began << "  " << fault.name << ", over after" << secondsSince(begin) << std::endl;
        } else {
            std::cout << began << "  " << fault.name << ": was not reached" << std::endl;
            if (++missed > plan.faults / 2)
                throw std::runtime_error("Too many faults could not be brought about.");
        }
    }
}

} // namespace cf::drill
