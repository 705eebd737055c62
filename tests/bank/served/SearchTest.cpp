// Finding customers and accounts as a teller types, and reading the results: over TLS, from the running bank.
#include "services/bank/records/Fields.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class Search : public ::testing::Test
{
protected:
    Search() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    void addCustomer(const std::string& family, const std::string& given, const std::string& number,
                     const std::string& email = {})
    {
        m_bank.query("INSERT INTO bank.customer (id, number, branch_id, display_name, family_name, given_name, email)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                     Uuid::v7().toString(), number, m_bank.mainBranch().uuid().toString(), given + " " + family, family,
                     given, email);
    }

    Page<CustomerSummary> page(const CustomerSearch& query)
    {
        const auto reply = m_teller.call<SearchCustomers>(query);
        EXPECT_TRUE(reply.ok()) << reply.status << reply.body;
        return reply.ok() ? reply.value() : Page<CustomerSummary>();
    }

    //! The names in a search's results, in order.
    std::vector<std::string> found(const std::string& typed)
    {
        std::vector<std::string> names;
        for (const auto& customer : page({typed, {}, {}}).items)
            names.push_back(customer.displayName);
        return names;
    }

    std::set<std::string> foundIbans(const std::string& typed)
    {
        const auto reply = m_teller.call<FindAccounts>({typed, {}, {}});
        EXPECT_TRUE(reply.ok()) << typed << ": " << reply.body;
        std::set<std::string> ibans;
        if (reply.ok())
            for (const auto& account : reply.value().items)
                ibans.insert(account.iban.electronic());
        return ibans;
    }

    void expectMistake(const std::string& target, const std::string& pointer)
    {
        const auto reply = m_teller.exchange("GET", target, "");
        ASSERT_TRUE(reply.has_value()) << target;
        EXPECT_EQ(reply->status, 400) << target << ": " << reply->body;
        EXPECT_NE(reply->body.find("\"pointer\":\"" + pointer + "\""), std::string::npos) << reply->body;
    }

    void pay(const OpenedAccount& from, const OpenedAccount& to, std::int64_t cents)
    {
        const auto reply = m_teller.call<PostTransfer>({from.iban, to.iban, euros(cents), std::nullopt}, Uuid::v7());
        ASSERT_EQ(reply.status, 201) << reply.body;
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
};

using Names = std::vector<std::string>;

} // namespace

TEST_F(Search, accentsAndCaseDoNotMatterOnEitherSide)
{
    addCustomer("Dvořák", "Antonín", "1");
    addCustomer("Dvorak", "Anton", "2");
    const Names both = {"Anton Dvorak", "Antonín Dvořák"};
    for (const char* typed : {"dvorak", "Dvořák", "DVOŘÁK", "dvoř", "VORA", "Dvor\u030ca\u0301k"})
        EXPECT_EQ(found(typed), both) << typed;
}

TEST_F(Search, oneOrTwoLettersAreTheBeginningOfTheFamilyName)
{
    addCustomer("Novák", "Jan", "1");
    addCustomer("Janota", "Eva", "2");
    addCustomer("Ráno", "Ivo", "3");
    EXPECT_EQ(found("no"), Names{"Jan Novák"});
    EXPECT_EQ(found("ř"), Names{"Ivo Ráno"});
    EXPECT_EQ(found("ja"), Names{"Eva Janota"});
    EXPECT_EQ(found("jan"), (Names{"Eva Janota", "Jan Novák"})) << "three letters: anywhere";
}

TEST_F(Search, severalWordsInAnyOrderMustAllBeThere)
{
    addCustomer("Novák", "Jan", "1");
    addCustomer("Novák", "Eva", "2");
    EXPECT_EQ(found("novak jan"), Names{"Jan Novák"});
    EXPECT_EQ(found("  jan   novak "), Names{"Jan Novák"});
    EXPECT_EQ(found("nov ja"), Names{"Jan Novák"});
    EXPECT_EQ(found("novak petr"), Names{});
}

