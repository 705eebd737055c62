// From a booking to the customer's mail: told once, by the customer's wishes, whatever is away meanwhile.
#include "services/bank/events/DeadLetters.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/Outbox.h"
#include "services/bank/events/Topics.h"
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/notices/MessageRetention.h"
#include "services/bank/notices/NoticeWorkers.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/events/KafkaSource.h"
#include "services/contract/Binder.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryKafka.h"
#include "tests/support/TemporaryMail.h"
#include "tests/support/TemporaryWeb.h"

namespace cf::test {
namespace {

using namespace bank;

class Notices : public LedgerFixture
{
protected:
    //! What runs in a bank that tells its customers, with its events in the database or on Kafka.
    struct Workers
    {
        explicit Workers(Notices& test, const std::optional<platform::KafkaConfig>& kafka = {})
            : Workers(test, test.settings(), kafka)
        {
        }

        Workers(Notices& test, platform::Settings withChannels, const std::optional<platform::KafkaConfig>& kafka = {})
            : settings(std::move(withChannels))
            , bus(busOf(test.m_pool, kafka))
            , relay(test.m_pool, *bus, 10ms)
            , notices(
                  settings, test.m_pool,
                  [&](const EventConsumer& consumer) -> std::unique_ptr<platform::EventSource> {
                      if (kafka)
                          return std::make_unique<platform::KafkaSource>(
                              platform::KafkaSourceConfig{*kafka, consumer.name, consumer.topics});
                      return std::make_unique<QueueSource>(test.m_pool, consumer.name);
                  },
                  [&](const std::string&) { return [&](const std::string&) { ++test.m_troubles; }; })
        {
        }

        std::unique_ptr<platform::EventBus> busOf(db::Pool& pool,
                                                  const std::optional<platform::KafkaConfig>& kafka) const
        {
            if (kafka)
                return std::make_unique<platform::KafkaBus>(*kafka);
            return std::make_unique<QueueBus>(pool, noticeConsumersOf(settings));
        }

        platform::Settings settings;
        std::unique_ptr<platform::EventBus> bus;
        OutboxRelay relay;
        NoticeWorkers notices;
    };

    platform::Settings settings() const
    {
        platform::Settings settings;
        settings.mail = m_server.config();
        return settings;
    }

    platform::Settings settingsWithSms() const
    {
        platform::Settings both = settings();
        both.sms.url = m_gateway.url("/sms");
        both.sms.token = "t";
        both.sms.callingCode = "420";
        both.sms.body = {{"to", "{to}"}, {"text", "{text}"}, {"reference", "{reference}"}};
        both.sms.authority = m_gateway.authority();
        both.sms.patience = 2s;
        return both;
    }

    //! Beside wish().
    void wishSms(const TestAccount& account, const std::string& smsFrom, const std::string& telephone)
    {
        tamper("UPDATE bank.customer SET phone = '" + telephone + "' WHERE id = '" + account.owner.uuid().toString() +
               "'; UPDATE bank.notice_wish SET sms_from = " + smsFrom + " WHERE customer_id = '" +
               account.owner.uuid().toString() + "'");
    }

    //! Amounts in minor units.
    void wish(const TestAccount& account, const std::string& mailFrom, const std::string& language = "en",
              const std::string& address = "jana@example.org")
    {
        tamper("UPDATE bank.customer SET email = '" + address + "' WHERE id = '" + account.owner.uuid().toString() +
               "'; INSERT INTO bank.notice_wish (customer_id, mail_from, language) VALUES ('" +
               account.owner.uuid().toString() + "', " + mailFrom + ", '" + language + "')");
    }

    void book(const TestAccount& from, const TestAccount& to, std::int64_t amount)
    {
        LedgerWriter writer(config(), m_keys);
        bookedOf(post(writer, command(from, to, amount)));
    }

    //! Nothing is on its way any more.
    bool atRest()
    {
        return eventually([&] {
            return sql("SELECT (SELECT count(*) FROM bank.outbox) + (SELECT count(*) FROM bank.event_queue)") == "0";
        });
    }

