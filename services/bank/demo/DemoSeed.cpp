#include "services/bank/demo/DemoSeed.h"

#include <bit>

namespace cf::bank::demo {
namespace {

// The finisher of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ value >> 27) * 0x94d049bb133111ebULL;
    return value ^ value >> 31;
}

} // namespace

std::uint64_t Dice::next()
{
    return mixed(m_state += 0x9e3779b97f4a7c15ULL);
}

std::uint64_t Dice::below(std::uint64_t below)
{
    return (next() >> 32) * below >> 32; // everything drawn is far below 2^32
}

std::int64_t Dice::between(std::int64_t first, std::int64_t last)
{
    return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first + 1)));
}

std::int64_t Dice::skewed(std::int64_t first, std::int64_t last)
{
    const std::uint64_t u = next() >> 44; // 20 bits, so that its cube fits
    const std::uint64_t cube = u * u * u >> 40;
    return first + (last - first) * static_cast<std::int64_t>(cube) / (1 << 20);
}

Dice DemoSeed::dice(Draw purpose, std::uint64_t index) const
{
    return Dice(mixed(mixed(m_seed + static_cast<std::uint64_t>(purpose) * 0xd1342543de82ef95ULL) + index));
}

Uuid DemoSeed::id(Draw purpose, std::uint64_t index, Instant at) const
{
    Dice dice = this->dice(purpose, ~index); // separate from what is drawn for the same index
    const auto milliseconds =
        static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count());
    const std::uint64_t high = dice.next();
    const std::uint64_t low = dice.next();
    std::array<std::uint8_t, 16> bytes{};
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(milliseconds >> (8 * (5 - i)));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (high & 0x0f));
    bytes[7] = static_cast<std::uint8_t>(high >> 8);
    for (int i = 8; i < 16; ++i)
        bytes[i] = static_cast<std::uint8_t>(low >> (8 * (i - 8)));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    return std::bit_cast<Uuid>(bytes);
}

} // namespace cf::bank::demo
