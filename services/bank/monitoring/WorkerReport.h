// What a worker (`bankd work`) tells the bank's servers of itself, by the table through which those see each other
// (Peers): that it is there, and how what it uses is doing.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank {

class WorkerReport
{
public:
    //! The pool, and what the dependencies tell of, outlive it.
    WorkerReport(db::Pool& pool, std::string instance, std::vector<Dependency> dependencies,
                 std::function<void(const std::string&)> onTrouble);

private:
    void tell();

    db::Pool& m_pool;
    const std::string m_instance;
    const std::vector<Dependency> m_dependencies;
    const std::chrono::system_clock::time_point m_startedAt;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
