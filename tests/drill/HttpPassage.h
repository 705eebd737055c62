// A client's connection to bankd. TLS hides what is said, so the points are where somebody speaks once the handshake is
// done. Requests can be held until long after their sender has given up.
#pragma once

#include "tests/drill/Relay.h"
#include "tests/drill/Trap.h"

namespace cf::drill {

//! Holds what clients send, on all connections.
class Gate
{
public:
    void close();
    void open();
    //! Returns at once while it is open.
    void pass();
    //! From now on always open: the drill ends.
    void giveWay();

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_closed = false;
    bool m_givenWay = false;
};

class HttpPassage : public Passage
{
public:
    //! Trap and gate outlive it.
    HttpPassage(std::size_t server, const Ends& ends, Trap& trap, Gate& gate)
        : m_arrival{server, 0}
        , m_ends(ends)
        , m_trap(trap)
        , m_gate(gate)
    {
    }

    bool towardsServer(std::string bytes) override;
    bool towardsClient(std::string bytes) override;

private:
    bool isHandshake() const { return m_turns < 3; }

    Arrival m_arrival;
    Ends m_ends;
    Trap& m_trap;
    Gate& m_gate;
    bool m_clientSpoke = false;
    int m_turns = 0; //!< How often the client has spoken after the server, or first.
};

} // namespace cf::drill
