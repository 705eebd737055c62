// The bank's shutdown order. Each part registers the phase in which it stops, so creation order does not matter.
//
// No capability needs another to be installed before it: what two of them share is in the foundation, and what begins
// with the serving is called then (Bank::whenServing). Lifetimes do not follow the order of a list either: whatever
// runs says in which phase it ends, and what has no thread goes last. The sequencer ends behind all that write the
// trail, so that their last rows are sealed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace cf::bank {

//! In this order; an earlier phase may still use what ends in a later one.
enum class ShutdownPhase
{
    Watching,   //!< The monitor stops observing what is about to end.
    Calls,      //!< The server accepts nothing more.
    Passwords,  //!< Pending hashes are answered.
    Work,       //!< The workers finish their queue.
    Booking,    //!< The ledger finishes its queue.
    Background, //!< Work besides calls: relaying, housekeeping, watching the trail.
    Refusals,   //!< Counted refusals are spooled, like read accesses …
    ReadAudit,  //!< … which move into the inbox; nobody writes there after that …
    Sealing,    //!< … so that the last rows are sealed.
    Last,       //!< Anything without a thread of its own.
};

class Shutdown
{
public:
    Shutdown() = default;
    ~Shutdown(); //!< Ends what is left, phase by phase; within a phase in reverse order of adding.
    Shutdown(const Shutdown&) = delete;
    Shutdown& operator=(const Shutdown&) = delete;

    void add(ShutdownPhase when, std::function<void()> end);

    //! Makes a T that lives until then.
    template <class T, class... Arguments>
    T& own(ShutdownPhase when, Arguments&&... arguments)
    {
        auto owned = std::make_shared<T>(std::forward<Arguments>(arguments)...);
        T& made = *owned;
        add(when, [owned = std::move(owned)]() mutable { owned.reset(); });
        return made;
    }

private:
    std::map<ShutdownPhase, std::vector<std::function<void()>>> m_endings;
};

} // namespace cf::bank
