// The context and the algorithm are fetched once per thread: with OpenSSL 3 that costs more than hashing a few hundred
// bytes.
#include "services/bank/platform/crypto/Digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace cf::platform {
namespace {

class Hasher
{
public:
    Hasher()
        : m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free)
        , m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
    {
        require(m_algorithm && m_context);
    }

    void begin() { require(EVP_DigestInit_ex2(m_context.get(), m_algorithm.get(), nullptr) == 1); }
    void add(std::string_view bytes) { require(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1); }

    Digest end()
    {
        Digest digest{};
        require(EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) == 1);
        return digest;
    }

private:
    static void require(bool fine)
    {
        if (!fine)
            throw std::runtime_error("OpenSSL cannot hash");
    }

    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> m_algorithm;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

} // namespace

Digest digestOf(std::string_view first, std::string_view second, std::string_view third)
{
    thread_local Hasher hasher;
    hasher.begin();
    for (const std::string_view part : {first, second, third})
        if (!part.empty())
            hasher.add(part);
    return hasher.end();
}

std::string_view viewOf(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest digestFrom(std::string_view bytes)
{
    Digest digest{};
    if (bytes.size() != digest.size())
        throw std::invalid_argument("a SHA-256 has 32 bytes");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

MacKey::MacKey(std::string_view key)
{
    if (key.size() > m_inner.size())
        throw std::invalid_argument("the key of a MAC has at most 64 bytes");
    for (std::size_t i = 0; i < m_inner.size(); ++i) {
        const char byte = i < key.size() ? key[i] : '\0';
        m_inner[i] = static_cast<char>(byte ^ 0x36);
        m_outer[i] = static_cast<char>(byte ^ 0x5c);
    }
}

Digest MacKey::of(std::string_view message) const
{
    const Digest inner = digestOf({m_inner.data(), m_inner.size()}, message);
    return digestOf({m_outer.data(), m_outer.size()}, viewOf(inner));
}

} // namespace cf::platform
