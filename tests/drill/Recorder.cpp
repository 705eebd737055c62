#include "tests/drill/Recorder.h"

#include <chrono>

namespace cf::drill {

check::Nanoseconds now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void Recorder::invoke(std::int64_t client, const Uuid& key, StaffId actor, const check::Operation& operation)
{
    {
        const std::lock_guard lock(m_mutex);
        m_keys.emplace(key, OrderedKey{actor, operation.kind});
    }
    write(check::line::Invoke{client, now(), key, operation});
}

void Recorder::fault(const std::string& name, check::FaultPhase phase)
{
    write(check::line::Fault{now(), name, phase});
}

std::map<Uuid, OrderedKey> Recorder::keys() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

} // namespace cf::drill
