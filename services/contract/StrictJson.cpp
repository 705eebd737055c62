// Boost.JSON keeps the last of two equal members, so the names are checked while parsing.
#include "services/contract/StrictJson.h"

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <optional>
#include <set>
#include <vector>

namespace cf::contract {
namespace {

namespace json = boost::json;

// Follows the structure of the text and remembers the member names of open objects, and where it is in open arrays.
// Values are ignored.
class NameWatch
{
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    std::optional<std::string> duplicate; //!< JSON pointer of the first member that occurred twice.

    bool on_object_begin(json::error_code&)
    {
        m_open.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, json::error_code&) { return endNested(); }
    bool on_array_begin(json::error_code&)
    {
        m_open.emplace_back().item = 0;
        return true;
    }
    bool on_array_end(std::size_t, json::error_code&) { return endNested(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        m_name.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& error)
    {
        m_name.append(part.data(), part.size());
        auto& object = m_open.back();
        object.current = m_name;
        const bool fresh = object.names.insert(std::move(m_name)).second;
        m_name.clear();
        if (fresh)
            return true;
        duplicate = place();
        error = json::error::extra_data;
        return false;
    }

    //! JSON pointer of the most recently begun member or item.
    std::string place() const
    {
        std::string pointer;
        for (const auto& open : m_open) {
            if (open.item)
                pointer += pointerStep(std::to_string(*open.item));
            else if (open.current)
                pointer += pointerStep(*open.current);
        }
        return pointer;
    }
    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return endValue(); }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return endValue(); }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return endValue(); }
    bool on_double(double, json::string_view, json::error_code&) { return endValue(); }
    bool on_bool(bool, json::error_code&) { return endValue(); }
    bool on_null(json::error_code&) { return endValue(); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    //! An object or an array.
    struct Nested
    {
        std::set<std::string> names;
        std::optional<std::string> current; //!< The name may be empty.
        std::optional<std::size_t> item;    //!< The index in an array; an object has none.
    };

    bool endValue()
    {
        if (!m_open.empty() && m_open.back().item)
            ++*m_open.back().item;
        return true;
    }
    bool endNested()
    {
        m_open.pop_back();
        return endValue();
    }

    std::vector<Nested> m_open;
    std::string m_name;
};

} // namespace

Outcome<json::value, FieldError> parseStrictly(std::string_view text)
{
    json::error_code error;
    json::basic_parser<NameWatch> watch{json::parse_options{}};
    watch.write_some(false, text.data(), text.size(), error);
    if (const auto& duplicate = watch.handler().duplicate)
        return FieldError{*duplicate, "occurs twice"};
    const std::string place = watch.handler().place();
    json::value value = json::parse(json::string_view(text.data(), text.size()), error);
    if (error)
        return FieldError{place, "is not JSON: " + error.message()};
    return value;
}

} // namespace cf::contract
