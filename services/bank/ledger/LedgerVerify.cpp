// One pass over everything sums the facts of each side; where sums differ, a second pass over the same snapshot finds
// the account, transfer or key.
#include "services/bank/ledger/LedgerVerify.h"

#include "models/domain/Ids.h"
#include "models/domain/Money.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/ledger/AccountProof.h"
#include "services/bank/ledger/FactComparison.h"
#include "services/bank/ledger/LedgerFacts.h"

#include <sstream>

namespace cf::bank {
namespace {

constexpr std::int64_t kTellEvery = 10'000;

std::vector<std::string> wordsOf(const std::string& fact)
{
    std::istringstream stream(fact);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    words.resize(std::max<std::size_t>(words.size(), 8)); // an event may be incomplete
    return words;
}

void eachLine(std::string_view lines, const std::function<void(std::string_view)>& take)
{
    for (std::size_t end = 0; !lines.empty(); lines.remove_prefix(std::min(end + 1, lines.size()))) {
        end = std::min(lines.find('\n'), lines.size());
        take(lines.substr(0, end));
    }
}

template <class TypedId>
std::string named(const std::string& uuid)
{
    const auto id = Uuid::parse(uuid);
    return id ? TypedId(*id).toString() : uuid;
}

//! `surplus`: the left side has the fact and the right does not; see FactKind for the words.
std::string sentenceOn(FactKind kind, const std::string& fact, bool surplus)
{
    const auto word = wordsOf(fact);
    switch (kind) {
    case Legs: {
        const std::string entry = "entry " + word[1] + " of account " + named<AccountId>(word[0]);
        const std::string transfer = named<TransferId>(word[2]);
        return surplus ? "Transfer " + transfer + " does not have the leg that " + entry + " says it has."
                       : "Transfer " + transfer + " says that " + entry + " is a leg of it; there is no such entry.";
    }
    case Orders:
        return surplus ? "Transfer " + named<TransferId>(word[1]) + " has a key that it was not booked with."
                       : "Transfer " + named<TransferId>(word[1]) + " was ordered by a person and stands under no key.";
    case Bookings:
        return surplus ? "Transfer " + named<TransferId>(word[0]) + " is not in the audit trail as it stands here."
                       : "Transfer " + named<TransferId>(word[0]) + " is not here as the audit trail tells of it.";
    case Decisions:
        break;
    }
    const std::string outcome = word[2] + (word[2] == "booked" ? " as " + named<TransferId>(word[3]) : std::string());
    return "Key " + word[1] + " of " + named<StaffId>(word[0]) +
           (surplus ? " is " + outcome + ", but the audit trail does not say so."
                    : " is not " + outcome + ", as the audit trail says.");
}

class Verifier
{
public:
    Verifier(const LedgerCheck& check, const TrailKey& key, db::Watchdog& watchdog)
        : m_check(check)
        , m_facts(check.conninfo, key, watchdog)
        , m_comparisons{FactComparison(check.random), FactComparison(check.random), FactComparison(check.random),
                        FactComparison(check.random)}
    {
        if (m_facts.forgedArchive())
            fault(*m_facts.forgedArchive());
        for (const RunRow& run : m_facts.importRuns())
            m_runs.emplace(run.startedAt, Run{run.id, 0, 0});
    }

    LedgerReport prove()
    {
        walk();
        for (const auto& [startedAt, run] : m_runs)
            if (startedAt > m_facts.removedUntil() && run.booked != run.told)
                fault("Import " + run.id.toString() + ": the audit trail records " + std::to_string(run.told) +
                      " transfers, the ledger has " + std::to_string(run.booked) + ".");
        const bool agree = std::all_of(m_comparisons.begin(), m_comparisons.end(),
                                       [](const FactComparison& comparison) { return comparison.agrees(); });
        if (!agree) {
            m_again = true;
            for (FactComparison& comparison : m_comparisons)
                comparison.startSecondPass();
            walk();
            for (std::size_t kind = 0; kind < kFactKinds; ++kind)
                for (const auto& difference : m_comparisons[kind].differences())
                    fault(sentenceOn(static_cast<FactKind>(kind), difference.fact, difference.surplus > 0));
        }
        return std::move(m_report);
    }

private:
    struct Run
    {
        Uuid id;
        std::int64_t booked;
        std::int64_t told;
    };