TEST_F(Search, numberAndEmailFindTheirCustomer)
{
    addCustomer("Novák", "Jan", "K-004711", "Jan.Novak@example.org");
    addCustomer("Malá", "Eva", "K-004712");
    EXPECT_EQ(found("004711"), Names{"Jan Novák"});
    EXPECT_EQ(found("novak@example"), Names{"Jan Novák"});
    EXPECT_EQ(found("k-0047"), (Names{"Eva Malá", "Jan Novák"}));
}

TEST_F(Search, whatMeansAnythingToTheDatabaseMeansItselfHere)
{
    addCustomer("Hundred%", "Ann", "1");
    addCustomer("Under_score", "Bob", "2");
    addCustomer("Back\\slash", "Cid", "3");
    addCustomer("O'Hara \"Quote\"", "Dan", "4");
    EXPECT_EQ(found("hundred%"), Names{"Ann Hundred%"});
    EXPECT_EQ(found("hun%red"), Names{});
    EXPECT_EQ(found("%"), Names{});
    EXPECT_EQ(found("％"), Names{}) << "the search form treats the full-width sign as a per cent sign";
    EXPECT_EQ(found("＿＿＿"), Names{});
    EXPECT_EQ(found("under_s"), Names{"Bob Under_score"});
    EXPECT_EQ(found("unde__score"), Names{});
    EXPECT_EQ(found("back\\s"), Names{"Cid Back\\slash"});
    EXPECT_EQ(found("slash\\"), Names{});
    EXPECT_EQ(found("o'hara"), Names{"Dan O'Hara \"Quote\""});
    EXPECT_EQ(found("\"quote\""), Names{"Dan O'Hara \"Quote\""});
    EXPECT_EQ(found("{a,b}"), Names{});
}

TEST_F(Search, bytesThatAreNoTextAreAMistakeOfTheRequest)
{
    expectMistake("/v1/customers?search=%ff%fe", "?search");
    expectMistake("/v1/customers?search=nov%00ak", "?search");
    expectMistake("/v1/accounts?search=%c3", "?search");
}

TEST_F(Search, pagesCoverEverybodyOnceAndInTheOrderOfNames)
{
    for (const char* family : {"Novák", "Nováková", "Adam", "Žižka", "Černý", "Novák", "Novák"})
        addCustomer(family, "Jan", std::to_string(m_bank.query("SELECT count(*) FROM bank.customer").value<int>()));
    const Page<CustomerSummary> whole = page({"", {}, {}});
    ASSERT_EQ(whole.items.size(), 7U);
    EXPECT_EQ(whole.items.front().displayName, "Jan Adam");
    EXPECT_EQ(whole.items[1].displayName, "Jan Černý");
    EXPECT_EQ(whole.items.back().displayName, "Jan Žižka");
    std::vector<CustomerId> met;
    std::optional<std::string> cursor;
    for (bool more = true; more && met.size() < 20;) {
        const auto piece = page({"", cursor, 2});
        ASSERT_FALSE(piece.items.empty());
        for (const auto& customer : piece.items)
            met.push_back(customer.id);
        EXPECT_EQ(piece.firstKey, piece.items.front().id.toString());
        EXPECT_EQ(piece.count, 7);
        cursor = piece.lastKey;
        more = piece.more;
    }
    std::vector<CustomerId> all;
    for (const auto& customer : whole.items)
        all.push_back(customer.id);
    EXPECT_EQ(met, all);
    EXPECT_TRUE(page({"", cursor, 2}).items.empty()) << "there is nobody after the last one";
}

TEST_F(Search, aPageHasOneToFiveHundredRowsAndAGenuineCursor)
{
    expectMistake("/v1/customers?search=&limit=0", "?limit");
    expectMistake("/v1/customers?search=&limit=501", "?limit");
    expectMistake("/v1/customers?search=&limit=-1", "?limit");
    expectMistake("/v1/customers?search=&limit=ten", "?limit");
    expectMistake("/v1/customers?search=&limit=99999999999999999999", "?limit");
    expectMistake("/v1/customers?search=&cursor=abc", "?cursor");
    expectMistake("/v1/customers?search=&cursor=acc_" + Uuid::v7().toString(), "?cursor");
    expectMistake("/v1/customers?search=&sort=name", "?sort");
    expectMistake("/v1/customers?search=a&search=b", "?search");
    expectMistake("/v1/accounts?search=a&cursor=abc", "?cursor");
    EXPECT_TRUE(page({"", {}, 1}).countExact);
    EXPECT_TRUE(page({"", {}, 500}).countExact);
}

