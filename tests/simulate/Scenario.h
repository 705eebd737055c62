// What a simulation is: a seed, how long, and what does not happen in it. Two runs of a scenario are the same to the
// bit.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cf::simulation {

enum class Fault
{
    Drop,
    Duplicate,
    Delay,
    Reorder,
    ServerCrash,
    ClientCrash,
    StoreRestart, //!< Ends every transaction that has not committed.
    LostCommit,   //!< The connection breaks at COMMIT: the server does not learn whether it happened.
};
constexpr std::array<std::string_view, 8> kFaultNames = {
    "drop", "duplicate", "delay", "reorder", "server-crash", "client-crash", "store-restart", "lost-commit"};

//! A promise that is broken on purpose, to see that the simulation notices.
enum class Sabotage
{
    None,
    KeysIgnored,         //!< A repeated order is decided again.
    LocksIgnored,        //!< Servers do not wait for each other's accounts and keys.
    VersionIgnored,      //!< An approval counts for whatever version there is.
    TombstoneIgnored,    //!< A late copy of an abandoned order is decided.
    JournalAfterSending, //!< A client that crashes in between does not know what it ordered.
    AnswerBeforeCommit,
    SentUnderNewKey, //!< A client that has no answer orders once more.
};

struct Scenario
{
    std::uint64_t seed = 1;
    std::uint64_t steps = 10'000; //!< With faults; then those end, and everything must come to an end.
    std::size_t clients = 0;      //!< 0: as many as the seed says.
    std::set<Fault> without;
    Sabotage sabotage = Sabotage::None;
};

//! A promise that was not kept.
class Broken : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

inline void promise(bool kept, const char* what)
{
    if (!kept)
        throw Broken(what);
}

} // namespace cf::simulation
