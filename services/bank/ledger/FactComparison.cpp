#include "services/bank/ledger/FactComparison.h"

#include "services/bank/platform/crypto/Digest.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::size_t kSums = 1 << 16;

std::uint64_t wordAt(const platform::Digest& digest, std::size_t at)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i)
        word = word << 8 | digest[at + i];
    return word;
}

} // namespace

FactComparison::FactComparison(const platform::RandomBytes& random)
    : m_key(random(16))
    , m_sums(kSums)
{
}

FactComparison::Share FactComparison::shareOf(std::string_view fact) const
{
    const platform::Digest digest = platform::digestOf(m_key, fact);
    return {wordAt(digest, 0) % kSums, {wordAt(digest, 8), wordAt(digest, 16)}};
}

void FactComparison::add(Side side, std::string_view fact)
{
    const auto [place, share] = shareOf(fact);
    Sum& sum = m_sums[place];
    // Modulo 2^64: unlike XOR, sums detect a fact that one side has twice.
    sum.high += side == Left ? share.high : 0 - share.high;
    sum.low += side == Left ? share.low : 0 - share.low;
    ++m_counts[side];
}

bool FactComparison::agrees() const
{
    return std::all_of(m_sums.begin(), m_sums.end(), [](const Sum& sum) { return sum == Sum(); });
}

void FactComparison::startSecondPass()
{
    for (std::size_t place = 0; place < kSums && m_examined.size() < kPlaces; ++place)
        if (m_sums[place] != Sum())
            m_examined.push_back(place);
}

void FactComparison::compare(Side side, std::string_view fact)
{
    if (m_examined.empty())
        return;
    if (std::binary_search(m_examined.begin(), m_examined.end(), shareOf(fact).place))
        m_kept[std::string(fact)] += side == Left ? 1 : -1;
}

std::vector<FactComparison::Difference> FactComparison::differences() const
{
    std::vector<Difference> differences;
    for (const auto& [fact, surplus] : m_kept)
        if (surplus != 0)
            differences.push_back({fact, surplus});
    return differences;
}

} // namespace cf::bank
