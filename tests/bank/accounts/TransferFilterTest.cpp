// Filtered lists of transfers, compared with scanning every transfer: all filters, alone and combined, page by page.
#include "services/bank/ledger/TransferRepository.h"
#include "tests/bank/accounts/BookedHistory.h"

#include <algorithm>
#include <random>

namespace cf::test {
namespace {

using contract::TransferKind;

constexpr auto kFirstDay = std::chrono::sys_days(std::chrono::year(2025) / 9 / 1);
constexpr int kTransfers = 3000;
constexpr int kDays = 200;

class TransferFilters : public BookedHistory
{
protected:
    TransferFilters()
    {
        for (const char* currency : {"EUR", "EUR", "EUR", "CZK", "CZK", "CZK"})
            open(currency);
        for (const BranchId branch : {m_branch, m_branch, m_otherBranch})
            m_staff.push_back(hire(branch));
        std::vector<Booking> bookings;
        Instant clock = kFirstDay;
        for (int i = 0; i < kTransfers; ++i) {
            clock += std::chrono::seconds(between(0, 2 * 86'400 * kDays / kTransfers));
            bookings.push_back(randomBooking(clock));
        }
        book(bookings);
    }

    int between(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }

    Booking randomBooking(Instant at)
    {
        const std::size_t currency = between(0, 1) == 0 ? 0 : 3;
        const std::size_t debtor = currency + static_cast<std::size_t>(between(0, 2));
        const std::size_t creditor = currency + (debtor - currency + static_cast<std::size_t>(between(1, 2))) % 3;
        const int kind = between(0, 19);
        const int off = kind == 0 ? between(-90, 5) : kind < 4 ? between(-1, 1) : 0;
        const std::size_t by = static_cast<std::size_t>(between(0, 2));
        return {debtor,
                creditor,
                between(1, 50) * 100,
                Date(std::chrono::floor<std::chrono::days>(at) + std::chrono::days(off)),
                at,
                kind == 1   ? TransferKind::Capture
                : kind == 0 ? TransferKind::Import
                            : TransferKind::Transfer,
                by == 2 ? m_otherBranch : m_branch,
                m_staff[by]};
    }

    bank::TransferFilter randomFilter()
    {
        bank::TransferFilter filter;
        if (between(0, 1) == 0)
            filter.branch = m_branch;
        if (between(0, 3) == 0)
            filter.madeBy = m_staff[static_cast<std::size_t>(between(0, 2))];
        const int from = between(-20, kDays);
        if (between(0, 1) == 0)
            filter.from = Date(kFirstDay + std::chrono::days(from));
        if (between(0, 1) == 0)
            filter.to = Date(kFirstDay + std::chrono::days(from + between(0, 60)));
        if (between(0, 2) == 0)
            filter.account = accounts()[static_cast<std::size_t>(between(0, 5))].iban;
        if (between(0, 2) == 0) {
            filter.currency = Currency::parse("EUR");
            filter.leastMinorUnits = between(1, 40) * 100;
            filter.mostMinorUnits = *filter.leastMinorUnits + between(0, 20) * 100;
        }
        if (between(0, 3) == 0)
            filter.kind = between(0, 1) == 0 ? TransferKind::Import : TransferKind::Capture;
        return filter;
    }

    bool fits(const bank::TransferFilter& filter, const Booking& booking) const
    {
        const auto& debtor = accounts()[booking.debtor];
        const auto& creditor = accounts()[booking.creditor];
        return (!filter.branch || booking.branch == *filter.branch) &&
               (!filter.madeBy || booking.madeBy == *filter.madeBy) &&
               (!filter.from || booking.bookingDate >= *filter.from) &&
               (!filter.to || booking.bookingDate <= *filter.to) &&
               (!filter.account || debtor.iban == *filter.account || creditor.iban == *filter.account) &&
               (!filter.currency || debtor.currency == *filter.currency) &&
               (!filter.leastMinorUnits || booking.amount >= *filter.leastMinorUnits) &&
               (!filter.mostMinorUnits || booking.amount <= *filter.mostMinorUnits) &&
               (!filter.kind || booking.kind == *filter.kind);
    }

    //! Newest first: by id; between dates by booking date; those of one account in booking order.
    std::vector<TransferId> looked(const bank::TransferFilter& filter) const
    {
        std::vector<BookedTransfer> kept;
        for (const auto& transfer : booked())
            if (fits(filter, transfer.booking))
                kept.push_back(transfer);
        const bool byDate = filter.from || filter.to;
        if (!filter.account)
            std::sort(kept.begin(), kept.end(), [&](const BookedTransfer& a, const BookedTransfer& b) {
                return byDate ? std::pair(a.booking.bookingDate, a.id) < std::pair(b.booking.bookingDate, b.id)
                              : a.id < b.id;
            });
        std::vector<TransferId> newestFirst;
        for (auto transfer = kept.rbegin(); transfer != kept.rend(); ++transfer)
            newestFirst.push_back(transfer->id);
        return newestFirst;
    }

    std::vector<TransferId> listed(bank::TransferFilter filter, int page)
    {
        std::vector<TransferId> all;
        for (bool more = true; more;) {
            const auto some = inTransaction(
                [&](db::Transaction& transaction) { return bank::listTransfers(transaction, m_keys, filter, page); });
            for (const auto& kept : some)
                all.push_back(kept.transfer.id);
            more = static_cast<int>(some.size()) == page;
            if (more)
                filter.before = all.back();
        }
        return all;
    }

    std::mt19937_64 m_random{7};
    std::vector<StaffId> m_staff;
};

TEST_F(TransferFilters, showWhatFitsAndNothingElse)
{
    std::size_t found = 0;
    for (int i = 0; i < 150; ++i) {
        const bank::TransferFilter filter = randomFilter();
        const auto expected = looked(filter);
        found += expected.size();
        ASSERT_EQ(listed(filter, 500), expected) << "filter " << i;
    }
    EXPECT_GT(found, 5'000U) << "the filters match too little to prove anything";
}

TEST_F(TransferFilters, pagesJoinWithoutAGapOrARepetition)
{
    for (int i = 0; i < 12; ++i) {
        bank::TransferFilter filter = randomFilter();
        filter.madeBy.reset();
        filter.kind.reset();
        ASSERT_EQ(listed(filter, 37), looked(filter)) << "filter " << i;
    }
}

TEST_F(TransferFilters, anAccountThatIsNotOursHasNone)
{
    bank::TransferFilter filter;
    filter.account = Iban::parse("CZ6508000000192000145399").value();
    EXPECT_TRUE(listed(filter, 10).empty());
}

} // namespace
} // namespace cf::test
