// Entries of one account found by amount, date and text: each condition, all together, page by page, and by whom.
#include "services/bank/accounts/EntrySearch.h"
#include "services/contract/Operations.h"
#include "tests/bank/accounts/BookedHistory.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

namespace cf::test {
namespace {

using namespace contract;
using Numbers = std::vector<std::int64_t>;

class EntrySearching : public BookedHistory
{
protected:
    EntrySearching()
        : m_own(open("CZK"))
        , m_other(open("CZK"))
        , m_teller(hire(m_branch))
    {
    }

    //! Entry number i + 1 pays 100 * (i + 1), out and in by turns, one a day from 1 January 2026.
    void bookDays(int count)
    {
        std::vector<Booking> bookings;
        for (int i = 0; i < count; ++i) {
            const Date day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(i);
            Booking booking{m_own, m_other, 100 * (i + 1), day, instantOn(day, std::chrono::hours(10))};
            if (i % 2)
                std::swap(booking.debtor, booking.creditor);
            booking.branch = m_branch;
            booking.madeBy = m_teller;
            bookings.push_back(booking);
        }
        book(bookings);
    }

    Page<Entry> search(const bank::EntryFilter& filter, int limit = 100, const bank::EntryBudget& budget = {})
    {
        return inTransaction([&](db::Transaction& transaction) {
            return bank::searchEntries(transaction, m_keys, accounts()[m_own].id, filter, limit, budget);
        });
    }
    static Numbers numbers(const Page<Entry>& page)
    {
        Numbers found;
        for (const Entry& entry : page.items)
            found.push_back(entry.number);
        return found;
    }

