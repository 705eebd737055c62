// The master key is created once, for an empty bank; then only that key opens it; a missing one is reported, not
// replaced.
#include "services/bank/opening/MasterKey.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/keys/CustomerKeys.h"
#include "tests/bank/postgres/SchemaFixture.h"
#include "tests/support/TestFolder.h"

#include <thread>

using namespace cf;
using namespace cf::bank;
using namespace cf::test;

namespace {

namespace fs = std::filesystem;
using platform::EncryptionKey;

class Master : public SchemaFixture
{
protected:
    Outcome<EncryptionKey, std::string> open(const fs::path& file, KeyCreation creation = KeyCreation::ForEmptyBank)
    {
        db::Connection connection(m_database.app, m_watchdog);
        return openMasterKey(connection, file, m_checkpoint, creation);
    }

    //! Why it is rejected; "" if it is not.
    std::string objection(const fs::path& file)
    {
        const auto key = open(file);
        return key ? std::string() : key.error();
    }

    void addCustomer(const EncryptionKey& master)
    {
        const auto id = CustomerId::make();
        as(m_database.app, "INSERT INTO bank.branch (id, code, name, time_zone)"
                           " VALUES (gen_random_uuid(), 'MAIN', 'Main', 'UTC') ON CONFLICT DO NOTHING");
        as(m_database.app,
           "INSERT INTO bank.customer (id, number, branch_id, display_name)"
           " VALUES ($1, left(gen_random_uuid()::text, 8), (SELECT id FROM bank.branch), 'Eva')",
           id.uuid().toString());
        as(m_database.app, "INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ($1, $2::bytea)",
           id.uuid().toString(), db::bytea(CustomerKeys(master).make(id).wrapped));
    }

    //! As left by a version without check values.
    void makeItAnEarlierPrograms()
    {
        as(m_database.superuser, "DELETE FROM bank.master_key_check");
        as(m_database.superuser, "UPDATE bank.audit_seal SET epoch_seal = NULL, writers = NULL, writers_seal = NULL,"
                                 " taken_up_to = NULL");
    }

    //! What a start would sign if it took this for a bank of an earlier version.
    void putInWhatNobodySigned()
    {
        as(m_database.superuser, "INSERT INTO bank.audit_inbox (leaves) VALUES ('{forged}')");
        as(m_database.superuser, "INSERT INTO bank.audit_spool_position (spool, segment, position)"
                                 " VALUES (gen_random_uuid(), 1, 1000)");
    }
    int unsignedRows()
    {
        return as(m_database.app, "SELECT (SELECT count(*) FROM bank.audit_inbox WHERE mac IS NULL)"
                                  " + (SELECT count(*) FROM bank.audit_spool_position WHERE mac IS NULL)")
            .value<int>();
    }

