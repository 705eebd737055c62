// How many SQL statements one piece of work ran: every db::Transaction::query on a thread counts into the
// StatementCount that the thread has open. The router opens one per call.
#pragma once

#include <atomic>
#include <cstdint>

namespace cf::db {

class StatementCount
{
public:
    std::int64_t value() const { return m_value.load(std::memory_order_relaxed); }

    //! Makes this thread count into `count` for as long as it lives; then again into what it counted into before.
    class Scope
    {
    public:
        explicit Scope(StatementCount& count)
            : m_before(s_open)
        {
            s_open = &count;
        }
        ~Scope() { s_open = m_before; }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        StatementCount* m_before;
    };

    //! One statement more, for whoever has a scope open on this thread.
    static void countOne()
    {
        if (s_open)
            s_open->m_value.fetch_add(1, std::memory_order_relaxed);
    }

private:
    inline static thread_local StatementCount* s_open = nullptr;
    std::atomic<std::int64_t> m_value = 0;
};

} // namespace cf::db
