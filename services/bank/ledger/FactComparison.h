// Compares two sets of facts of any size and order in constant memory. Used by LedgerVerify for data held in two
// tables. Not thread-safe.
#pragma once

#include "services/bank/platform/crypto/Encryption.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! The first pass over both sides hashes their facts into many small sums. Where sums differ, a second pass finds the
//! facts only one side has. The sums use a random key, so facts cannot be crafted to cancel out.
class FactComparison
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
        std::int64_t surplus; //!< Positive: how many more times the left side has it.
    };

    explicit FactComparison(const platform::RandomBytes& random);

    //! First pass.
    void add(Side side, std::string_view fact);
    bool agrees() const;

    //! Between the passes.
    void startSecondPass();
    //! Second pass, with the same facts.
    void compare(Side side, std::string_view fact);
    //! The differences in the first kPlaces places that differ; sorted by fact.
    std::vector<Difference> differences() const;

    std::int64_t count(Side side) const { return m_counts[side]; }

private:
    static constexpr std::size_t kPlaces = 64; //!< Examined in pass two: of a hundred million facts, 100,000 remain.

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
    std::vector<std::size_t> m_examined; //!< The places of the second pass, sorted.
    std::map<std::string, std::int64_t, std::less<>> m_kept;
};

} // namespace cf::bank
