// In which order a bank ends: what its parts run says when it is to be ended, and not where in a list it was made.
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

//! One after another; whatever ends later may still be used by what ends earlier.
enum class ShutdownPhase
{
    Watching,   //!< The monitor looks no more at what goes.
    Calls,      //!< The server takes nothing more.
    Passwords,  //!< What is being hashed is answered.
    Work,       //!< The workers finish what is queued.
    Booking,    //!< The ledger settles what is queued.
    Background, //!< What works beside the calls: relaying, housekeeping, watching over the trail.
    Refusals,   //!< Those that were counted are told, as looks …
    ReadAudit,  //!< … which are moved into the inbox, and nobody writes there any more …
    Sealing,    //!< … so that the last rows are sealed.
    Last,       //!< Whatever has no thread of its own.
};

class Shutdown
{
public:
    Shutdown() = default;
    ~Shutdown(); //!< Calls what is left, phase after phase; within one the last that was added first.
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
