// The trail over the real server: who may read it, that reads are recorded, and exports.
#include "tests/support/ServedBank.h"

#include "services/contract/Accounts.h"
#include "services/contract/Audit.h"
#include "services/contract/Customers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

const std::string kSha256(64, 'a');

class AuditRoutes : public ::testing::Test
{
protected:
    AuditRoutes() { m_officer = m_bank.signIn(m_client, Role::Compliance, m_bank.mainBranch()); }

    //! Reads until `good`; fails after twenty seconds.
    Page<AuditRow> listUntil(const AuditQuery& query, const std::function<bool(const Page<AuditRow>&)>& good)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        for (;;) {
            const auto page = m_client.call<ListAuditEvents>(query);
            if (page.ok() && good(page.value()))
                return page.value();
            if (!page.ok() || std::chrono::steady_clock::now() > end) {
                ADD_FAILURE() << "timed out; last page: " << page.body;
                return {};
            }
        }
    }

    //! The officer's newest sealed event with this action.
    AuditRow sealedEvent(const std::string& action)
    {
        AuditQuery query;
        query.action = action;
        query.actor = m_officer.staff;
        const auto page = listUntil(query, [](const Page<AuditRow>& found) { return !found.items.empty(); });
        EXPECT_FALSE(page.items.empty()) << action;
        return page.items.empty() ? AuditRow() : page.items.front();
    }

    std::map<std::string, std::string> attribute(const AuditRow& row)
    {
        const auto opened = m_client.call<GetAuditEvent>({row.seq.value_or(-1)});
        EXPECT_TRUE(opened.ok()) << opened.body;
        std::map<std::string, std::string> said;
        if (opened.ok())
            for (const AuditChange& change : opened.value().changes)
                said[change.field] = change.after.value_or("");
        return said;
    }

    AuditExport begin(const AuditQuery& filter = {})
    {
        const auto begun = m_client.call<BeginAuditExport>({ExportFormat::Xlsx, filter});
        EXPECT_EQ(begun.status, 201) << begun.body;
        return begun.ok() ? begun.value() : AuditExport();
    }

    //! Reads of the trail by a search, not of the whole.
    std::vector<std::map<std::string, std::string>> searchesIn(const Page<AuditRow>& page)
    {
        std::vector<std::map<std::string, std::string>> found;
        for (const AuditRow& row : page.items)
            if (row.action == "audit.searched")
                if (auto said = attribute(row); said.contains("searchCharacters"))
                    found.push_back(std::move(said));
        return found;
    }

    ServedBank m_bank;
    ApiClient m_client = m_bank.client();
    bank::Caller m_officer;
};

std::string pointerOf(const auto& reply)
{
    const auto* problem = std::get_if<Problem>(&reply.content);
    return problem && !problem->errors.empty() ? problem->errors.front().pointer : std::string();
}

} // namespace

TEST_F(AuditRoutes, onlyComplianceReadsTheTrail)
{
    for (const Role role : {Role::Teller, Role::Supervisor, Role::Administrator}) {
        ApiClient other = m_bank.client();
        m_bank.signIn(other, role, m_bank.mainBranch());
        EXPECT_EQ(other.call<ListAuditEvents>({}).status, 403);
        EXPECT_EQ(other.call<ListUnsealedAuditEvents>({}).status, 403);
        EXPECT_EQ(other.call<GetAuditState>({}).status, 403);
        EXPECT_EQ(other.call<GetAuditEvent>({0}).status, 403);
        EXPECT_EQ(other.call<BeginAuditExport>({}).status, 403);
    }
    EXPECT_EQ(m_client.call<ListAuditEvents>({}).status, 200);
}

