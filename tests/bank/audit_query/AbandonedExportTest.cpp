// Exports whose end is never reported: the bank ends them itself, once, and accepts the late truth.
#include "services/bank/audit/AuditExports.h"
#include "tests/bank/audit_query/TrailFixture.h"

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class AbandonedExports : public TrailFixture
{
protected:
    AbandonedExports()
        : m_branch(addBranch("MAIN"))
        , m_eva(addStaff("Eva Malá", m_branch))
    {
        m_call.caller = bank::Caller{m_eva, "Eva Malá", Role::Compliance, m_branch};
        owner("INSERT INTO bank.staff_session (token_hash, staff_id, device_sha256, expires_at)"
              " SELECT sha256('token'), id, sha256('device'), now() + interval '12 hours' FROM bank.staff");
    }

    void owner(const char* sql)
    {
        m_ownerPool.transaction([&](db::Transaction& transaction) { transaction.query(sql); });
    }

    Uuid begin()
    {
        const auto begun = work([&](db::Transaction& transaction) {
            return bank::beginAuditExport(transaction, m_call, {ExportFormat::Csv, {}});
        });
        EXPECT_TRUE(begun.ok());
        return begun->exportId;
    }

    bool end(const AuditExportEnd& message)
    {
        return work([&](db::Transaction& transaction) { return bank::endAuditExport(transaction, m_call, message); })
            .ok();
    }

    //! The trail's export ends, after the bank has looked for abandoned ones.
    std::vector<AuditEvent> ends()
    {
        work([](db::Transaction& transaction) { bank::endAbandonedExports(transaction); });
        std::vector<AuditEvent> found;
        for (const auto& row : work([](db::Transaction& transaction) {
                 return transaction.query("SELECT l.leaf FROM bank.audit_inbox i, unnest(i.leaves) AS l (leaf)"
                                          " ORDER BY i.id");
             }))
            if (auto event = parseLeaf(row.get<db::Bytea>("leaf")).value(); event.action == "audit.exportEnded")
                found.push_back(std::move(event));
        return found;
    }

    BranchId m_branch;
    StaffId m_eva;
    bank::Call m_call;
};

} // namespace

TEST_F(AbandonedExports, areEndedByTheBankOnce)
{
    begin();
    EXPECT_TRUE(ends().empty()) << "it has just begun";
    owner("UPDATE bank.audit_export SET began_at = began_at - interval '13 hours'");
    EXPECT_TRUE(ends().empty()) << "Eva is at work";
    owner("UPDATE bank.staff_session SET last_used_at = last_used_at - interval '13 hours'");
    ends();
    const auto told = ends();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].result, AuditResult::Failed);
    EXPECT_FALSE(told[0].actor) << "the bank itself";
    EXPECT_TRUE(told[0].objectId.starts_with("exp_"));
    EXPECT_EQ(told[0].related, std::vector<std::string>{m_eva.toString()});
    EXPECT_EQ(told[0].detail, R"([{"field":"ending","after":"abandoned"}])");
}

TEST_F(AbandonedExports, thatOnlyWaitedStillEndAsTheyDid)
{
    const AuditExportEnd message{begin(), ExportEnd::Completed, 7, std::string(64, 'a')};
    owner("UPDATE bank.audit_export SET began_at = began_at - interval '13 hours'");
    owner("UPDATE bank.staff_session SET last_used_at = last_used_at - interval '13 hours'");
    EXPECT_EQ(ends().size(), 1U);
    EXPECT_TRUE(end(message));
    EXPECT_TRUE(end(message));
    EXPECT_FALSE(end({message.exportId, ExportEnd::Cancelled, 7, {}}));
    const auto told = ends();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[1].actor, m_eva);
    EXPECT_NE(told[1].detail.find("completed"), std::string::npos);
}

TEST_F(AbandonedExports, areNotThoseThatEnded)
{
    EXPECT_TRUE(end({begin(), ExportEnd::Cancelled, 3, {}}));
    owner("UPDATE bank.audit_export SET began_at = began_at - interval '13 hours'");
    owner("UPDATE bank.staff_session SET last_used_at = last_used_at - interval '13 hours'");
    EXPECT_EQ(ends().size(), 1U);
}
