// Sends events to somebody else's server by HTTPS, signed as Standard Webhooks 1.0 says (standardwebhooks.com). One
// thread at a time.
#pragma once

#include "services/bank/platform/web/SendError.h"

#include <ctime>

namespace cf::platform {

struct WebhookConfig
{
    std::string url; //!< "https://…"
    //! Bytes that the receiver knows, too. Each signs, so that a receiver can change over from one to the next.
    std::vector<std::string> secrets;
    std::filesystem::path authority; //!< PEM: whose certificates are believed; empty: the system's.
    std::chrono::milliseconds patience{10'000};
};

//! The bytes of "whsec_" and base64, 24 to 64 of them.
std::optional<std::string> webhookSecretIn(std::string_view text);

//! "v1,…": HMAC-SHA-256 over id, Unix time and body.
std::string webhookSignature(std::string_view secret, const std::string& id, std::time_t time, std::string_view body);

class WebhookClient
{
public:
    explicit WebhookClient(WebhookConfig config);

    //! The receiver has it when this returns. The id is the same whenever it is sent, and has no '.'.
    Outcome<Done, SendError> send(const std::string& id, const std::string& body);

private:
    const WebhookConfig m_config;
    HttpClient m_http;
};

} // namespace cf::platform
