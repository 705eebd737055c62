// What is particular to the object store in a folder; ObjectStoreTest has what all stores promise.
#include "services/bank/platform/objects/FileObjectStore.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace cf::test {
namespace {

namespace fs = std::filesystem;
using platform::FileObjectStore;
using Kind = platform::ObjectError::Kind;

class FilesOfObjects : public ::testing::Test
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

TEST_F(FilesOfObjects, nothingButTheObjectRemains)
{
    ASSERT_TRUE(m_store.put("a", "x").ok());
    EXPECT_EQ(m_store.put("a", "y").error().kind, Kind::AlreadyThere);
    EXPECT_EQ(m_store.put("../b", "y").error().kind, Kind::InvalidKey);
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(FilesOfObjects, onlyItsOwnerReadsAnObject)
{
    ASSERT_TRUE(m_store.put("a", "secret").ok());
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(fs::status(files().at(0)).permissions(), owner);
    EXPECT_EQ(fs::status(m_folder.path() / "objects").permissions(), fs::perms::owner_all);
}

TEST_F(FilesOfObjects, whatWouldLeaveTheDiskTooLittleIsRefused)
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

TEST_F(FilesOfObjects, whatACrashLeftUnfinishedGoesAtTheNextStart)
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

TEST_F(FilesOfObjects, aFolderThatCannotBeUsedIsSaid)
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
