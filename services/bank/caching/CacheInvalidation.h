// Invalidates cached values on every bankd: a change leaves its tags in bank.cache_change, in its own transaction.
// Called by code that changes accounts, customers or staff; InvalidationListener looks for them.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <string>
#include <vector>

namespace cf::bank {

//! In place of tags: everything may have changed.
inline constexpr const char* kEverything = "*";

//! The same as invalidateCaches(), for a pipeline. $1: the tags, as db::array.
extern const db::Statement kInvalidateCaches;

//! Takes effect everywhere within a moment after the transaction commits. Tags: see tagOf(), or kEverything.
void invalidateCaches(db::Transaction& transaction, const std::vector<std::string>& tags);

//! Deletes the changes that every bankd has seen by now. Called by each of them at any time: one in half a minute does
//! it.
void sweepInvalidations(db::Transaction& transaction);

} // namespace cf::bank
