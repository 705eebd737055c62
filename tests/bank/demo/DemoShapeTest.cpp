// Whether the demo looks like a bank: people, accounts and the rhythm of two years.
#include "models/domain/Iban.h"
#include "services/bank/demo/DemoPlaces.h"
#include "tests/bank/demo/DemoFixture.h"

#include <set>

using namespace cf;
using namespace cf::bank::demo;
using namespace cf::test;

namespace {

//! One demo for all tests: nothing here writes.
class DemoShape : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_bank = std::make_unique<DemoDatabase>();
        auto options = demoOptions();
        options.customers = 1'500;
        options.transfers = 20'000;
        options.auditRows = 26'000;
        s_bank->make(options);
    }
    static void TearDownTestSuite() { s_bank.reset(); }

    static double share(const std::string& part, const std::string& of)
    {
        return static_cast<double>(s_bank->count(of + " AND " + part)) / static_cast<double>(s_bank->count(of));
    }

    static std::unique_ptr<DemoDatabase> s_bank;
};

std::unique_ptr<DemoDatabase> DemoShape::s_bank;

const std::string kWeekend = "extract(isodow FROM booking_date) > 5";

} // namespace

TEST_F(DemoShape, everyIbanIsRightAndThereOnce)
{
    std::set<std::string> countries, ibans;
    for (const std::string& text : s_bank->column("SELECT iban FROM bank.account")) {
        const auto iban = Iban::parse(text);
        ASSERT_TRUE(iban) << text;
        EXPECT_TRUE(ibans.insert(text).second) << text;
        countries.insert(iban->country());
    }
    EXPECT_EQ(countries, (std::set<std::string>{"AT", "CZ", "DE", "GB", "GR", "PT", "SK"}));
}

