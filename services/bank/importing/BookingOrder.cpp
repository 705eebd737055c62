// A shortest path: a node is "these of the day's transactions are booked, this one last", an edge costs the deviation
// of the printed balance. Days are chained, since the end of one decides the start of the next.
#include "services/bank/importing/BookingOrder.h"

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <map>
#include <numeric>

namespace cf::bank::importing {
namespace {

// Eleven transactions need 2,772 nodes at most; a longer day keeps only the best of its nodes.
constexpr std::size_t kWidestLayer = 3000;
constexpr std::size_t kExhaustiveDay = 11;
constexpr std::size_t kWidestLayerOfLongDay = 256;

struct Cost
{
    std::int64_t off = 0;  // sum of the absolute differences
    std::size_t steps = 0; // how many balances differ: one gap is likelier than two halves
    auto operator<=>(const Cost&) const = default;
};

struct Node
{
    std::vector<bool> booked; // of this day
    std::size_t last;         // index into the sorted transactions
    Cost cost;
    std::size_t parent; // index into the previous layer
};
using Layer = std::vector<Node>;
using Sorted = std::vector<PrintedTransaction>;

std::int64_t offBy(std::int64_t before, const PrintedTransaction& transaction)
{
    return transaction.printed - before - transaction.amount;
}

class Search
{
public:
    explicit Search(Sorted sorted)
        : m_sorted(std::move(sorted))
    {
        m_layers.push_back({Node{{}, kNone, {}, kNone}});
    }

    // Indices into the sorted transactions.
    std::vector<std::size_t> cheapest()
    {
        for (std::size_t begin = 0; begin < m_sorted.size();) {
            std::size_t end = begin;
            while (end < m_sorted.size() && m_sorted[end].date == m_sorted[begin].date)
                ++end;
            bookDay(begin, end);
            begin = end;
        }
        return pathToCheapest();
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::int64_t balanceAfter(const Node& node) const { return node.last == kNone ? 0 : m_sorted[node.last].printed; }

    void bookDay(std::size_t begin, std::size_t end)
    {
        for (Node& node : m_layers.back())
            node.booked.assign(end - begin, false);
        for (std::size_t step = begin; step < end; ++step)
            m_layers.push_back(nextLayer(begin, end));
    }

    // The transactions that can follow a node. On a long day only those that follow exactly, if there are any.
    std::vector<std::size_t> successors(const Node& node, std::size_t begin, std::size_t end) const
    {
        std::vector<std::size_t> all, exact;
        for (std::size_t i = begin; i < end; ++i) {
            if (node.booked[i - begin])
                continue;
            all.push_back(i);
            if (offBy(balanceAfter(node), m_sorted[i]) == 0)
                exact.push_back(i);
        }
        return end - begin > kExhaustiveDay && !exact.empty() ? exact : all;
    }

    Layer nextLayer(std::size_t begin, std::size_t end) const
    {
        Layer next;
        std::map<std::pair<std::vector<bool>, std::size_t>, std::size_t> known;
        const Layer& current = m_layers.back();
        for (std::size_t parent = 0; parent < current.size(); ++parent) {
            for (const std::size_t i : successors(current[parent], begin, end)) {
                Node node{current[parent].booked, i, current[parent].cost, parent};
                node.booked[i - begin] = true;
                const std::int64_t off = offBy(balanceAfter(current[parent]), m_sorted[i]);
                node.cost.off += std::abs(off);
                node.cost.steps += off == 0 ? 0 : 1;
                const auto [at, isNew] = known.try_emplace({node.booked, i}, next.size());
                if (isNew)
                    next.push_back(std::move(node));
                else if (node.cost < next[at->second].cost)
                    next[at->second] = std::move(node);
            }
        }
        const std::size_t widest = end - begin > kExhaustiveDay ? kWidestLayerOfLongDay : kWidestLayer;
        if (next.size() > widest) {
            std::stable_sort(next.begin(), next.end(), [](const Node& a, const Node& b) { return a.cost < b.cost; });
            next.resize(widest);
        }
        return next;
    }

    std::vector<std::size_t> pathToCheapest() const
    {
        const Layer& last = m_layers.back();
        auto at = static_cast<std::size_t>(
            std::min_element(last.begin(), last.end(), [](const Node& a, const Node& b) { return a.cost < b.cost; }) -
            last.begin());
        std::vector<std::size_t> path(m_sorted.size());
        for (std::size_t layer = m_sorted.size(); layer > 0; --layer) {
            path[layer - 1] = m_layers[layer][at].last;
            at = m_layers[layer][at].parent;
        }
        return path;
    }

    Sorted m_sorted;
    std::vector<Layer> m_layers;
};

void noteBreaks(AccountOrder& result, std::span<const PrintedTransaction> transactions)
{
    std::int64_t before = 0;
    for (std::size_t i = 0; i < result.order.size();) {
        const Date day = transactions[result.order[i]].date;
        std::int64_t gap = 0;
        bool follows = true;
        for (; i < result.order.size() && transactions[result.order[i]].date == day; ++i) {
            const PrintedTransaction& transaction = transactions[result.order[i]];
            const std::int64_t off = offBy(before, transaction);
            gap += off;
            follows = follows && std::abs(off) <= kPrintedRounding;
            if (off != 0 && std::abs(off) <= kPrintedRounding)
                ++result.roundedSteps;
            before = transaction.printed;
        }
        if (!follows)
            result.unorderedDays.push_back({day, gap});
    }
}

} // namespace

AccountOrder orderAsPrinted(std::span<const PrintedTransaction> transactions)
{
    std::vector<std::size_t> byDay(transactions.size());
    std::iota(byDay.begin(), byDay.end(), std::size_t{0});
    std::sort(byDay.begin(), byDay.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(transactions[a].date, transactions[a].id) <
               std::pair(transactions[b].date, transactions[b].id);
    });
    Sorted sorted;
    for (const std::size_t i : byDay)
        sorted.push_back(transactions[i]);
    AccountOrder result;
    for (const std::size_t i : Search(std::move(sorted)).cheapest())
        result.order.push_back(byDay[i]);
    noteBreaks(result, transactions);
    return result;
}

} // namespace cf::bank::importing
