// Objects of the bank have a row for as long as they are in a store: nobody refers to one that is not there, what
// nobody keeps or whose time is up leaves, and every one is copied to the other region and may move to a cheaper place.
#include "services/bank/objects/ColdObjects.h"
#include "services/bank/objects/ObjectCopier.h"
#include "services/bank/objects/ObjectRegistry.h"
#include "services/bank/objects/ObjectRemoval.h"
#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <fstream>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using platform::ObjectError;

//! A folder that is a bucket by name, and may be away or lose what it is given.
class Bucket : public platform::ObjectStore
{
public:
    explicit Bucket(std::string name)
        : m_name(std::move(name))
    {
    }

    bool away = false;
    bool corrupting = false;

    std::string place() const override { return m_name; }
    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override
    {
        if (away)
            return ObjectError{};
        return m_store.put(key, corrupting ? "something else" : content);
    }
    Outcome<std::string, ObjectError> get(std::string_view key) const override
    {
        return away ? ObjectError{} : m_store.get(key);
    }
    Outcome<bool, ObjectError> exists(std::string_view key) const override
    {
        return away ? ObjectError{} : m_store.exists(key);
    }
    Outcome<Done, ObjectError> remove(std::string_view key) override
    {
        return away ? ObjectError{} : m_store.remove(key);
    }

private:
    const std::string m_name;
    TestFolder m_folder;
    platform::FileObjectStore m_store{m_folder.path() / "objects"};
};

class Objects : public ::testing::Test
{
protected:
    bool store(const std::string& key, const char* kind = "statement")
    {
        return bank::storeObject(m_pool, m_store, key, kind, "content of " + key).ok();
    }

    bool keep(const std::string& key)
    {
        return m_pool.transaction([&](db::Transaction& transaction) { return bank::keepObject(transaction, key); });
    }

    void storeKept(const std::string& key)
    {
        ASSERT_TRUE(store(key));
        ASSERT_TRUE(keep(key));
    }

    std::int64_t rows(const std::string& condition = "true")
    {
        return m_pool.transaction([&](db::Transaction& transaction) {
            return transaction.query(("SELECT count(*) FROM bank.object WHERE " + condition).c_str())
                .value<std::int64_t>();
        });
    }

    void alter(const std::string& change)
    {
        m_pool.transaction(
            [&](db::Transaction& transaction) { transaction.query(("UPDATE bank.object SET " + change).c_str()); });
    }

    std::size_t copySome()
    {
        return bank::ObjectCopier::copySome(m_pool, m_own, m_other,
                                            [this](const std::string& what) { m_troubles.push_back(what); });
    }

    const TestDatabase m_database = migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app}, m_watchdog};
    Bucket m_store{"warm"};
    Bucket m_cold{"cold"};
    Bucket m_other{"other"};
    platform::LayeredObjectStore m_own{{&m_store, &m_cold}};
    platform::LayeredObjectStore m_all{{&m_store, &m_cold, &m_other}};
    std::vector<std::string> m_troubles;
};

TEST_F(Objects, thatNobodyKeepsAreRemovedOnceTheyAreOld)
{
    for (int i = 0; i < 150; ++i)
        ASSERT_TRUE(store("statements/" + std::to_string(i)));
    bank::giveUpObjects(m_pool);
    EXPECT_EQ(bank::removeObjects(m_pool, m_all), 0U) << "somebody may still keep them";
    EXPECT_TRUE(m_store.exists("statements/0").value());
    bank::giveUpObjects(m_pool, 0s);
    EXPECT_EQ(bank::removeObjects(m_pool, m_all), 150U);
    for (int i = 0; i < 150; ++i)
        EXPECT_FALSE(m_store.exists("statements/" + std::to_string(i)).value());
    EXPECT_EQ(rows(), 0);
}

TEST_F(Objects, thatWereGivenUpAreNotKept)
{
    ASSERT_TRUE(store("statements/slow"));
    storeKept("statements/quick");
    bank::giveUpObjects(m_pool, 0s);
    EXPECT_FALSE(keep("statements/slow"));
    EXPECT_EQ(bank::removeObjects(m_pool, m_all), 1U);
    EXPECT_FALSE(keep("statements/slow"));
    EXPECT_TRUE(m_store.exists("statements/quick").value());
}

TEST_F(Objects, areNotForgottenWhileAStoreDoesNotAnswer)
{
    ASSERT_TRUE(store("statements/a"));
    bank::giveUpObjects(m_pool, 0s);
    m_other.away = true; // it may have a copy
    EXPECT_THROW(bank::removeObjects(m_pool, m_all), std::runtime_error);
    EXPECT_EQ(rows(), 1);
    m_other.away = false;
    EXPECT_EQ(bank::removeObjects(m_pool, m_all), 1U);
    EXPECT_FALSE(m_store.exists("statements/a").value());
}

TEST_F(Objects, areNotedEvenIfTheStoreDoesNotTakeThem)
{
    m_store.away = true;
    EXPECT_FALSE(store("statements/a"));
    EXPECT_EQ(rows("state = 'coming'"), 1) << "it may have arrived";
}