TEST(DemoPlaces, noTwoAccountsOfMillionsShareANumber)
{
    std::set<std::int64_t> numbers;
    for (std::uint64_t n = 0; n < 2'000'000; n += 7)
        ASSERT_TRUE(numbers.insert(scatteredNumber(n)).second) << n;
    EXPECT_GE(*numbers.begin(), 1'000);
    EXPECT_LT(*numbers.rbegin(), 95'000'000) << "where the bank's own accounts begin";
}

TEST_F(DemoShape, namesComeInManyScripts)
{
    const std::pair<const char*, const char*> scripts[] = {{"Czech", "[ěščřžů]"}, {"German", "[äöüß]"},
                                                           {"Polish", "[łśżąę]"}, {"Turkish", "[ığş]"},
                                                           {"Nordic", "[åøþ]"},   {"Iberian", "[ñãõ]"},
                                                           {"Hungarian", "[őű]"}, {"Cyrillic", "[а-яїґђ]"},
                                                           {"Greek", "[α-ωά-ώ]"}, {"Arabic", "[ء-ي]"},
                                                           {"Han", "[一-龥]"},    {"kana", "[ぁ-ヿ]"},
                                                           {"Hangul", "[가-힣]"}, {"Vietnamese", "[ạảấầệễọốộữựỳỹ]"}};
    for (const auto& [script, letters] : scripts)
        EXPECT_GT(
            s_bank->count("bank.customer WHERE kind = 'person' AND display_name ~* '" + std::string(letters) + "'"), 3)
            << script;
    EXPECT_GT(s_bank->count("bank.customer WHERE kind = 'organisation' AND birth_date IS NULL AND sex IS NULL"), 50);
    EXPECT_EQ(s_bank->count("bank.customer WHERE phone = '' OR address = '' OR display_name = '' OR NOT name_invented"),
              0);
    EXPECT_EQ(s_bank->count("bank.customer WHERE kind = 'person' AND birth_date IS NULL"), 0);
    EXPECT_EQ(s_bank->count("bank.customer WHERE email <> '' AND email !~ '@example[.](com|org|net)$'"), 0)
        << "no real address";
}

TEST_F(DemoShape, theFirstTwoCustomersAreTheSameInEveryDemo)
{
    EXPECT_EQ(s_bank->column(
                  "SELECT c.display_name || ' ' || a.iban || ' ' || a.balance || ' ' || a.currency || ' ' || b.code"
                  " FROM bank.customer c JOIN bank.account_holder h ON h.customer_id = c.id"
                  " JOIN bank.account a ON a.id = h.account_id JOIN bank.branch b ON b.id = c.branch_id"
                  " WHERE c.display_name IN ('Hynek Navrátil', 'Petra Třešňáková') ORDER BY 1"),
              (std::vector<std::string>{"Hynek Navrátil CZ8599900000191000000056 250000 EUR 0001",
                                        "Petra Třešňáková CZ1099900000191000000048 120000 EUR 0001"}));
}

TEST_F(DemoShape, accountsAreOfEveryKind)
{
    EXPECT_EQ(s_bank->ask("SELECT string_agg(DISTINCT currency, ' ') FROM bank.account WHERE kind = 'customer'"),
              "CZK EUR GBP JPY USD");
    EXPECT_EQ(s_bank->ask("SELECT string_agg(DISTINCT product, ', ') FROM bank.account WHERE kind = 'customer'"),
              "business, current, foreign currency, savings");
    EXPECT_GT(s_bank->count("bank.account WHERE debits_blocked_until = 'infinity'"), 5);
    EXPECT_EQ(s_bank->count("bank.account_block WHERE reason = ''"), 0);
    EXPECT_GT(s_bank->count("bank.account WHERE status = 'closed'"), 10);
    EXPECT_EQ(s_bank->count("bank.account WHERE status = 'closed' AND (balance <> 0 OR closed_on IS NULL)"), 0);
    EXPECT_EQ(s_bank->count("bank.account a WHERE status = 'closed' AND EXISTS (SELECT 1 FROM bank.entry e"
                            " WHERE e.account_id = a.id AND e.booking_date > a.closed_on)"),
              0);
    EXPECT_GT(s_bank->count("bank.account WHERE kind = 'customer' AND balance < 0"), 0);
    EXPECT_EQ(s_bank->count("bank.account WHERE kind = 'customer' AND balance - holds < -overdraft_limit"), 0);
    EXPECT_EQ(s_bank->count("bank.entry e JOIN bank.account a ON a.id = e.account_id WHERE a.kind = 'customer'"
                            " AND a.status <> 'closed' AND e.balance_after < -a.overdraft_limit"),
              0)
        << "not even in between";
    EXPECT_GT(s_bank->count("bank.hold"), 5);
    EXPECT_GT(s_bank->count("bank.standing_order"), 20);
    EXPECT_GT(s_bank->count("bank.account_holder WHERE relation = 'disponent'"), 50);
    EXPECT_EQ(
        s_bank->count("bank.account a WHERE kind = 'customer' AND 1 <> (SELECT count(*) FROM bank.account_holder h"
                      " WHERE h.account_id = a.id AND h.relation = 'owner')"),
        0);
    EXPECT_EQ(
        s_bank->count("bank.entry e JOIN bank.account a ON a.id = e.account_id WHERE e.booking_date < a.opened_on"), 0);
}

TEST_F(DemoShape, someOrdersWaitForApproval)
{
    EXPECT_GT(s_bank->count("bank.approval_request"), 3);
    EXPECT_EQ(s_bank->count("bank.approval_request r JOIN bank.account d ON d.id = r.debtor_account"
                            " WHERE d.balance - d.holds + d.overdraft_limit < 0 OR d.currency <> r.currency"
                            " OR d.branch_id <> r.branch_id OR d.status <> 'open'"),
              0);
    EXPECT_EQ(s_bank->count("bank.approval_request r JOIN bank.staff s ON s.id = r.requested_by"
                            " JOIN bank.limit_rule l ON l.subject = 'role' AND l.name = s.role"
                            " AND l.measure = 'perTransfer' AND l.currency = r.currency WHERE r.amount <= l.most"),
              0)
        << "orders within a teller's limit do not wait";
    EXPECT_EQ(s_bank->count("bank.approval_request r WHERE r.amount IS DISTINCT FROM (SELECT h.amount FROM bank.hold h"
                            " WHERE h.approval_id = r.id AND h.account_id = r.debtor_account)"),
              0)
        << "their money is held";
}

TEST_F(DemoShape, wagesComeAtTheMonthsEndAndRentGoesAtItsStart)
{
    EXPECT_GT(s_bank->count("bank.transfer WHERE purpose = 'salary'"), 500);
    EXPECT_EQ(s_bank->count("bank.transfer WHERE purpose = 'salary'"
                            " AND (date_trunc('month', booking_date) + interval '1 month')::date - booking_date > 4"),
              0);
    EXPECT_GT(s_bank->count("bank.transfer WHERE purpose = 'rent'"), 500);
    EXPECT_EQ(s_bank->count("bank.transfer WHERE purpose = 'rent' AND extract(day FROM booking_date) > 5"), 0);
}

TEST_F(DemoShape, shopsAreOpenOnSaturdaysAndCountersAreNot)
{
    const std::string cards = "bank.transfer WHERE purpose = 'card purchase'";
    EXPECT_GT(s_bank->count(cards), 3'000);
    const double weekend = share(kWeekend, cards);
    EXPECT_GT(weekend, 0.27);
    EXPECT_LT(weekend, 0.42);
    EXPECT_GT(share("extract(hour FROM recorded_at AT TIME ZONE 'Europe/Prague') >= 16", cards), 0.3) << "evenings";
    const std::string counter = "bank.transfer WHERE kind = 'transfer'";
    EXPECT_GT(s_bank->count(counter), 300);
    EXPECT_EQ(s_bank->count(counter + " AND " + kWeekend), 0);
    EXPECT_EQ(s_bank->count(counter +
                            " AND extract(hour FROM recorded_at AT TIME ZONE 'Europe/Prague') NOT BETWEEN 8 AND 16"),
              0);
    EXPECT_EQ(s_bank->count("bank.transfer t JOIN bank.account a ON a.id IN (t.debtor_account, t.creditor_account)"
                            " WHERE a.internal_code LIKE 'demo.clearing.%' AND " +
                            kWeekend),
              0)
        << "banks do not settle at weekends";
}

TEST_F(DemoShape, decemberIsBusierThanJanuary)
{
    const auto inMonth = [](int month) {
        return s_bank->count("bank.transfer WHERE purpose = 'card purchase' AND extract(month FROM booking_date) = " +
                             std::to_string(month));
    };
    EXPECT_GT(inMonth(12), inMonth(1) * 3 / 2);
}

TEST_F(DemoShape, staffSignInBeforeTheyLook)
{
    EXPECT_GT(s_bank->count("bank.audit_event WHERE action = 'customer.viewed'"), 500);
    EXPECT_GT(s_bank->count("bank.audit_event WHERE action = 'account.viewed'"), 500);
    EXPECT_GT(s_bank->count("bank.audit_event WHERE action = 'signIn.succeeded'"), 200);
    EXPECT_EQ(s_bank->count("bank.audit_event WHERE action LIKE '%.viewed' AND extract(isodow FROM at) > 5"), 0);
    EXPECT_EQ(s_bank->count("bank.audit_event e JOIN bank.staff s ON s.id = e.actor_id"
                            " WHERE e.branch_id <> s.branch_id OR e.role <> s.role"),
              0);
}
