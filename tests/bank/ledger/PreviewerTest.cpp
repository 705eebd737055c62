// Previews take turns, and whoever asks is answered in time although the database is not.
#include "services/bank/ledger/Previewer.h"
#include "tests/bank/ledger/LedgerFixture.h"

namespace cf::test {
namespace {

class Previews : public LedgerFixture
{
};

TEST_F(Previews, thatWaitForEachOtherAreRefusedTogether)
{
    const TestAccount from = open({.balance = 100});
    const TestAccount to = open({});
    bank::Previewer previewer(m_database.app, {});
    const contract::TransferOrder order{from.iban, to.iban, Money(1, from.currency), {}};
    EXPECT_EQ(previewer.preview(m_teller, order).refusal, std::nullopt);

    db::Connection owner(m_database.owner, m_watchdog);
    const auto started = std::chrono::steady_clock::now();
    owner.transaction(60s, [&](db::Transaction& transaction) {
        transaction.query("LOCK TABLE bank.account IN ACCESS EXCLUSIVE MODE");
        std::vector<std::future<contract::TransferPreview>> asked;
        for (int i = 0; i < 5; ++i)
            asked.push_back(std::async(std::launch::async, [&] { return previewer.preview(m_teller, order); }));
        for (auto& preview : asked)
            EXPECT_THROW(preview.get(), db::Error);
    });
    EXPECT_LT(std::chrono::steady_clock::now() - started, 6s) << "one patience, not one behind the other";
    EXPECT_EQ(previewer.preview(m_teller, order).refusal, std::nullopt);
}

} // namespace
} // namespace cf::test
