// Where a consumer gets its events from: a queue in the database or a broker's topics. Each is delivered at least once;
// what fails comes again after pauses that grow, and at last goes to the dead letters.
#pragma once

#include "services/bank/platform/events/EventBus.h"

#include <array>
#include <chrono>
#include <optional>

namespace cf::platform {

//! Before the first, second … attempt that follows a failure. What fails after them is a dead letter.
inline constexpr std::array<std::chrono::milliseconds, 4> kRetryPauses{
    std::chrono::seconds(10), std::chrono::minutes(1), std::chrono::minutes(10), std::chrono::hours(1)};
using RetryPauses = std::array<std::chrono::milliseconds, kRetryPauses.size()>;

inline constexpr std::size_t kMostDeliveries = 200; //!< At a time.

struct Delivery
{
    Event event;
    std::size_t failures = 0; //!< Before this attempt.
    std::string reason{};     //!< Of the last of them, where it is kept: with a dead letter.
};

//! What became of a delivery.
struct Handled
{
    std::optional<std::string> failure{}; //!< A sentence without personal data; empty: it was done.
    bool hopeless = false;                //!< A failure that no further attempt mends.

    bool isDead(std::size_t failuresBefore) const { return hopeless || failuresBefore >= kRetryPauses.size(); }
};

//! One thread at a time.
class EventSource
{
public:
    virtual ~EventSource() = default;

    //! The next ones that are there, at most kMostDeliveries, those of a key in their order; but what failed before is
    //! overtaken by others. Throws std::exception when the source is away.
    virtual std::vector<Delivery> take() = 0;
    //! What became of each that was taken last. If it throws std::exception, they are delivered again.
    virtual void settle(const std::vector<Handled>& outcomes) = 0;
};

} // namespace cf::platform
