// Writes the drill's history, and keeps what the final reads must ask for. Any thread.
#pragma once

#include "tests/check/history/HistoryWriter.h"

#include <map>
#include <mutex>

namespace cf::drill {

//! Of this machine's monotonic clock.
check::Nanoseconds now();

//! An order's key, and whose it is.
struct OrderedKey
{
    StaffId actor;
    check::OperationKind kind = check::OperationKind::Transfer;
};

class Recorder
{
public:
    explicit Recorder(const std::filesystem::path& file)
        : m_writer(file)
    {
    }

    void write(const check::Line& line) { m_writer.append(line); }
    //! Before the order is sent.
    void invoke(std::int64_t client, const Uuid& key, StaffId actor, const check::Operation& operation);
    void fault(const std::string& name, check::FaultPhase phase);

    std::map<Uuid, OrderedKey> keys() const;

private:
    check::HistoryWriter m_writer;
    mutable std::mutex m_mutex;
    std::map<Uuid, OrderedKey> m_keys;
};

} // namespace cf::drill