TEST_F(Search, aCountIsExactToAThousandAndThenAtLeast)
{
    m_bank.query("INSERT INTO bank.customer (id, number, branch_id, display_name)"
                 " SELECT gen_random_uuid(), n::text, $1, 'Everyman' FROM generate_series(1, 1000) AS n RETURNING 1",
                 m_bank.mainBranch().uuid().toString());
    const auto exact = page({"everyman", {}, 1});
    EXPECT_EQ(exact.count, 1000);
    EXPECT_TRUE(exact.countExact);
    addCustomer("Everyman", "One", "one more");
    const auto atLeast = page({"everyman", {}, 1});
    EXPECT_GE(atLeast.count, 1000);
    EXPECT_FALSE(atLeast.countExact);
}

TEST_F(Search, accountsAreFoundByPartOfTheIbanWithOrWithoutBlanks)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0);
    m_bank.openAccount(m_bank.mainBranch(), 0);
    const std::string iban = account.iban.electronic();
    const std::set<std::string> only = {iban};
    EXPECT_EQ(foundIbans(iban), only);
    EXPECT_EQ(foundIbans(account.iban.paper()), only);
    EXPECT_EQ(foundIbans(iban.substr(iban.size() - 6)), only);
    std::string small = account.iban.paper();
    for (char& c : small)
        c = static_cast<char>(std::tolower(c));
    EXPECT_EQ(foundIbans(small), only);
    EXPECT_EQ(foundIbans("9990").size(), 2U);
    EXPECT_EQ(foundIbans("000 111 222"), std::set<std::string>{});
}

TEST_F(Search, accountsAreFoundByTheirHoldersName)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0, "Žofie Čermáková");
    m_bank.openAccount(m_bank.mainBranch(), 0, "Jan Novák");
    EXPECT_EQ(foundIbans("cermak"), std::set<std::string>{account.iban.electronic()});
    EXPECT_EQ(foundIbans("čermáková žof"), std::set<std::string>{account.iban.electronic()});
    EXPECT_EQ(foundIbans("%"), std::set<std::string>{});
    expectMistake("/v1/accounts?search=%20", "?search");
    expectMistake("/v1/accounts", "?search");
}

TEST_F(Search, theBanksOwnAccountsAreNeverFoundNorPaidInto)
{
    const auto rows = m_bank.query("SELECT id, iban FROM bank.account WHERE kind = 'internal'");
    const std::string iban = rows[0].get<std::string>("iban");
    EXPECT_EQ(foundIbans(iban), std::set<std::string>{});
    EXPECT_EQ(m_teller.call<GetAccount>({rows[0].get<AccountId>("id")}).status, 404);
    EXPECT_EQ(m_teller.call<ListEntries>({rows[0].get<AccountId>("id"), {}, {}}).status, 404);
    EXPECT_EQ(m_teller.call<CheckPayee>({Iban::parse(iban).value()}).status, 404);
}

