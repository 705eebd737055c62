// What makes a row of audit_inbox one of the bank's own: a chain for each connection that writes, its rows numbered
// without a gap and under an HMAC. A rolled-back number is drawn again; a chain that a lost COMMIT left in doubt is
// never gone on with. A process has one; it also knows what it wrote and has not seen sealed, whatever the database
// says.
//
// Each connection has a chain of its own, numbered in memory, because it runs one transaction at a time. db::Companion
// hears how each transaction ended. So no lock is shared, and a gap means that a row was taken away.
//
// The last rows of a chain are missed by their process, which compares what it committed with what the sequencer says
// it took. A server's sequencer ends behind all that write and seals their last rows.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Companion.h"

#include <deque>
#include <map>
#include <mutex>

namespace cf::bank {

//! A chain is gone on with for so long after its first row.
inline constexpr std::chrono::hours kChainLife{12};

//! What a row of the inbox bears, as PostgreSQL reads it.
struct InboxStamp
{
    std::string writer;
    std::string number;
    std::string mac;
};

//! For each writer the number that its next row must bear.
using NextNumbers = std::map<Uuid, std::int64_t>;

class InboxSigner
{
public:
    explicit InboxSigner(const TrailKey& key, Environment environment = {});

    //! For a connection, a pool's config or a pipelined connection. The signer outlives what is made.
    std::unique_ptr<db::Companion> writer();
    db::CompanionMaker maker()
    {
        return [this] { return writer(); };
    }

    //! What the sequencer has numbered, as its sealed books say.
    void sealed(const NextNumbers& next);
    //! How long the oldest row that this process committed has not been seen sealed; zero: none.
    std::chrono::milliseconds oldestUnsealed() const;

private:
    friend std::optional<InboxStamp> stampOf(db::Companion* companion, const std::vector<std::string>& leaves);
    class Writer;
    struct Committed
    {
        std::int64_t number;
        std::chrono::steady_clock::time_point at;
    };

    void note(const Uuid& writer, std::int64_t number);

    const TrailKey m_key;
    const Environment m_environment;
    mutable std::mutex m_mutex;
    std::map<Uuid, std::deque<Committed>> m_unsealed; //!< Of each writer about one row a second, oldest first.
};

//! The stamp of the connection's next row. Empty when it was opened without a writer: such a row is sealed as one that
//! the bank did not write. Each call draws a number.
std::optional<InboxStamp> stampOf(db::Companion* companion, const std::vector<std::string>& leaves);

//! When a UUIDv7 was made, to the millisecond.
std::chrono::system_clock::time_point timeOf(const Uuid& uuid);

} // namespace cf::bank
