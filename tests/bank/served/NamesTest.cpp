// Names, numbers and IBANs are found however they are written, stored or pasted: over TLS, from the running bank.
#include "services/bank/api/TelephoneNumber.h"
#include "services/bank/customers/NameOrder.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

using Names = std::vector<std::string>;

class FoundNames : public ::testing::Test
{
protected:
    FoundNames() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    void add(const std::string& family, const std::string& given, const std::string& phone = {},
             const std::string& number = Uuid::v7().toString())
    {
        m_bank.query("INSERT INTO bank.customer (id, number, branch_id, display_name, family_name, given_name, phone)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                     Uuid::v7().toString(), number, m_bank.mainBranch().uuid().toString(), given + " " + family, family,
                     given, phone);
    }

    Names found(const std::string& typed)
    {
        const auto reply = m_teller.call<SearchCustomers>({typed, {}, {}});
        EXPECT_TRUE(reply.ok()) << typed << ": " << reply.body;
        Names names;
        if (reply.ok())
            for (const auto& customer : reply.value().items)
                names.push_back(customer.displayName);
        EXPECT_TRUE(!reply.ok() || reply.value().count == static_cast<std::int64_t>(names.size())) << reply.body;
        return names;
    }

    //! Each of these finds exactly this person.
    void expectEach(const std::vector<std::string>& typed, const std::string& name)
    {
        for (const std::string& text : typed)
            EXPECT_EQ(found(text), Names{name}) << "typed: " << text;
    }

    std::size_t accountsFor(const std::string& typed)
    {
        const auto reply = m_teller.call<FindAccounts>({typed, {}, {}});
        EXPECT_TRUE(reply.ok()) << typed << ": " << reply.body;
        return reply.ok() ? reply.value().items.size() : 0;
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
};

} // namespace

TEST_F(FoundNames, anyBlankAndWhatCannotBeSeenSeparateLikeABlank)
{
    add("Nováková", "Jana");
    add("Novák", "Jan");
    for (const char* between : {" ", "\t", "\n", "\r\n", "\u00a0", "\u202f", "\u2003", "\u3000", "\u200b", "\ufeff",
                                "\u2028", "\u0085", "\u1680", "\u205f", " \u200e ", ", ", "\u2800"})
        EXPECT_EQ(found(std::string("Jana") + between + "Nováková"), Names{"Jana Nováková"}) << between;
    expectEach({"\ufeff Jana Nováková\u200b", "\u202aJana Nováková\u202c", "Nová\u00adková", "Nováková, Jana"},
               "Jana Nováková");
    // As imported from elsewhere.
    add("Ma\u00a0lá\u200b", "E\tva");
    expectEach({"ma lá eva", "ma la", "e va ma"}, "E\tva Ma\u00a0lá\u200b");
    const std::size_t everybody = found("").size();
    for (const char* nothing : {" ", "\u200b", "\t\u00a0", "\u2066\u2069"})
        EXPECT_EQ(found(nothing).size(), everybody) << "invisible text is not a search term";
}

TEST_F(FoundNames, shortNamesAreFound)
{
    add("Novák", "Jo");
    add("Novák", "Josef");
    add("Wei", "Li");
    add("Ma", "Yo");
    add("王", "伟");
    add("李", "小明");
    add("山田", "太郎");
    add("김", "민수");
    EXPECT_EQ(found("Jo Novák"), (Names{"Jo Novák", "Josef Novák"}));
    EXPECT_EQ(found("jo"), Names{"Jo Novák"}) << "as a whole word";
    expectEach({"Li Wei", "wei li", "li", "Wei"}, "Li Wei");
    expectEach({"yo ma", "Ma", "Yo", "ma y"}, "Yo Ma");
    expectEach({"伟", "王", "王伟", "王 伟", "伟 王"}, "伟 王");
    expectEach({"小明", "明", "李小明", "小"}, "小明 李");
    expectEach({"山田太郎", "太郎", "田"}, "太郎 山田");
    expectEach({"김민수", "민수", "수"}, "민수 김");
}

TEST_F(FoundNames, germanAndNordicLettersAreFoundInBothSpellings)
{
    const std::vector<std::pair<std::string, std::string>> spellings = {
        {"Müller", "Mueller"}, {"Sørensen", "Soerensen"}, {"Åse", "Aase"},     {"Böhm", "Boehm"},
        {"Strauß", "Strauss"}, {"Kjær", "Kjaer"},         {"Jäger", "Jaeger"}, {"Århus", "Aarhus"},
    };
    for (const auto& [one, other] : spellings)
        add(one + "stored", "First");
    for (const auto& [one, other] : spellings)
        add(other + "kept", "Second");
    for (const auto& [one, other] : spellings) {
        expectEach({one + "stored", other + "stored", "first " + other + "stored"}, "First " + one + "stored");
        expectEach({one + "kept", other + "kept", one + "kept second"}, "Second " + other + "kept");
    }
    expectEach({"MÜLLERSTORED", "MUELLERSTORED", "mullerstored"}, "First Müllerstored");
}

