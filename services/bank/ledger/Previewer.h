// What a transfer would do, decided by the very rules that book it, on what stands in the database at that moment.
// Nothing is locked, booked, held or counted. Used by PreviewRoutes.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/ledger/LedgerReading.h"
#include "services/bank/platform/postgres/Endpoint.h"

#include <condition_variable>
#include <mutex>

namespace cf::bank {

class Previewer
{
public:
    //! Connects as bank_app when first asked.
    Previewer(db::Endpoint database, Environment environment);

    //! Without duplicates. Thread-safe; one at a time: who waits too long for the others gets Unavailable. Throws
    //! db::Error.
    contract::TransferPreview preview(const Caller& by, const contract::TransferOrder& order);

private:
    class Turn;

    LedgerReading look(const LedgerCommand& command);

    const db::Endpoint m_database;
    const Environment m_environment;
    std::mutex m_mutex;
    std::condition_variable m_free;
    bool m_busy = false; //!< One preview at a time uses the connection.
    std::unique_ptr<db::PipelinedConnection> m_pipelined;
    std::uint64_t m_generation = 0; //!< The endpoint's when it was made.
};

} // namespace cf::bank
