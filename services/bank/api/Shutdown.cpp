#include "services/bank/api/Shutdown.h"

namespace cf::bank {

Shutdown::~Shutdown()
{
    for (auto& [when, shutdown] : m_endings)
        for (; !shutdown.empty(); shutdown.pop_back())
            shutdown.back()();
}

void Shutdown::add(ShutdownPhase when, std::function<void()> end)
{
    m_endings[when].push_back(std::move(end));
}

} // namespace cf::bank
