// Positions in PostgreSQL's write-ahead log: how current a value is, how current a reader's data must be. Used by code
// that reads from replicas or caches.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf::db {

class Rows;
class Transaction;
struct Statement;

//! A later timeline is later: a server on it has replayed all of the earlier one that survived.
struct WalPosition
{
    std::uint32_t timeline = 0;
    std::uint64_t offset = 0; //!< Of the LSN, in bytes.

    auto operator<=>(const WalPosition&) const = default;
    bool isNone() const { return *this == WalPosition(); }
};

//! 24 hexadecimal digits. Tokens compare byte by byte in the order of their positions.
std::string tokenOf(const WalPosition& position);
//! Empty for anything that tokenOf does not produce.
std::optional<WalPosition> parseToken(std::string_view token);

// A commit becomes visible a moment after its record is in the WAL, so the end of the WAL read by another session at
// that moment would claim a commit that a query does not see yet. Hence two functions. Lower bound of what is seen:
// call currentPosition() in a statement before the query. Upper bound of all that was seen or done: call
// appendWatermark() in a statement after it, which appends a small record of its own. A currentPosition() at or past a
// watermark was read after it, when everything before the watermark was visible. pg_current_wal_insert_lsn() after a
// commit would not do for a watermark: while nobody else writes it is the same before and after the commit becomes
// visible.

//! On a primary: the statements that follow see every commit whose watermark is not after this.
WalPosition currentPosition(Transaction& transaction);
//! On a primary: after every commit visible before.
WalPosition appendWatermark(Transaction& transaction);

//! For db::PipelinedConnection: currentPosition(), and appendWatermark(), of a commit after COMMIT in its pipeline.
extern const Statement kCurrentPosition;
extern const Statement kWatermark;
WalPosition positionIn(const Rows& rows);

//! On a replica: the statements that follow see everything up to here. Empty: this is no replica.
std::optional<WalPosition> replayedPosition(Transaction& transaction);
//! On a replica: the statements before saw nothing after this.
WalPosition receivedPosition(Transaction& transaction);

} // namespace cf::db
