#include "services/bank/platform/web/SmsClient.h"

#include "services/bank/platform/crypto/Base64.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <functional>
#include <map>
#include <set>

namespace cf::platform {
namespace {

namespace json = boost::json;

//! What a placeholder stands for; empty: there is none of that name.
using Words = std::function<std::optional<std::string>(const std::string& name)>;

//! In one pass, so that nothing in a value is taken for a placeholder.
std::optional<std::string> filled(std::string_view text, const Words& words)
{
    std::string result;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        const std::size_t close = text.find('}', open);
        const auto value = close == std::string_view::npos
                               ? std::nullopt
                               : words(std::string(text.substr(open + 1, close - open - 1)));
        if (!value)
            return std::nullopt;
        result.append(text.substr(0, open)).append(*value);
        text.remove_prefix(close + 1);
    }
    return result.append(text);
}

//! Every text that it contains; false as soon as the function returns it.
bool eachText(json::value& value, const std::function<bool(json::string&)>& visit)
{
    if (auto* text = value.if_string())
        return visit(*text);
    bool good = true;
    if (auto* array = value.if_array())
        for (json::value& item : *array)
            good = good && eachText(item, visit);
    if (auto* object = value.if_object())
        for (auto& member : *object)
            good = good && eachText(member.value(), visit);
    return good;
}

std::string urlEncoded(std::string_view text)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded.append("%").append(hex({&c, 1}));
    }
    return encoded;
}

std::string urlEncoded(const json::object& fields)
{
    std::string text;
    for (const auto& field : fields)
        text += (text.empty() ? "" : "&") + urlEncoded(std::string(field.key())) + "=" +
                urlEncoded(std::string(field.value().as_string()));
    return text;
}

std::string bodyOf(const Sms& sms, const SmsConfig& config)
{
    const std::map<std::string, std::string> values{
        {"to", sms.to}, {"from", config.from}, {"text", sms.text}, {"reference", sms.reference}};
    json::value body = config.body;
    eachText(body, [&](json::string& text) {
        text = filled(std::string(text), [&](const std::string& name) { return values.at(name); }).value();
        return true;
    });
    return config.form == SmsConfig::Form::Json ? json::serialize(body) : urlEncoded(body.as_object());
}

} // namespace

std::optional<std::string> mistakeInSmsBody(const json::object& body, SmsConfig::Form form)
{
    static const std::set<std::string> kPlaceholders{"to", "from", "text", "reference"};
    if (form == SmsConfig::Form::UrlEncoded)
        for (const auto& field : body)
            if (!field.value().is_string())
                return "must have texts only in a form";
    std::set<std::string> used;
    json::value copy = body;
    const bool known = eachText(copy, [&](json::string& text) {
        const auto note = [&](const std::string& name) {
            used.insert(name);
            return kPlaceholders.contains(name) ? std::optional(name) : std::nullopt;
        };
        return filled(std::string(text), note).has_value();
    });
    if (!known)
        return "may have no placeholders but {to}, {from}, {text} and {reference}";
    if (!used.contains("to") || !used.contains("text"))
        return "must contain {to} and {text}";
    return std::nullopt;
}

SmsClient::SmsClient(SmsConfig config)
    : m_config(std::move(config))
    , m_http({.authority = m_config.authority, .patience = m_config.patience})
{
}

Outcome<Done, SendError> SmsClient::send(const Sms& sms)
{
    const std::string body = bodyOf(sms, m_config);
    const bool isJson = m_config.form == SmsConfig::Form::Json;
    HttpCall call{"POST", m_config.url, {}, body, true};
    call.headers = {{"Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded"},
                    {"Idempotency-Key", sms.reference}};
    if (!m_config.token.empty())
        call.headers.emplace_back("Authorization", "Bearer " + m_config.token);
    else if (!m_config.user.empty())
        call.headers.emplace_back("Authorization", "Basic " + base64(m_config.user + ":" + m_config.password));
    return takenBy("The gateway", m_http.call(call));
}

} // namespace cf::platform
