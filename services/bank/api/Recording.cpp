#include "services/bank/api/Recording.h"

namespace cf::bank {

void Recording::then(Then next)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure) {
            m_next.push_back(std::move(next));
            return;
        }
    }
    next(*m_failure);
}

std::string Recording::wait(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    if (!m_finished.wait_for(lock, atMost, [this] { return m_failure.has_value(); }))
        return "the disk does not respond";
    return *m_failure;
}

void Recording::finish(std::string failure)
{
    std::vector<Then> next;
    {
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(failure);
        next.swap(m_next);
    }
    m_finished.notify_all();
    for (const Then& one : next)
        one(*m_failure);
}

} // namespace cf::bank
