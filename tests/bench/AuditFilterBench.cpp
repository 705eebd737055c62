// How long the audit screen waits: `audit_filter_bench [events] [conninfo]`, a million by default. Prints the time of
// each filter's first page, and of a page deep in the trail by number against the same page by OFFSET. With a
// connection string (of a user with read access) it measures the existing trail instead of generating one. Search terms
// come from the trail itself: the frequent and rare ones in its newest 200,000 events.
#include "services/bank/audit/AuditRepository.h"
#include "services/bank/records/Fields.h"
#include "tests/support/GeneratedTrail.h"
#include "tests/support/MigratedDatabase.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>

using namespace cf;
using namespace cf::test;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kRuns = 7;

//! The median of several runs.
double medianOf(const std::function<void()>& work)
{
    std::array<double, kRuns> times{};
    for (double& time : times) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        time = Milliseconds(std::chrono::steady_clock::now() - begin).count();
    }
    std::sort(times.begin(), times.end());
    return times[kRuns / 2];
}

struct Question
{
    const char* name;
    std::string search;
};

//! A search term from the trail.
struct Word
{
    const char* name;
    const char* query;
};

// Not a temporary table: the bank's own user cannot create one.
constexpr const char* kNewest = "WITH newest AS MATERIALIZED (SELECT e.* FROM bank.audit_seal, bank.audit_event e"
                                " WHERE e.seq >= next_seq - 200000) ";

constexpr Word kWords[] = {
    {"busy", "SELECT user_name FROM newest JOIN bank.staff s ON s.id = actor_id GROUP BY s.id"
             " ORDER BY count(*) DESC LIMIT 1"},
    {"rare", "SELECT user_name FROM bank.staff s WHERE EXISTS (SELECT FROM bank.audit_event WHERE actor_id = s.id)"
             " ORDER BY (SELECT count(*) FROM newest WHERE actor_id = s.id), user_name DESC LIMIT 1"},
    {"common", "SELECT action FROM newest GROUP BY action ORDER BY count(*) DESC LIMIT 1"},
    {"seldom", "SELECT action FROM newest GROUP BY action ORDER BY count(*), action LIMIT 1"},
    {"branch", "SELECT code FROM newest JOIN bank.branch b ON b.id = branch_id GROUP BY b.id"
               " ORDER BY count(*) DESC LIMIT 1"},
    {"elsewhere", "SELECT code FROM bank.branch b WHERE NOT EXISTS (SELECT FROM newest JOIN bank.staff s ON"
                  " s.id = actor_id AND s.user_name = $1 WHERE newest.branch_id = b.id) LIMIT 1"},
    {"customer", "SELECT number FROM bank.customer c WHERE id IN (SELECT subject FROM bank.audit_subject,"
                 " bank.audit_seal WHERE seq BETWEEN next_seq / 2 AND next_seq / 2 + 2000) ORDER BY id LIMIT 1"},
    {"week", "SELECT 'from:' || at::date || ' to:' || at::date + 6 FROM bank.audit_event, bank.audit_seal"
             " WHERE seq = next_seq / 2"},
    {"trace", "SELECT trace_id FROM bank.audit_event, bank.audit_seal WHERE seq > next_seq / 2 AND"
              " trace_id IS NOT NULL ORDER BY seq LIMIT 1"},
};

std::map<std::string, std::string> wordsOf(db::Connection& connection)
{
    std::map<std::string, std::string> words;
    connection.transaction(std::chrono::minutes(5), [&](db::Transaction& transaction) {
        for (const Word& word : kWords) {
            const std::string query = std::string(kNewest) + word.query;
            const bool asksForBusy = query.find("$1") != std::string::npos;
            const auto rows =
                asksForBusy ? transaction.query(query.c_str(), words.at("busy")) : transaction.query(query.c_str());
            if (rows.empty())
                throw std::runtime_error(std::string("the trail has no word for ") + word.name);
            words[word.name] = rows.value<std::string>();
        }
    });
    return words;
}

