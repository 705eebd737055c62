// How many SQL statements a piece of work ran: every db::Transaction::query on a thread adds to the thread's current
// StatementCount. The router opens one per call.
#pragma once

#include <atomic>
#include <cstdint>

namespace cf::db {

class StatementCount
{
public:
    std::int64_t value() const { return m_value.load(std::memory_order_relaxed); }

    //! Makes this thread count into `count` during its lifetime, then into the previous one again.
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

    //! Counts one statement if this thread has a scope open.
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
