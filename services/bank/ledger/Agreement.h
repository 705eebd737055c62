// Whether two sides tell the same facts, however many and in whatever order, in a memory that does not grow with them.
// Used by LedgerVerify for what stands in two tables. Not thread-safe.
#pragma once

#include "services/bank/platform/crypto/Encryption.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! The first look at both sides adds up their facts in many small sums. Where sums differ, a second look finds the
//! facts that only one side tells. The sums are under a random key: facts cannot be chosen so that they come out even.
class Agreement
{
public:
    enum Side
    {
        Left,
        Right
    };

    struct Difference
    {
        std::string fact;
        std::int64_t surplus; //!< Positive: the left side tells it so many times more than the right one.
    };

    explicit Agreement(const platform::RandomBytes& random);

    //! In the first look.
    void add(Side side, std::string_view fact);
    bool agrees() const;

    //! Between the looks.
    void lookAgain();
    //! In the second look, at the same facts.
    void compare(Side side, std::string_view fact);
    //! What differs in the first kPlaces places where anything does; sorted by fact.
    std::vector<Difference> differences() const;

    std::int64_t count(Side side) const { return m_counts[side]; }

private:
    static constexpr std::size_t kPlaces = 64; //!< As many are looked into: a hundred million facts leave 100,000.

    struct Sum
    {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        bool operator==(const Sum&) const = default;
    };
    struct Share
    {
        std::size_t place;
        Sum sum;
    };
    Share shareOf(std::string_view fact) const;

    std::string m_key;
    std::vector<Sum> m_sums; //!< Left minus right.
    std::array<std::int64_t, 2> m_counts{};
    std::vector<std::size_t> m_looked; //!< The places of the second look, sorted.
    std::map<std::string, std::int64_t, std::less<>> m_kept;
};

} // namespace cf::bank
