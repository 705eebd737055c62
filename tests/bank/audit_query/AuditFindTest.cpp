// Filters over a trail of 60,000 events, compared with checking every event one by one.
#include "tests/bank/audit_query/TrailFixture.h"
#include "tests/support/GeneratedTrail.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <limits>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

constexpr std::int64_t kEvents = 60'000;
constexpr std::size_t kCompared = 300; // compared if a filter finds more than a person reads

const TestDatabase& generatedTrail()
{
    static const TestDatabase database = [] {
        TestDatabase made = migratedDatabase();
        generateTrail(made, kEvents);
        return made;
    }();
    return database;
}

//! A filter, and the events it matches.
struct Narrowing
{
    const char* name;
    std::function<void(AuditQuery&)> ask;
    std::function<bool(const AuditEvent&)> fits;
};

std::vector<std::int64_t> numbersOf(const std::vector<AuditRow>& rows)
{
    std::vector<std::int64_t> numbers;
    for (const AuditRow& row : rows)
        numbers.push_back(row.seq.value_or(-1));
    return numbers;
}

bool concerns(const AuditEvent& event, CustomerId customer)
{
    return event.customer == customer;
}

std::vector<Narrowing> narrowings()
{
    const Instant from = *parseInstant("2024-01-03T23:00:00Z");
    const Instant to = *parseInstant("2024-01-04T23:00:00Z");
    const auto hasAction = [](const char* action) {
        return [action](const AuditEvent& event) { return event.action == action; };
    };
    const auto by = [](int number) {
        return [staff = generatedStaff(number)](const AuditEvent& event) { return event.actor == staff; };
    };
    const auto search = [](const char* text) { return [text](AuditQuery& query) { query.search = text; }; };
    return {
        {"actor", [](AuditQuery& query) { query.actor = generatedStaff(7); }, by(7)},
        {"a rare actor by name", search("actor:\"rarely seen\""), by(60)},
        {"action", [](AuditQuery& query) { query.action = "customer.viewed"; }, hasAction("customer.viewed")},
        {"action by its first part", [](AuditQuery& query) { query.action = "transfer"; },
         hasAction("transfer.booked")},
        {"a rare action", search("unlocked"), hasAction("staff.unlocked")},
        {"subject", [](AuditQuery& query) { query.subject = generatedCustomer(4711).toString(); },
         [](const AuditEvent& event) { return concerns(event, generatedCustomer(4711)); }},
        {"a customer's number", search("k00000023"),
         [](const AuditEvent& event) { return concerns(event, generatedCustomer(23)); }},
        {"branch", [](AuditQuery& query) { query.branch = generatedBranch(3); },
         [](const AuditEvent& event) { return event.branch == generatedBranch(3); }},
        {"refused", [](AuditQuery& query) { query.result = AuditResult::Refused; },
         [](const AuditEvent& event) { return event.result == AuditResult::Refused; }},
        {"failed", search("result:failed"),
         [](const AuditEvent& event) { return event.result == AuditResult::Failed; }},
        {"succeeded", [](AuditQuery& query) { query.result = AuditResult::Succeeded; },
         [](const AuditEvent& event) { return event.result == AuditResult::Succeeded; }},
        {"times", [=](AuditQuery& query) { query.from = from, query.to = to; },
         [=](const AuditEvent& event) { return event.at >= from && event.at < to; }},
        {"days of the branch's clock", search("from:2024-01-04 to:2024-01-04"),
         [=](const AuditEvent& event) { return event.at >= from && event.at < to; }},
        {"who or whom, by two words of a name", search("colleague 7"),
         [](const AuditEvent& event) {
             return event.actor == generatedStaff(7); // such short text only matches at word starts
         }},
    };
}

} // namespace

class AuditFind : public TrailFixture
{
protected:
    AuditFind()
        : TrailFixture(generatedTrail())
    {
        for (const auto& row : work([](db::Transaction& transaction) {
                 return transaction.query("SELECT leaf FROM bank.audit_event ORDER BY seq DESC");
             }))
            m_events.push_back(parseLeaf(row.get<db::Bytea>("leaf")).value());
    }

