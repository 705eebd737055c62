// Pages of a trail that grows while it is read, and of damaged rows.
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "tests/bank/audit_query/TrailFixture.h"

#include <set>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class AuditPages : public TrailFixture
{
protected:
    AuditPages()
        : m_branch(addBranch("MAIN"))
        , m_eva(addStaff("Eva Malá", m_branch))
        , m_jan(addStaff("Jan Dvořák", m_branch))
    {
    }

    //! Alternately by Eva and Jan.
    void sealSome(int count)
    {
        std::vector<AuditEvent> events;
        for (int i = 0; i < count; ++i)
            events.push_back(event("customer.viewed", i % 2 == 0 ? m_eva : m_jan));
        seal(events);
    }

    //! All numbers of a list that is paged through while something is sealed between two pages.
    std::vector<std::int64_t> readWhileSealing(AuditQuery query)
    {
        std::vector<std::int64_t> seqs;
        query.limit = 13;
        for (;;) {
            const auto page = find(query, m_branch);
            for (const AuditRow& row : page->items)
                seqs.push_back(*row.seq);
            if (!page->more)
                return seqs;
            query.cursor = page->lastKey;
            sealSome(20);
        }
    }

    BranchId m_branch;
    StaffId m_eva;
    StaffId m_jan;
};

std::vector<std::int64_t> countdown(std::int64_t from, std::int64_t step)
{
    std::vector<std::int64_t> seqs;
    for (; from >= 0; from -= step)
        seqs.push_back(from);
    return seqs;
}

} // namespace

TEST_F(AuditPages, anEmptyTrailIsAnEmptyPage)
{
    const auto page = find({}, m_branch);
    EXPECT_TRUE(page->items.empty());
    EXPECT_EQ(page->count, 0);
    EXPECT_FALSE(page->more);
    AuditQuery query;
    query.search = "eva today";
    EXPECT_TRUE(find(query, m_branch)->items.empty());
}

TEST_F(AuditPages, sealingMeanwhileRepeatsNoRowAndHidesNone)
{
    sealSome(200);
    EXPECT_EQ(readWhileSealing({}), countdown(199, 1));
}

TEST_F(AuditPages, sealingMeanwhileRepeatsNoFoundRowAndHidesNone)
{
    sealSome(200);
    AuditQuery query;
    query.search = "actor:mala today";
    EXPECT_EQ(readWhileSealing(query), countdown(198, 2));
}

TEST_F(AuditPages, aSnapshotStaysAsItWasWhateverIsSealedLater)
{
    sealSome(50);
    AuditQuery query;
    query.before = 40;
    query.position = 5;
    query.limit = 1;
    sealSome(50);
    const auto page = find(query, m_branch);
    EXPECT_EQ(page->items.at(0).seq, 34);
    EXPECT_EQ(page->count, 40);
    AuditQuery filtered;
    filtered.before = 40;
    filtered.actor = m_jan;
    EXPECT_EQ(find(filtered, m_branch)->items.at(0).seq, 39);
    EXPECT_EQ(find(filtered, m_branch)->items.size(), 20U);
}

TEST_F(AuditPages, anEventThatWasSealedLateIsFoundByItsOwnTime)
{
    sealSome(10);
    AuditEvent late = event("customer.viewed", m_eva);
    late.at = *parseInstant("2020-02-29T12:00:00Z");
    seal({late});
    sealSome(10);
    AuditQuery query;
    query.search = "from:2020-02-29 to:2020-02-29";
    ASSERT_EQ(find(query, m_branch)->items.size(), 1U);
    EXPECT_EQ(find(query, m_branch)->items[0].id, late.id);
    // Blocks without a span are read.
    m_ownerPool.transaction([](db::Transaction& transaction) { transaction.query("DELETE FROM bank.audit_span"); });
    EXPECT_EQ(find(query, m_branch)->items.size(), 1U);
}

TEST_F(AuditPages, stretchesInWhichNothingCanBeAreSkipped)
{
    sealSome(10);
    // As if there were a million newer events; none exists to be read.
    m_ownerPool.transaction([](db::Transaction& transaction) {
        transaction.query("UPDATE bank.audit_seal SET next_seq = 1 << 20,"
                          " frontier = array_fill('\\x00'::bytea, ARRAY[1])");
        transaction.query("INSERT INTO bank.audit_span SELECT b, '2040-01-01', '2040-01-02' FROM"
                          " generate_series(1, 127) b");
    });
    AuditQuery query;
    query.search = "today";
    const auto page =
        find(query, m_branch, {.time = std::chrono::milliseconds(0), .firstStep = 1000, .largestStep = 1000});
    EXPECT_EQ(page->items.size(), 10U);
    EXPECT_FALSE(page->more);
}

TEST_F(AuditPages, aChangeOfClocksMakesADayShorter)
{
    AuditQuery query;
    query.search = "from:2024-03-31 to:2024-03-31"; // 23 hours in Prague
    const auto made = filter(query, m_branch);
    EXPECT_EQ(toString(*made->from), toString(*parseInstant("2024-03-30T23:00:00Z")));
    EXPECT_EQ(toString(*made->to), toString(*parseInstant("2024-03-31T22:00:00Z")));
}

