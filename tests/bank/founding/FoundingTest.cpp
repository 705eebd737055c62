// A bank is founded once, whole, and by what can be right.
#include "app/bankd/FoundingQuestions.h"
#include "app/bankd/OpenedBank.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

#include <future>
#include <sstream>

namespace cf::test {
namespace {

using bank::Founding;

const bank::TimeZones kZones{"Europe/Vienna", "Europe/London", "UTC"};

Founding aBank()
{
    return {"Sparkasse Mühlviertel", "AT",   "20320",     "ASPKAT2L",  "EUR",
            "Europe/Vienna",         "0001", "Freistadt", "jana.nova", "Jana Nová"};
}

class FoundingTest : public ::testing::Test
{
protected:
    std::string one(const std::string& sql)
    {
        return m_pool.transaction(
            [&](db::Transaction& transaction) { return transaction.query(sql.c_str()).value<std::string>(); });
    }

    TestDatabase m_database = migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app}, m_watchdog};
};

std::vector<std::string> sentences(const Founding& founding)
{
    std::vector<std::string> sentences;
    for (const auto& mistake : bank::mistakesIn(bank::tidied(founding), kZones))
        sentences.push_back(mistake.sentence);
    return sentences;
}

} // namespace

TEST_F(FoundingTest, aBankHasItsNameABranchAndAnAdministratorAndItsBeginIsOnRecord)
{
    const auto code = bank::found(m_pool, aBank());
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(one("SELECT concat_ws(' ', name, country, bank_code, bic, currency, time_zone) FROM bank.institution"),
              "Sparkasse Mühlviertel AT 20320 ASPKAT2L EUR Europe/Vienna");
    EXPECT_EQ(one("SELECT concat_ws(' ', code, name, time_zone) FROM bank.branch"), "0001 Freistadt Europe/Vienna");
    EXPECT_EQ(one("SELECT concat_ws(' ', s.user_name, s.display_name, s.role, s.status, b.code, password_hash)"
                  " FROM bank.staff s JOIN bank.branch b ON b.id = s.branch_id"),
              "jana.nova Jana Nová administrator invited 0001");
    EXPECT_EQ(one("SELECT count(*) FROM bank.staff_enrolment_code"), "1");
    std::vector<std::string> actions;
    m_pool.transaction([&](db::Transaction& transaction) {
        for (const auto& row : transaction.query("SELECT leaf FROM bank.audit_inbox, unnest(leaves) AS leaf")) {
            const auto event = parseLeaf(row.get<db::Bytea>("leaf")).value();
            actions.push_back(event.action);
            if (event.action == "bank.founded") {
                EXPECT_EQ(bank::attributeIn(event, "name"), "Sparkasse Mühlviertel");
                EXPECT_EQ(bank::attributeIn(event, "bic"), "ASPKAT2L");
            }
        }
    });
    EXPECT_EQ(actions, (std::vector<std::string>{"bank.founded", "staff.added"}));
}

TEST_F(FoundingTest, aBankIsFoundedOnce)
{
    ASSERT_TRUE(bank::found(m_pool, aBank()).ok());
    Founding other = aBank();
    other.name = "Another";
    other.branchCode = "0002";
    other.administrator = "eva";
    const auto again = bank::found(m_pool, other);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error(), "This bank was founded already: Sparkasse Mühlviertel.");
    EXPECT_EQ(one("SELECT count(*) FROM bank.branch"), "1");
    EXPECT_EQ(one("SELECT count(*) FROM bank.staff"), "1");
}

TEST_F(FoundingTest, itsNameGoesBeforeTheConfiguredOne)
{
    app::OpenedBank opened;
    opened.settings.appDatabase = m_database.app;
    app::takeFoundedName(opened);
    EXPECT_EQ(opened.settings.bankName, "Counterfoil Bank");
    ASSERT_TRUE(bank::found(m_pool, aBank()).ok());
    app::takeFoundedName(opened);
    EXPECT_EQ(opened.settings.bankName, "Sparkasse Mühlviertel");
    EXPECT_EQ(opened.settings.mail.fromName, "Sparkasse Mühlviertel");
}

TEST_F(FoundingTest, ofTwoWhoFoundItAtOnceOneDoes)
{
    std::vector<std::future<bool>> founders;
    for (int i = 0; i < 2; ++i)
        founders.push_back(std::async(std::launch::async, [&] { return bank::found(m_pool, aBank()).ok(); }));
    const bool first = founders[0].get();
    EXPECT_NE(first, founders[1].get());
    EXPECT_EQ(one("SELECT count(*) FROM bank.branch"), "1");
    EXPECT_EQ(one("SELECT count(*) FROM bank.staff"), "1");
}