TEST_F(AuditRoutes, aSearchIsRecordedOnceAndWithoutItsWords)
{
    m_bank.openAccount(m_bank.mainBranch(), 100, "Eva Tajná");
    AuditQuery query;
    query.search = "customer:\"Eva Tajná\" today";
    ASSERT_TRUE(m_client.call<ListAuditEvents>(query).ok());
    query.cursor = "0";
    ASSERT_TRUE(m_client.call<ListAuditEvents>(query).ok());
    AuditQuery plain;
    ASSERT_TRUE(m_client.call<ListAuditEvents>(plain).ok());
    const auto page = listUntil(plain, [&](const Page<AuditRow>& found) { return !searchesIn(found).empty(); });
    ASSERT_EQ(searchesIn(page).size(), 1U);
    const auto said = searchesIn(page).front();
    EXPECT_EQ(said.at("hits"), "0");
    EXPECT_EQ(said.at("searchCharacters"), std::to_string(query.search->size()));
    EXPECT_EQ(m_bank.query("SELECT 1 FROM bank.audit_event WHERE position('Tajn'::bytea IN leaf) > 0").size(), 0U);
}

TEST_F(AuditRoutes, openingAnEventIsAReadOfItsCustomer)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100);
    ASSERT_TRUE(m_client.call<GetCustomer>({account.owner}).ok());
    AuditQuery query;
    query.subject = account.owner.toString();
    query.action = "customer.viewed";
    const auto page = listUntil(query, [](const Page<AuditRow>& found) { return !found.items.empty(); });
    ASSERT_FALSE(page.items.empty());
    EXPECT_EQ(page.items.front().actor->id, m_officer.staff);
    const auto opened = m_client.call<GetAuditEvent>({*page.items.front().seq});
    ASSERT_TRUE(opened.ok()) << opened.body;
    EXPECT_EQ(opened.value().leafHash.size(), 64U);
    query.action = "audit.viewed";
    const auto readAudit = listUntil(query, [](const Page<AuditRow>& found) { return !found.items.empty(); });
    ASSERT_EQ(readAudit.items.size(), 1U);
    EXPECT_EQ(m_client.call<GetAuditEvent>({1'000'000}).status, 404);
    EXPECT_EQ(m_client.call<GetAuditEvent>({-1}).status, 404);
}

TEST_F(AuditRoutes, whoAsksForFurtherPagesOnlyIsSeenAsWell)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100);
    ApiClient teller = m_bank.client();
    m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    const auto views = [&](std::size_t atLeast) {
        AuditQuery query;
        query.action = "account.entriesViewed";
        return listUntil(query, [&](const Page<AuditRow>& found) { return found.items.size() >= atLeast; }).items;
    };
    for (const std::int64_t position : {1, 2, 1})
        ASSERT_TRUE(teller.call<ListEntries>({account.id, position, {}}).ok());
    const auto seen = views(1);
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].subjects.at(0).id, account.id.toString());
    ASSERT_TRUE(teller.call<ListEntries>({account.id, {}, {}}).ok());
    EXPECT_EQ(views(2).size(), 2U) << "the newest page is a read each time, a further one is not";
}

TEST_F(AuditRoutes, aSearchThatBeginsInTheMiddleIsRecordedAsWell)
{
    m_bank.openAccount(m_bank.mainBranch(), 100, "Eva Tajná");
    AuditQuery query;
    query.search = "customer:\"Eva Tajná\"";
    query.cursor = "1000000";
    ASSERT_TRUE(m_client.call<ListAuditEvents>(query).ok());
    const auto page = listUntil({}, [&](const Page<AuditRow>& found) { return !searchesIn(found).empty(); });
    EXPECT_EQ(searchesIn(page).size(), 1U);
}

TEST_F(AuditRoutes, lookingAtTheWholeTrailIsOneRead)
{
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(m_client.call<ListAuditEvents>({}).ok());
        ASSERT_TRUE(m_client.call<ListUnsealedAuditEvents>({}).ok());
    }
    const auto page = listUntil({}, [](const Page<AuditRow>& found) { return found.items.size() >= 2; });
    ASSERT_EQ(page.items.size(), 2U);
    EXPECT_EQ(page.items[1].action, "audit.searched");
    EXPECT_EQ(page.items[0].action, "audit.unsealedViewed");
}

