// Removes objects that never became a document: the server died, the database was lost, or the store did not answer in
// time. Called by housekeeping.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

#include <chrono>

namespace cf::bank {

//! An upload this old has ended one way or another: requests last minutes at most.
inline constexpr std::chrono::hours kUploadAge{1};

//! Removes the objects of uploads that began longer than `age` ago, and returns how many. An upload collected while
//! still running is refused (endUpload): a document never loses its file. Several servers may run it at once. Throws
//! db::Error, and std::runtime_error when the store does not answer; the next run retries.
std::size_t collectAbandonedUploads(db::Pool& pool, platform::ObjectStore& objects,
                                    std::chrono::seconds age = kUploadAge);

} // namespace cf::bank
