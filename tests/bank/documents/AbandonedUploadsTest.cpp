// Objects without a document are removed, and no others, whenever and however an upload ends.
#include "services/bank/documents/AbandonedUploads.h"

#include "services/bank/documents/DocumentRepository.h"
#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <fstream>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using platform::ObjectError;

//! A store that does not answer.
class DeadStore : public platform::ObjectStore
{
public:
    Outcome<Done, ObjectError> put(std::string_view, std::string_view) override { return ObjectError{}; }
    Outcome<std::string, ObjectError> get(std::string_view) const override { return ObjectError{}; }
    Outcome<bool, ObjectError> exists(std::string_view) const override { return ObjectError{}; }
    Outcome<Done, ObjectError> remove(std::string_view) override { return ObjectError{}; }
};

class AbandonedUploads : public ::testing::Test
{
protected:
    //! An upload up to the crash of its server.
    void begin(const std::string& key)
    {
        m_pool.transaction([&](db::Transaction& transaction) { bank::beginUpload(transaction, key); });
        ASSERT_TRUE(m_store.put(key, "sealed").ok());
    }

    bool end(const std::string& key)
    {
        return m_pool.transaction([&](db::Transaction& transaction) { return bank::endUpload(transaction, key); });
    }

    std::int64_t notes()
    {
        return m_pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT count(*) FROM bank.document_upload").value<std::int64_t>();
        });
    }

    const TestDatabase m_database = migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app}, m_watchdog};
    TestFolder m_folder;
    platform::FileObjectStore m_store{m_folder.path() / "objects"};
};

TEST_F(AbandonedUploads, areCollectedOnceTheyAreOld)
{
    for (int i = 0; i < 50; ++i)
        begin("documents/" + std::to_string(i));
    EXPECT_EQ(bank::collectAbandonedUploads(m_pool, m_store), 0U) << "they may still be running";
    EXPECT_TRUE(m_store.exists("documents/0").value());
    EXPECT_EQ(notes(), 50);
    EXPECT_EQ(bank::collectAbandonedUploads(m_pool, m_store, 0s), 50U);
    for (int i = 0; i < 50; ++i)
        EXPECT_FALSE(m_store.exists("documents/" + std::to_string(i)).value());
    EXPECT_EQ(notes(), 0);
}

TEST_F(AbandonedUploads, anUploadThatWasCollectedDoesNotBecomeADocument)
{
    begin("documents/slow");
    begin("documents/quick");
    EXPECT_TRUE(end("documents/quick"));
    EXPECT_EQ(bank::collectAbandonedUploads(m_pool, m_store, 0s), 1U);
    EXPECT_FALSE(end("documents/slow"));
    EXPECT_TRUE(m_store.exists("documents/quick").value());
}

TEST_F(AbandonedUploads, areNotForgottenWhileTheStoreDoesNotAnswer)
{
    begin("documents/a");
    DeadStore dead;
    EXPECT_THROW(bank::collectAbandonedUploads(m_pool, dead, 0s), std::runtime_error);
    EXPECT_EQ(notes(), 1);
    EXPECT_EQ(bank::collectAbandonedUploads(m_pool, m_store, 0s), 1U);
    EXPECT_FALSE(m_store.exists("documents/a").value());
}

TEST_F(AbandonedUploads, ofADocumentThatWasAddedNothingIsLeftToCollect)
{
    ServedBank served(migratedDatabase());
    ApiClient teller = served.client();
    served.signIn(teller, Role::Teller, served.mainBranch());
    const contract::NewDocument document{served.openAccount(served.mainBranch(), 0).owner,
                                         "Passport",
                                         {"passport.pdf", "application/pdf", {"%PDF-1.7"}}};
    const auto added = teller.call<contract::AddDocument>(document, Uuid::v7());
    ASSERT_TRUE(added.ok()) << added.body;
    EXPECT_EQ(served.query("SELECT FROM bank.document_upload").size(), 0U);
    EXPECT_TRUE(teller.call<contract::GetDocument>({added.value().id}).ok());

    // A file instead of the object folder: the store cannot accept the next object.
    const auto objects = served.settings().objects;
    std::filesystem::rename(objects, objects.string() + ".away");
    std::ofstream(objects) << "no folder";
    EXPECT_EQ(teller.call<contract::AddDocument>(document, Uuid::v7()).status, 503);
    EXPECT_EQ(served.query("SELECT FROM bank.document_upload").size(), 1U) << "a possible leftover is noted";
}

} // namespace
} // namespace cf::test
