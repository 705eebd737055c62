// Where the programs can be met in the middle of their work: named points in what bankd says to PostgreSQL, and a
// client to bankd. A fault arms one of them, and the relay that reaches it first does what the fault says.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace cf::drill {

enum class Moment
{
    Ordered,  //!< Bytes up to here have been passed on; the statement itself has not.
    Sent,     //!< The statement has been passed on, and nothing behind it.
    Answered, //!< The server has answered it; the answer has not been passed on.
    Told,     //!< The answer has been passed on, and nothing that was sent behind the statement.
};

struct Point
{
    std::string_view name;
    std::string_view statement; //!< Its name, for those of the ledger, or a part of its text. Empty: any.
    Moment moment = Moment::Ordered;
};

//! Of a client's request (Ordered) and its answer (Answered); their statement is kHttp.
inline constexpr std::string_view kHttp = "HTTP";
//! Of a batch's answer, which its client reaches with each line (Told).
inline constexpr std::string_view kLines = "lines";

//! All points at which bankd may be killed.
const std::vector<Point>& points();
//! Throws std::out_of_range.
const Point& pointNamed(std::string_view name);

//! Who reached a point.
struct Arrival
{
    std::size_t server = 0; //!< Which bankd.
    pid_t backend = 0;      //!< PostgreSQL's process of the connection; 0 for a client's.
};

enum class Passing
{
    Pass,
    Cut, //!< Both ends of the connection.
};

//! Who is meant.
struct Who
{
    std::optional<std::size_t> server; //!< Empty: any.
    int later = 0;                     //!< So many arrivals pass first.
};

class Trap
{
public:
    using Action = std::function<Passing(const Arrival&)>;

    //! The next to reach the point does this, on the relay's thread; after that the trap is empty.
    void arm(const Point& point, Action action, const Who& who = {});
    //! Whether it was reached in time; empties the trap.
    bool wait(std::chrono::milliseconds timeout);

    //! For relays. The armed point; null: none.
    const Point* armed() const;
    //! Pass unless it is this point that is armed.
    Passing reach(const Point& point, const Arrival& arrival);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_reached;
    const Point* m_point = nullptr;
    Action m_action;
    Who m_who;
    bool m_done = true;
};

} // namespace cf::drill
