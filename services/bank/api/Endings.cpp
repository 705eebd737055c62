#include "services/bank/api/Endings.h"

namespace cf::bank {

Endings::~Endings()
{
    for (auto& [when, endings] : m_endings)
        for (; !endings.empty(); endings.pop_back())
            endings.back()();
}

void Endings::add(Ends when, std::function<void()> end)
{
    m_endings[when].push_back(std::move(end));
}

} // namespace cf::bank
