#include "services/bank/platform/web/WebhookClient.h"

#include "services/bank/platform/crypto/Base64.h"
#include "services/bank/platform/crypto/Digest.h"

namespace cf::platform {
namespace {

constexpr std::string_view kSecretPrefix = "whsec_";
constexpr std::size_t kShortestSecret = 24;
constexpr std::size_t kLongestSecret = 64;

} // namespace

std::optional<std::string> webhookSecretIn(std::string_view text)
{
    if (!text.starts_with(kSecretPrefix))
        return std::nullopt;
    auto bytes = base64Decoded(text.substr(kSecretPrefix.size()));
    if (!bytes || bytes->size() < kShortestSecret || bytes->size() > kLongestSecret)
        return std::nullopt;
    return bytes;
}

std::string webhookSignature(std::string_view secret, const std::string& id, std::time_t time, std::string_view body)
{
    const Digest digest = MacKey(secret).of(id + "." + std::to_string(time) + "." + std::string(body));
    return "v1," + base64(viewOf(digest));
}

WebhookClient::WebhookClient(WebhookConfig config)
    : m_config(std::move(config))
    , m_http({.authority = m_config.authority, .patience = m_config.patience})
{
}

Outcome<Done, SendError> WebhookClient::send(const std::string& id, const std::string& body)
{
    const std::time_t now = std::time(nullptr);
    std::string signatures;
    for (const std::string& secret : m_config.secrets)
        signatures += (signatures.empty() ? "" : " ") + webhookSignature(secret, id, now, body);
    HttpCall call{"POST", m_config.url, {}, body};
    call.headers = {{"Content-Type", "application/json"},
                    {"webhook-id", id},
                    {"webhook-timestamp", std::to_string(now)},
                    {"webhook-signature", signatures}};
    return takenBy("The receiver", m_http.call(call));
}

} // namespace cf::platform