std::vector<Question> questions(std::map<std::string, std::string> words)
{
    const std::string busy = "actor:" + words["busy"];
    const std::string rare = "actor:" + words["rare"];
    const std::string common = " action:" + words["common"];
    const std::string seldom = " action:" + words["seldom"];
    const std::string customer = "customer:" + words["customer"];
    return {{"newest, no filter", ""},
            {"a busy actor", busy},
            {"a rare actor", rare},
            {"a common action", common},
            {"a rare action", seldom},
            {"one customer", customer},
            {"a branch", "branch:" + words["branch"]},
            {"refused", "result:refused"},
            {"failed", "result:failed"},
            {"one week", words["week"]},
            {"actor and action", busy + common},
            {"actor, action, refused", busy + common + " result:refused"},
            {"customer, action, week", customer + common + " " + words["week"]},
            {"a trace", "trace:" + words["trace"]},
            {"a name nobody has", "zzyzx"},
            {"two rare ones", rare + seldom},
            {"two dense ones, none", busy + " branch:" + words["elsewhere"]}};
}

//! Whose calendar defines a day: any branch's.
BranchId someBranch(db::Connection& connection)
{
    return connection.transaction(std::chrono::seconds(5), [](db::Transaction& transaction) {
        return transaction.query("SELECT id FROM bank.branch ORDER BY code LIMIT 1").value<BranchId>();
    });
}

contract::Page<contract::AuditRow> ask(db::Transaction& transaction, BranchId branch, const contract::AuditQuery& query)
{
    const auto filter = bank::filterOf(transaction, query, branch);
    if (!filter)
        throw std::runtime_error(filter.error().errors.at(0).message);
    bank::AuditPlace place{{}, {}, {}, 100};
    if (query.cursor)
        place.cursor = std::stoll(*query.cursor);
    return bank::listAuditEvents(transaction, *filter, place);
}

void measure(db::Connection& connection, BranchId branch, const Question& question)
{
    contract::AuditQuery query;
    if (!question.search.empty())
        query.search = question.search;
    contract::Page<contract::AuditRow> page;
    const auto work = [&] {
        connection.transaction(std::chrono::minutes(5),
                               [&](db::Transaction& transaction) { page = ask(transaction, branch, query); });
    };
    const double first = medianOf(work);
    std::printf("%-26s %9.1f ms  %3zu rows%s", question.name, first, page.items.size(), page.more ? ", more" : "");
    if (page.items.empty() && page.more) {
        int requests = 1;
        const auto begin = std::chrono::steady_clock::now();
        for (; page.more && page.items.empty(); ++requests) {
            query.cursor = page.lastKey;
            work();
        }
        std::printf("; to the end %d requests, %.1f s", requests,
                    Milliseconds(std::chrono::steady_clock::now() - begin).count() / 1000);
    }
    std::printf("\n");
}

//! The page in the middle of the trail, both ways.
void comparePages(db::Connection& connection, std::int64_t events)
{
    const auto timed = [&](const std::function<void(db::Transaction&)>& work) {
        return medianOf([&] { connection.transaction(std::chrono::minutes(5), work); });
    };
    const bank::AuditPlace middle{{}, {}, events / 2, 100};
    const double keyset = timed([&](db::Transaction& transaction) { bank::listAuditEvents(transaction, {}, middle); });
    const double offset = timed([&](db::Transaction& transaction) {
        transaction.query("SELECT leaf FROM bank.audit_event ORDER BY seq DESC OFFSET $1 LIMIT 100", events / 2);
    });
    std::printf("row %lld by number %.1f ms, by OFFSET %.1f ms: %.0f times\n", static_cast<long long>(events / 2),
                keyset, offset, offset / keyset);
}

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t wanted = argc > 1 ? std::stoll(argv[1]) : 1'000'000;
    std::string conninfo = argc > 2 ? argv[2] : "";
    if (conninfo.empty()) {
        const TestDatabase database = migratedDatabase();
        generateTrail(database, wanted);
        conninfo = database.app;
    }
    db::Watchdog watchdog;
    db::Connection connection(conninfo, watchdog);
    const auto events = connection.transaction(std::chrono::seconds(5), bank::sealedAuditEvents);
    std::printf("%lld events\n", static_cast<long long>(events));
    const BranchId branch = someBranch(connection);
    for (const Question& question : questions(wordsOf(connection)))
        measure(connection, branch, question);
    comparePages(connection, events);
}