TEST_F(FoundingTest, aBankThatHasBranchesIsLeftAsItIs)
{
    m_pool.transaction([](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone)"
                          " VALUES (gen_random_uuid(), 'MAIN', 'Main', 'UTC')");
    });
    const auto code = bank::found(m_pool, aBank());
    ASSERT_FALSE(code.ok());
    EXPECT_EQ(code.error(), "There are branches here already: this bank was made without being founded.");
    EXPECT_EQ(one("SELECT count(*) FROM bank.institution"), "0");
}

TEST_F(FoundingTest, theDatabaseNamesItsTimeZones)
{
    const auto zones = m_pool.transaction(bank::timeZones);
    EXPECT_TRUE(zones.contains("Europe/Vienna"));
    EXPECT_FALSE(zones.contains("Europe/Freistadt"));
}

TEST(Foundings, areTidiedAsPeopleTypeThem)
{
    const Founding tidy = bank::tidied({"  Bank ", " gb", "nwbk 60-16-13", "nwbkgb2l", "gbp ", " Europe/London", "main",
                                        " Main ", " Jana.Nova ", "Jana"});
    EXPECT_EQ(tidy.name, "Bank");
    EXPECT_EQ(tidy.country, "GB");
    EXPECT_EQ(tidy.bankCode, "NWBK601613");
    EXPECT_EQ(tidy.bic, "NWBKGB2L");
    EXPECT_EQ(tidy.currency, "GBP");
    EXPECT_EQ(tidy.branchCode, "MAIN");
    EXPECT_EQ(tidy.branchName, "Main");
    EXPECT_EQ(tidy.administrator, "jana.nova");
    EXPECT_TRUE(bank::mistakesIn(tidy, kZones).empty());
}

TEST(Foundings, whatIsWrongIsSaid)
{
    EXPECT_TRUE(sentences(aBank()).empty());
    const auto with = [](std::string Founding::*field, const char* value) {
        Founding founding = aBank();
        founding.*field = value;
        return sentences(founding);
    };
    using Sentences = std::vector<std::string>;
    EXPECT_EQ(with(&Founding::name, " "), Sentences{"The bank's name must not be empty."});
    EXPECT_EQ(with(&Founding::name, "a\nb").size(), 1U);
    EXPECT_EQ(with(&Founding::country, "US").front(),
              "How accounts are numbered in the country \"US\" is not known. A country is two letters, such as AT.");
    EXPECT_EQ(with(&Founding::bankCode, "2032"),
              Sentences{"The bank code \"2032\" must be 5 digits, as in the IBANs of AT."});
    EXPECT_EQ(with(&Founding::bic, "ASPKAT"), Sentences{"The BIC \"ASPKAT\" must be 8 or 11 letters and digits."});
    EXPECT_EQ(with(&Founding::bic, "ASPKDE2L"), Sentences{"The BIC \"ASPKDE2L\" is of another country than AT."});
    EXPECT_EQ(with(&Founding::currency, "ATS"), Sentences{"The currency \"ATS\" is not one of ISO 4217, such as EUR."});
    EXPECT_EQ(with(&Founding::timeZone, "Wien"),
              Sentences{"The database knows no time zone \"Wien\". One is called Europe/Vienna."});
    EXPECT_EQ(with(&Founding::branchCode, "1"),
              Sentences{"The branch's code \"1\" must be 2 to 8 digits and capital letters."});
    EXPECT_EQ(with(&Founding::branchName, ""), Sentences{"The branch's name must not be empty."});
    EXPECT_EQ(with(&Founding::administrator, "j n").size(), 1U);
    EXPECT_EQ(with(&Founding::administratorName, ""), Sentences{"The administrator's name must not be empty."});
    Founding british = aBank();
    british.country = "GB";
    EXPECT_EQ(sentences(british).front(),
              "The bank code \"20320\" must be 4 letters and 6 digits, as in the IBANs of GB.");
    EXPECT_EQ(sentences({}).size(), 8U) << "all at once; the code of the first branch is the usual one";
}

TEST(Foundings, areAskedForUntilTheyAreRight)
{
    Founding known = aBank();
    known.bankCode.clear();
    known.bic.clear();
    std::istringstream answers("2032\nASPKAT2L\n20320\n");
    std::ostringstream said;
    const Founding founding = app::askForFounding(known, kZones, answers, said);
    EXPECT_EQ(founding.bankCode, "20320");
    EXPECT_EQ(founding.name, "Sparkasse Mühlviertel");
    EXPECT_EQ(said.str(),
              "Bank code, as in the country's IBANs: BIC: The bank code \"2032\" must be 5 digits, as in the"
              " IBANs of AT.\nBank code, as in the country's IBANs: ");
    std::istringstream none;
    EXPECT_THROW(app::askForFounding(known, kZones, none, said), std::runtime_error);
}

TEST(Foundings, withoutATerminalNameWhatIsMissing)
{
    Founding known = aBank();
    EXPECT_EQ(app::missingFlags(known), "");
    known.country.clear();
    known.administrator.clear();
    EXPECT_EQ(app::missingFlags(known), "--country, --administrator");
}

} // namespace cf::test