    void walk()
    {
        walkAccounts();
        walkTransfers();
        walkKeys();
        walkEvents();
    }

    void tell(FactKind kind, FactComparison::Side side, std::string_view fact)
    {
        if (fact.empty())
            return;
        if (m_again)
            m_comparisons[kind].compare(side, fact);
        else
            m_comparisons[kind].add(side, fact);
    }

    void fault(const std::string& sentence)
    {
        if (m_report.faults.size() < m_check.mostFaults)
            m_report.faults.push_back(sentence);
        else
            m_report.more = true;
    }

    void progress(const char* what, std::int64_t done, std::int64_t total, bool whole = false)
    {
        if (m_check.onProgress && (whole || done % kTellEvery == 0))
            m_check.onProgress(what, done, std::max(done, total));
    }

    void walkAccounts()
    {
        const std::int64_t total = m_facts.countOfEntries();
        std::int64_t done = 0;
        std::optional<Uuid> behind;
        for (bool more = true; more;) {
            const auto accounts = m_facts.accountsAfter(behind);
            more = !accounts.empty();
            AccountProof proof(accounts, [this](const std::string& sentence) {
                if (!m_again)
                    fault(sentence);
            });
            // After the last account there may be entries without one.
            const auto upTo = more ? std::optional(accounts.back().id) : std::nullopt;
            m_facts.entries(behind, upTo, [&](const EntryRow& entry) {
                proof.take(entry);
                tell(Legs, FactComparison::Left, entry.leg);
                progress("entries", ++done, total);
            });
            proof.end();
            m_report.accounts += m_again ? 0 : std::ssize(accounts);
            behind = upTo;
        }
        progress("entries", done, total, true);
        m_report.entries = done;
    }

    void walkTransfers()
    {
        std::int64_t done = 0;
        m_facts.transfers([&](const TransferRow& transfer) {
            progress("transfers", ++done, m_report.entries / 2); // most have two legs
            eachLine(transfer.legFacts, [&](std::string_view leg) { tell(Legs, FactComparison::Right, leg); });
            if (transfer.ordered)
                tell(Orders, FactComparison::Right, transfer.order);
            if (transfer.recordedAt <= m_facts.removedUntil())
                return;
            const auto run = transfer.imported ? m_runs.find(transfer.recordedAt) : m_runs.end();
            if (run == m_runs.end())
                tell(Bookings, FactComparison::Left, transfer.booking);
            else if (!m_again)
                ++run->second.booked; // one event covers all of them
        });
        progress("transfers", done, done, true);
        m_report.transfers = done;
    }

    void walkKeys()
    {
        std::int64_t done = 0;
        m_facts.keys([&](const KeyRow& key) {
            progress("keys", ++done, m_comparisons[Orders].count(FactComparison::Right));
            tell(Orders, FactComparison::Left, key.order);
            tell(Decisions, FactComparison::Left, key.decision);
        });
        progress("keys", done, done, true);
        m_report.keys = done;
    }

    void walkEvents()
    {
        std::int64_t done = 0;
        m_facts.events([&](const AuditEvent& event) {
            progress("events", ++done, m_comparisons[Bookings].count(FactComparison::Left));
            tell(Bookings, FactComparison::Right, bookingFactIn(event));
            tell(Decisions, FactComparison::Right, decisionFactIn(event));
            if (event.action == "import.finished" && !m_again)
                noteImport(event);
        });
        progress("events", done, done, true);
    }

    void noteImport(const AuditEvent& event)
    {
        const auto run = m_runs.find(event.at.time_since_epoch().count());
        if (run == m_runs.end() || attributeIn(event, "run") != run->second.id.toString())
            fault("The import " + attributeIn(event, "run") + " in the audit trail does not exist.");
        else
            run->second.told += std::atoll(attributeIn(event, "transfers").c_str());
    }

    const LedgerCheck& m_check;
    LedgerFacts m_facts;
    std::array<FactComparison, kFactKinds> m_comparisons;
    std::map<std::int64_t, Run> m_runs; //!< By the time recorded on their entries.
    LedgerReport m_report;
    bool m_again = false; //!< The second pass, which examines only what differs.
};

} // namespace

LedgerReport verifyLedger(const LedgerCheck& check, const TrailKey& key, db::Watchdog& watchdog)
{
    return Verifier(check, key, watchdog).prove();
}

} // namespace cf::bank
