// A teller sees and changes what a customer wants to be told of: on record, from the version that was shown.
#include "services/bank/audit/AuditDetail.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using namespace contract;

class NoticeWishesOperations : public ::testing::Test
{
protected:
    NoticeWishesOperations()
    {
        m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
        m_account = m_bank.openAccount(m_bank.mainBranch(), 1'000'00);
        m_bank.query("UPDATE bank.customer SET email = 'jana@example.org' WHERE id = $1 RETURNING id",
                     m_account.owner.uuid().toString());
    }

    ApiReply<NoticeWishes> wishes() { return m_teller.call<GetNoticeWishes>({m_account.owner}); }

    ApiReply<NoticeWishes> change(const std::string& version, std::optional<Money> from,
                                  const std::string& language = "en")
    {
        return m_teller.call<ChangeNoticeWishes>({m_account.owner, language, {{NoticeChannel::Mail, from}}}, {},
                                                 version);
    }

    std::string stored()
    {
        return m_bank
            .query("SELECT coalesce(mail_from::text, 'none') || ' ' || language || ' ' || row_version AS stored"
                   " FROM bank.notice_wish WHERE customer_id = $1",
                   m_account.owner.uuid().toString())
            .value<std::string>();
    }

    ServedBank m_bank{migratedDatabase(), {}, withMail};
    ApiClient m_teller = m_bank.client();
    OpenedAccount m_account;
};

TEST_F(NoticeWishesOperations, whoAskedForNothingIsToldNothing)
{
    const auto shown = wishes();
    ASSERT_TRUE(shown.ok()) << shown.body;
    EXPECT_EQ(shown.value().currency.code(), "EUR");
    EXPECT_EQ(shown.value().language, "en");
    EXPECT_EQ(shown.value().languages, (std::vector<std::string>{"en", "de", "cs"}));
    ASSERT_EQ(shown.value().wishes.size(), 1u);
    EXPECT_EQ(shown.value().wishes[0].channel, NoticeChannel::Mail);
    EXPECT_EQ(shown.value().wishes[0].address, "jana@example.org");
    EXPECT_EQ(shown.value().wishes[0].from, std::nullopt);
}

