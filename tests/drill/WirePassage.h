// A connection of bankd to PostgreSQL, read message by message (PostgreSQL's frontend/backend protocol, version 3), so
// that a fault can happen at one statement: before it, behind it, at its answer.
#pragma once

#include "tests/drill/Relay.h"
#include "tests/drill/Trap.h"

#include <deque>
#include <map>
#include <optional>

namespace cf::drill {

//! Of one of bankd's statements: a piece of its text, and what PostgreSQL is given instead.
struct Rewriting
{
    std::string statement; //!< Its name.
    std::string piece;
    std::string instead;
};

class WirePassage : public Passage
{
public:
    //! Trap and rewritings outlive it.
    WirePassage(std::size_t server, const Ends& ends, Trap& trap, const std::vector<Rewriting>& rewrites)
        : m_arrival{server, 0}
        , m_ends(ends)
        , m_trap(trap)
        , m_rewrites(rewrites)
    {
    }

    bool towardsServer(std::string bytes) override;
    bool towardsClient(std::string bytes) override;

private:
    //! What the points know a statement by.
    struct Statement
    {
        std::string name;
        std::string text;
    };
    //! What the server has yet to answer.
    struct Awaited
    {
        Statement statement;
        bool closes = false; //!< Its ReadyForQuery ends a round trip.
    };

    bool takeOrdered();
    bool pass(std::string_view message);
    std::string rewritten(std::string_view preparation) const;
    bool flush();
    //! False: cut.
    bool order(std::string_view message);
    void note(std::string_view message);
    bool answered(std::string_view message);
    bool meet(const Point& point);
    bool resume();
    //! The point, if it is armed and is about this statement at this moment.
    const Point* armedAt(const Statement& statement, Moment moment) const;

    Arrival m_arrival;
    Ends m_ends;
    Trap& m_trap;
    const std::vector<Rewriting>& m_rewrites;
    bool m_started = false;
    std::string m_fromClient;
    std::string m_fromServer;
    std::map<std::string, Statement> m_prepared;
    Statement m_bound;
    std::deque<Awaited> m_awaited;
    const Point* m_told = nullptr; //!< What the client sends is held until it has been told of m_awaited's last.
    std::size_t m_untilTold = 0;   //!< So many answers from now.
};

} // namespace cf::drill
