// Business Identifier Code of a bank (ISO 9362:2022): four letters, the country's two, two more and perhaps a branch's
// three.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cf {

class Bic
{
public:
    //! Capital letters and digits only. A party's prefix is letters, as SWIFT has given them out so far.
    static std::optional<Bic> parse(std::string_view text);

    const std::string& text() const { return m_text; }
    std::string country() const { return m_text.substr(4, 2); }

    auto operator<=>(const Bic&) const = default;

private:
    explicit Bic(std::string text)
        : m_text(std::move(text))
    {
    }

    std::string m_text;
};

} // namespace cf
