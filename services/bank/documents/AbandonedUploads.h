// Removes from the object store what no document came of: the server died, the database went, or the store did not
// answer in time. Housekeeping calls it.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

#include <chrono>

namespace cf::bank {

//! An upload that is this old has ended, however it did: requests last minutes at most.
inline constexpr std::chrono::hours kUploadAge{1};

//! Removes the objects of uploads that began longer than `age` ago, and returns how many. An upload that is collected
//! though it is still running is refused (endUpload): a document never loses its file. Any number of servers may do it
//! at once. Throws db::Error, and std::runtime_error when the store does not answer; then the next time does it.
std::size_t collectAbandonedUploads(db::Pool& pool, platform::ObjectStore& objects,
                                    std::chrono::seconds age = kUploadAge);

} // namespace cf::bank
