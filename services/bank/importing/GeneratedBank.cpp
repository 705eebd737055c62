// See GeneratedBank.h.
#include "services/bank/importing/GeneratedBank.h"

#include "services/bank/importing/CzechIban.h"
#include "services/bank/importing/InventedNames.h"

#include <algorithm>

namespace cf::bank::importing {
namespace {

constexpr std::chrono::minutes kDeadline(2);
constexpr int kDaysOfHistory = 90;
constexpr std::uint64_t kMostMovements = 12;

struct Movement
{
    bool credit;
    CounterAccount counter;
    std::string_view purpose;
    std::string_view counterparty;
};

constexpr Movement kMovements[] = {{true, CounterAccount::Clearing, "salary", "KL 27015339"},
                                   {true, CounterAccount::Cash, "cash deposit", ""},
                                   {true, CounterAccount::InterestPaid, "interest", ""},
                                   {false, CounterAccount::Cash, "cash withdrawal", ""},
                                   {false, CounterAccount::Clearing, "household", "YZ 87144583"},
                                   {false, CounterAccount::Clearing, "insurance", "QR 13943797"},
                                   {false, CounterAccount::Fees, "statement fee", ""}};

class Generator
{
public:
    explicit Generator(const GeneratedBankOptions& options)
        : m_options(options)
    {
    }

    ImportPlan plan()
    {
        m_plan.source = "generated";
        for (std::size_t i = 0; i < m_options.customers; ++i)
            addCustomer(i);
        for (std::size_t i = 0; i < std::max(m_options.accounts, m_options.customers); ++i)
            addAccount(i);
        std::stable_sort(m_plan.transfers.begin(), m_plan.transfers.end(),
                         [](const PlannedTransfer& a, const PlannedTransfer& b) { return a.date < b.date; });
        return std::move(m_plan);
    }

private:
    // 0 … below - 1, the same for the same seed, record and purpose.
    std::uint64_t draw(std::size_t record, std::string_view what, std::uint64_t below) const
    {
        return stableHash(m_options.seed * 1'000'003 + static_cast<std::int64_t>(record), what) % below;
    }

    Date daysAgo(std::uint64_t days) const { return std::chrono::sys_days(m_options.today) - std::chrono::days(days); }

    void addCustomer(std::size_t index)
    {
        const Sex sex = draw(index, "sex", 2) == 0 ? Sex::Female : Sex::Male;
        InventedName name = inventedName(m_options.seed * 1'000'003 + static_cast<std::int64_t>(index), sex);
        const Date birth =
            std::chrono::sys_days(std::chrono::year(1935) / 1 / 1) + std::chrono::days(draw(index, "birth", 365 * 70));
        const std::string number = std::to_string(10'000'001 + index).substr(1);
        m_plan.customers.push_back(
            {std::to_string(index + 1), "G" + number, std::move(name.given), std::move(name.family), {sex, birth}});
    }

    void addAccount(std::size_t index)
    {
        // Everybody has one; further ones fall to anybody.
        const std::size_t owner = index < m_options.customers ? index : draw(index, "owner", m_options.customers);
        const bool crowns = draw(index, "currency", 3) == 0;
        const Date opened = daysAgo(kDaysOfHistory + draw(index, "opened", 3000));
        const std::string id = std::to_string(index + 1);
        m_plan.accounts.push_back({id, ibanOf(AccountSeries::Generated, static_cast<std::int64_t>(index) + 1),
                                   *Currency::parse(crowns ? "CZK" : "EUR"), opened, owner});
        m_plan.holders.push_back({id, owner, index, true});
        addHistory(index, crowns ? 2500 : 100);
    }

    // The opening deposit and some movements, of `unit` minor units and multiples.
    void addHistory(std::size_t account, std::int64_t unit)
    {
        std::int64_t balance = (200 + static_cast<std::int64_t>(draw(account, "deposit", 4800))) * unit;
        addTransfer(account, 0, {true, CounterAccount::Cash, "opening deposit", ""}, balance, daysAgo(kDaysOfHistory));
        const std::uint64_t movements = draw(account, "movements", kMostMovements);
        for (std::uint64_t n = 1; n <= movements; ++n) {
            const std::string salt = "movement " + std::to_string(n);
            const Movement& movement = kMovements[draw(account, salt, std::size(kMovements))];
            const auto amount = static_cast<std::int64_t>(draw(account, salt + " amount", 20'000)) * unit / 100 + unit;
            if (!movement.credit && amount > balance)
                continue;
            balance += movement.credit ? amount : -amount;
            const std::uint64_t day = kDaysOfHistory - 1 - n * (kDaysOfHistory - 2) / kMostMovements;
            addTransfer(account, n, movement, movement.credit ? amount : -amount, daysAgo(day));
        }
    }

    void addTransfer(std::size_t account, std::uint64_t n, const Movement& movement, std::int64_t amount, Date date)
    {
        m_plan.transfers.push_back({std::to_string(account + 1) + "." + std::to_string(n), account, movement.counter,
                                    amount, date, std::string(movement.purpose), std::string(movement.counterparty)});
    }

    const GeneratedBankOptions& m_options;
    ImportPlan m_plan;
};

} // namespace

ImportPlan planGeneratedBank(const GeneratedBankOptions& options)
{
    return Generator(options).plan();
}

ImportCounts importGeneratedBank(db::Connection& connection, CustomerKeys& keys, const GeneratedBankOptions& options)
{
    const ImportPlan plan = planGeneratedBank(options);
    return connection.transaction(kDeadline, [&](db::Transaction& transaction) {
        // Of another seed or size only the part that is missing would be added, and that is no bank.
        const auto runs = transaction.query("SELECT 1 FROM bank.import_run WHERE source = $1 LIMIT 1", plan.source);
        if (!runs.empty())
            return ImportCounts{};
        const auto run = writeImport(transaction, keys, options.branch, plan, options.progress);
        if (!run)
            return ImportCounts{};
        finishImport(transaction, options.branch, plan, *run, R"({"generated": true})");
        return run->added;
    });
}

} // namespace cf::bank::importing
