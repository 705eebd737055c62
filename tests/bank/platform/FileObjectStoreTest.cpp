// The object store in a folder: whole objects or none, immutable, and keys that stay inside the folder.
#include "services/bank/platform/objects/FileObjectStore.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace cf::test {
namespace {

namespace fs = std::filesystem;
using platform::FileObjectStore;
using Kind = platform::ObjectError::Kind;

class ObjectStore : public ::testing::Test
{
protected:
    std::vector<fs::path> files() const
    {
        std::vector<fs::path> all;
        for (const auto& entry : fs::recursive_directory_iterator(m_folder.path()))
            if (entry.is_regular_file())
                all.push_back(entry.path());
        return all;
    }

    TestFolder m_folder;
    FileObjectStore m_store{m_folder.path() / "objects"};
};

TEST_F(ObjectStore, givesBackWhatWasPut)
{
    const std::string content = std::string("\0bytes\xff", 7) + std::string(100'000, 'x');
    ASSERT_TRUE(m_store.put("documents/doc_1", content).ok());
    EXPECT_EQ(m_store.get("documents/doc_1").value(), content);
    EXPECT_TRUE(m_store.exists("documents/doc_1").value());
    EXPECT_FALSE(m_store.exists("documents/doc_2").value());
    EXPECT_EQ(m_store.get("documents/doc_2").error().kind, Kind::NotFound);
}

TEST_F(ObjectStore, anObjectIsNeverReplaced)
{
    ASSERT_TRUE(m_store.put("a", "first").ok());
    EXPECT_EQ(m_store.put("a", "second").error().kind, Kind::AlreadyThere);
    EXPECT_EQ(m_store.get("a").value(), "first");
}

TEST_F(ObjectStore, ofManyWhoPutTheSameKeyOneSucceeds)
{
    std::atomic<int> succeeded = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back(
            [&, i] { succeeded += m_store.put("contested", std::string(50'000, char('a' + i))).ok(); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(succeeded, 1);
    const std::string kept = m_store.get("contested").value();
    EXPECT_EQ(kept, std::string(50'000, kept[0]));
    EXPECT_EQ(files().size(), 1U) << "no partial file remains";
}

TEST_F(ObjectStore, onlyItsOwnerReadsAnObject)
{
    ASSERT_TRUE(m_store.put("a", "secret").ok());
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(fs::status(files().at(0)).permissions(), owner);
    EXPECT_EQ(fs::status(m_folder.path() / "objects").permissions(), fs::perms::owner_all);
}

TEST_F(ObjectStore, whatIsRemovedIsGoneAndMayBeRemovedAgain)
{
    ASSERT_TRUE(m_store.put("a", "x").ok());
    EXPECT_TRUE(m_store.remove("a").ok());
    EXPECT_FALSE(m_store.exists("a").value());
    EXPECT_TRUE(m_store.remove("a").ok());
}

TEST_F(ObjectStore, noKeyLeavesTheFolder)
{
    for (const std::string& key :
         {std::string(), std::string(".."), std::string("../x"), std::string("a/../x"), std::string("/etc/passwd"),
          std::string("a//b"), std::string("a/"), std::string(".hidden"), std::string("a/.b"), std::string("A"),
          std::string("a b"), std::string("a\0b", 3), std::string("a\nb"), std::string("\u017e"),
          std::string(201, 'a')}) {
        EXPECT_EQ(m_store.put(key, "x").error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store.get(key).error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store.exists(key).error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store.remove(key).error().kind, Kind::InvalidKey) << key;
    }
    EXPECT_TRUE(files().empty());
    EXPECT_TRUE(m_store.put(std::string(200, 'a'), "x").ok());
}

TEST_F(ObjectStore, twoKeysNeverShareAnObject)
{
    ASSERT_TRUE(m_store.put("a/b", "1").ok());
    ASSERT_TRUE(m_store.put("a-b", "2").ok());
    ASSERT_TRUE(m_store.put("a.b", "3").ok());
    EXPECT_EQ(m_store.get("a/b").value(), "1");
    EXPECT_EQ(m_store.get("a-b").value(), "2");
}

TEST_F(ObjectStore, whatIsTooLargeIsRefused)
{
    EXPECT_EQ(m_store.put("a", std::string(platform::kLargestObject + 1, 'x')).error().kind, Kind::TooLarge);
    EXPECT_FALSE(m_store.exists("a").value());
}

TEST_F(ObjectStore, whatWouldLeaveTheDiskTooLittleIsRefused)
{
    ASSERT_TRUE(m_store.put("a", "x").ok());
    const auto all = fs::space(m_folder.path()).capacity;
    FileObjectStore kept(m_folder.path() / "objects", all);
    const auto refused = kept.put("b", "y");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, Kind::Full);
    EXPECT_EQ(files().size(), 1U) << "nothing of it was written";
    EXPECT_EQ(kept.get("a").value(), "x");
    EXPECT_TRUE(kept.remove("a").ok()) << "space can be freed";
    FileObjectStore without(m_folder.path() / "objects", 0);
    EXPECT_TRUE(without.put("b", "y").ok());
}

TEST_F(ObjectStore, whatACrashLeftUnfinishedGoesAtTheNextStart)
{
    ASSERT_TRUE(m_store.put("a", "x").ok());
    const fs::path folder = files().at(0).parent_path();
    for (const char* name : {"NEW.crashed", "NEW.running"})
        std::ofstream(folder / name) << "half a file";
    const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(2);
    fs::last_write_time(folder / "NEW.crashed", longAgo);
    fs::last_write_time(folder / "a", longAgo);
    const FileObjectStore next(m_folder.path() / "objects");
    EXPECT_FALSE(fs::exists(folder / "NEW.crashed"));
    EXPECT_TRUE(fs::exists(folder / "NEW.running")) << "another server may be writing it";
    EXPECT_EQ(next.get("a").value(), "x");
}

TEST_F(ObjectStore, aFolderThatCannotBeUsedIsSaid)
{
    std::ofstream(m_folder.path() / "file") << "no folder";
    try {
        const FileObjectStore store(m_folder.path() / "file");
        FAIL() << "a file served as a folder";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("file"), std::string::npos);
    }
}

} // namespace
} // namespace cf::test
