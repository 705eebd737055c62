#include "services/bank/audit/InboxSigner.h"

#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kNoteEvery = 1s;

} // namespace

class InboxSigner::Writer : public db::TransactionObserver
{
public:
    using Clock = std::chrono::system_clock; // a chain records its start time

    explicit Writer(InboxSigner& signer)
        : m_signer(signer)
    {
    }

    InboxSignature sign(const std::vector<std::string>& leaves)
    {
        const auto now = m_signer.m_environment.clock();
        if (!m_chain || (m_drawn == 0 && std::chrono::abs(now - m_begun) > kChainLife)) { // the clock may be set back
            m_chain = m_signer.m_environment.idOf(now);
            m_begun = now;
            m_next = 0;
        }
        const std::int64_t number = m_next + m_drawn++;
        return {m_chain->toString(), std::to_string(number),
                db::bytea(viewOf(m_signer.m_key.rowSealOf(*m_chain, number, leaves)))};
    }

    void committed() noexcept override
    {
        if (m_drawn == 0)
            return;
        m_next += m_drawn;
        m_drawn = 0;
        m_signer.note(*m_chain, m_next - 1);
    }
    void rolledBack() noexcept override { m_drawn = 0; }
    void inDoubt() noexcept override
    {
        if (m_drawn > 0)
            m_chain.reset();
        m_drawn = 0;
    }

private:
    InboxSigner& m_signer;
    std::optional<Uuid> m_chain;
    Clock::time_point m_begun{};
    std::int64_t m_next = 0;
    std::int64_t m_drawn = 0; //!< In the current transaction.
};

InboxSigner::InboxSigner(const TrailKey& key, Environment environment)
    : m_key(key)
    , m_environment(std::move(environment))
{
}

std::unique_ptr<db::TransactionObserver> InboxSigner::writer()
{
    return std::make_unique<Writer>(*this);
}

void InboxSigner::note(const Uuid& writer, std::int64_t number)
{
    const std::lock_guard lock(m_mutex);
    auto& rows = m_unsealed[writer];
    const auto now = m_environment.steady();
    // The last one in a second represents those before it: its time is accurate to a second.
    if (rows.size() > 1 && now - rows.back().at < kNoteEvery)
        rows.back().number = number;
    else
        rows.push_back({number, now});
}

void InboxSigner::sealed(const NextNumbers& next)
{
    const std::lock_guard lock(m_mutex);
    for (auto unsealed = m_unsealed.begin(); unsealed != m_unsealed.end();) {
        auto& rows = unsealed->second;
        if (const auto found = next.find(unsealed->first); found != next.end())
            while (!rows.empty() && rows.front().number < found->second)
                rows.pop_front();
        unsealed = rows.empty() ? m_unsealed.erase(unsealed) : std::next(unsealed);
    }
}

std::chrono::milliseconds InboxSigner::oldestUnsealed() const
{
    const std::lock_guard lock(m_mutex);
    std::optional<std::chrono::steady_clock::time_point> oldest;
    for (const auto& [writer, rows] : m_unsealed)
        oldest = std::min(oldest.value_or(rows.front().at), rows.front().at);
    return oldest ? std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(m_environment.steady() - *oldest)) : 0ms;
}

std::optional<InboxSignature> nextSignature(db::TransactionObserver* observer, const std::vector<std::string>& leaves)
{
    auto* const writer = dynamic_cast<InboxSigner::Writer*>(observer);
    return writer ? std::optional(writer->sign(leaves)) : std::nullopt;
}

std::chrono::system_clock::time_point timeOf(const Uuid& uuid)
{
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i)
        milliseconds = milliseconds << 8 | uuid.bytes()[i];
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(milliseconds));
}

} // namespace cf::bank
