#include "services/bank/platform/config/Channels.h"

#include <algorithm>

namespace cf::platform {
namespace {

namespace json = boost::json;

//! Empty: it has something that no request can be made of.
std::optional<json::value> jsonOf(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string>())
        return json::value(*text);
    if (const auto number = node.value_exact<std::int64_t>())
        return json::value(*number);
    if (const auto flag = node.value_exact<bool>())
        return json::value(*flag);
    if (const toml::array* list = node.as_array()) {
        json::array array;
        for (const toml::node& item : *list) {
            auto value = jsonOf(item);
            if (!value)
                return std::nullopt;
            array.push_back(std::move(*value));
        }
        return json::value(std::move(array));
    }
    const toml::table* table = node.as_table();
    if (!table)
        return std::nullopt;
    json::object object;
    for (const auto& [key, member] : *table) {
        auto value = jsonOf(member);
        if (!value)
            return std::nullopt;
        object[std::string(key.str())] = std::move(*value);
    }
    return json::value(std::move(object));
}

bool hasDigitsOnly(const std::string& text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void takeSmsBody(Section& section, SmsConfig& sms)
{
    const toml::node* node = section.find("body");
    if (!node)
        throw SettingMistake("sms.body is missing");
    const auto body = jsonOf(*node);
    if (!body || !body->is_object())
        section.fail("body", "must be a table of texts, whole numbers, true or false, lists and tables");
    if (const auto mistake = mistakeInSmsBody(body->as_object(), sms.form))
        section.fail("body", *mistake);
    sms.body = body->as_object();
}

bool isFeedName(const std::string& name)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, plain);
}

FeedSettings feedIn(const toml::table& feeds, const std::string& name)
{
    Section section(feeds, name);
    FeedSettings feed{name, {}, {}};
    std::vector<std::string> secrets;
    std::string authority;
    section.take("url", feed.to.url);
    section.takeTexts("secrets", secrets);
    section.takeTexts("topics", feed.topics);
    section.take("authority", authority);
    section.end();
    feed.to.authority = authority;
    if (!isFeedName(name))
        throw SettingMistake(name + " must have a name of small letters, digits and '-', at most 40");
    section.require("url", feed.to.url);
    if (!feed.to.url.starts_with("https://"))
        section.fail("url", "must begin with https://");
    section.require("secrets", secrets.empty() ? "" : secrets.front());
    for (const std::string& text : secrets) {
        const auto secret = webhookSecretIn(text);
        if (!secret)
            section.fail("secrets", "must be \"whsec_\" and 24 to 64 bytes in base64");
        feed.to.secrets.push_back(*secret);
    }
    section.require("topics", feed.topics.empty() ? "" : feed.topics.front());
    return feed;
}

} // namespace

MailConfig mailIn(const toml::table& file, const std::string& bankName, std::string& link)
{
    Section section(file, "mail");
    std::string authority;
    MailConfig mail;
    section.take("server", mail.server);
    section.take("user", mail.user);
    section.take("password", mail.password);
    section.take("from", mail.from);
    section.take("statement_link", link);
    section.take("authority", authority);
    section.end();
    mail.authority = authority;
    mail.fromName = bankName;
    if (mail.server.empty())
        return mail;
    if (!mail.server.starts_with("smtps://") && !mail.server.starts_with("smtp://"))
        section.fail("server", "must begin with smtps:// or smtp://");
    if (!isMailAddress(mail.from))
        section.fail("from", "must be a mail address");
    if (!link.empty() && (!link.starts_with("https://") || link.find("{id}") == std::string::npos))
        section.fail("statement_link", "must begin with https:// and contain {id}");
    return mail;
}

SmsConfig smsIn(const toml::table& file)
{
    Section section(file, "sms");
    std::string form = "json";
    std::string authority;
    SmsConfig sms;
    section.take("url", sms.url);
    section.take("user", sms.user);
    section.take("password", sms.password);
    section.take("token", sms.token);
    section.take("from", sms.from);
    section.take("calling_code", sms.callingCode);
    section.take("form", form);
    section.take("authority", authority);
    sms.authority = authority;
    if (form != "json" && form != "urlencoded")
        section.fail("form", "must be json or urlencoded");
    sms.form = form == "json" ? SmsConfig::Form::Json : SmsConfig::Form::UrlEncoded;
    if (!sms.url.empty())
        takeSmsBody(section, sms);
    section.end();
    if (sms.url.empty())
        return sms;
    if (!sms.url.starts_with("https://"))
        section.fail("url", "must begin with https://");
    if (!hasDigitsOnly(sms.callingCode) || sms.callingCode.size() > 3)
        section.fail("calling_code", "must be up to three digits");
    return sms;
}

std::vector<FeedSettings> feedsIn(const toml::table& file)
{
    const toml::node* node = file.get("feeds");
    if (!node)
        return {};
    const toml::table* tables = node->as_table();
    if (!tables)
        throw SettingMistake("feeds (" + lineOf(*node) + ") must be tables: [feeds.NAME]");
    std::vector<FeedSettings> feeds;
    for (const auto& [name, table] : *tables)
        try {
            feeds.push_back(feedIn(*tables, std::string(name.str())));
        } catch (const SettingMistake& mistake) {
            throw SettingMistake(std::string("feeds.") + mistake.what());
        }
    return feeds;
}

} // namespace cf::platform