    std::vector<std::int64_t> fitting(const std::vector<Narrowing>& all) const
    {
        std::vector<std::int64_t> seqs;
        for (std::size_t i = 0; i < m_events.size() && seqs.size() < kCompared; ++i)
            if (std::all_of(all.begin(), all.end(), [&](const Narrowing& one) { return one.fits(m_events[i]); }))
                seqs.push_back(kEvents - 1 - static_cast<std::int64_t>(i));
        return seqs;
    }

    //! Page after page until enough is found or the list ends; every cursor must move down.
    std::vector<std::int64_t> found(AuditQuery query, const bank::ScanBudget& budget, const std::string& name)
    {
        std::vector<std::int64_t> seqs;
        std::int64_t reached = kEvents;
        for (;;) {
            const auto page = find(query, generatedBranch(0), budget);
            EXPECT_TRUE(page.ok()) << name;
            for (const AuditRow& row : page->items)
                if (seqs.size() < kCompared)
                    seqs.push_back(*row.seq);
            if (!page->more || seqs.size() == kCompared)
                return seqs;
            const std::int64_t next = std::stoll(page->lastKey.value());
            EXPECT_LT(next, reached) << name;
            if (next >= reached)
                return seqs;
            reached = next;
            query.cursor = page->lastKey;
        }
    }

    void compare(const std::vector<Narrowing>& all, int limit, const bank::ScanBudget& budget)
    {
        AuditQuery query;
        std::string name;
        for (const Narrowing& one : all) {
            AuditQuery alone;
            one.ask(alone);
            if (alone.search && query.search)
                *query.search += " " + *alone.search;
            else
                one.ask(query);
            name += std::string(name.empty() ? "" : ", ") + one.name;
        }
        query.limit = limit;
        EXPECT_EQ(found(query, budget, name), fitting(all)) << name;
    }

    std::vector<AuditEvent> m_events; //!< Newest first.
};

TEST_F(AuditFind, aFilterFindsExactlyWhatFits)
{
    for (const Narrowing& one : narrowings()) {
        compare({one}, 100, {});
        compare({one}, 7, {.time = std::chrono::milliseconds(0), .firstStep = 200, .largestStep = 200});
    }
}

TEST_F(AuditFind, twoFiltersFindExactlyWhatFitsBoth)
{
    const auto all = narrowings();
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            AuditQuery first;
            AuditQuery second;
            all[a].ask(first);
            all[b].ask(second);
            // The same member twice, or two time terms, is tested elsewhere.
            const bool same = (first.actor && second.actor) || (first.action && second.action) ||
                              (first.result && second.result) || (first.search && second.search);
            if (!same)
                compare({all[a], all[b]}, 100, {});
        }
    }
}

TEST_F(AuditFind, noRowIsLostWhereOneStepEndsAndTheNextBegins)
{
    const auto all = narrowings();
    const auto succeeded =
        std::find_if(all.begin(), all.end(), [](const Narrowing& one) { return one.name == std::string("succeeded"); });
    for (const Narrowing& one : all) {
        AuditQuery alone;
        one.ask(alone);
        if (!alone.result) // When nearly all rows match, the page fills step by step.
            compare({one, *succeeded}, 100, {.time = std::chrono::seconds(30), .firstStep = 20, .largestStep = 20});
    }
}

TEST_F(AuditFind, threeFiltersFindExactlyWhatFitsAllOfThem)
{
    const auto all = narrowings();
    compare({all[0], all[2], all[11]}, 100, {});
    compare({all[0], all[3], all[11]}, 100, {});
    compare({all[7], all[8], all[13]}, 100, {});
}

