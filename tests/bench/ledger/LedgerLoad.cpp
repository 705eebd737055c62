#include "tests/bench/ledger/LedgerLoad.h"

#include "services/bank/ledger/LedgerWriter.h"
#include "services/contract/WireValues.h"
#include "tests/bench/ledger/Numbered.h"

#include <limits>
#include <random>

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kOutstanding = 1'000;
constexpr std::size_t kRefill = 250; // so that the writer finds a full batch whenever it looks

constexpr auto kForEver = std::chrono::steady_clock::time_point::max();
constexpr auto kAny = std::numeric_limits<std::int64_t>::max();

class LedgerLoad
{
public:
    LedgerLoad(BenchBank& bank, std::int64_t accounts, const Interruption& interruption)
        : m_accounts(accounts)
        , m_branch(bank.bank().mainBranch())
        , m_interruption(interruption)
        , m_keys(bank.bank().master())
        , m_signer(bank::TrailKey(bank.bank().master()))
        , m_writer(configOf(bank), m_keys)
    {
    }

    //! Keeps the queue full until then, or until so many orders are booked in all. Returns how many were meanwhile.
    std::int64_t run(std::chrono::steady_clock::time_point end, std::int64_t inAll = kAny)
    {
        const std::int64_t before = booked();
        while (std::chrono::steady_clock::now() < end && booked() < inAll) {
            const std::size_t room = waitForRoom(end);
            for (std::size_t i = 0; i < room; ++i)
                m_writer.submit(order(), [this](const bank::OrderResult& result) { take(result); });
            m_interruption.check();
        }
        return booked() - before;
    }

    std::int64_t booked()
    {
        const std::lock_guard lock(m_mutex);
        return m_booked;
    }

private:
    bank::LedgerConfig configOf(BenchBank& bank)
    {
        bank::LedgerConfig config;
        config.database = bank.appDatabase();
        config.queue = kOutstanding;
        config.reading = 30s; // a disk that stalls is measured, and no error
        config.observer = m_signer.maker();
        return config;
    }

    bank::LedgerCommand order()
    {
        const std::int64_t debtor = number(1, m_accounts);
        const std::int64_t creditor = 1 + (debtor - 1 + number(1, m_accounts - 1)) % m_accounts;
        const std::int64_t teller = number(1, kTellers);
        return {Uuid::v7(),
                {tellerNumber(teller), "Teller", Role::Teller, m_branch},
                bank::bookingOf({ibanNumber(debtor), ibanNumber(creditor), test::euros(number(1, 999)), {}}),
                "0123456789abcdef0123456789abcdef"};
    }

    std::int64_t number(std::int64_t first, std::int64_t last)
    {
        return std::uniform_int_distribution<std::int64_t>(first, last)(m_random);
    }

    void take(const bank::OrderResult& result)
    {
        const std::lock_guard lock(m_mutex);
        --m_outstanding;
        const auto* outcome = std::get_if<contract::OrderOutcome>(&result);
        if (outcome && outcome->transfer)
            ++m_booked;
        else if (const auto* code = std::get_if<contract::ErrorCode>(&result))
            m_refusal = contract::nameOf(*code);
        if (m_outstanding + kRefill <= kOutstanding || m_refusal)
            m_changed.notify_one();
    }

    //! How many orders to submit now.
    std::size_t waitForRoom(std::chrono::steady_clock::time_point end)
    {
        std::unique_lock lock(m_mutex);
        const auto until = std::min(end, std::chrono::steady_clock::now() + 100ms);
        m_changed.wait_until(lock, until, [&] { return m_outstanding + kRefill <= kOutstanding || m_refusal; });
        if (m_refusal)
            throw std::runtime_error("The ledger answered \"" + *m_refusal + "\" instead of booking.");
        return kOutstanding - std::exchange(m_outstanding, kOutstanding);
    }

    const std::int64_t m_accounts;
    const BranchId m_branch;
    const Interruption& m_interruption;
    bank::CustomerKeys m_keys;
    bank::InboxSigner m_signer;
    std::mt19937_64 m_random{std::random_device{}()};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_outstanding = 0;
    std::int64_t m_booked = 0;
    std::optional<std::string> m_refusal;
    bank::LedgerWriter m_writer; //!< Last: it answers what is queued when it ends.
};

} // namespace

LedgerLoadResult driveLedger(BenchBank& bank, std::int64_t accounts, std::chrono::seconds duration,
                             const Interruption& interruption)
{
    LedgerLoad load(bank, accounts, interruption);
    load.run(std::chrono::steady_clock::now() + 500ms); // connects, and has PostgreSQL plan its statements
    const CpuTimes before = cpuTimes(bank.postmaster(), 0);
    const auto begin = std::chrono::steady_clock::now();
    LedgerLoadResult result;
    result.booked = load.run(begin + duration);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    result.perSecond = static_cast<double>(result.booked) / took.count();
    result.used = usedSince(before, cpuTimes(bank.postmaster(), 0));
    return result;
}

void bookTransfers(BenchBank& bank, std::int64_t transfers, int parts, const Interruption& interruption,
                   const std::function<void(std::int64_t booked)>& reached)
{
    LedgerLoad load(bank, bank.accounts(), interruption);
    for (int part = 1; part <= parts; ++part) {
        load.run(kForEver, transfers / parts * part);
        reached(load.booked());
    }
}

} // namespace cf::bench
