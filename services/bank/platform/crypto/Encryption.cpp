// NIST SP 800-38D: 96-bit random nonces, 128-bit tags; a customer's key encrypts far fewer than 2^32 texts.
#include "services/bank/platform/crypto/Encryption.h"

#include "services/bank/platform/embedded/Folders.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace cf::platform {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonce = 12;
constexpr std::size_t kTag = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* bytes(std::string& text, std::size_t at = 0)
{
    return reinterpret_cast<unsigned char*>(text.data()) + at;
}

const unsigned char* bytes(std::string_view text, std::size_t at = 0)
{
    return reinterpret_cast<const unsigned char*>(text.data()) + at;
}

void require(int result)
{
    if (result != 1)
        throw std::runtime_error("an OpenSSL operation failed");
}

std::string errnoSentence(const std::filesystem::path& file, const char* verb)
{
    return "The key file " + file.string() + " could not be " + verb + ": " + std::strerror(errno) + ".";
}

} // namespace

EncryptionKey::~EncryptionKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

EncryptionKey EncryptionKey::random()
{
    EncryptionKey key;
    require(RAND_bytes(key.m_bytes.data(), static_cast<int>(key.m_bytes.size())));
    return key;
}

std::optional<EncryptionKey> EncryptionKey::fromBytes(std::string_view raw)
{
    EncryptionKey key;
    if (raw.size() != key.m_bytes.size())
        return std::nullopt;
    std::memcpy(key.m_bytes.data(), raw.data(), raw.size());
    return key;
}

Outcome<EncryptionKey, std::string> EncryptionKey::make(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        return "The key file " + file.string() + " already exists. A key is never replaced.";
    const EncryptionKey key = random();
    std::string raw(reinterpret_cast<const char*>(key.m_bytes.data()), key.m_bytes.size());
    auto written = makeDurableFolder(file.parent_path());
    if (written)
        written = writeDurably(file, raw, currentUser());
    OPENSSL_cleanse(raw.data(), raw.size());
    if (!written)
        return "The key file " + file.string() + " could not be created. " + written.error().message;
    return key;
}

Outcome<EncryptionKey, std::string> EncryptionKey::read(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0)
        return errno == ENOENT ? "The key file " + file.string() + " is missing. Restore it from its backup."
                               : errnoSentence(file, "read");
    if ((status.st_mode & 077) != 0)
        return "The key file " + file.string() + " can be read by others. Run: chmod 600 " + file.string();
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return errnoSentence(file, "read");
    std::string raw((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto key = fromBytes(raw);
    OPENSSL_cleanse(raw.data(), raw.size());
    if (!key)
        return "The key file " + file.string() + " does not hold 32 bytes. Restore it from its backup.";
    return *key;
}

std::string EncryptionKey::encrypt(std::string_view plain, std::string_view context, const RandomBytes& random) const
{
    const std::string nonce = random(kNonce);
    if (nonce.size() != kNonce)
        throw std::logic_error("a nonce has twelve bytes");
    std::string encrypted(1 + kNonce + plain.size() + kTag, '\0');
    encrypted[0] = kVersion;
    std::copy(nonce.begin(), nonce.end(), encrypted.begin() + 1);
    const Context cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_bytes.data(), bytes(encrypted, 1)));
    int length = 0;
    require(EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytes(context), static_cast<int>(context.size())));
    require(EVP_EncryptUpdate(cipher.get(), bytes(encrypted, 1 + kNonce), &length, bytes(plain),
                              static_cast<int>(plain.size())));
    require(EVP_EncryptFinal_ex(cipher.get(), bytes(encrypted, 1 + kNonce + plain.size()), &length));
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTag, bytes(encrypted, 1 + kNonce + plain.size())));
    return encrypted;
}

std::optional<std::string> EncryptionKey::decrypt(std::string_view encrypted, std::string_view context) const
{
    if (encrypted.size() < 1 + kNonce + kTag || encrypted[0] != kVersion)
        return std::nullopt;
    std::string plain(encrypted.size() - 1 - kNonce - kTag, '\0');
    std::string tag(encrypted.substr(encrypted.size() - kTag));
    const Context cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_bytes.data(), bytes(encrypted, 1)));
    int length = 0;
    require(EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytes(context), static_cast<int>(context.size())));
    require(EVP_DecryptUpdate(cipher.get(), bytes(plain), &length, bytes(encrypted, 1 + kNonce),
                              static_cast<int>(plain.size())));
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()));
    std::array<unsigned char, 16> rest{};
    if (EVP_DecryptFinal_ex(cipher.get(), rest.data(), &length) != 1)
        return std::nullopt;
    return plain;
}

std::string EncryptionKey::wrap(const EncryptionKey& key, std::string_view context) const
{
    return encrypt({reinterpret_cast<const char*>(key.m_bytes.data()), key.m_bytes.size()}, context);
}

std::optional<EncryptionKey> EncryptionKey::unwrap(std::string_view wrapped, std::string_view context) const
{
    auto raw = decrypt(wrapped, context);
    if (!raw)
        return std::nullopt;
    auto key = fromBytes(*raw);
    OPENSSL_cleanse(raw->data(), raw->size());
    return key;
}

std::string EncryptionKey::lookupMac(std::string_view value) const
{
    constexpr std::string_view kPurpose = "counterfoil look-up";
    std::array<unsigned char, 32> derived{};
    unsigned length = 0;
    HMAC(EVP_sha256(), m_bytes.data(), static_cast<int>(m_bytes.size()), bytes(kPurpose), kPurpose.size(),
         derived.data(), &length);
    std::string mac(32, '\0');
    HMAC(EVP_sha256(), derived.data(), static_cast<int>(derived.size()), bytes(value), value.size(), bytes(mac),
         &length);
    OPENSSL_cleanse(derived.data(), derived.size());
    return mac;
}

std::string sha256(std::string_view input)
{
    std::string digest(32, '\0');
    unsigned length = 0;
    require(EVP_Digest(input.data(), input.size(), bytes(digest), &length, EVP_sha256(), nullptr));
    return digest;
}

std::string hex(std::string_view input)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : input) {
        text.push_back(digits[static_cast<unsigned char>(c) >> 4]);
        text.push_back(digits[static_cast<unsigned char>(c) & 15]);
    }
    return text;
}

std::string randomBytes(std::size_t count)
{
    std::string random(count, '\0');
    require(RAND_bytes(bytes(random), static_cast<int>(count)));
    return random;
}

bool sameSecret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace cf::platform
