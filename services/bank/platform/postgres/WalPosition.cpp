#include "services/bank/platform/postgres/WalPosition.h"

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <charconv>

namespace cf::db {
namespace {

// The name of a position's WAL file begins with the current timeline.
constexpr const char* kCurrent =
    "SELECT ('x' || left(pg_walfile_name(p), 8))::bit(32)::bigint AS timeline,"
    " (p - '0/0'::pg_lsn)::bigint AS bytes FROM (SELECT pg_current_wal_insert_lsn() AS p) AS here";
constexpr const char* kAppendWatermark =
    "SELECT ('x' || left(pg_walfile_name(p), 8))::bit(32)::bigint AS timeline, (p - '0/0'::pg_lsn)::bigint AS bytes"
    " FROM (SELECT pg_logical_emit_message(false, 'bank', '') AS p) AS here";
// The timeline of the last restart point: stale for a while after a promotion, and then the replica is not used.
constexpr const char* kReplayed = "SELECT c.timeline_id::bigint AS timeline,"
                                  " (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint AS bytes"
                                  " FROM pg_control_checkpoint() c WHERE pg_is_in_recovery()"
                                  " AND pg_last_wal_replay_lsn() IS NOT NULL";
// Replay reports its position only after it has made a commit visible; the received position is never behind that.
constexpr const char* kReceived =
    "SELECT c.timeline_id::bigint AS timeline, (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())"
    " - '0/0'::pg_lsn)::bigint AS bytes FROM pg_control_checkpoint() c";

WalPosition positionOf(const Row& row)
{
    return {row.get<std::uint32_t>("timeline"), row.get<std::uint64_t>("bytes")};
}

template <class Number>
bool readHex(std::string_view digits, Number& number)
{
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return error == std::errc() && end == digits.data() + digits.size();
}

void appendHex(std::string& text, std::uint64_t number, int digits)
{
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        text.push_back("0123456789abcdef"[number >> shift & 15]);
}

} // namespace

const Statement kCurrentPosition{"currentPosition", kCurrent};
const Statement kWatermark{"watermark", kAppendWatermark};

std::string tokenOf(const WalPosition& position)
{
    std::string text;
    appendHex(text, position.timeline, 8);
    appendHex(text, position.offset, 16);
    return text;
}

std::optional<WalPosition> parseToken(std::string_view token)
{
    WalPosition position;
    if (token.size() != 24 || !readHex(token.substr(0, 8), position.timeline) ||
        !readHex(token.substr(8), position.offset))
        return std::nullopt;
    return position;
}

WalPosition currentPosition(Transaction& transaction)
{
    return positionOf(transaction.query(kCurrent)[0]);
}

WalPosition appendWatermark(Transaction& transaction)
{
    return positionOf(transaction.query(kAppendWatermark)[0]);
}

WalPosition positionIn(const Rows& rows)
{
    return positionOf(rows.front());
}

std::optional<WalPosition> replayedPosition(Transaction& transaction)
{
    const auto rows = transaction.query(kReplayed);
    return rows.empty() ? std::nullopt : std::optional(positionOf(rows[0]));
}

WalPosition receivedPosition(Transaction& transaction)
{
    return positionOf(transaction.query(kReceived)[0]);
}

} // namespace cf::db
