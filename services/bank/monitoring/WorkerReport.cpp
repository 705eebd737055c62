#include "services/bank/monitoring/WorkerReport.h"

#include "services/bank/api/Clock.h"
#include "services/bank/monitoring/Dependencies.h"
#include "services/bank/monitoring/Peers.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using platform::PeriodicThread;

constexpr auto kTellEvery = 2s;
constexpr auto kTellAfterTrouble = 10s;

} // namespace

WorkerReport::WorkerReport(db::Pool& pool, std::string instance, std::vector<Dependency> dependencies,
                           std::function<void(const std::string&)> onTrouble)
    : m_pool(pool)
    , m_instance(std::move(instance))
    , m_dependencies(std::move(dependencies))
    , m_startedAt(std::chrono::system_clock::now())
    , m_thread(
          [this] {
              tell();
              return PeriodicThread::Pause{kTellEvery};
          },
          [onTrouble = std::move(onTrouble)](const std::exception& error) {
              onTrouble(error.what());
              return PeriodicThread::Pause{kTellAfterTrouble};
          })
{
}

void WorkerReport::tell()
{
    InstanceReport report;
    report.instance.name = m_instance;
    report.instance.version = COUNTERFOIL_VERSION;
    report.instance.startedAt = std::chrono::floor<std::chrono::microseconds>(m_startedAt);
    report.process.emplace();
    report.process->name = m_instance;
    report.process->kind = contract::ProcessKind::Worker;
    report.process->version = report.instance.version;
    report.process->startedAt = report.instance.startedAt;
    report.process->dependencies = statusesOf(m_dependencies);
    m_pool.transaction([&](db::Transaction& transaction) { publish(transaction, m_instance, report); });
}

} // namespace cf::bank
