// Authenticates rows of audit_inbox as the bank's own: one chain per writing connection, rows numbered without a gap
// and HMACed. A rolled-back number is reused; a chain left in doubt by a lost COMMIT is never continued. One per
// process; it also knows what the process wrote and has not seen sealed, whatever the database says.
//
// Each connection has a chain of its own, numbered in memory, because it runs one transaction at a time.
// db::TransactionObserver hears how each transaction ended. So no lock is shared, and a gap means that a row was taken
// away.
//
// The last rows of a chain are missed by their process, which compares what it committed with what the sequencer says
// it took. A server's sequencer ends behind all that write and seals their last rows.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/TransactionObserver.h"

#include <deque>
#include <map>
#include <mutex>

namespace cf::bank {

//! A chain is continued for this long after its first row.
inline constexpr std::chrono::hours kChainLife{12};

//! The authentication columns of an inbox row, as PostgreSQL text.
struct InboxSignature
{
    std::string writer;
    std::string number;
    std::string mac;
};

//! The number that each writer's next row must have.
using NextNumbers = std::map<Uuid, std::int64_t>;

class InboxSigner
{
public:
    explicit InboxSigner(const TrailKey& key, Environment environment = {});

    //! For a connection, a pool's config or a pipelined connection. The signer outlives the result.
    std::unique_ptr<db::TransactionObserver> writer();
    db::ObserverMaker maker()
    {
        return [this] { return writer(); };
    }

    //! What the sequencer has numbered, according to its sealed records.
    void sealed(const NextNumbers& next);
    //! Age of the oldest row committed by this process and not seen sealed; zero: none.
    std::chrono::milliseconds oldestUnsealed() const;

private:
    friend std::optional<InboxSignature> nextSignature(db::TransactionObserver* observer,
                                                       const std::vector<std::string>& leaves);
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
    std::map<Uuid, std::deque<Committed>> m_unsealed; //!< About one row a second per writer, oldest first.
};

//! The signature for the connection's next row. Empty when it was opened without a writer: the row is then sealed as
//! foreign. Each call draws a number.
std::optional<InboxSignature> nextSignature(db::TransactionObserver* observer, const std::vector<std::string>& leaves);

//! When a UUIDv7 was made, to the millisecond.
std::chrono::system_clock::time_point timeOf(const Uuid& uuid);

} // namespace cf::bank