TEST_F(AuditRoutes, aSearchIsReadInTheLanguageThatTheDeskSends)
{
    const auto asked = [&](const std::string& language) {
        TlsClient desk(m_bank.port(), {.certificate = m_client.certificate(), .trust = m_bank.caCertificate()});
        EXPECT_TRUE(
            desk.send("GET /v1/audit/events?search=gestern HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                      m_client.token() + "\r\nAccept-Language: " + language + "\r\n\r\n"));
        const auto reply = desk.receive();
        return reply ? reply->status : 0;
    };
    EXPECT_EQ(asked("de-AT,en;q=0.5"), 200);
    EXPECT_EQ(asked("en"), 400);
}

TEST_F(AuditRoutes, todayIsThatOfTheFirstPageOnAllOfThem)
{
    AuditQuery query;
    query.search = "today";
    query.limit = 1;
    ASSERT_TRUE(m_client.call<ListAuditEvents>(query).ok()); // is an event
    const auto first = listUntil(query, [](const Page<AuditRow>& found) { return found.more && found.lastKey; });
    ASSERT_TRUE(first.lastKey);
    const std::string today = first.lastKey->substr(first.lastKey->find('@'));
    const auto from = [&](const std::string& cursor) {
        query.cursor = cursor;
        const auto page = m_client.call<ListAuditEvents>(query);
        EXPECT_TRUE(page.ok()) << page.body;
        return page.ok() ? page.value() : Page<AuditRow>();
    };
    const auto second = from(*first.lastKey);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_TRUE(second.lastKey->ends_with(today)) << *second.lastKey;
    // If the first page were from another day, its list would end here.
    EXPECT_TRUE(from(first.lastKey->substr(0, first.lastKey->find('@')) + "@2001-02-03").items.empty());
    AuditQuery all;
    all.search = "today";
    const AuditExport begun = begin(all);
    ASSERT_TRUE(begun.cursor);
    EXPECT_TRUE(begun.cursor->starts_with(std::to_string(begun.before) + "@20")) << *begun.cursor;
    EXPECT_FALSE(begin().cursor);
}

TEST_F(AuditRoutes, mistakesInAQueryArePointedAt)
{
    const auto pointer = [&](const std::function<void(AuditQuery&)>& ask) {
        AuditQuery query;
        ask(query);
        return pointerOf(m_client.call<ListAuditEvents>(query));
    };
    EXPECT_EQ(pointer([](AuditQuery& query) { query.search = "foo:bar"; }), "?search");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.search = std::string(5'000, 'x'); }), "?search");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.position = 0, query.result = AuditResult::Failed; }), "?position");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.position = 0, query.cursor = "5"; }), "?position");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.position = -1; }), "?position");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.before = -1; }), "?before");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.cursor = "5x"; }), "?cursor");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.cursor = ""; }), "?cursor");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.cursor = "5@2026-02-30"; }), "?cursor");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.cursor = "5@"; }), "?cursor");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.subject = "nonsense"; }), "?subject");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.action = std::string(101, 'x'); }), "?action");
    EXPECT_EQ(pointer([](AuditQuery& query) { query.limit = 501; }), "?limit");
}

TEST_F(AuditRoutes, anExportIsOfTheTrailAsItWasAndIsRecordedAtBothEnds)
{
    AuditQuery filter;
    filter.search = "result:succeeded";
    filter.actor = m_officer.staff;
    ASSERT_TRUE(m_client.call<ListAuditEvents>(filter).ok()); // is an event
    listUntil({}, [](const Page<AuditRow>& found) { return found.count > 0; });
    const AuditExport begun = begin(filter);
    EXPECT_GT(begun.before, 0);
    const AuditRow first = sealedEvent("audit.exportBegan"); // sealed by now: beyond the snapshot
    EXPECT_GE(*first.seq, begun.before);
    AuditQuery pages;
    pages.before = begun.before;
    EXPECT_EQ(m_client.call<ListAuditEvents>(pages).value().count, begun.before);
    const auto said = attribute(first);
    EXPECT_EQ(said.at("format"), "xlsx");
    EXPECT_EQ(said.at("before"), std::to_string(begun.before));
    EXPECT_EQ(said.at("actor"), m_officer.staff.toString());

    ASSERT_EQ(m_client.call<EndAuditExport>({begun.exportId, ExportEnd::Completed, 7, kSha256}).status, 200);
    const AuditRow last = sealedEvent("audit.exportEnded");
    EXPECT_EQ(last.subjects.at(0).id, first.subjects.at(0).id);
    EXPECT_EQ(attribute(last).at("rows"), "7");
    EXPECT_EQ(attribute(last).at("sha256"), kSha256);
}

TEST_F(AuditRoutes, anExportConcernsACustomerHoweverTheirReferenceWasTyped)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0, "Eva Nováková");
    AuditQuery filter;
    filter.subject = "Customer: ＣＵＳ_" + account.owner.uuid().toString();
    begin(filter);
    const AuditRow row = sealedEvent("audit.exportBegan");
    EXPECT_TRUE(std::any_of(row.subjects.begin(), row.subjects.end(),
                            [&](const auto& subject) { return subject.id == account.owner.toString(); }));
    EXPECT_EQ(attribute(row).at("subject"), account.owner.toString()) << "without the words in front";
}

TEST_F(AuditRoutes, anExportEndsOnceAndByWhoBeganIt)
{
    const AuditExportEnd end{begin().exportId, ExportEnd::Completed, 3, kSha256};
    ApiClient colleague = m_bank.client();
    m_bank.signIn(colleague, Role::Compliance, m_bank.mainBranch());
    EXPECT_EQ(colleague.call<EndAuditExport>(end).status, 404);
    EXPECT_EQ(m_client.call<EndAuditExport>({Uuid::v7(), ExportEnd::Cancelled, 0, {}}).status, 404);
    EXPECT_EQ(m_client.call<EndAuditExport>(end).status, 200);
    EXPECT_EQ(m_client.call<EndAuditExport>(end).status, 200); // a retry: the response may have been lost
    AuditExportEnd other = end;
    other.rows = 4;
    const auto contradicted = m_client.call<EndAuditExport>(other);
    EXPECT_EQ(contradicted.status, 409);
    EXPECT_EQ(contradicted.code(), ErrorCode::EndedOtherwise);
    sealedEvent("audit.exportEnded");
    EXPECT_EQ(m_bank.query("SELECT 1 FROM bank.audit_event WHERE action = 'audit.exportEnded'").size(), 1U);
}

TEST_F(AuditRoutes, mistakesInAnExportArePointedAt)
{
    AuditQuery filter;
    filter.position = 1;
    EXPECT_EQ(pointerOf(m_client.call<BeginAuditExport>({ExportFormat::Csv, filter})), "/filter/position");
    filter = {};
    filter.limit = 1;
    EXPECT_EQ(pointerOf(m_client.call<BeginAuditExport>({ExportFormat::Csv, filter})), "/filter/limit");
    filter = {};
    filter.search = "from:tomorrow";
    EXPECT_EQ(pointerOf(m_client.call<BeginAuditExport>({ExportFormat::Csv, filter})), "/filter/search");
    filter = {};
    filter.subject = "x";
    EXPECT_EQ(pointerOf(m_client.call<BeginAuditExport>({ExportFormat::Csv, filter})), "/filter/subject");
    const Uuid id = begin().exportId;
    EXPECT_EQ(pointerOf(m_client.call<EndAuditExport>({id, ExportEnd::Completed, 1, {}})), "/sha256");
    EXPECT_EQ(pointerOf(m_client.call<EndAuditExport>({id, ExportEnd::Completed, 1, "AA"})), "/sha256");
    EXPECT_EQ(pointerOf(m_client.call<EndAuditExport>({id, ExportEnd::Failed, 1, kSha256})), "/sha256");
    EXPECT_EQ(pointerOf(m_client.call<EndAuditExport>({id, ExportEnd::Cancelled, -1, {}})), "/rows");
}
