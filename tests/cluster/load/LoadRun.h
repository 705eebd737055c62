// An open loop: calls are due at equal distances whatever their answers do, and are timed from when they were due.
#pragma once

#include "tests/bench/ledger/Interruption.h"
#include "tests/cluster/load/LoadedBank.h"

#include <array>

namespace cf::cluster {

enum class CallKind
{
    Transfer,
    Balance,
    History,
    Arrival, //!< A session's connection, with which it comes to work.
};
inline constexpr std::array kCallKinds{CallKind::Transfer, CallKind::Balance, CallKind::History, CallKind::Arrival};
std::string_view nameOf(CallKind kind);

enum class CallEnd
{
    Answered,
    Shed,    //!< 503 or 429, with the time after which to try again.
    Unknown, //!< No answer to a transfer.
    Failed,  //!< Any other error of the server, or none to a read, which was sent twice, as the desktop does.
};

struct CallMade
{
    CallKind kind;
    CallEnd end;
    std::chrono::milliseconds due;  //!< Since the run began.
    std::chrono::milliseconds took; //!< From when it was due.
    std::string why;                //!< Of a failed one.
    bool again = false;             //!< It was sent twice.
};

struct LoadPhase
{
    std::string name;
    std::chrono::seconds time;
    double perSecond = 0;
    std::size_t sessions = 0; //!< That take turns.
    int readsPerTransfer = 4;
    std::size_t arrivals = 0; //!< Sessions, behind those that take turns, that connect meanwhile.
    std::string command; //!< A shell's, which runs meanwhile; empty: none. The phase lasts until it has ended, too.
};

struct LoadResult
{
    struct Phase
    {
        std::string name;
        std::chrono::milliseconds begin;
        std::chrono::milliseconds end;
        int status = 0;                 //!< The command's.
        std::vector<ServerUse> servers; //!< At its end.
    };
    std::vector<CallMade> calls;
    std::vector<Phase> phases;
};

//! Throws Interrupted.
LoadResult runLoad(LoadedBank& bank, const std::vector<LoadPhase>& phases, const bench::Interruption& interruption);

} // namespace cf::cluster
