#include "services/bank/platform/config/Section.h"

#include "models/domain/Text.h"

#include <arpa/inet.h>

#include <array>

namespace cf::platform {
namespace {

//! As the system writes it.
std::optional<std::string> addressIn(const std::string& text)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> canonical{};
    for (const int family : {AF_INET, AF_INET6})
        if (::inet_pton(family, text.c_str(), bytes.data()) == 1 &&
            ::inet_ntop(family, bytes.data(), canonical.data(), canonical.size()))
            return std::string(canonical.data());
    return std::nullopt;
}

} // namespace

std::string lineOf(const toml::node& node)
{
    return "line " + std::to_string(node.source().begin.line);
}

Section::Section(const toml::table& file, std::string name)
    : m_name(std::move(name))
{
    if (const auto* node = file.get(m_name)) {
        m_table = node->as_table();
        if (!m_table)
            throw SettingMistake(m_name + " (" + lineOf(*node) + ") must be a table: [" + m_name + "]");
    }
}

void Section::take(const char* key, std::string& out)
{
    const toml::node* node = find(key);
    if (!node)
        return;
    const auto value = node->value_exact<std::string>();
    if (!value)
        fail(key, "must be a string");
    if (mistakeIn(*value))
        fail(key, "must be one line of text without control characters");
    out = *value;
}

std::optional<std::int64_t> Section::number(const char* key, std::int64_t least, std::int64_t most)
{
    const toml::node* node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value)
        fail(key, "must be a whole number");
    if (*value < least || *value > most)
        fail(key, "must lie between " + std::to_string(least) + " and " + std::to_string(most));
    return *value;
}

void Section::takeTexts(const char* key, std::vector<std::string>& out)
{
    const toml::node* node = find(key);
    if (!node)
        return;
    const toml::array* array = node->as_array();
    if (!array)
        fail(key, "must be a list of texts");
    for (const toml::node& entry : *array) {
        const auto text = entry.value_exact<std::string>();
        if (!text)
            fail(key, "must be a list of texts");
        out.push_back(*text);
    }
}

void Section::takeAddresses(const char* key, std::set<std::string>& out)
{
    std::vector<std::string> texts;
    takeTexts(key, texts);
    for (const std::string& text : texts) {
        const auto address = addressIn(text);
        if (!address)
            fail(key, "must be a list of IP addresses");
        out.insert(*address);
    }
}

void Section::fail(const char* key, const std::string& what) const
{
    throw SettingMistake(m_name + "." + key + " (" + lineOf(*m_table->get(key)) + ") " + what);
}

void Section::require(const char* key, const std::string& value) const
{
    if (value.empty())
        throw SettingMistake(m_name + "." + key + " is missing");
}

void Section::end() const
{
    if (!m_table)
        return;
    for (const auto& [key, node] : *m_table)
        if (!m_known.contains(std::string(key.str())))
            throw SettingMistake(m_name + "." + std::string(key.str()) + " (" + lineOf(node) +
                                 ") is not a setting of bankd");
}

const toml::node* Section::find(const char* key)
{
    m_known.insert(key);
    return m_table ? m_table->get(key) : nullptr;
}

} // namespace cf::platform