TEST_F(Search, aPayeeIsNamedAcrossBranchesAndSaysWhetherItTakesMoney)
{
    const auto account = m_bank.openAccount(m_bank.otherBranch(), 4'200, "Žofie Čermáková");
    const auto open = m_teller.call<CheckPayee>({account.iban});
    ASSERT_TRUE(open.ok()) << open.body;
    EXPECT_EQ(open.value().displayName, "Žofie Čermáková");
    EXPECT_EQ(open.value().currency.code(), "EUR");
    EXPECT_TRUE(open.value().acceptsCredits);
    EXPECT_EQ(open.body.find("alance"), std::string::npos) << open.body;
    for (const char* change : {"status = 'dormant'", "credits_blocked_until = now()"}) {
        m_bank.query((std::string("UPDATE bank.account SET ") + change + " WHERE id = $1").c_str(),
                     account.id.uuid().toString());
        EXPECT_TRUE(m_teller.call<CheckPayee>({account.iban}).value().acceptsCredits) << change;
    }
    m_bank.query("UPDATE bank.account SET credits_blocked_until = 'infinity' WHERE id = $1",
                 account.id.uuid().toString());
    EXPECT_FALSE(m_teller.call<CheckPayee>({account.iban}).value().acceptsCredits);
    const auto empty = m_bank.openAccount(m_bank.otherBranch(), 0, "Žofie Čermáková");
    m_bank.query("UPDATE bank.account SET status = 'closed' WHERE id = $1", empty.id.uuid().toString());
    EXPECT_FALSE(m_teller.call<CheckPayee>({empty.iban}).value().acceptsCredits);
    EXPECT_EQ(m_teller.call<CheckPayee>({Iban::compose("CZ", "08000000000000009999").value()}).status, 404);
    expectMistake("/v1/payees/CZ0000", "{iban}");
}

TEST_F(Search, equalDocumentsHaveEqualTagsAndAPaymentChangesThem)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 10'000);
    const auto payee = m_bank.openAccount(m_bank.mainBranch(), 0);
    const auto tags = [&] {
        const auto shownAccount = m_teller.call<GetAccount>({account.id});
        const auto shownCustomer = m_teller.call<GetCustomer>({account.owner});
        EXPECT_TRUE(shownAccount.ok() && shownCustomer.ok());
        return std::pair(shownAccount.headers.at("etag"), shownCustomer.headers.at("etag"));
    };
    const auto before = tags();
    EXPECT_EQ(tags(), before);
    EXPECT_TRUE(before.first.starts_with("\"") && before.first.ends_with("\"")) << "strong: " << before.first;
    EXPECT_NE(before.first, before.second);
    pay(account, payee, 1);
    const auto after = tags();
    EXPECT_NE(after.first, before.first);
    EXPECT_NE(after.second, before.second);
}

TEST_F(Search, entriesAreReadByPositionFromTheNewestWithoutGaps)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 10'000);
    const auto payee = m_bank.openAccount(m_bank.mainBranch(), 0, "Jan Payee");
    for (const std::int64_t cents : {100, 200, 300, 400})
        pay(account, payee, cents);
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> amounts;
    for (std::int64_t position = 0; position < 6; position += 2) {
        const auto reply = m_teller.call<ListEntries>({account.id, position, 2});
        ASSERT_TRUE(reply.ok()) << reply.body;
        EXPECT_EQ(reply.value().count, 5);
        EXPECT_EQ(reply.value().more, position < 4);
        for (const auto& entry : reply.value().items) {
            numbers.push_back(entry.number);
            amounts.push_back(entry.amount.minorUnits());
        }
    }
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{5, 4, 3, 2, 1}));
    EXPECT_EQ(amounts, (std::vector<std::int64_t>{-400, -300, -200, -100, 10'000}));
    const auto newest = m_teller.call<ListEntries>({account.id, {}, 1});
    ASSERT_TRUE(newest.ok());
    EXPECT_EQ(newest.value().items.at(0).balanceAfter, euros(9'000));
    EXPECT_EQ(newest.value().items.at(0).counterpartyName, "Jan Payee");
}

TEST_F(Search, beyondTheOldestEntryIsNothingAndBeforeTheNewestAMistake)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 10'000);
    for (const std::int64_t position : {std::int64_t(1), std::int64_t(1'000), INT64_MAX}) {
        const auto reply = m_teller.call<ListEntries>({account.id, position, 10});
        ASSERT_TRUE(reply.ok()) << reply.body;
        EXPECT_TRUE(reply.value().items.empty()) << position;
        EXPECT_FALSE(reply.value().more);
        EXPECT_EQ(reply.value().count, 1);
    }
    const std::string entries = "/v1/accounts/" + account.id.toString() + "/entries";
    expectMistake(entries + "?position=-1", "?position");
    expectMistake(entries + "?position=1.5", "?position");
    expectMistake(entries + "?limit=501", "?limit");
}
