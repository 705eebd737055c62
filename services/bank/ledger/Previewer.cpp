#include "services/bank/ledger/Previewer.h"

#include "services/bank/ledger/Decide.h"
#include "services/bank/ledger/Limits.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace contract;

constexpr std::chrono::seconds kPatience{2};

//! The limits of one subject, with what is left of them.
void addLimits(std::vector<LimitLeft>& lefts, const LimitSet& limits, const Usage& used, Currency currency,
               const std::function<LimitSubject(LimitMeasure)>& subjectOf)
{
    const auto money = [&](LimitMeasure measure, const std::optional<std::int64_t>& most, std::int64_t gone) {
        if (!most)
            return;
        const std::int64_t left = std::max<std::int64_t>(0, *most - gone);
        lefts.push_back({subjectOf(measure), measure, Money(*most, currency), Money(left, currency), {}, {}});
    };
    money(LimitMeasure::PerTransfer, limits.perTransfer, 0);
    money(LimitMeasure::PerDay, limits.perDay, used.amount);
    if (limits.perHour)
        lefts.push_back({subjectOf(LimitMeasure::PerHour),
                         LimitMeasure::PerHour,
                         {},
                         {},
                         *limits.perHour,
                         std::max<std::int64_t>(0, *limits.perHour - used.orders)});
}

bool isOwn(const LimitSet& own, LimitMeasure measure)
{
    return measure == LimitMeasure::PerTransfer ? own.perTransfer.has_value()
           : measure == LimitMeasure::PerDay    ? own.perDay.has_value()
                                                : own.perHour.has_value();
}

void addMakersLimits(TransferPreview& preview, const LedgerSnapshot& snapshot, const Caller& by, Currency currency,
                     Date day)
{
    const auto own = snapshot.rules.staff.find({by.staff, currency});
    const auto used = snapshot.usage.find({by.staff, currency});
    addLimits(preview.limits, limitsOf(snapshot.rules, by, currency),
              usageOn(used == snapshot.usage.end() ? Usage() : used->second, day, snapshot.now), currency,
              [&](LimitMeasure measure) {
                  return own != snapshot.rules.staff.end() && isOwn(own->second, measure) ? LimitSubject::Staff
                                                                                          : LimitSubject::Role;
              });
}

void addAccountsLimits(TransferPreview& preview, const LedgerSnapshot& snapshot, const LedgerAccount& debtor, Date day)
{
    addLimits(preview.limits, limitsOf(snapshot.rules, debtor), usageOn(debtor.usage, day, snapshot.now),
              debtor.currency, [&](LimitMeasure measure) {
                  return isOwn(debtor.limits, measure) ? LimitSubject::Account : LimitSubject::Product;
              });
}

} // namespace

Previewer::Previewer(db::Endpoint database, Environment environment)
    : m_database(std::move(database))
    , m_environment(std::move(environment))
{
}

//! Not a timed mutex, whose lock ThreadSanitizer does not see in gcc 12.
class Previewer::Turn
{
public:
    //! Waits for it. Throws db::Error at the deadline.
    Turn(Previewer& previewer, std::chrono::steady_clock::time_point deadline)
        : m_previewer(previewer)
    {
        std::unique_lock lock(m_previewer.m_mutex);
        if (!m_previewer.m_free.wait_until(lock, deadline, [this] { return !m_previewer.m_busy; }))
            throw db::Error(db::ErrorKind::Unavailable, {}, "too many previews wait for each other");
        m_previewer.m_busy = true;
    }
    ~Turn()
    {
        {
            const std::lock_guard lock(m_previewer.m_mutex);
            m_previewer.m_busy = false;
        }
        m_previewer.m_free.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    Previewer& m_previewer;
};

LedgerReading Previewer::look(const LedgerCommand& command)
{
    const auto deadline = m_environment.steady() + kPatience;
    const Turn turn(*this, deadline);
    const std::uint64_t generation = m_database.generation();
    if (!m_pipelined || m_pipelined->broken() || m_generation != generation) {
        m_pipelined.reset();
        m_pipelined = std::make_unique<db::PipelinedConnection>(m_database.conninfo(), deadline);
        m_generation = generation;
    }
    LedgerReading reading;
    try {
        reading.look(*m_pipelined, command, deadline);
    } catch (...) {
        m_pipelined.reset();
        throw;
    }
    m_pipelined->rollback(deadline);
    return reading;
}

TransferPreview Previewer::preview(const Caller& by, const TransferOrder& wanted)
{
    const LedgerCommand command{{}, by, bookingOf(wanted), {}};
    const LedgerReading reading = look(command);
    const Order order{command.content, by, reading.dayOf(by.branch)};
    const Decided decided = decide(reading.snapshot, {order});
    const Decision& decision = decided.decisions.front();
    TransferPreview preview;
    preview.refusal = decision.refusal;
    if (decision.need)
        preview.approvalReasons = decision.need->reasons;
    const auto& accounts = reading.snapshot.accounts;
    const auto debtor = std::find_if(accounts.begin(), accounts.end(),
                                     [&](const LedgerAccount& account) { return account.iban == wanted.debtorIban; });
    // Of an account out of reach nothing is told, not even that it exists.
    if (debtor == accounts.end() || !inReach(by, PreviewTransfer::kInfo.scope, debtor->branch))
        return preview;
    addMakersLimits(preview, reading.snapshot, by, wanted.amount.currency(), order.day);
    addAccountsLimits(preview, reading.snapshot, *debtor, order.day);
    const auto balance = checkedAdd(debtor->balance, -wanted.amount.minorUnits());
    const auto available = checkedAdd(availableOn(*debtor), -wanted.amount.minorUnits());
    if (!decision.refusal && balance && available) {
        preview.debtorBalanceAfter = Money(*balance, debtor->currency);
        preview.debtorAvailableAfter = Money(*available, debtor->currency);
    }
    return preview;
}

} // namespace cf::bank
