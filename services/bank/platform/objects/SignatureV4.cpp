#include "services/bank/platform/objects/SignatureV4.h"

#include "services/bank/platform/crypto/Digest.h"
#include "services/bank/platform/crypto/Encryption.h"

namespace cf::platform {
namespace {

std::string encoded(std::string_view text)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain)
            result += c;
        else
            result += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return result;
}

//! "20130524T000000Z"
std::string stampOf(Instant now)
{
    std::string stamp;
    for (const char c : toString(std::chrono::floor<std::chrono::seconds>(now)).substr(0, 19))
        if (c != '-' && c != ':')
            stamp += c;
    return stamp + 'Z';
}

std::string mac(std::string_view key, std::string_view text)
{
    return std::string(viewOf(MacKey(key).of(text)));
}

} // namespace

std::string queryTextV4(const std::map<std::string, std::string>& query)
{
    std::string text;
    for (const auto& [name, value] : query)
        text += (text.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return text;
}

void signV4(RequestV4& request, const std::string& payloadHash, const SignerV4& signer, Instant now)
{
    const std::string stamp = stampOf(now);
    const std::string day = stamp.substr(0, 8);
    request.headers["x-amz-date"] = stamp;
    request.headers["x-amz-content-sha256"] = payloadHash;
    request.headers.erase("authorization");
    std::map<std::string, std::string> headers = request.headers;
    headers["host"] = request.host;

    std::string lines;
    std::string names;
    for (const auto& [name, value] : headers) {
        lines += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    const std::string canonical = request.method + "\n" + request.path + "\n" + queryTextV4(request.query) + "\n" +
                                  lines + "\n" + names + "\n" + payloadHash;
    const std::string scope = day + "/" + signer.region + "/" + signer.service + "/aws4_request";
    const std::string text = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hex(sha256(canonical));
    const std::string key =
        mac(mac(mac(mac("AWS4" + signer.secretKey, day), signer.region), signer.service), "aws4_request");
    request.headers["authorization"] = "AWS4-HMAC-SHA256 Credential=" + signer.accessKey + "/" + scope +
                                       ",SignedHeaders=" + names + ",Signature=" + hex(mac(key, text));
}

} // namespace cf::platform
