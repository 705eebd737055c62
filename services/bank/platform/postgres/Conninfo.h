// libpq connection strings, taken apart: keywords or a postgresql:// URI, of one server or of several.
#pragma once

#include "models/domain/Outcome.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cf::db {

class Conninfo
{
public:
    //! Of both forms that libpq reads. The error says what is wrong, behind the name of the setting, without a word of
    //! the string, which may contain a password.
    static Outcome<Conninfo, std::string> parse(const std::string& text);
    //! For a string that was checked before; throws std::invalid_argument with the same sentence.
    static Conninfo of(const std::string& text);

    //! One for each server, in their order. What libpq would choose by among several is left out of them. A string
    //! without a host names one server: this machine's.
    std::vector<Conninfo> servers() const;
    bool namesSeveral() const { return servers().size() > 1; }

    //! The server for people and for telling servers apart: "db1.example:5432". Of several, the first.
    std::string server() const;
    //! The same rights on another server: its host and port, with everything else from here.
    Conninfo at(const Conninfo& server) const;

    //! Replaces what was set.
    Conninfo with(const std::string& keyword, const std::string& value) const;
    //! Unless it was set.
    Conninfo withDefault(const std::string& keyword, const std::string& value) const;
    //! For the server's session, "-c name=value …", behind those that were set.
    Conninfo withOptions(const std::string& options) const;

    //! In the form with keywords, whichever it was read from.
    std::string text() const;

private:
    std::string valueOf(const std::string& keyword) const;

    std::map<std::string, std::string> m_values; //!< By keyword; only what was given.
};

} // namespace cf::db
