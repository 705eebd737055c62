#include "services/bank/ledger/LedgerWriter.h"

#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/ledger/LedgerLane.h"

namespace cf::bank {
namespace {

//! One line, and no exception: a failing log must not make orders fail.
LedgerConfig telling(LedgerConfig config)
{
    config.onTrouble = [tell = std::move(config.onTrouble)](const std::string& what) {
        try {
            if (tell)
                tell(firstLine(what));
        } catch (...) {
            return;
        }
    };
    return config;
}

} // namespace

LedgerWriter::LedgerWriter(LedgerConfig config, const CustomerKeys& keys)
    : m_config(telling(std::move(config)))
    , m_queue({m_config.lanes, m_config.queue, m_config.batch, m_config.few, m_config.patience}, m_config.environment)
    , m_answers(m_config.onTrouble)
{
    for (std::size_t number = 0; number < m_config.lanes; ++number)
        m_lanes.emplace_back(number, m_config, keys, m_queue, m_answers, m_telling);
}

LedgerWriter::~LedgerWriter()
{
    m_queue.end();
}

void LedgerWriter::submit(LedgerCommand command, Answer answer)
{
    const auto until = m_config.environment.steady() + m_config.reading;
    if (const auto turnedAway = m_queue.add(command, answer, until))
        answer(*turnedAway);
}

} // namespace cf::bank
