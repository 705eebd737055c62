// UUIDs (RFC 9562). Version 7: the first 48 bits are the Unix time in milliseconds, the rest is random.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

class Uuid
{
public:
    //! Time-ordered and unguessable: 74 bits from the kernel's random source.
    static Uuid v7(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());
    //! The canonical form with hyphens, either case.
    static std::optional<Uuid> parse(std::string_view text);

    std::string toString() const;
    //! The 32 hexadecimal digits without hyphens.
    std::string digits() const;
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

} // namespace cf
