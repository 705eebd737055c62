// Invalidates cached values on every bankd, by NOTIFY inside the transaction that makes the change. Called by code that
// changes accounts, customers or staff; received by InvalidationListener.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <vector>

namespace cf::bank {

inline constexpr const char* kInvalidateChannel = "bank_invalidate";
//! In place of tags: everything may have changed.
inline constexpr const char* kEverything = "*";

//! Payloads for pg_notify, each within its limit of 8,000 bytes.
std::vector<std::string> payloadsOf(const std::vector<std::string>& tags);
//! The tags of one payload.
std::vector<std::string> tagsIn(const std::string& payload);

//! Takes effect everywhere when the transaction commits. Tags: see tagOf(), or kEverything.
void invalidateCaches(db::Transaction& transaction, const std::vector<std::string>& tags);

} // namespace cf::bank
