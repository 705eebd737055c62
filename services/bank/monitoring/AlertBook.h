// The alerts of the whole bank: those of this instance as its rules see them, kept in the database so that comments and
// owners survive and every instance shows the same; from memory while the database is away. Used by Monitor.
// Thread-safe.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/monitoring/AlertRules.h"
#include "services/bank/platform/postgres/Pool.h"

#include <mutex>

namespace cf::bank {

class AlertBook
{
public:
    explicit AlertBook(std::string instance);

    //! Lets the rules look. Never waits for the database.
    void look(const Readings& readings, Instant now);

    //! Writes what the rules found, takes up what an earlier run left firing, ends what vanished instances left, reads
    //! what others wrote. Throws db::Error; then the next time does it.
    void synchronise(db::Connection& connection, Instant now);

    //! Not over, or over for less than a day; newest first.
    std::vector<contract::Alert> alerts(Instant now) const;

    //! Does what `update` asks in one audited transaction. NotFound, InvalidRequest. Throws db::Error.
    contract::Answer<contract::Alert> update(db::Pool& pool, const Caller& caller, const std::string& traceId,
                                             const contract::AlertUpdate& update, Instant now);

private:
    //! One of this instance's alerts that the database may not know yet.
    struct Own
    {
        contract::Alert alert;
        bool stored = false;
        bool changed = true;
    };

    void take(const FiringRule& firing);
    void adopt(const std::vector<contract::Alert>& known, Instant now);
    void confirm(const std::vector<Own>& written, const std::vector<Uuid>& ids);

    const std::string m_instance;
    mutable std::mutex m_mutex;
    AlertRules m_rules;
    bool m_adopted = false;
    std::vector<Own> m_own;               //!< Until the database has said that they are over.
    std::vector<contract::Alert> m_known; //!< As last read.
};

} // namespace cf::bank
