// Proves the trail: recomputes every leaf hash, seal, plain column, subject and span from the leaves; checks that no
// number is missing, that the Merkle root is audit_seal's, and that the trail covers this server's checkpoint. For
// `bankd verify`. Memory is bounded, whatever the trail's length.
//
// It works in chunks, on two threads and two connections; VerifyChunk proves one chunk.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Watchdog.h"

#include <filesystem>
#include <functional>

namespace cf::bank {

struct TrailCheck
{
    std::string conninfo;         //!< Connects as bank_app.
    std::int64_t from = 0;        //!< Below this number only hashes and seals are checked, not leaf contents.
    int threads = 2;              //!< Each with its own connection.
    std::int64_t chunk = 1 << 14; //!< Events per work unit of a thread; a power of two.
    std::function<void(std::int64_t done, std::int64_t total)> onProgress; //!< From any thread, one call at a time.
    std::filesystem::path checkpoint{}; //!< TrailCheckpoint's file. Empty: no checkpoint is checked.
};

struct TrailReport
{
    std::int64_t first = 0;           //!< The oldest number retained.
    std::int64_t sealed = 0;          //!< first … sealed - 1 were proved; retention removed the earlier ones.
    std::string root;                 //!< Lower-case hex.
    std::optional<std::string> fault; //!< About the first faulty row; empty: none.
    bool hasCheckpoint = false;       //!< Whether there was a checkpoint to compare with.
};

//! Events sealed while it runs are ignored. Throws db::Error, CheckpointUnreadable.
TrailReport verifyTrail(const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog);

} // namespace cf::bank
