// How searches typed letter by letter are recorded, with a clock that the test moves and a disk that may fail.
#include "services/bank/audit/ReadAudit.h"
#include "services/contract/Operations.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace cf::contract;
using namespace std::chrono_literals;

namespace {

struct RememberedReads : ReadAudit
{
    using ReadAudit::ReadAudit;
    std::shared_ptr<Recording> begin(const AuditEvent& event) override
    {
        auto recording = std::make_shared<Recording>();
        if (!broken)
            events.push_back(event);
        recording->finish(broken ? "the disk is full" : "");
        return recording;
    }

    std::vector<AuditEvent> events;
    bool broken = false;
};

class TypedSearches : public ::testing::Test
{
protected:
    bool search(const std::string& text, std::int64_t hits, const OperationInfo& operation = SearchCustomers::kInfo)
    {
        Call call;
        call.caller = m_caller;
        call.traceId = m_traceId;
        call.callerTraceId = m_callerTraceId;
        m_readAudit.recordSearch(call, operation, text, hits);
        return call.audited;
    }

    static std::string said(const AuditEvent& event, const std::string& field)
    {
        const auto changes = changesOf(event.detail).value();
        for (const auto& change : changes)
            if (change.field == field)
                return change.after.value_or("");
        return {};
    }

    std::chrono::steady_clock::time_point m_now{1h};
    RememberedReads m_readAudit{Environment{.steady = [this] { return m_now; }}};
    Caller m_caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    std::string m_traceId;
    std::string m_callerTraceId;
};

} // namespace

TEST_F(TypedSearches, evenTheShortestAndTheEmptyOneIsRecordedBeforeItIsShown)
{
    EXPECT_TRUE(search("", 5'000));
    EXPECT_TRUE(search("1", 100, FindAccounts::kInfo));
    ASSERT_EQ(m_readAudit.events.size(), 2U);
    EXPECT_EQ(said(m_readAudit.events[0], "characters"), "0");
    EXPECT_EQ(said(m_readAudit.events[0], "hits"), "5000");
    EXPECT_EQ(m_readAudit.events[1].action, "account.searched");
    m_readAudit.broken = true;
    EXPECT_THROW(search("2", 3, FindAccounts::kInfo), ReadNotRecorded);
}

TEST_F(TypedSearches, typingOnIsOneSearchWithASecondEventAtItsEnd)
{
    for (const auto& [text, hits] : std::vector<std::pair<std::string, int>>{
             {"n", 900}, {"no", 300}, {"nov", 320}, {"nová", 80}, {"nová ", 80}, {"nová e", 7}, {"nová ev", 2}}) {
        EXPECT_TRUE(search(text, hits));
        m_now += 1s;
    }
    // From the third letter on, names match anywhere: that finds others.
    ASSERT_EQ(m_readAudit.events.size(), 2U);
    EXPECT_EQ(said(m_readAudit.events[1], "hits"), "320");
    m_readAudit.endSearches(false);
    EXPECT_EQ(m_readAudit.events.size(), 2U);
    m_now += ReadAudit::kTypingPause;
    m_readAudit.endSearches(false);
    ASSERT_EQ(m_readAudit.events.size(), 3U);
    EXPECT_EQ(said(m_readAudit.events[2], "searches"), "7");
    EXPECT_EQ(said(m_readAudit.events[2], "hits"), "2");
    EXPECT_EQ(said(m_readAudit.events[2], "characters"), "7");
    m_readAudit.endSearches(true);
    EXPECT_EQ(m_readAudit.events.size(), 3U);
}

TEST_F(TypedSearches, whatFindsMoreOrSomethingElseIsAnotherSearch)
{
    search("novák", 12);
    search("novák", 13);    // somebody was added in between
    search("svoboda", 5);   // another name
    search("novák jan", 1); // narrows the first
    search("nová", 80);     // letters deleted
    search("novák", 12);    // and typed again
    EXPECT_EQ(m_readAudit.events.size(), 4U);
    m_readAudit.endSearches(true);
    ASSERT_EQ(m_readAudit.events.size(), 5U);
    EXPECT_EQ(said(m_readAudit.events[4], "searches"), "6");
}

TEST_F(TypedSearches, aPauseAPersonAndAPlaceEndIt)
{
    search("novák", 12);
    m_now += ReadAudit::kTypingPause;
    search("novák", 12);
    search("novák", 12, FindAccounts::kInfo);
    m_caller.staff = StaffId::make();
    search("novák", 12);
    EXPECT_EQ(m_readAudit.events.size(), 4U);
    m_readAudit.endSearches(true);
    EXPECT_EQ(m_readAudit.events.size(), 4U) << "each was one search, and is recorded";
}

TEST_F(TypedSearches, everySearchOfMoreThanCustomersStandsOnItsOwn)
{
    search("novák", 12);
    search("novák", 12, SearchEverything::kInfo); // includes accounts and transfers
    ASSERT_EQ(m_readAudit.events.size(), 2U);
    EXPECT_EQ(m_readAudit.events[1].action, "customer.searched");
    search("novák j", 3);
    search("novák j", 3, SearchEverything::kInfo);
    EXPECT_EQ(m_readAudit.events.size(), 2U) << "both continue";
    m_readAudit.endSearches(true);
    EXPECT_EQ(m_readAudit.events.size(), 4U);
}

TEST_F(TypedSearches, noTypingGoesOnForEver)
{
    for (int i = 0; i < 60; ++i) {
        search("novák", 12);
        m_now += 10s;
    }
    EXPECT_GE(m_readAudit.events.size(), 8U);
    EXPECT_LE(m_readAudit.events.size(), 12U);
}

TEST_F(TypedSearches, theWordsAreNowhereAndTheCallersTraceIs)
{
    m_traceId = "0af7651916cd43dd8448eb211c80319c";
    m_callerTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    search("novák", 12);
    ASSERT_EQ(m_readAudit.events.size(), 1U);
    EXPECT_EQ(canonicalLeaf(m_readAudit.events[0]).find("nov"), std::string::npos);
    EXPECT_EQ(m_readAudit.events[0].traceId, m_traceId);
    EXPECT_EQ(said(m_readAudit.events[0], "callerTrace"), m_callerTraceId);
}

TEST(ReadAudit, aSecondReadOfACallAndAListWaitForTheFirst)
{
    struct SlowDisk : ReadAudit
    {
        std::shared_ptr<Recording> begin(const AuditEvent&) override
        {
            recordings.push_back(std::make_shared<Recording>());
            return recordings.back();
        }
        std::vector<std::shared_ptr<Recording>> recordings;
    };
    SlowDisk disk;
    Call call;
    disk.record(call, "customer.viewed", CustomerId::make(), {});
    EXPECT_EQ(call.recording, disk.recordings.front()) << "the answer waits for it, not the handler";
    disk.recordings.front()->finish("the disk is full");
    EXPECT_THROW(disk.record(call, "account.viewed", CustomerId::make(), {}), ReadNotRecorded);

    Caller caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    const auto page = [&](bool first, const std::string& failure) {
        Call listing;
        listing.caller = caller;
        disk.onPage(listing, "customers", first, [&] {
            disk.record(listing, "customer.listed", std::nullopt, {});
            disk.recordings.back()->finish(failure);
        });
    };
    EXPECT_THROW(page(true, "the disk is full"), ReadNotRecorded);
    const auto before = disk.recordings.size();
    page(false, "");
    EXPECT_EQ(disk.recordings.size(), before + 1) << "a list that was not recorded has not begun";
    page(false, "");
    EXPECT_EQ(disk.recordings.size(), before + 1);
}
