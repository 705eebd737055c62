#include "services/bank/ledger/LedgerAnswers.h"

namespace cf::bank {
namespace {

constexpr std::size_t kFew = 4;

} // namespace

LedgerAnswers::LedgerAnswers(std::function<void(const std::string&)> onTrouble)
    : m_onTrouble(std::move(onTrouble))
    , m_thread([this] { run(); })
{
}

LedgerAnswers::~LedgerAnswers()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void LedgerAnswers::give(std::vector<Due> due)
{
    if (due.size() <= kFew)
        return giveNow(due);
    {
        const std::lock_guard lock(m_mutex);
        m_due.push_back(std::move(due));
    }
    m_changed.notify_one();
}

void LedgerAnswers::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_ending || !m_due.empty(); });
        if (m_due.empty())
            return;
        auto due = std::move(m_due.front());
        m_due.pop_front();
        lock.unlock();
        giveNow(due);
        lock.lock();
    }
}

void LedgerAnswers::giveNow(std::vector<Due>& due) const noexcept
{
    for (Due& one : due) {
        try {
            one.answer(std::move(one.result));
        } catch (const std::exception& error) {
            m_onTrouble(error.what());
        } catch (...) {
            m_onTrouble("something other than a std::exception was thrown");
        }
    }
}

} // namespace cf::bank
