// autoscale: has a program make more or fewer servers, by what they publish of their load, until it is stopped.
#include "app/bankd/DatabaseAccess.h"
#include "app/bankd/OpenedBank.h"

#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/ChildProcess.h"
#include "services/bank/platform/process/PeriodicThread.h"
#include "services/bank/scaling/ServerLoads.h"

namespace cf::app {
namespace {

using namespace std::chrono_literals;
using platform::PeriodicThread;

constexpr auto kBetweenLooks = 15s;
constexpr auto kLongestChange = 5min;

class Autoscaler
{
public:
    Autoscaler(const platform::Settings& settings, const AutoscaleOptions& options, platform::Log& log)
        : m_options(options)
        , m_log(log)
        , m_database(settings, log)
        , m_pool({.database = m_database.servers.primary, .connections = 1}, m_database.watchdog)
        , m_rule{.least = options.least, .most = options.most}
        , m_scaler(m_rule)
        , m_thread([this] { return look(); },
                   [this](const std::exception& error) {
                       m_log.warning("trouble", {{"component", "autoscale"}, {"reason", error.what()}});
                       return PeriodicThread::Pause{kBetweenLooks};
                   })
    {
    }

private:
    PeriodicThread::Pause look()
    {
        const auto loads =
            m_pool.transaction([](db::Transaction& transaction) { return bank::readServerLoads(transaction); });
        // At first those that speak; from then on as many as were made, of which one may be silent.
        if (m_running == 0)
            m_running = static_cast<int>(loads.size());
        if (m_running == 0)
            return {kBetweenLooks};
        const int wanted = m_scaler.decide(loads, m_running, std::chrono::steady_clock::now());
        if (wanted != m_running)
            change(wanted);
        return {kBetweenLooks};
    }

    void change(int wanted)
    {
        m_log.info("scaling", {{"servers", m_running}, {"wanted", wanted}});
        platform::ProcessOptions order;
        order.program = m_options.program;
        order.arguments = {std::to_string(wanted)};
        order.output = m_options.output;
        auto started = platform::ChildProcess::start(order);
        if (!started)
            throw std::runtime_error(started.error().message);
        platform::ChildProcess program = std::move(started).value();
        if (!program.waitFor(kLongestChange) || program.status() != 0)
            throw std::runtime_error("the program that makes the servers " + program.ending());
        m_running = wanted;
    }

    const AutoscaleOptions m_options;
    platform::Log& m_log;
    DatabaseAccess m_database;
    db::Pool m_pool;
    const bank::ScalingRule m_rule;
    bank::Scaler m_scaler;
    int m_running = 0;
    PeriodicThread m_thread;
};

} // namespace

int autoscale(const AutoscaleOptions& options)
{
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    if (options.least > options.most)
        return fail("--least must not be more than --most.");
    platform::Log log(opened.settings.log);
    const Autoscaler scaler(opened.settings, options, log);
    log.info("stopping", {{"signal", waitForStop(log, [] {})}});
    return 0;
}

} // namespace cf::app
