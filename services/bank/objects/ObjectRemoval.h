// Objects leave the store: those that nobody kept, for a server died or the store did not answer in time, and those
// whose time is up. Called by housekeeping.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

#include <chrono>

namespace cf::bank {

//! An upload this old has ended one way or another: requests last minutes at most.
inline constexpr std::chrono::hours kUploadAge{1};

//! Gives up what began to come longer than `age` ago; it cannot be kept any more. Several servers may do it at once.
void giveUpObjects(db::Pool& pool, std::chrono::seconds age = kUploadAge);
//! What nothing refers to but its retention, and that is over.
void expireObjects(db::Pool& pool);
//! Removes what leaves, and returns how many. Throws db::Error, and std::runtime_error when the store does not answer;
//! the next run goes on.
std::size_t removeObjects(db::Pool& pool, platform::ObjectStore& objects);

} // namespace cf::bank
