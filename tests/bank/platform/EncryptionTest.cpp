// Ciphertext decrypts with the same key and context, and in no other case.
#include "services/bank/platform/crypto/Encryption.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

using namespace cf;
using namespace cf::platform;

namespace {

namespace fs = std::filesystem;

const std::string kPlain = std::string("Karlova 1\0Praha", 15);

fs::perms rightsOf(const fs::path& file)
{
    return fs::status(file).permissions();
}

void write(const fs::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary) << content;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

//! Why the key file is rejected; "" if it is not.
std::string objectionTo(const fs::path& file)
{
    const auto key = EncryptionKey::read(file);
    return key ? std::string() : key.error();
}

class KeyFile : public ::testing::Test
{
protected:
    test::TestFolder m_folder;
    fs::path m_file = m_folder.path() / "master.key";
};

} // namespace

TEST(Encryption, whatIsEncryptedCanBeDecrypted)
{
    const auto key = EncryptionKey::random();
    for (const std::string& plain : {kPlain, std::string(), std::string(100'000, 'x')})
        EXPECT_EQ(key.decrypt(key.encrypt(plain, "memo 1"), "memo 1"), plain);
}

TEST(Encryption, nothingOpensUnderAnotherKeyOrInAnotherPlace)
{
    const auto key = EncryptionKey::random();
    const std::string encrypted = key.encrypt(kPlain, "memo 1");
    EXPECT_EQ(EncryptionKey::random().decrypt(encrypted, "memo 1"), std::nullopt);
    EXPECT_EQ(key.decrypt(encrypted, "memo 2"), std::nullopt);
    EXPECT_EQ(key.decrypt(encrypted, ""), std::nullopt);
}

TEST(Encryption, oneFlippedBitAnywhereIsNoticed)
{
    const auto key = EncryptionKey::random();
    const std::string encrypted = key.encrypt(kPlain, "memo 1");
    for (std::size_t bit = 0; bit < encrypted.size() * 8; ++bit) {
        std::string bent = encrypted;
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(key.decrypt(bent, "memo 1"), std::nullopt) << "bit " << bit;
    }
}

TEST(Encryption, whatIsCutShortOrDrawnOutDoesNotOpen)
{
    const auto key = EncryptionKey::random();
    const std::string encrypted = key.encrypt(kPlain, "memo 1");
    for (std::size_t size = 0; size < encrypted.size(); ++size)
        EXPECT_EQ(key.decrypt(encrypted.substr(0, size), "memo 1"), std::nullopt) << size;
    EXPECT_EQ(key.decrypt(encrypted + "x", "memo 1"), std::nullopt);
}

TEST(Encryption, theSameTextNeverLooksTheSame)
{
    const auto key = EncryptionKey::random();
    std::set<std::string> nonces;
    for (int i = 0; i < 1'000; ++i)
        nonces.insert(key.encrypt(kPlain, "memo 1").substr(1, 12));
    EXPECT_EQ(nonces.size(), 1'000U);
    EXPECT_EQ(key.encrypt(kPlain, "memo 1").find("Karlova"), std::string::npos);
}

TEST(Encryption, aWrappedKeyIsTheSameKey)
{
    const auto master = EncryptionKey::random();
    const auto key = EncryptionKey::random();
    const auto unwrapped = master.unwrap(master.wrap(key, "customer 1"), "customer 1");
    ASSERT_TRUE(unwrapped.has_value());
    EXPECT_EQ(unwrapped->decrypt(key.encrypt(kPlain, "memo"), "memo"), kPlain);
    EXPECT_FALSE(master.unwrap(master.wrap(key, "customer 1"), "customer 2").has_value());
    EXPECT_FALSE(key.unwrap(master.wrap(key, "customer 1"), "customer 1").has_value());
    EXPECT_FALSE(master.unwrap(master.encrypt("not a key", "customer 1"), "customer 1").has_value());
}

TEST(Encryption, aLookUpFindsTheSameValueUnderTheSameKeyOnly)
{
    const auto key = EncryptionKey::fromBytes(std::string(32, 'k')).value();
    EXPECT_EQ(key.lookupMac("765919/4321"), key.lookupMac("765919/4321"));
    EXPECT_NE(key.lookupMac("765919/4321"), key.lookupMac("765919/4322"));
    EXPECT_NE(key.lookupMac("765919/4321"), EncryptionKey::random().lookupMac("765919/4321"));
    // Later versions must find what databases already contain: HMAC(HMAC(key, purpose), value).
    EXPECT_EQ(hex(key.lookupMac("765919/4321")), "5e97fe9a758a2b5ae753eccbdf4318e81eacccd9923924fc92cf3a0556ee182f");
}

TEST_F(KeyFile, isMadeOnceAndForItsOwnerOnly)
{
    const auto made = EncryptionKey::make(m_file);
    ASSERT_TRUE(made.ok()) << made.error();
    EXPECT_EQ(rightsOf(m_file), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::file_size(m_file), 32U);
    const auto opened = EncryptionKey::read(m_file);
    ASSERT_TRUE(opened.ok()) << opened.error();
    EXPECT_EQ(opened->decrypt(made->encrypt(kPlain, "memo"), "memo"), kPlain);
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), fs::directory_iterator()), 1)
        << "nothing is left beside it";
    EXPECT_FALSE(EncryptionKey::make(m_file).ok()) << "a key is never replaced";
    EXPECT_EQ(EncryptionKey::read(m_file)->decrypt(made->encrypt(kPlain, "memo"), "memo"), kPlain);
}

TEST_F(KeyFile, thatIsMissingIsSaidWithItsNameAndNotMade)
{
    EXPECT_EQ(objectionTo(m_file), "The key file " + m_file.string() + " is missing. Restore it from its backup.");
    EXPECT_FALSE(fs::exists(m_file));
}

TEST_F(KeyFile, thatOthersCanReadIsRefused)
{
    ASSERT_TRUE(EncryptionKey::make(m_file).ok());
    for (const auto right : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
        fs::permissions(m_file, fs::perms::owner_read | fs::perms::owner_write | right);
        EXPECT_EQ(objectionTo(m_file),
                  "The key file " + m_file.string() + " can be read by others. Run: chmod 600 " + m_file.string());
    }
}

TEST_F(KeyFile, ofAnotherSizeIsRefusedAndNotReplaced)
{
    for (const std::size_t size : {0U, 31U, 33U}) {
        write(m_file, std::string(size, 'k'));
        EXPECT_EQ(objectionTo(m_file),
                  "The key file " + m_file.string() + " does not hold 32 bytes. Restore it from its backup.");
        EXPECT_EQ(fs::file_size(m_file), size);
    }
}

TEST_F(KeyFile, thatCannotBeMadeIsASentence)
{
    write(m_file, "no folder");
    const fs::path file = m_file / "master.key";
    const auto made = EncryptionKey::make(file);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().find("The key file " + file.string() + " could not be created. "), 0U) << made.error();
}

TEST_F(KeyFile, isMadeWithTheFoldersAboveIt)
{
    const fs::path file = m_folder.path() / "new" / "keys" / "master.key";
    ASSERT_TRUE(EncryptionKey::make(file).ok());
    EXPECT_TRUE(EncryptionKey::read(file).ok());
    EXPECT_EQ(rightsOf(file.parent_path()), fs::perms::owner_all);
}