    TestFolder m_folder;
    const fs::path m_file = m_folder.path() / "keys" / "master.key";
    const fs::path m_other = m_folder.path() / "other.key";
    const fs::path m_checkpoint = m_folder.path() / "mark";
};

TEST_F(Master, isMadeForAnEmptyBankAndIsTheOnlyOneFromThenOn)
{
    EXPECT_FALSE(open(m_file, KeyCreation::Never).ok());
    EXPECT_FALSE(fs::exists(m_file)) << "a read-only command creates nothing";
    ASSERT_EQ(objection(m_file), "");
    ASSERT_TRUE(fs::exists(m_file));
    EXPECT_EQ(objection(m_file), "");
    ASSERT_TRUE(EncryptionKey::make(m_other).ok());
    EXPECT_NE(objection(m_other).find("The master key in " + m_other.string() + " is not the one"), std::string::npos);
    fs::rename(m_file, m_folder.path() / "kept");
    EXPECT_NE(objection(m_file).find("The master key " + m_file.string() + " is missing"), std::string::npos)
        << "although only the check exists yet";
    EXPECT_FALSE(fs::exists(m_file)) << "it is not replaced";
    fs::rename(m_folder.path() / "kept", m_file);
    EXPECT_EQ(objection(m_file), "");
}

TEST_F(Master, aMissingFileIsNotReplacedInABankOfAnEarlierProgram)
{
    addCustomer(EncryptionKey::random());
    EXPECT_NE(objection(m_file).find("The master key " + m_file.string() + " is missing"), std::string::npos);
    EXPECT_FALSE(fs::exists(m_file));
}

TEST_F(Master, aBankOfAnEarlierProgramTakesOnlyTheKeyThatOpensIt)
{
    const auto right = EncryptionKey::make(m_file).value();
    ASSERT_TRUE(EncryptionKey::make(m_other).ok());
    addCustomer(right);
    EXPECT_NE(objection(m_other).find("is not the one"), std::string::npos);
    EXPECT_EQ(column(as(m_database.app, "SELECT 1 FROM bank.master_key_check")).size(), 0U);
    EXPECT_EQ(objection(m_file), "");
    EXPECT_NE(objection(m_other).find("is not the one"), std::string::npos);
}

TEST_F(Master, aTrailAloneTellsTheRightKeyToo)
{
    const auto right = open(m_file).value();
    makeItAnEarlierPrograms();
    ASSERT_TRUE(EncryptionKey::make(m_other).ok());
    EXPECT_NE(objection(m_other).find("is not the one"), std::string::npos);
    EXPECT_EQ(objection(m_file), "");
}

TEST_F(Master, whatAnEarlierProgramLeftInTheInboxIsSigned)
{
    ASSERT_TRUE(EncryptionKey::make(m_file).ok());
    AuditEvent event;
    event.action = "staff.added";
    db::Connection old(m_database.app, m_watchdog); // has no writer
    old.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        record(transaction, {event, event});
    });
    old.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) { record(transaction, {event}); });
    const auto key = open(m_file);
    ASSERT_TRUE(key.ok()) << key.error();
    const auto rows =
        old.transaction(std::chrono::seconds(5), [](db::Transaction& t) { return readInbox(t, 1 << 20).rows; });
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].leaves.size(), 2U);
    for (const InboxRow& row : rows)
        EXPECT_EQ(row.mac, viewOf(TrailKey(*key).rowSealOf(row.writer.value(), row.number, row.leaves)));
}

TEST_F(Master, aCheckThatWasRemovedIsNoLicenceToSign)
{
    ASSERT_EQ(objection(m_file), "");
    as(m_database.superuser, "CREATE TABLE kept AS TABLE bank.master_key_check");
    as(m_database.superuser, "DELETE FROM bank.master_key_check");
    putInWhatNobodySigned();
    EXPECT_EQ(objection(m_file).find("The row of master_key_check is missing"), 0U) << objection(m_file);
    EXPECT_EQ(unsignedRows(), 2);
    fs::rename(m_file, m_folder.path() / "kept");
    EXPECT_NE(objection(m_file).find("The master key " + m_file.string() + " is missing"), std::string::npos);
    fs::rename(m_folder.path() / "kept", m_file);
    as(m_database.superuser, "INSERT INTO bank.master_key_check TABLE kept");
    EXPECT_EQ(objection(m_file), "") << "the remedy in the sentence works";
    EXPECT_EQ(unsignedRows(), 2) << "and the sequencer refuses them";
}

TEST_F(Master, thisServersCheckpointKnowsWhatTheDatabaseWasMadeToForget)
{
    ASSERT_TRUE(open(m_file).ok());
    TrailCheckpoint(m_checkpoint, TrailKey(open(m_file).value())).write(MerkleTree());
    makeItAnEarlierPrograms();
    putInWhatNobodySigned();
    EXPECT_NE(objection(m_file).find(m_checkpoint.string()), std::string::npos) << objection(m_file);
    EXPECT_EQ(unsignedRows(), 2);
    fs::remove(m_checkpoint);
    EXPECT_EQ(objection(m_file), "") << "indistinguishable from a bank of an earlier version";
    EXPECT_EQ(unsignedRows(), 0);
}

TEST_F(Master, noKeyIsMadeWhereThisServerHasSeenABankSealed)
{
    TrailCheckpoint(m_checkpoint, TrailKey(EncryptionKey::random())).write(MerkleTree());
    EXPECT_NE(objection(m_file).find(m_checkpoint.string()), std::string::npos) << objection(m_file);
    EXPECT_FALSE(fs::exists(m_file));
}