    const std::size_t m_own;
    const std::size_t m_other;
    const StaffId m_teller;
};

TEST_F(EntrySearching, amountsAreFoundWhateverTheirSign)
{
    bookDays(6);
    EXPECT_EQ(numbers(search({{}, 200, 300, {}, {}, {}})), (Numbers{3, 2}));
    EXPECT_EQ(numbers(search({{}, 500, {}, {}, {}, {}})), (Numbers{6, 5}));
    EXPECT_EQ(numbers(search({{}, {}, 100, {}, {}, {}})), Numbers{1});
    EXPECT_EQ(numbers(search({{}, {}, 0, {}, {}, {}})), Numbers{});
}

TEST_F(EntrySearching, daysAreInclusive)
{
    bookDays(6);
    const auto january = [](unsigned day) { return std::chrono::year(2026) / 1 / std::chrono::day(day); };
    EXPECT_EQ(numbers(search({{}, {}, {}, january(2), january(4), {}})), (Numbers{4, 3, 2}));
    EXPECT_EQ(numbers(search({{}, 400, {}, january(2), january(4), {}})), Numbers{4});
}

TEST_F(EntrySearching, pagesFollowOneAnotherWithoutGapOrRepetition)
{
    bookDays(9);
    for (const bool withText : {false, true}) {
        Numbers all;
        bank::EntryFilter filter{
            withText ? bank::foldedWords("PURPOSE hold") : bank::FoldedWords(), {}, {}, {}, {}, {}};
        for (int calls = 0; calls < 20; ++calls) {
            const auto page = search(filter, 2, {3, 3});
            EXPECT_LE(page.items.size(), 2U);
            const Numbers found = numbers(page);
            all.insert(all.end(), found.begin(), found.end());
            if (!page.more)
                break;
            filter.before = std::stoll(page.lastKey.value());
        }
        EXPECT_EQ(all, (Numbers{9, 8, 7, 6, 5, 4, 3, 2, 1})) << withText;
    }
}

TEST_F(EntrySearching, aCallThatFindsNothingWithinItsBudgetLeadsOn)
{
    bookDays(5);
    bank::EntryFilter filter{{}, {}, 100, {}, {}, {}};
    const auto first = search(filter, 10, {3, 3});
    EXPECT_TRUE(first.items.empty());
    EXPECT_TRUE(first.more);
    filter.before = std::stoll(first.lastKey.value());
    const auto second = search(filter, 10, {3, 3});
    EXPECT_EQ(numbers(second), Numbers{1});
    EXPECT_FALSE(second.more);
}

TEST(EntryWords, ignoreCaseAccentsAndOrder)
{
    const auto words = bank::foldedWords("  LISTOPAD\u00a0najem ");
    EXPECT_EQ(words.size(), 2U);
    EXPECT_TRUE(bank::matches(words, "Žofie Černá", "Nájem za listopad"));
    EXPECT_TRUE(bank::matches(bank::foldedWords("zofie najem"), "Žofie Černá", "Nájem"));
    EXPECT_FALSE(bank::matches(bank::foldedWords("zofie prosinec"), "Žofie Černá", "Nájem"));
    EXPECT_TRUE(bank::matches(bank::foldedWords(" "), "", ""));
    EXPECT_TRUE(bank::matches(bank::foldedWords("straße"), "", "STRASSE 5"));
}

TEST(EntrySearchServed, encryptedTextsAreFoundAndTheAnswerLeavesItsEvent)
{
    ServedBank bank;
    const auto own = bank.openAccount(bank.mainBranch(), 1'000'00, "Eva Nováková");
    const auto other = bank.openAccount(bank.mainBranch(), 0, "Žofie Černá");
    ApiClient teller = bank.client();
    bank.signIn(teller, Role::Teller, bank.mainBranch());
    for (const char* memo : {"Nájem za říjen", "Oběd", "Nájem za listopad"})
        ASSERT_EQ(teller.call<PostTransfer>({own.iban, other.iban, euros(5'00), memo}, Uuid::v7()).status, 201);
    const auto found = [&](const char* text) {
        EntrySearch query;
        query.accountId = own.id;
        query.text = SearchText(text);
        const auto reply = teller.call<FindEntries>(query);
        EXPECT_TRUE(reply.ok()) << reply.body;
        std::vector<std::string> memos;
        if (reply.ok())
            for (const Entry& entry : reply.value().items)
                memos.push_back(entry.memo);
        return memos;
    };
    EXPECT_EQ(found("najem"), (std::vector<std::string>{"Nájem za listopad", "Nájem za říjen"}));
    EXPECT_EQ(found("cerna obed"), std::vector<std::string>{"Oběd"});
    EXPECT_TRUE(found("dovolená").empty());
    // Read accesses reach the inbox a moment after the answer.
    ASSERT_TRUE(eventually([&] { return !bank.recorded("account.entriesSearched").empty(); }));
    const auto events = bank.recorded("account.entriesSearched");
    EXPECT_EQ(events[0].customer, own.owner);
    EXPECT_EQ(events[0].objectId, own.id.toString());
}

TEST(EntrySearchServed, whatCannotBeSearchedForIsSaidAllAtOnce)
{
    ServedBank bank;
    const auto own = bank.openAccount(bank.mainBranch(), 100);
    const auto away = bank.openAccount(bank.otherBranch(), 100);
    ApiClient teller = bank.client();
    bank.signIn(teller, Role::Teller, bank.mainBranch());
    EntrySearch query;
    query.accountId = own.id;
    query.text = SearchText(std::string(201, 'a'));
    query.leastMinorUnits = 5;
    query.mostMinorUnits = 4;
    query.from = std::chrono::year(2026) / 2 / 1;
    query.to = std::chrono::year(2026) / 1 / 1;
    query.cursor = "-1";
    const auto reply = teller.call<FindEntries>(query);
    ASSERT_EQ(reply.code(), ErrorCode::InvalidRequest) << reply.body;
    std::vector<std::string> pointers;
    for (const auto& error : std::get<Problem>(reply.content).errors)
        pointers.push_back(error.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"?text", "?leastMinorUnits", "?from", "?cursor"}));
    query = {};
    query.accountId = away.id;
    EXPECT_EQ(teller.call<FindEntries>(query).code(), ErrorCode::NotFound);
}

} // namespace
} // namespace cf::test