TEST_F(FoundNames, otherScriptsAreFoundAsTheyAreWrittenByHabit)
{
    add("Παπαδόπουλος", "Γιώργος");
    add("محمد", "أحمد");
    add("שלום", "דוד");
    add("Фёдоров", "Алексей");
    expectEach({"ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδόπουλος", "παπαδοπουλοσ", "Γιωργος"}, "Γιώργος Παπαδόπουλος");
    expectEach({"مُحَمَّد", "محمد", "احمد", "أحمد", "مـحـمـد"}, "أحمد محمد");
    expectEach({"שָׁלוֹם", "שלום"}, "דוד שלום");
    expectEach({"ФЕДОРОВ", "фёдоров"}, "Алексей Фёдоров");
}

TEST_F(FoundNames, apostrophesAndHyphensDoNotMatter)
{
    add("O'Brien", "Sean");
    add("O’Neill", "Ann");
    add("Nováková Svobodová", "Eva");
    add("Malá-Černá", "Ida");
    expectEach({"O'Brien", "O´Brien", "O`Brien", "O’Brien", "O‘Brien", "Oʼbrien", "OBrien", "o brien"}, "Sean O'Brien");
    expectEach({"O'Neill", "O´Neill", "oneill"}, "Ann O’Neill");
    expectEach({"Nováková-Svobodová", "Nováková – Svobodová", "svobodova novakova", "NovakovaSvobodova"},
               "Eva Nováková Svobodová");
    expectEach({"Malá-Černá", "malá černá", "Malá\u2011Černá", "Malá \u2013 Černá", "malacerna"}, "Ida Malá-Černá");
}

TEST_F(FoundNames, aTelephoneNumberIsFoundByItsDigits)
{
    add("Czech", "Ann", "+420 603 123 456");
    add("German", "Bob", "0171/123 45 67");
    add("British", "Cid", "0044 20 7946 0018");
    add("Other", "Dan", "+420 603 999 888");
    expectEach({"603123456", "603-123-456", "603 123 456", "(603) 123 456", "00420603123456", "+420603123456",
                "+420 603 123 456", "+420-603.123.456", "420603123456", "6０3１23456", "603\u00a0123\u00a0456"},
               "Ann Czech");
    expectEach({"0171 1234567", "+49 171 1234567", "0049 (0)171/123-45-67", "1711234567"}, "Bob German");
    expectEach({"+44 20 7946 0018", "020 7946 0018", "(020) 79460018"}, "Cid British");
    EXPECT_EQ(found("+421 171 1234567"), Names{"Bob German"}) << "stored without its country";
    EXPECT_EQ(found("603123457"), Names{});
    add("Number", "Eve", "", "0012-345-678");
    expectEach({"0012-345-678", "0012 345"}, "Eve Number");
}

TEST_F(FoundNames, anIbanIsFoundHoweverItIsPasted)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0);
    m_bank.openAccount(m_bank.mainBranch(), 0);
    const std::string paper = account.iban.paper();
    std::string hyphens = paper;
    std::string noBreak;
    std::string wide;
    for (char& c : hyphens)
        c = c == ' ' ? '-' : c;
    for (const char c : paper) {
        noBreak += c == ' ' ? std::string("\u00a0") : std::string(1, c);
        if (c != ' ')
            appendUtf8(wide, U'\uFF01' + static_cast<char32_t>(c - '!'));
    }
    for (const std::string& typed : {"IBAN: " + paper, "iban " + paper, "\u202a" + paper + "\u202c", "\ufeff" + paper,
                                     paper.substr(0, 7) + "\u200b" + paper.substr(7), hyphens, noBreak, wide,
                                     "IBAN:\t" + paper + "\r\n", paper.substr(10)}) {
        EXPECT_EQ(accountsFor(typed), 1U) << typed;
        const auto everything = m_teller.call<SearchEverything>({typed, {}});
        ASSERT_TRUE(everything.ok()) << everything.body;
        ASSERT_EQ(everything.value().hits.size(), 1U) << typed;
        EXPECT_EQ(everything.value().hits[0].title, paper);
    }
    EXPECT_EQ(m_teller.exchange("GET", "/v1/accounts?search=%E2%80%8B", "")->status, 400);
}

