// The demo's randomness: numbers and ids derived from a seed, the same on every machine. No floating point and nothing
// of <random>, whose distributions differ between libraries.
//
// Ids are UUIDv7, with the row's time and 74 bits from the seed.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Uuid.h"

#include <array>
#include <cstdint>
#include <iterator>

namespace cf::bank::demo {

//! The purpose of a draw. Each has its own numbers, so that a change to one leaves the others unchanged.
enum class Draw : std::uint8_t
{
    Branch = 1,
    Staff,
    Customer,
    Account,
    Standing,
    Day,
    Transfer,
    Key,
    Read,
    Event,
    Hold,
    Approval,
    Run,
};

//! A stream of numbers (SplitMix64).
class Dice
{
public:
    explicit Dice(std::uint64_t state)
        : m_state(state)
    {
    }

    std::uint64_t next();
    //! 0 … below - 1.
    std::uint64_t below(std::uint64_t below);
    //! first … last.
    std::int64_t between(std::int64_t first, std::int64_t last);
    //! first … last, mostly small and a few large, like real payments.
    std::int64_t skewed(std::int64_t first, std::int64_t last);
    bool chance(unsigned percent) { return below(100) < percent; }

    template <class List>
    const auto& pick(const List& list)
    {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t m_state;
};

class DemoSeed
{
public:
    explicit DemoSeed(std::int64_t seed)
        : m_seed(static_cast<std::uint64_t>(seed))
    {
    }

    //! The same stream for the same purpose and index.
    Dice dice(Draw purpose, std::uint64_t index) const;

    //! A UUID of version 7 (RFC 9562): the milliseconds of `at`, and 74 bits derived from seed, purpose and index.
    //! Predictable with the seed: only a demo has such ids.
    Uuid id(Draw purpose, std::uint64_t index, Instant at) const;

private:
    std::uint64_t m_seed;
};

} // namespace cf::bank::demo