TEST_F(AuditFind, whatMeansNothingIsSaidAndNotFoundToBeNothing)
{
    for (const auto& [text, code, word] : std::vector<std::array<const char*, 3>>{
             {"zzyzx", "nothing", "zzyzx"},
             {"gestern", "nothing", "gestern"},
             {"letzte 7 Tage", "nothing", "letzte 7 Tage"},
             {"\"nobody at all\"", "nothing", "nobody at all"},
             {"actor:zzyzx", "nobodyOfTheStaff", "zzyzx"},
             {"actor:“zzyzx zz”", "nobodyOfTheStaff", "zzyzx zz"},
             {"branch:zzyzx", "noBranch", "zzyzx"},
             {"customer:zzyzx", "noCustomer", "zzyzx"},
             {"subject:zzyzx", "noCustomer", "zzyzx"},
             {"account:CZ6508000000192000145399", "noAccount", "CZ6508000000192000145399"},
             {"CZ65 0800 0000 1920 0014 5399", "noAccount", "CZ65 0800 0000 1920 0014 5399"},
             {"action:zzyzx", "noAction", "zzyzx"},
             {"action:\"Kunde angesehen\"", "noAction", "Kunde angesehen"},
             {"transfer : booked", "nothing", ":"}}) {
        AuditQuery query;
        query.search = text;
        const auto page = find(query, generatedBranch(0));
        ASSERT_FALSE(page.ok()) << text;
        ASSERT_EQ(page.error().errors.size(), 1U) << text;
        EXPECT_EQ(page.error().errors[0].code, code) << text;
        ASSERT_TRUE(page.error().errors[0].words) << text;
        EXPECT_EQ(page.error().errors[0].words->at(0), word) << text;
    }
}

TEST_F(AuditFind, aPositionLeadsToAnyRow)
{
    for (const std::int64_t position : {std::int64_t(0), std::int64_t(1), kEvents / 2, kEvents - 3, kEvents - 1}) {
        AuditQuery query;
        query.position = position;
        query.limit = 3;
        const auto page = find(query, generatedBranch(0));
        ASSERT_TRUE(page.ok());
        ASSERT_FALSE(page->items.empty()) << position;
        EXPECT_EQ(page->items.front().seq, kEvents - 1 - position);
        EXPECT_EQ(page->items.size(), static_cast<std::size_t>(std::min<std::int64_t>(3, kEvents - position)));
        EXPECT_EQ(page->more, position < kEvents - 3);
        EXPECT_EQ(page->count, kEvents);
        EXPECT_TRUE(page->countExact);
    }
    AuditQuery beyond;
    beyond.position = kEvents;
    EXPECT_TRUE(find(beyond, generatedBranch(0))->items.empty());
    beyond.position = std::numeric_limits<std::int64_t>::max();
    EXPECT_TRUE(find(beyond, generatedBranch(0))->items.empty());
}

TEST_F(AuditFind, anExactCountIsToldOnlyWhenAllWasSeen)
{
    AuditQuery few;
    few.search = "actor:rarely unlocked";
    EXPECT_TRUE(find(few, generatedBranch(0))->countExact);
    EXPECT_EQ(find(few, generatedBranch(0))->count, 0);
    few.search = "actor:rarely";
    EXPECT_EQ(find(few, generatedBranch(0))->count, 1);
    AuditQuery many;
    many.actor = generatedStaff(7);
    many.limit = 10;
    const auto page = find(many, generatedBranch(0));
    EXPECT_FALSE(page->countExact);
    EXPECT_EQ(page->count, 10);
    EXPECT_TRUE(page->more);
}