TEST_F(FoundNames, staffAreFoundLikeCustomers)
{
    ApiClient admin = m_bank.client();
    m_bank.signIn(admin, Role::Administrator, m_bank.mainBranch());
    m_bank.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id)"
                 " VALUES (gen_random_uuid(), 'j.muller', 'Jörg Müller-O’Hara', 'teller', $1) RETURNING 1",
                 m_bank.mainBranch().uuid().toString());
    for (const char* typed :
         {"Mueller", "müller", "jörg\u00a0mueller", "J.Muller", "O'Hara", "Müller\tJoerg", "jo mu"}) {
        const auto reply = admin.call<ListStaff>({SearchText(typed), {}, {}, {}});
        ASSERT_TRUE(reply.ok()) << reply.body;
        EXPECT_EQ(reply.value().items.size(), 1U) << typed;
    }
}

TEST_F(FoundNames, comeInTheOrderOfTheBanksLanguage)
{
    const Names noLanguages = {"Čapek", "Chalupa", "Cihelka",  "Drda", "Hanák",
                               "Novak", "Novák",   "Nováková", "Žák",  "Zeman"};
    const Names czech = {"Cihelka", "Čapek", "Drda", "Hanák", "Chalupa", "Novak", "Novák", "Nováková", "Zeman", "Žák"};
    for (const char* family :
         {"Žák", "Chalupa", "Nováková", "Novak", "Hanák", "Zeman", "Čapek", "Novák", "Drda", "Cihelka"}) {
        add(family, "Eva");
        m_bank.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id)"
                     " VALUES (gen_random_uuid(), 'x' || md5($2), $2 || ' of Staff', 'teller', $1) RETURNING 1",
                     m_bank.mainBranch().uuid().toString(), family);
    }
    // Page by page, two at a time.
    const auto listed = [&](const std::string& typed) {
        Names names;
        std::optional<std::string> after;
        for (bool more = true; more;) {
            const auto reply = m_teller.call<SearchCustomers>({typed, after, 2});
            EXPECT_TRUE(reply.ok()) << reply.body;
            more = reply.ok() && reply.value().more;
            after = reply.ok() ? reply.value().lastKey : std::nullopt;
            for (const auto& customer : reply.value().items)
                names.push_back(customer.displayName.substr(4));
        }
        return names;
    };
    ApiClient admin = m_bank.client();
    m_bank.signIn(admin, Role::Administrator, m_bank.mainBranch());
    const auto staff = [&] {
        Names names;
        std::optional<std::string> after;
        for (bool more = true; more;) {
            const auto reply = admin.call<ListStaff>({SearchText("of staff"), {}, after, 3});
            EXPECT_TRUE(reply.ok()) << reply.body;
            more = reply.ok() && reply.value().more;
            after = reply.ok() ? reply.value().lastKey : std::nullopt;
            for (const auto& member : reply.value().items)
                names.push_back(member.displayName.substr(0, member.displayName.find(' ')));
        }
        return names;
    };
    EXPECT_EQ(listed(""), noLanguages);
    ASSERT_TRUE(bank::orderNamesBy(m_bank.settings().ownerDatabase, "cs").ok());
    EXPECT_EQ(listed(""), czech);
    EXPECT_EQ(listed("eva"), czech);
    EXPECT_EQ(staff(), czech);
    EXPECT_EQ(listed("c"), (Names{"Cihelka", "Čapek", "Chalupa"}));
    EXPECT_EQ(listed("no"), (Names{"Novak", "Novák", "Nováková"}));
    EXPECT_EQ(listed("%"), Names{});
}

TEST(TelephoneNumber, isToldFromOtherTexts)
{
    using bank::TelephoneNumber;
    using bank::telephoneNumberIn;
    EXPECT_EQ(telephoneNumberIn("+420 603 123 456"), (TelephoneNumber{"420603123456", "603123456"}));
    EXPECT_EQ(telephoneNumberIn("(+1) 603-555-0123"), (TelephoneNumber{"16035550123", "6035550123"}));
    EXPECT_EQ(telephoneNumberIn("00352 691 123 456"), (TelephoneNumber{"352691123456", "691123456"}));
    EXPECT_EQ(telephoneNumberIn("0171/123 45 67"), (TelephoneNumber{"1711234567", ""}));
    for (const char* other : {"", "12345", "603 123 456 Jan", "1+603123456", "jan@example.org", "603,123,456"})
        EXPECT_EQ(telephoneNumberIn(other), std::nullopt) << other;
}