TEST_F(NoticeWishesOperations, aChangeIsKeptAndOnRecord)
{
    const auto changed = change(wishes().etag(), euros(50'00), "de");
    ASSERT_TRUE(changed.ok()) << changed.body;
    EXPECT_EQ(changed.value().wishes.at(0).from, euros(50'00));
    EXPECT_EQ(stored(), "5000 de 2");
    const auto shown = wishes();
    EXPECT_EQ(shown.body, changed.body);
    EXPECT_EQ(shown.etag(), changed.etag());

    ASSERT_TRUE(change(shown.etag(), std::nullopt, "de").ok());
    EXPECT_EQ(stored(), "none de 3");
    ASSERT_TRUE(change(wishes().etag(), euros(0), "de").ok()) << "of all";
    EXPECT_EQ(stored(), "0 de 4");

    const auto events = m_bank.recorded("customer.noticesChanged");
    ASSERT_EQ(events.size(), 3u);
    bank::CustomerKeys keys(m_bank.master());
    db::Watchdog watchdog;
    db::Pool pool({.database = m_bank.settings().appDatabase}, watchdog);
    const auto key =
        pool.transaction([&](db::Transaction& transaction) { return keys.find(transaction, m_account.owner); });
    std::vector<std::string> told;
    for (const AuditEvent& event : events) {
        EXPECT_EQ(event.customer, m_account.owner);
        EXPECT_FALSE(bank::changesOf(event, std::nullopt)) << "what a customer wants is readable by its key only";
        const bank::Changes changes = bank::changesOf(event, key).value();
        for (const AuditChange& one : changes)
            told.push_back(one.field + ": " + one.before.value_or("-") + " " + one.after.value_or("-"));
    }
    std::ranges::sort(told);
    EXPECT_EQ(told, (std::vector<std::string>{"language: en de", "mailFrom: - 0.00 EUR", "mailFrom: - 50.00 EUR",
                                              "mailFrom: 50.00 EUR -"}));
}

TEST_F(NoticeWishesOperations, whatSomebodyElseChangedMeanwhileIsNotOverwritten)
{
    const std::string version = wishes().etag();
    ASSERT_TRUE(change(version, euros(1'00)).ok());
    EXPECT_EQ(change(version, euros(2'00)).code(), ErrorCode::PreconditionFailed);
    EXPECT_EQ(m_teller.call<ChangeNoticeWishes>({m_account.owner, "en", {}}).code(), ErrorCode::PreconditionRequired);
    EXPECT_EQ(stored(), "100 en 2");
    const auto same = change(wishes().etag(), euros(1'00));
    EXPECT_TRUE(same.ok()) << same.body;
    EXPECT_EQ(stored(), "100 en 2") << "nothing was changed";
    EXPECT_EQ(m_bank.recorded("customer.noticesChanged").size(), 1u);
}

TEST_F(NoticeWishesOperations, whatCannotBeMeantIsRefused)
{
    const std::string version = wishes().etag();
    const auto pointerOf = [](const ApiReply<NoticeWishes>& reply) {
        const auto* problem = std::get_if<Problem>(&reply.content);
        return problem && !problem->errors.empty() ? problem->errors[0].pointer : std::string();
    };
    EXPECT_EQ(pointerOf(change(version, euros(-1))), "/choices/0/from");
    EXPECT_EQ(pointerOf(change(version, Money(100, Currency::parse("CZK").value()))), "/choices/0/from");
    EXPECT_EQ(pointerOf(change(version, euros(1), "fr")), "/language");
    const NoticeChoice mail{NoticeChannel::Mail, {}};
    EXPECT_EQ(pointerOf(m_teller.call<ChangeNoticeWishes>({m_account.owner, "en", {mail, mail}}, {}, version)),
              "/choices/0/channel");
    EXPECT_EQ(wishes().etag(), version);
}

TEST(NoticeWishesBySms, areKeptApartFromThoseByMail)
{
    ServedBank bank(migratedDatabase(), {}, [](platform::Settings& settings) {
        withMail(settings);
        settings.sms.url = "https://127.0.0.1:1/messages";
    });
    ApiClient teller = bank.client();
    bank.signIn(teller, Role::Teller, bank.mainBranch());
    const auto account = bank.openAccount(bank.mainBranch(), 0);
    bank.query("UPDATE bank.customer SET phone = '+420603123456' WHERE id = $1 RETURNING id",
               account.owner.uuid().toString());
    const auto change = [&](std::vector<NoticeChoice> choices) {
        const std::string version = teller.call<GetNoticeWishes>({account.owner}).etag();
        EXPECT_TRUE(teller.call<ChangeNoticeWishes>({account.owner, "en", std::move(choices)}, {}, version).ok());
        return teller.call<GetNoticeWishes>({account.owner}).value().wishes;
    };
    const auto shown = change({{NoticeChannel::Sms, euros(20'00)}, {NoticeChannel::Mail, euros(0)}});
    ASSERT_EQ(shown.size(), 2u);
    EXPECT_EQ(shown[0].channel, NoticeChannel::Mail);
    EXPECT_EQ(shown[0].from, euros(0));
    EXPECT_EQ(shown[1].channel, NoticeChannel::Sms);
    EXPECT_EQ(shown[1].address, "+420603123456");
    EXPECT_EQ(shown[1].from, euros(20'00));
    const auto fewer = change({{NoticeChannel::Sms, std::nullopt}});
    EXPECT_EQ(fewer[0].from, euros(0)) << "a channel that is not named stays as it is";
    EXPECT_EQ(fewer[1].from, std::nullopt);
}

TEST(NoticeWishesOfABankThatSendsNothing, areNoneAndCannotBeMade)
{
    ServedBank bank;
    ApiClient teller = bank.client();
    bank.signIn(teller, Role::Teller, bank.mainBranch());
    const auto account = bank.openAccount(bank.mainBranch(), 0);
    const auto shown = teller.call<GetNoticeWishes>({account.owner});
    ASSERT_TRUE(shown.ok()) << shown.body;
    EXPECT_TRUE(shown.value().wishes.empty());
    EXPECT_EQ(
        teller.call<ChangeNoticeWishes>({account.owner, "en", {{NoticeChannel::Mail, euros(0)}}}, {}, shown.etag())
            .status,
        400);
}

} // namespace
} // namespace cf::test
