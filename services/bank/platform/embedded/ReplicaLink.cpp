#include "services/bank/platform/embedded/ReplicaLink.h"

#include "services/bank/platform/embedded/ServerSettings.h"

namespace cf::platform {

using namespace std::chrono_literals;

Outcome<db::Rows, std::string> ReplicaLink::ask(const std::string& sql, std::chrono::milliseconds timeout)
{
    if (!m_session) {
        auto session = AdminSession::connect(m_connectionString, timeout);
        if (!session)
            return session.error();
        m_session.emplace(std::move(session).value());
    }
    auto rows = m_session->run(sql, timeout);
    if (!rows)
        m_session.reset(); // It may be broken or in the middle of a statement.
    return rows;
}

std::optional<ReplicaLink::Probe> ReplicaLink::probe()
{
    // A frozen replica stays listed until wal_sender_timeout; reply_time shows its silence at once.
    const std::string question = std::string(R"sql(
        SELECT coalesce((SELECT wal_status <> 'lost' FROM pg_replication_slots WHERE slot_name = ')sql") +
                                 kReplicaSlot + R"sql('), false) AS slot_good,
            coalesce(r.state = 'streaming' AND clock_timestamp() - r.reply_time < interval '5 s', false) AS streaming,
            coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn), -1)::bigint AS bytes_behind
        FROM (SELECT) one LEFT JOIN pg_stat_replication r ON r.application_name = ')sql" +
                                 kReplicaSlot + "' LIMIT 1";
    const auto rows = ask(question, 1s);
    if (!rows || rows->size() != 1)
        return std::nullopt;
    const db::Row row = rows->front();
    const ReplicaState state = row.get<bool>("streaming") ? ReplicaState::Streaming : ReplicaState::Down;
    return Probe{row.get<bool>("slot_good"), {state, row.get<std::int64_t>("bytes_behind")}};
}

Outcome<Done, std::string> ReplicaLink::renewSlot()
{
    const std::string ours = std::string(" FROM pg_replication_slots WHERE slot_name = '") + kReplicaSlot + "'";
    std::string problem;
    for (int attempt = 0; attempt < 20; ++attempt) {
        // The disconnected sender needs a moment; until then the slot is in use.
        (void)ask("SELECT pg_terminate_backend(active_pid, 500)" + ours + " AND active", 2s);
        const auto dropped = ask("SELECT pg_drop_replication_slot(slot_name)" + ours, 2s);
        if (dropped.ok()) {
            const auto made =
                ask(std::string("SELECT pg_create_physical_replication_slot('") + kReplicaSlot + "', true)", 10s);
            return made.ok() ? Outcome<Done, std::string>(Done{}) : made.error();
        }
        problem = dropped.error();
    }
    return problem;
}

} // namespace cf::platform
