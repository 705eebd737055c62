// How many customers each branch has, for ListBranches. Counting scans all of them, so it runs once every few seconds,
// however many ask.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/Pool.h"

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <mutex>

namespace cf::bank {

//! Thread-safe.
class CustomerCounts
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;
    using ByBranch = std::map<BranchId, std::int64_t>; //!< Omits branches that have none.

    //! The pool outlives it.
    explicit CustomerCounts(db::Pool& pool, Now now = std::chrono::steady_clock::now);

    //! Callers during a count wait for that count, and fail with it. Throws db::Error.
    ByBranch get();

    static ByBranch count(db::Transaction& transaction);

    static constexpr std::chrono::seconds kFresh{10};

private:
    db::Pool& m_pool;
    const Now m_now;
    std::mutex m_mutex;
    std::shared_future<ByBranch> m_counted;        //!< The last count, or the one in progress.
    std::chrono::steady_clock::time_point m_again; //!< When to count again.
};

} // namespace cf::bank