TEST_F(Master, aBankOfAnEarlierProgramWithATrailGetsTheSealsThatItLacks)
{
    const auto key = EncryptionKey::make(m_file).value();
    MerkleTree tree;
    tree.append(leafHashOf("sealed"));
    db::Connection connection(m_database.app, m_watchdog);
    connection.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        ASSERT_TRUE(advanceSeal(transaction, 0, 0, tree, TrailKey(key)));
    });
    makeItAnEarlierPrograms();
    ASSERT_EQ(objection(m_file), "");
    const SealState state =
        connection.transaction(std::chrono::seconds(5), [](db::Transaction& t) { return readSeal(t); });
    EXPECT_EQ(state.tree.size(), 1);
    EXPECT_TRUE(state.hasValidSeal(TrailKey(key)));
    EXPECT_TRUE(state.hasValidEpochSeal(TrailKey(key)));
    EXPECT_TRUE(state.hasValidWritersSeal(TrailKey(key)));
}

TEST_F(Master, ofTwoFirstStartsAtOnceOneKeyIsTheBanks)
{
    std::vector<std::string> objections(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < objections.size(); ++i)
        threads.emplace_back([&, i] { objections[i] = objection(m_folder.path() / ("key" + std::to_string(i))); });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(std::count(objections.begin(), objections.end(), ""), 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), fs::directory_iterator()), 1)
        << "the second caller created no file";
}

TEST_F(Master, theFirstSealIsThatOfTheEmptyTrail)
{
    const TrailKey key(open(m_file).value());
    db::Connection connection(m_database.app, m_watchdog);
    const SealState state =
        connection.transaction(std::chrono::seconds(5), [](db::Transaction& t) { return readSeal(t); });
    EXPECT_TRUE(state.hasValidSeal(key));
    EXPECT_TRUE(state.hasValidEpochSeal(key));
    EXPECT_TRUE(state.hasValidWritersSeal(key));
}

//! How many branches are open and for how many minutes the first has been.
class Hours : public SchemaFixture
{
protected:
    std::string openAt(const std::string& moment)
    {
        const auto rows =
            as(m_database.app,
               "SELECT branches || ' ' || coalesce(extract(epoch FROM $1::timestamptz - since)::bigint / 60,"
               " -1) FROM bank.branches_open($1::timestamptz)",
               moment);
        return rows.value<std::string>();
    }
};

TEST_F(Hours, aBranchIsOpenByItsOwnClock)
{
    EXPECT_EQ(openAt("2026-11-24T10:00:00Z"), "0 -1") << "there are none";
    as(m_database.app, "INSERT INTO bank.branch (id, code, name, time_zone) VALUES"
                       " (gen_random_uuid(), 'PRG', 'Praha', 'Europe/Prague'),"
                       " (gen_random_uuid(), 'NYC', 'New York', 'America/New_York')");
    EXPECT_EQ(openAt("2026-11-24T06:59:59Z"), "0 -1") << "a Tuesday, a second before eight in Prague";
    EXPECT_EQ(openAt("2026-11-24T07:00:00Z"), "1 0");
    EXPECT_EQ(openAt("2026-11-24T13:30:00Z"), "2 390") << "since Prague opened";
    EXPECT_EQ(openAt("2026-11-24T17:00:00Z"), "1 240") << "Prague has closed";
    EXPECT_EQ(openAt("2026-11-25T02:00:00Z"), "0 -1") << "at night";
    EXPECT_EQ(openAt("2026-11-28T10:00:00Z"), "0 -1") << "a Saturday";
    EXPECT_EQ(openAt("2026-07-21T06:00:00Z"), "1 0") << "summer time";
}

TEST_F(Hours, areDataOfTheBranch)
{
    // A server upgrade may remove a zone.
    as(m_database.superuser, "ALTER TABLE bank.branch DISABLE TRIGGER USER");
    as(m_database.app, "INSERT INTO bank.branch (id, code, name, time_zone, opens_at, closes_at, open_days) VALUES"
                       " (gen_random_uuid(), 'ALL', 'Always', 'UTC', '00:00', '24:00', '{1,2,3,4,5,6,7}'),"
                       " (gen_random_uuid(), 'ODD', 'Nowhere', 'Moon/Crater', '09:00', '10:00', '{6}')");
    EXPECT_EQ(openAt("2026-11-25T23:59:59Z"), "1 1439");
    EXPECT_EQ(openAt("2026-11-28T09:30:00Z"), "2 570") << "an unknown zone counts as UTC";
    EXPECT_NE(refusalOf(m_database.app, "UPDATE bank.branch SET open_days = '{8}'"), "");
    EXPECT_NE(refusalOf(m_database.app, "UPDATE bank.branch SET closes_at = '00:00'"), "");
}

} // namespace
