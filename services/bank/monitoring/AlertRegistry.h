// The alerts of the whole bank: this instance's as its rules evaluate them, stored in the database so that comments and
// owners survive and every instance shows the same; from memory while the database is down. Used by Monitor.
// Thread-safe.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/monitoring/AlertRules.h"
#include "services/bank/platform/postgres/Pool.h"

#include <mutex>

namespace cf::bank {

class AlertRegistry
{
public:
    explicit AlertRegistry(std::string instance);

    //! Evaluates the rules. Never waits for the database.
    void evaluate(const Readings& readings, Instant now);

    //! Writes what the rules found, takes over what an earlier run left firing, ends the alerts of vanished instances,
    //! reads what others wrote. Throws db::Error; the next call retries.
    void synchronise(db::Connection& connection, Instant now);

    //! Firing, or over for less than a day; newest first.
    std::vector<contract::Alert> alerts(Instant now) const;

    //! Applies `update` in one audited transaction. NotFound, InvalidRequest. Throws db::Error.
    contract::Answer<contract::Alert> update(db::Pool& pool, const Caller& caller, const std::string& traceId,
                                             const contract::AlertUpdate& update, Instant now);

private:
    //! One of this instance's alerts that may not be in the database yet.
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
    std::vector<Own> m_own;               //!< Until the database has recorded their end.
    std::vector<contract::Alert> m_known; //!< As last read.
};

} // namespace cf::bank