    TemporaryMail m_server{COUNTERFOIL_SOURCE_FOLDER};
    TemporaryWeb m_gateway{COUNTERFOIL_SOURCE_FOLDER};
    std::atomic<int> m_troubles = 0;
};

TEST_F(Notices, whatIsBookedIsToldInTheCustomersLanguageFromTheWishedAmountOn)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(from, "5000", "de", "zdenek@example.org");
    wish(to, "4999");
    book(from, to, 49'99);
    book(from, to, 50'00);
    const Workers workers(*this);
    ASSERT_TRUE(eventually([&] { return m_server.received().size() == 3; }));
    ASSERT_TRUE(atRest());
    const auto mails = m_server.received();
    ASSERT_EQ(mails.size(), 3u) << "49.99 is less than the debtor wants to hear of";
    const auto english = std::ranges::find(mails, "jana@example.org", &ReceivedMail::to);
    ASSERT_NE(english, mails.end());
    EXPECT_EQ(english->headers.at("Subject"), "Credit on your account");
    const auto german = std::ranges::find(mails, "zdenek@example.org", &ReceivedMail::to);
    ASSERT_NE(german, mails.end());
    EXPECT_EQ(german->headers.at("Subject"), "Belastung Ihres Kontos");
    EXPECT_NE(german->text.find("50,00 EUR wurden am "), std::string::npos) << german->text;
    EXPECT_NE(german->text.find("Saldo danach: 900,01 EUR"), std::string::npos) << german->text;
    EXPECT_NE(german->text.find("Endung " + from.iban.electronic().substr(20)), std::string::npos) << german->text;
    EXPECT_EQ(german->text.find(from.iban.electronic()), std::string::npos) << "it is read where others see it";
    EXPECT_EQ(m_troubles, 0);
}

TEST_F(Notices, areTheSameOverKafka)
{
    if (const std::string missing = TemporaryKafka::missing(); !missing.empty())
        GTEST_SKIP() << missing;
    const TemporaryKafka kafka;
    auto onKafka = settings();
    onKafka.kafka = kafka.config();
    kafka.createTopics(kafkaTopicsOf(noticeConsumersOf(onKafka), onKafka.kafka.prefix));
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(from, "0", "en", "never@example.org");
    wish(to, "0");
    book(from, to, 10'00);
    const Workers workers(*this, kafka.config());
    DeadLetterKeeper keeper(m_pool, kMailConsumer);
    const EventWorker letters(
        std::make_unique<platform::KafkaSource>(platform::KafkaSourceConfig{
            kafka.config(), lettersOf({kMailConsumer, {}}).name, lettersOf({kMailConsumer, {}}).topics}),
        [&](const auto& deliveries) { return keeper.handle(deliveries); }, [&](const std::string&) { ++m_troubles; });
    EXPECT_TRUE(eventually([&] { return m_server.received().size() == 1; }));
    EXPECT_TRUE(eventually([&] {
        return sql("SELECT consumer || ': ' || failures || ', ' || reason FROM bank.dead_letter") ==
               "mail: 1, The mail server answered 550.";
    }));
    tamper("UPDATE bank.customer SET email = 'zdenek@example.org' WHERE id = '" + from.owner.uuid().toString() + "'");
    m_pool.transaction([](db::Transaction& transaction) {
        EXPECT_EQ(sendAgain(transaction, {kMailConsumer, kMailTopic, {}, *parseInstant("9999-01-01T00:00:00Z")}).events,
                  1);
    });
    EXPECT_TRUE(eventually([&] { return m_server.received().size() == 2; }, 20s)) << "it was sent again";
}

TEST_F(Notices, aStatementIsToldOfOnceInItsLanguageWithWhereItIsRead)
{
    const auto account = open({.balance = 1'000'00});
    wish(account, "NULL", "en");
    const std::string owned = "'" + account.id.uuid().toString() + "'";
    const auto statement = StatementId::make();
    tamper(
        "INSERT INTO bank.object (key, kind, bucket, state) VALUES ('statements/a', 'statement', 'files', 'kept');"
        "INSERT INTO bank.statement (id, account_id, month, made_at, language, bytes, sha256, object_key) VALUES ('" +
        statement.uuid().toString() + "', " + owned + ", '2026-10-01', now(), 'de', 1, sha256('a'), 'statements/a')");
    const auto told = contract::encodeDocument(contract::StatementMade{
        statement, account.id, contract::EventType::StatementMade, account.id, statement, "2026-10"});
    m_pool.transaction([&](db::Transaction& transaction) {
        tell(transaction, contract::StatementMade::kInfo.topic, {told, told});
    });
    platform::Settings linked = settings();
    linked.statementLink = "https://online.example/statements/{id}?from=mail";
    const Workers workers(*this, linked);
    ASSERT_TRUE(eventually([&] { return m_server.received().size() == 1; }));
    ASSERT_TRUE(atRest());
    const auto mails = m_server.received();
    ASSERT_EQ(mails.size(), 1u) << "it was told of twice, and made one message";
    EXPECT_EQ(mails[0].headers.at("Subject"), "Ihr Kontoauszug für Oktober 2026");
    EXPECT_NE(mails[0].text.find("https://online.example/statements/" + statement.toString() + "?from=mail"),
              std::string::npos)
        << mails[0].text;
    EXPECT_NE(mails[0].text.find("Endung " + account.iban.electronic().substr(20)), std::string::npos);
}

TEST_F(Notices, goByTheChannelsThatTheirCustomerWants)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(from, "NULL", "de");
    wishSms(from, "5000", "603 123 456");
    wish(to, "0");
    wishSms(to, "5000", "+49 171 1234567");
    book(from, to, 49'99);
    book(from, to, 50'00);
    const Workers workers(*this, settingsWithSms());
    ASSERT_TRUE(eventually([&] { return m_gateway.received().size() == 2 && m_server.received().size() == 2; }));
    ASSERT_TRUE(atRest());
    const auto texts = m_gateway.received();
    ASSERT_EQ(texts.size(), 2u);
    EXPECT_EQ(m_server.received().size(), 2u);
    const auto debtors = std::ranges::find_if(
        texts, [](const WebRequest& text) { return text.body.find("+420603123456") != std::string::npos; });
    ASSERT_NE(debtors, texts.end());
    EXPECT_EQ(debtors->headers.at("authorization"), "Bearer t");
    EXPECT_NE(debtors->body.find("Endung " + from.iban.electronic().substr(20) + ". 50,00 EUR wurden am "),
              std::string::npos)
        << debtors->body;
    EXPECT_EQ(debtors->body.find("900"), std::string::npos) << "no balance";
    EXPECT_EQ(sql("SELECT count(*) FROM bank.message WHERE channel = 'sms' AND sent_at IS NOT NULL AND id::text = '" +
                  debtors->headers.at("idempotency-key") + "'"),
              "1");
    EXPECT_EQ(m_troubles, 0);
}

TEST_F(Notices, bySmsWaitForTheirGatewayAndMailDoesNot)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(to, "0");
    wishSms(to, "0", "+49 171 1234567");
    m_gateway.answer({{.pause = 60s}});
    const Workers workers(*this, settingsWithSms());
    book(from, to, 10'00);
    ASSERT_TRUE(eventually([&] { return m_server.received().size() == 1; }));
    ASSERT_TRUE(eventually([&] { return m_troubles > 0; }));
    m_gateway.answer({});
    EXPECT_TRUE(eventually([&] { return sql("SELECT count(sent_at) FROM bank.message") == "2"; }, 60s));
    const auto texts = m_gateway.received();
    ASSERT_EQ(texts.size(), 2u) << "the first was not answered";
    EXPECT_EQ(texts[0].body, texts[1].body) << "with the same reference";
    EXPECT_EQ(texts[0].headers.at("idempotency-key"), texts[1].headers.at("idempotency-key"));
}

TEST_F(Notices, bySmsThatNobodyCanTakeAreBuried)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    for (const auto* account : {&from, &to}) {
        wish(*account, "NULL");
        wishSms(*account, "0", account == &from ? "ask her son" : "+49 171 1234567");
    }
    m_gateway.answer({{.status = 400}});
    const Workers workers(*this, settingsWithSms());
    book(from, to, 10'00);
    EXPECT_TRUE(eventually([&] {
        return sql("SELECT string_agg(consumer || ': ' || reason, ' ' ORDER BY reason) FROM bank.dead_letter") ==
               "sms: The customer has no telephone number that an SMS can go to. sms: The gateway answered 400.";
    })) << sql("SELECT string_agg(consumer || ': ' || reason, ' ' ORDER BY reason) FROM bank.dead_letter");
    EXPECT_EQ(m_gateway.received().size(), 1u);
}

TEST_F(Notices, areForgottenAfterSomeTimeAndNotMadeAnew)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(to, "0");
    book(from, to, 10'00);
    book(from, to, 20'00);
    NoticeMaker maker(m_pool, noticeRulesOf(settings()));
    const auto event = [&](int number) {
        return platform::Delivery{
            {"e", kAccountsTopic, to.id.toString(),
             R"({"accountId":")" + to.id.toString() + R"(","number":)" + std::to_string(number) + "}"}};
    };
    maker.handle({event(1), event(2)});
    const auto aged = [&](const std::string& table, const std::string& column, const std::string& number) {
        tamper("UPDATE bank." + table + " SET " + column + " = now() - interval '91 days' WHERE account_id = '" +
               to.id.uuid().toString() + "' AND " + number + " = 1");
    };
    aged("entry", "recorded_at", "number");
    aged("message", "made_at", "entry_number");
    EXPECT_FALSE(removeOldMessages(m_pool, 92));
    EXPECT_EQ(sql("SELECT count(*) FROM bank.message"), "2");
    EXPECT_FALSE(removeOldMessages(m_pool, 90));
    EXPECT_EQ(sql("SELECT string_agg(entry_number::text, ' ') FROM bank.message"), "2");
    maker.handle({event(1)});
    EXPECT_EQ(sql("SELECT string_agg(entry_number::text, ' ') FROM bank.message"), "2");
}

TEST_F(Notices, whoDidNotAskOrHasGoneIsToldNothing)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    const auto gone = open({});
    wish(from, "NULL");
    wish(gone, "0");
    tamper("UPDATE bank.customer SET status = 'erased' WHERE id = '" + gone.owner.uuid().toString() + "'");
    book(from, to, 10'00);
    book(from, gone, 10'00);
    const Workers workers(*this);
    ASSERT_TRUE(atRest());
    EXPECT_TRUE(m_server.received().empty());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.message"), "0");
}

TEST_F(Notices, anEventThatComesAgainIsNotToldAgain)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(to, "0");
    book(from, to, 10'00);
    NoticeMaker maker(m_pool, noticeRulesOf(settings()));
    const platform::Delivery event{
        {"e", kAccountsTopic, to.id.toString(), R"({"accountId":")" + to.id.toString() + R"(","number":1})"}};
    maker.handle({event, event});
    maker.handle({event});
    EXPECT_EQ(sql("SELECT count(*) FROM bank.message"), "1");
    MailSender sender(m_pool, m_server.config());
    const platform::Delivery message{{sql("SELECT id FROM bank.message"), kMailTopic, "k", "{}"}};
    sender.handle({message, message});
    sender.handle({message});
    EXPECT_EQ(m_server.received().size(), 1u);
}

TEST_F(Notices, aMailServerThatIsAwayIsWaitedForAndAnAddressThatIsNoneIsNot)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    wish(from, "0", "en", "never@example.org");
    wish(to, "0");
    m_server.kill();
    const Workers workers(*this);
    book(from, to, 10'00);
    ASSERT_TRUE(eventually([&] { return m_troubles > 0; }));
    EXPECT_EQ(sql("SELECT count(*) FROM bank.dead_letter"), "0");
    m_server.start();
    ASSERT_TRUE(atRest());
    ASSERT_EQ(m_server.received().size(), 1u);
    EXPECT_EQ(m_server.received()[0].to, "jana@example.org");
    EXPECT_EQ(sql("SELECT consumer || ': ' || reason FROM bank.dead_letter"), "mail: The mail server answered 550.");
}

TEST_F(Notices, whatCannotBeReadIsBuried)
{
    NoticeMaker maker(m_pool, noticeRulesOf(settings()));
    for (const std::string& body :
         {std::string("no JSON"), std::string("{}"), std::string(R"({"accountId":7,"number":1})"),
          std::string(R"({"accountId":"acc_x","number":1})")}) {
        const auto outcomes = maker.handle({{{"e", kAccountsTopic, "k", body}}});
        ASSERT_EQ(outcomes.size(), 1u);
        EXPECT_TRUE(outcomes[0].failure && outcomes[0].hopeless) << body;
    }
}

} // namespace
} // namespace cf::test
