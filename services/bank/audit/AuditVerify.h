// Proves the trail: every leaf hash, seal, plain column, subject and span made again from the leaves, no number
// missing, the Merkle root that of audit_seal, and the whole no less than this server's mark has seen. `bankd verify`
// calls it. Bounded memory, whatever the trail's length.
//
// It works in stretches, on two threads and two connections; VerifyChunk proves one stretch.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Watchdog.h"

#include <filesystem>
#include <functional>

namespace cf::bank {

struct TrailCheck
{
    std::string conninfo;         //!< Of bank_app.
    std::int64_t from = 0;        //!< Before this number only hashes and seals are looked at, not what the leaves say.
    int threads = 2;              //!< Each with a connection.
    std::int64_t chunk = 1 << 14; //!< Events that one thread takes at once; a power of two.
    std::function<void(std::int64_t done, std::int64_t total)> onProgress; //!< From any of the threads, one at a time.
    std::filesystem::path mark{}; //!< TrailMark's file. Empty: no mark is looked at.
};

struct TrailReport
{
    std::int64_t first = 0;           //!< The first number that is still here.
    std::int64_t sealed = 0;          //!< Numbers first … sealed - 1 were proved; what is before went by policy.
    std::string root;                 //!< Lower-case hex.
    std::optional<std::string> fault; //!< About the first row that is wrong; empty: none is.
    bool marked = false;              //!< Whether there was a mark to compare with.
};

//! What is sealed while it runs is not looked at. Throws db::Error, MarkUnreadable.
TrailReport verifyTrail(const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog);

} // namespace cf::bank