TEST_F(AuditFind, nothingOverALongRangeIsToldStepByStepAndAtTheEnd)
{
    // Both halves are dense, but no event is in both.
    AuditQuery query;
    query.actor = generatedStaff(7);
    query.action = "customer.viewed";
    const bank::ScanBudget oneStep{.time = std::chrono::milliseconds(0), .firstStep = 50, .largestStep = 50};
    const auto first = find(query, generatedBranch(0), oneStep);
    EXPECT_TRUE(first->items.empty());
    EXPECT_TRUE(first->more);
    EXPECT_FALSE(first->countExact);
    EXPECT_FALSE(first->firstKey);
    // 50 events of person7 are within about 3,000 of the trail.
    EXPECT_GT(std::stoll(*first->lastKey), kEvents - 6'000);
    EXPECT_LT(std::stoll(*first->lastKey), kEvents);
    int requests = 1;
    for (auto page = first; page->more; ++requests) {
        query.cursor = page->lastKey;
        page = find(query, generatedBranch(0), oneStep);
        EXPECT_TRUE(page->items.empty());
    }
    EXPECT_GT(requests, 10);
    EXPECT_LT(requests, 60);
}

TEST_F(AuditFind, noNumberIsTooLargeToBeAskedFor)
{
    AuditQuery query;
    query.search = "seq:" + std::to_string(INT64_MAX);
    const auto page = find(query, generatedBranch(0));
    ASSERT_TRUE(page.ok());
    EXPECT_TRUE(page->items.empty());
    EXPECT_FALSE(page->more);
}

TEST_F(AuditFind, rowsNameWhoWhereAndWhom)
{
    AuditQuery query;
    query.search = "seq:100";
    const auto page = find(query, generatedBranch(0));
    ASSERT_EQ(page->items.size(), 1U);
    const AuditRow& row = page->items.front();
    const AuditEvent& event = m_events.at(kEvents - 1 - 100);
    EXPECT_EQ(row.id, event.id);
    EXPECT_EQ(row.actor->id, event.actor);
    EXPECT_TRUE(row.actor->displayName.starts_with("Colleague "));
    EXPECT_TRUE(row.branch->code.starts_with("B"));
    ASSERT_EQ(row.subjects.size(), 2U);
    EXPECT_EQ(row.subjects[0].id, event.customer->toString());
    EXPECT_TRUE(row.subjects[0].label.ends_with(" Novák"));
    EXPECT_EQ(row.subjects[1].id, event.related.at(0));
    EXPECT_EQ(row.subjects[1].label, "");
    EXPECT_EQ(row.traceId, event.traceId);

    query.search = "trace:" + event.traceId;
    EXPECT_EQ(find(query, generatedBranch(0))->items.at(0).seq, 100);
    query.search = event.traceId;
    EXPECT_EQ(find(query, generatedBranch(0))->items.at(0).seq, 100);
}

TEST_F(AuditFind, theBeginningOfATraceFindsItsEvents)
{
    const AuditEvent& event = m_events.at(kEvents - 1 - 100);
    const std::string shown = event.traceId.substr(0, 8);
    std::vector<std::int64_t> expected; // a few of so many share a prefix by chance
    for (std::int64_t i = 0; i < kEvents; ++i)
        if (m_events.at(static_cast<std::size_t>(i)).traceId.starts_with(shown))
            expected.push_back(kEvents - 1 - i);
    AuditQuery query;
    for (const std::string& typed : {shown, event.traceId.substr(0, 31), event.traceId.substr(0, 9)}) {
        query.search = "trace:" + typed;
        const auto found = numbersOf(find(query, generatedBranch(0))->items);
        EXPECT_EQ(std::count(found.begin(), found.end(), 100), 1) << typed;
        EXPECT_LE(found.size(), expected.size()) << typed;
        if (typed == shown) {
            EXPECT_EQ(found, expected);
        }
    }
    // The control: the next prefix finds none of them.
    const std::string next = shown.substr(0, 7) + (shown.back() == '0' ? "1" : "0");
    query.search = "trace:" + next;
    const auto others = find(query, generatedBranch(0)).value();
    for (const AuditRow& row : others.items)
        EXPECT_TRUE(row.traceId->starts_with(next));
}

TEST_F(AuditFind, aReferenceFindsItsEventsInEveryForm)
{
    const std::string id = m_events.at(kEvents - 1 - 100).related.at(0);
    const std::string kind = id.substr(0, 4);
    const std::string digits = id.substr(4);
    std::string upper = id;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    AuditQuery query;
    for (const std::string& typed :
         {id, upper, digits, "subject:" + upper, "subject:" + digits, "subject:\"Reference: " + upper + "\"",
          "Reference: " + upper, kind + digits.substr(0, 12) + " " + digits.substr(12),
          "subject:" + kind + digits.substr(0, 12) + "\u200b" + digits.substr(12),
          "subject:" + kind + digits.substr(0, 8) + "\u2013" + digits.substr(8)}) {
        query.search = typed;
        const auto page = find(query, generatedBranch(0));
        ASSERT_TRUE(page.ok()) << typed << ": " << page.error().errors.at(0).message;
        const auto found = numbersOf(page->items);
        EXPECT_EQ(std::count(found.begin(), found.end(), 100), 1) << typed;
    }
    query.search = "subject:" + id + "0";
    EXPECT_FALSE(find(query, generatedBranch(0)).ok()) << "33 digits are not a reference";
    query.search = std::nullopt;
    query.subject = upper;
    EXPECT_EQ(find(query, generatedBranch(0))->items.size(), [&] {
        AuditQuery plain;
        plain.subject = id;
        return find(plain, generatedBranch(0))->items.size();
    }());
}

TEST_F(AuditFind, aNameOfManyPeopleHasToBeWrittenOut)
{
    AuditQuery query;
    query.search = "today novak";
    const auto page = find(query, generatedBranch(0));
    ASSERT_FALSE(page.ok());
    const FieldError& error = page.error().errors.at(0);
    EXPECT_EQ(error.pointer, "?search");
    EXPECT_EQ(error.code, "tooManyCustomers");
    EXPECT_EQ(error.words, (std::vector<std::string>{"novak", "200"}));
    EXPECT_NE(error.message.find("“novak” matches more than 200 customers"), std::string::npos);
    query.search = "customer:\"novak 4711\"";
    EXPECT_EQ(find(query, generatedBranch(0))->items.at(0).subjects.at(0).id, generatedCustomer(4711).toString());
    query.search = "a b c d e f g";
    EXPECT_FALSE(find(query, generatedBranch(0)).ok());
}

TEST_F(AuditFind, hostileTextsAreWordsOrMistakesAndNothingElse)
{
    const std::string texts[] = {"'; DROP TABLE bank.audit_event; --",
                                 "actor:\"x') OR 1=1 --\"",
                                 "%",
                                 "actor:%",
                                 "customer:_____",
                                 "\\",
                                 "subject:\\'",
                                 "action:*",
                                 "$1 $2",
                                 "{a,b}",
                                 "branch:{\"a\",NULL}",
                                 "account:CZ00",
                                 "subject:cus_00000000000000000000000000000000",
                                 "subject:cus_0000000000000000000000000000000g",
                                 "\"\"\"\"",
                                 "\xE2\x80\xAE evil",
                                 std::string(400, '%'),
                                 std::string(10'000, 'a'),
                                 std::string(10'000, '"')};
    for (const std::string& text : texts) {
        AuditQuery query;
        query.search = text;
        const auto page = find(query, generatedBranch(0));
        if (page.ok())
            EXPECT_TRUE(page->items.empty()) << text;
        else
            EXPECT_EQ(page.error().errors.at(0).pointer, "?search") << text;
    }
    for (const char* blank : {"", " ", "\xC2\xA0", "\xE2\x80\x8B"}) {
        AuditQuery query;
        query.search = blank;
        EXPECT_EQ(find(query, generatedBranch(0))->count, kEvents) << "nothing is typed";
    }
}

TEST_F(AuditFind, timesBeforeTheBankAndAfterTheCalendarAreTimes)
{
    const auto count = [&](const AuditQuery& query) {
        const auto page = find(query, generatedBranch(0));
        EXPECT_TRUE(page.ok());
        return page.ok() ? page->items.size() : 0;
    };
    AuditQuery query;
    query.limit = 5;
    for (const char* all : {"from:0000-01-01", "from:0001-01-01", "to:9999-12-31", "from:0000-01-01 to:9999-12-31"}) {
        query.search = all;
        EXPECT_EQ(count(query), 5U) << all;
    }
    for (const char* none : {"to:0000-01-01", "to:1969-12-31", "from:9999-12-31"}) {
        query.search = none;
        EXPECT_EQ(count(query), 0U) << none;
    }
    query.search.reset();
    query.from = parseInstant("0001-01-01T00:00:00Z");
    query.to = parseInstant("9999-12-31T23:59:59Z");
    EXPECT_EQ(count(query), 5U);
    query.to = query.from;
    EXPECT_EQ(count(query), 0U);
}
