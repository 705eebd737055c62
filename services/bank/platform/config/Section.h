// One table of a configuration: its keys are taken one by one, and whatever is left at the end is a mistake. Called by
// the readers of settings.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace cf::platform {

//! A sentence without its end: what is wrong, and in which line.
struct SettingMistake : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

//! "line 12"
std::string lineOf(const toml::node& node);

//! Throws SettingMistake.
class Section
{
public:
    //! The file may have none of this name: then no key is there.
    Section(const toml::table& file, std::string name);

    //! One line of text.
    void take(const char* key, std::string& out);
    template <class T>
    void take(const char* key, T& out, std::int64_t least, std::int64_t most)
    {
        if (const auto value = number(key, least, most))
            out = static_cast<T>(*value);
    }
    void takeTexts(const char* key, std::vector<std::string>& out);
    //! IP addresses, as the system writes them.
    void takeAddresses(const char* key, std::set<std::string>& out);

    //! Of any other form; null: it is not there.
    const toml::node* find(const char* key);

    //! About a key that is there.
    [[noreturn]] void fail(const char* key, const std::string& what) const;
    void require(const char* key, const std::string& value) const;
    //! Every key must have been taken.
    void end() const;

private:
    std::optional<std::int64_t> number(const char* key, std::int64_t least, std::int64_t most);

    std::string m_name;
    const toml::table* m_table = nullptr;
    std::set<std::string, std::less<>> m_known;
};

} // namespace cf::platform