TEST_F(AuditPages, anErasedCustomerHasNoLabel)
{
    const auto customer = addCustomer("Eva Nováková", m_branch);
    AuditEvent viewed = event("customer.viewed", m_eva);
    viewed.customer = customer;
    viewed.objectId = customer.toString();
    viewed.related = {m_jan.toString(), m_branch.toString(), TransferId::make().toString()};
    seal({viewed});
    const auto before = find({}, m_branch)->items.at(0);
    ASSERT_EQ(before.subjects.size(), 4U);
    EXPECT_EQ(before.subjects[0].label, "Eva Nováková");
    EXPECT_EQ(before.subjects[1].label, "Jan Dvořák");
    EXPECT_EQ(before.subjects[2].label, "Branch MAIN");
    EXPECT_EQ(before.subjects[3].label, "") << "a transfer that does not exist";
    work([&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.customer SET status = 'erased', display_name = '?' WHERE id = $1",
                          customer.uuid().toString());
    });
    EXPECT_EQ(find({}, m_branch)->items.at(0).subjects.at(0).label, "");
}

TEST_F(AuditPages, aTransferIsNamedByItsAmount)
{
    const auto transfer = TransferId::make();
    m_ownerPool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.transfer (id, kind, branch_id, debtor_account, creditor_account, amount,"
                          " currency, booking_date, value_date, recorded_at, leg_accounts, leg_numbers)"
                          " SELECT $1, 'transfer', $2, $1, $1, 1250, 'EUR', now(), now(), now(), ARRAY[$1, $1]::uuid[],"
                          " '{1,2}'",
                          transfer.uuid().toString(), m_branch.uuid().toString());
    });
    AuditEvent booked = event("transfer.booked", m_eva);
    booked.objectId = transfer.toString();
    seal({booked});
    EXPECT_EQ(find({}, m_branch)->items.at(0).subjects.at(0).label, "12.50 EUR");
}

TEST_F(AuditPages, aLeafThatWasTamperedWithHidesNoOtherRow)
{
    sealSome(3);
    m_ownerPool.transaction([](db::Transaction& transaction) {
        transaction.query("UPDATE bank.audit_event SET leaf = '\\x00' WHERE seq = 1");
    });
    const auto page = find({}, m_branch);
    ASSERT_EQ(page->items.size(), 3U);
    EXPECT_EQ(page->items[1].action, "customer.viewed");
    EXPECT_EQ(page->items[1].actor->id, m_jan);
}

TEST_F(AuditPages, whatIsNotSealedYetIsShownNewestFirst)
{
    std::vector<AuditEvent> events{event("signIn.succeeded", m_eva), event("signOut", m_eva)};
    work([&](db::Transaction& transaction) { bank::record(transaction, events); });
    const AuditEvent last = event("transfer.booked", m_jan);
    work([&](db::Transaction& transaction) { bank::record(transaction, {last}); });
    const auto page = work([](db::Transaction& transaction) { return bank::listUnsealedAuditEvents(transaction); });
    ASSERT_EQ(page.items.size(), 3U);
    EXPECT_EQ(page.items[0].id, last.id);
    EXPECT_EQ(page.items[1].id, events[1].id);
    EXPECT_FALSE(page.items[0].seq);
    EXPECT_EQ(page.items[0].actor->displayName, "Jan Dvořák");
    const auto state = work([](db::Transaction& transaction) { return bank::auditState(transaction); });
    EXPECT_EQ(state.unsealed, 3);
    EXPECT_TRUE(state.oldestUnsealed);
    EXPECT_EQ(state.sealed, 0);
}

TEST_F(AuditPages, theStateNamesEveryActionOnce)
{
    sealSome(5);
    seal({event("signOut", m_eva), event("account.viewed", m_eva)});
    const auto state = work([](db::Transaction& transaction) { return bank::auditState(transaction); });
    EXPECT_EQ(state.sealed, 7);
    EXPECT_EQ(state.oldest, 0);
    EXPECT_EQ(state.actions, (std::vector<std::string>{"account.viewed", "customer.viewed", "signOut"}));
}

TEST_F(AuditPages, anOpenedEventSaysWhatChangedUntilTheKeyIsDestroyed)
{
    const auto customer = addCustomer("Eva Nováková", m_branch);
    AuditEvent changed = event("customer.changed", m_eva);
    changed.customer = customer;
    const bank::Changes changes{{"phone", "1", "2"}};
    work(
        [&](db::Transaction& transaction) { EXPECT_TRUE(bank::encryptDetail(transaction, m_keys, changed, changes)); });
    seal({changed});
    const auto open = [&] {
        return work([&](db::Transaction& transaction) { return bank::findAuditEvent(transaction, m_keys, 0); });
    };
    const auto opened = open();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->customer, customer);
    ASSERT_EQ(opened->detail.changes.size(), 1U);
    EXPECT_EQ(opened->detail.changes[0].after, "2");
    EXPECT_FALSE(opened->detail.erased);
    EXPECT_EQ(opened->detail.leafHash, platform::hex(platform::sha256(std::string(1, '\0') + canonicalLeaf(changed))));
    work([&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.customer_key SET wrapped_key = NULL, destroyed_at = now()");
    });
    EXPECT_TRUE(open()->detail.erased);
    EXPECT_TRUE(open()->detail.changes.empty());
    EXPECT_FALSE(
        work([&](db::Transaction& transaction) { return bank::findAuditEvent(transaction, m_keys, 1); }).has_value());
}
