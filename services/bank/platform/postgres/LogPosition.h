// Places in PostgreSQL's write-ahead log: how far a value reaches, how far a reader must be shown. Used by whatever
// reads from replicas or caches.
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
struct LogPosition
{
    std::uint32_t timeline = 0;
    std::uint64_t offset = 0; //!< Of the LSN, in bytes.

    auto operator<=>(const LogPosition&) const = default;
    bool isNone() const { return *this == LogPosition(); }
};

//! 24 hexadecimal digits. Of two tokens the greater, compared byte by byte, is the later one.
std::string tokenOf(const LogPosition& position);
//! Empty for anything that tokenOf does not write.
std::optional<LogPosition> parseToken(std::string_view token);

// A commit is visible a moment after its record is in the log, so the end of the log read by somebody else at that
// moment would claim a commit that a query does not see yet. Hence two questions. What is certainly seen: ask
// currentPosition() in a statement before the query. What certainly covers all that was seen or done: ask
// appendWatermark() in a statement after it, which appends a small record of its own. A currentPosition() that is as
// far as a watermark was asked after it, when everything before the watermark was visible. pg_current_wal_insert_lsn()
// after a commit would not do for a watermark: while nobody else writes it is the same before and after the commit
// becomes visible.

//! On a primary: every commit whose watermark is not after this is seen by the statements that follow.
LogPosition currentPosition(Transaction& transaction);
//! On a primary: behind every commit that was visible before.
LogPosition appendWatermark(Transaction& transaction);

//! For db::PipelinedConnection, behind COMMIT in the same pipeline: the watermark of that commit.
extern const Statement kWatermark;
LogPosition positionIn(const Rows& rows);

//! On a replica: everything up to here is seen by the statements that follow. Empty: this is no replica.
std::optional<LogPosition> replayedPosition(Transaction& transaction);
//! On a replica: nothing behind this was seen by the statements before.
LogPosition receivedPosition(Transaction& transaction);

} // namespace cf::db