TEST_F(Objects, leaveWhenTheirTimeIsUp)
{
    storeKept("statements/a");
    ASSERT_TRUE(store("documents/b", "document"));
    ASSERT_TRUE(keep("documents/b"));
    EXPECT_EQ(rows("kind = 'statement' AND expires_at BETWEEN now() + interval '3650 days' AND now() + interval "
                   "'3655 days'"),
              1);
    bank::expireObjects(m_pool);
    EXPECT_EQ(rows("state = 'leaving'"), 0);
    alter("expires_at = expires_at - interval '10 years'");
    bank::expireObjects(m_pool);
    EXPECT_EQ(bank::removeObjects(m_pool, m_all), 1U);
    EXPECT_FALSE(m_store.exists("statements/a").value());
    EXPECT_TRUE(m_store.exists("documents/b").value()) << "what the relation to a customer decides about";
    const auto events = m_pool.transaction(
        [](db::Transaction& transaction) { return transaction.query("SELECT FROM bank.audit_inbox").size(); });
    EXPECT_EQ(events, 1U) << "it is on record that they were removed";
}

TEST_F(Objects, areCopiedToTheOtherRegionAndReadThere)
{
    for (int i = 0; i < 30; ++i)
        storeKept("statements/" + std::to_string(i));
    ASSERT_TRUE(store("statements/coming"));
    EXPECT_EQ(copySome(), 20U);
    EXPECT_EQ(copySome(), 10U);
    EXPECT_EQ(copySome(), 0U);
    EXPECT_EQ(rows("copied_at IS NOT NULL"), 30);
    EXPECT_FALSE(m_other.exists("statements/coming").value()) << "nobody has kept it yet";
    m_store.away = true;
    EXPECT_EQ(m_all.get("statements/7").value(), "content of statements/7") << "read where they were copied to";
    EXPECT_EQ(m_all.get("statements/77").error().kind, ObjectError::Kind::Unavailable) << "nobody knows";
    m_store.away = false;
    EXPECT_EQ(m_all.get("statements/77").error().kind, ObjectError::Kind::NotFound);
    EXPECT_EQ(m_troubles, std::vector<std::string>{});
}

TEST_F(Objects, areTakenForCopiedOnlyWhenTheCopyIsTheSame)
{
    storeKept("statements/a");
    m_other.corrupting = true;
    EXPECT_EQ(copySome(), 0U);
    EXPECT_EQ(rows("copied_at IS NOT NULL"), 0);
    ASSERT_EQ(m_troubles.size(), 1U);
    EXPECT_NE(m_troubles.front().find("not the same"), std::string::npos) << m_troubles.front();
    EXPECT_EQ(copySome(), 0U) << "it is claimed for a while";
    m_other.corrupting = false;
    ASSERT_TRUE(m_other.remove("statements/a").ok());
    alter("claimed_until = now() - interval '1 second'");
    EXPECT_EQ(copySome(), 1U);
}

TEST_F(Objects, thatWereChangedInTheStoreAreNotCopied)
{
    storeKept("statements/a");
    ASSERT_TRUE(m_store.remove("statements/a").ok());
    ASSERT_TRUE(m_store.put("statements/a", "forged").ok());
    EXPECT_EQ(copySome(), 0U);
    ASSERT_EQ(m_troubles.size(), 1U);
    EXPECT_NE(m_troubles.front().find("not what was put"), std::string::npos) << m_troubles.front();
    EXPECT_FALSE(m_other.exists("statements/a").value());
}

TEST_F(Objects, moveToTheColdBucketWhenTheyAreOld)
{
    storeKept("statements/old");
    alter("since = since - interval '400 days'");
    storeKept("statements/new");
    EXPECT_EQ(bank::moveToCold(m_pool, m_store, m_cold, std::chrono::days(365)), 1U);
    EXPECT_EQ(bank::moveToCold(m_pool, m_store, m_cold, std::chrono::days(365)), 0U);
    EXPECT_FALSE(m_store.exists("statements/old").value());
    EXPECT_TRUE(m_store.exists("statements/new").value());
    EXPECT_EQ(m_all.get("statements/old").value(), "content of statements/old");
    EXPECT_EQ(rows("bucket = 'cold'"), 1);
    EXPECT_EQ(copySome(), 2U) << "from wherever they are";
}

TEST_F(Objects, stayWhereTheyAreWhileTheColdBucketIsAway)
{
    storeKept("statements/old");
    alter("since = since - interval '400 days'");
    m_cold.away = true;
    EXPECT_THROW(bank::moveToCold(m_pool, m_store, m_cold, std::chrono::days(365)), std::runtime_error);
    EXPECT_TRUE(m_store.exists("statements/old").value());
    EXPECT_EQ(rows("bucket = 'warm'"), 1);
}

TEST(StoredDocuments, haveAnObjectThatIsKept)
{
    ServedBank served(migratedDatabase());
    ApiClient teller = served.client();
    served.signIn(teller, Role::Teller, served.mainBranch());
    const contract::NewDocument document{served.openAccount(served.mainBranch(), 0).owner,
                                         "Passport",
                                         {"passport.pdf", "application/pdf", {"%PDF-1.7"}}};
    const auto added = teller.call<contract::AddDocument>(document, Uuid::v7());
    ASSERT_TRUE(added.ok()) << added.body;
    EXPECT_EQ(served.query("SELECT FROM bank.object WHERE state = 'kept' AND kind = 'document'").size(), 1U);
    EXPECT_TRUE(teller.call<contract::GetDocument>({added.value().id}).ok());

    // A file instead of the object folder: the store cannot accept the next object.
    const auto objects = served.settings().objects;
    std::filesystem::rename(objects, objects.string() + ".away");
    std::ofstream(objects) << "no folder";
    EXPECT_EQ(teller.call<contract::AddDocument>(document, Uuid::v7()).status, 503);
    EXPECT_EQ(served.query("SELECT FROM bank.object WHERE state = 'coming'").size(), 1U)
        << "a possible leftover is noted";
}

} // namespace
} // namespace cf::test
