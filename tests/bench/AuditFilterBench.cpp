// How long the audit screen waits: `audit_filter_bench [events] [conninfo]`, a million by default. Prints each filter's
// first page, and a page deep in the trail by number against the same page by OFFSET. With a connection string (of a
// user who may read) it measures the trail that is there instead of generating one.
#include "services/bank/audit/AuditRepository.h"
#include "tests/support/GeneratedTrail.h"
#include "tests/support/MigratedDatabase.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

using namespace cf;
using namespace cf::test;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kRuns = 7;

//! The middle one of several runs.
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
    std::function<void(contract::AuditQuery&)> ask;
};

std::vector<Question> questions()
{
    const auto search = [](const char* text) { return [text](contract::AuditQuery& query) { query.search = text; }; };
    return {{"newest, no filter", [](contract::AuditQuery&) {}},
            {"a busy actor", search("actor:\"colleague 59\"")},
            {"a rare actor", search("actor:rarely")},
            {"a common action", search("action:account.viewed")},
            {"a rare action", search("action:staff.unlocked")},
            {"one customer", search("customer:K00004711")},
            {"a branch", search("branch:B3")},
            {"refused", search("result:refused")},
            {"failed", search("result:failed")},
            {"one week", search("from:2024-01-08 to:2024-01-14")},
            {"actor, action, refused", search("actor:\"colleague 58\" action:transfer result:refused")},
            {"customer, action, week", search("customer:K00000042 action:viewed from:2024-01-08 to:2024-01-14")},
            {"a trace", search("trace:00000000000000000000000000000000")},
            {"a name nobody has", search("zzyzx")},
            {"two rare ones, none", search("actor:rarely action:staff.unlocked")},
            {"two dense ones, none", search("actor:person7 action:customer.viewed")}};
}

contract::Page<contract::AuditRow> ask(db::Transaction& transaction, const contract::AuditQuery& query)
{
    const auto filter = bank::filterOf(transaction, query, generatedBranch(0));
    if (!filter)
        throw std::runtime_error(filter.error().errors.at(0).message);
    bank::AuditPlace place{{}, {}, {}, 100};
    if (query.cursor)
        place.cursor = std::stoll(*query.cursor);
    return bank::listAuditEvents(transaction, *filter, place);
}

void measure(db::Connection& connection, const Question& question)
{
    contract::AuditQuery query;
    question.ask(query);
    contract::Page<contract::AuditRow> page;
    const auto work = [&] {
        connection.transaction(std::chrono::minutes(5),
                               [&](db::Transaction& transaction) { page = ask(transaction, query); });
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
    for (const Question& question : questions())
        measure(connection, question);
    comparePages(connection, events);
}
