// All of a simulation's randomness, from one seed. The standard's distributions differ between libraries; these do not,
// so a seed replays everywhere.
#pragma once

#include "models/domain/Uuid.h"

#include <limits>
#include <random>

namespace cf::simulation {

class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    //! 0 to bound - 1, each as likely.
    std::uint64_t below(std::uint64_t bound)
    {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        const std::uint64_t end = most - most % bound; // what is above would make small numbers likelier
        std::uint64_t drawn = m_engine();
        while (drawn >= end)
            drawn = m_engine();
        return drawn % bound;
    }

    //! Both inclusive.
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
    }

    bool permille(std::uint64_t of) { return of > 0 && below(1'000) < of; }

    template <class Values>
    auto& pick(Values& values)
    {
        return values[below(values.size())];
    }

    Uuid id()
    {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text = "00000000-0000-7000-8000-000000000000";
        std::uint64_t bits = 0;
        int left = 0;
        for (char& c : text) {
            if (c != '0')
                continue;
            if (left == 0) {
                bits = m_engine();
                left = 16;
            }
            c = digits[bits & 15];
            bits >>= 4;
            --left;
        }
        return Uuid::parse(text).value();
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace cf::simulation
