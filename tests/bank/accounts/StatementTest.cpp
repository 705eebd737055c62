// Statements as a client gets them: a PDF that matches the ledger, in every script, and helpful refusals.
#include "services/bank/statements/StatementPdf.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>
#include <random>

namespace cf::test {
namespace {

using namespace contract;

Date today()
{
    return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

Date daysFromToday(int days)
{
    return Date(std::chrono::sys_days(today()) + std::chrono::days(days));
}

//! The text of a PDF as extracted by poppler, page by page, in its layout.
std::string textOf(const std::string& pdf, const std::filesystem::path& folder)
{
    const auto file = folder / "statement.pdf";
    std::ofstream(file, std::ios::binary) << pdf;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
        popen(("pdftotext -layout '" + file.string() + "' -").c_str(), "r"), pclose);
    std::string text;
    std::array<char, 4096> part{};
    while (const std::size_t length = std::fread(part.data(), 1, part.size(), pipe.get()))
        text.append(part.data(), length);
    return text;
}

int countOf(const std::string& text, const std::string& part)
{
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

class Statements : public ::testing::Test
{
protected:
    Statements() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    void pay(const OpenedAccount& from, const OpenedAccount& to, std::int64_t cents, const std::string& memo)
    {
        const Money amount = euros(cents);
        ASSERT_EQ(m_teller.call<PostTransfer>({from.iban, to.iban, amount, memo}, Uuid::v7()).status, 201);
    }

    std::string statementText(const StatementQuery& query)
    {
        const auto reply = m_teller.call<GetStatement>(query);
        EXPECT_TRUE(reply.ok()) << reply.body.substr(0, 500);
        if (!reply.ok())
            return {};
        EXPECT_EQ(reply.value().mediaType, "application/pdf");
        EXPECT_TRUE(reply.value().content.data.starts_with("%PDF-"));
        return textOf(reply.value().content.data, m_bank.folder().path());
    }

    using Words = std::vector<std::string>;
    void expectMistake(const StatementQuery& query, const std::string& pointer,
                       const std::optional<std::string>& code = {}, const std::optional<Words>& words = {})
    {
        const auto reply = m_teller.call<GetStatement>(query);
        ASSERT_EQ(reply.code(), ErrorCode::InvalidRequest) << reply.body.substr(0, 300);
        const FieldError& error = std::get<Problem>(reply.content).errors.at(0);
        EXPECT_EQ(error.pointer, pointer);
        EXPECT_EQ(error.code, code);
        EXPECT_EQ(error.words, words);
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
};

TEST_F(Statements, sayWhoWhatAndHowMuch)
{
    const auto from = m_bank.openAccount(m_bank.mainBranch(), 1'234'567'89, "Žofie Černá");
    const auto to = m_bank.openAccount(m_bank.mainBranch(), 0, "محمد الأمين");
    pay(from, to, 1'000'00, "Nájem za listopad");
    pay(from, to, 34'50, "家賃 十一月");
    const std::string text = statementText({from.id, daysFromToday(-1), daysFromToday(1), {}});
    for (const std::string& part :
         {std::string("Counterfoil Bank"), std::string("MAIN"), std::string("Žofie Černá"), from.iban.paper(),
          std::string("Nájem za listopad"), std::string("家賃 十一月"), std::string("\u22121,000.00"),
          std::string("1,234,567.89"), std::string("\u22121,034.50"), std::string("1,233,533.39"),
          std::string("Page 1 of 1")})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_F(Statements, speakTheLanguageThatIsAskedFor)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 1'234'567'89);
    const std::string german = statementText({account.id, daysFromToday(-1), daysFromToday(1), "de"});
    EXPECT_NE(german.find("Kontoauszug"), std::string::npos) << german;
    EXPECT_NE(german.find("1.234.567,89"), std::string::npos) << german;
    const std::string czech = statementText({account.id, daysFromToday(-1), daysFromToday(1), "cs"});
    EXPECT_NE(czech.find("Výpis z účtu"), std::string::npos) << czech;
    EXPECT_NE(czech.find("1 234 567,89"), std::string::npos) << czech;
}

TEST_F(Statements, ofAnAccountWithoutEntriesSayThatThereAreNone)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0);
    const std::string text = statementText({account.id, daysFromToday(-30), today(), {}});
    EXPECT_NE(text.find("Nothing was booked in this period."), std::string::npos) << text;
    EXPECT_NE(text.find("Closing balance"), std::string::npos);
}

TEST_F(Statements, refuseWhatCannotBeMadeAndSayWhatCan)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100);
    expectMistake({account.id, today(), daysFromToday(-1), {}}, "?from", "periodReversed");
    expectMistake({account.id, daysFromToday(-367), today(), {}}, "?to", "periodTooLong", Words{"366"});
    expectMistake({account.id, std::chrono::year(1) / 1 / 1, today(), {}}, "?from");
    expectMistake({account.id, today(), today(), "fr"}, "?language");
    EXPECT_TRUE(m_teller.call<GetStatement>({account.id, daysFromToday(-366), today(), {}}).ok());
}

TEST_F(Statements, ofTooManyEntriesAreRefusedWithHowManyThereMayBe)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0);
    m_bank.query("INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after,"
                 " booking_date, value_date, recorded_at) SELECT $1::uuid, n, gen_random_uuid(), 1, 'EUR', n,"
                 " current_date, current_date, now() FROM generate_series(1, 20001) AS n RETURNING 1",
                 account.id.uuid().toString());
    m_bank.query("UPDATE bank.account SET balance = 20001, last_entry_number = 20001 WHERE id = $1 RETURNING 1",
                 account.id.uuid().toString());
    expectMistake({account.id, daysFromToday(-1), daysFromToday(1), {}}, "?to", "tooManyEntries", Words{"20000"});
}

TEST_F(Statements, ofAnotherBranchDoNotExist)
{
    const auto account = m_bank.openAccount(m_bank.otherBranch(), 100);
    EXPECT_EQ(m_teller.call<GetStatement>({account.id, today(), today(), {}}).code(), ErrorCode::NotFound);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>({account.id, today()}).code(), ErrorCode::NotFound);
    EXPECT_EQ(m_teller.call<ListHolds>({account.id}).code(), ErrorCode::NotFound);
}

TEST_F(Statements, onThePageAnAccountShowsItsHoldsAndItsBalanceOnADay)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 500);
    for (const char* times :
         {"now(), NULL, NULL, NULL", "now() - interval '2 days', now() + interval '1 day', NULL, NULL",
          "now() - interval '2 days', now() - interval '1 day', NULL, NULL", "now(), NULL, now(), 'released'"})
        m_bank.query((std::string("INSERT INTO bank.hold (id, account_id, amount, reason, placed_by, placed_at,"
                                  " expires_at, ended_at, ended) SELECT gen_random_uuid(), $1, 7, 'Card', s.id, ") +
                      times + " FROM bank.staff s LIMIT 1 RETURNING id")
                         .c_str(),
                     account.id.uuid().toString());
    const auto holds = m_teller.call<ListHolds>({account.id});
    ASSERT_TRUE(holds.ok()) << holds.body;
    ASSERT_EQ(holds.value().items.size(), 2U) << "expired and released ones are gone";
    EXPECT_FALSE(holds.value().items[0].expiresAt.has_value()) << "the newest first";
    EXPECT_EQ(holds.value().items[0].amount.minorUnits(), 7);
    const auto balance = m_teller.call<GetBalanceAsOf>({account.id, daysFromToday(1)});
    ASSERT_TRUE(balance.ok()) << balance.body;
    EXPECT_EQ(balance.value().ledgerBalance.minorUnits(), 500);
    BalanceQuery instant{
        account.id, {}, std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())};
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>(instant).value().ledgerBalance.minorUnits(), 500);
    *instant.at -= std::chrono::hours(24);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>(instant).value().ledgerBalance.minorUnits(), 0);
    instant.asOf = today();
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>(instant).code(), ErrorCode::InvalidRequest);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>({account.id, daysFromToday(-5)}).value().entries, 0);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>({account.id, std::chrono::year(1) / 1 / 1}).code(),
              ErrorCode::InvalidRequest);
}

TEST_F(Statements, leaveTheirEventInTheTrail)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100);
    statementText({account.id, today(), today(), {}});
    // Read accesses reach the inbox a moment after the answer, the trail a second later.
    const auto found = [&] {
        return !m_bank
                    .query("SELECT 1 FROM bank.audit_inbox, unnest(leaves) leaf WHERE position($1::bytea IN leaf) > 0"
                           " UNION ALL SELECT 1 FROM bank.audit_event WHERE action = 'account.statementMade'",
                           db::bytea("account.statementMade"))
                    .empty();
    };
    EXPECT_TRUE(eventually(found));
}

bank::Statement longStatement(int lines, unsigned seed)
{
    std::mt19937_64 random(seed);
    const auto between = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
    const std::array<std::string, 6> names{"Zdeněk Dvořák",  "شركة النور للتجارة", "株式会社カウンターフォイル",
                                           "Ірина Шевченко", "Ελένη Παπαδοπούλου", "Nguye\u0302\u0303n Thị Ánh"};
    bank::Statement statement;
    statement.bankName = "Counterfoil Bank";
    statement.branchName = "Branch";
    statement.holders = {"Žofie Černá"};
    statement.iban = Iban::parse("CZ6508000000192000145399").value();
    statement.currency = Currency::parse("EUR").value();
    statement.from = std::chrono::year(2025) / 1 / 1;
    statement.to = std::chrono::year(2025) / 12 / 31;
    statement.madeOn = statement.to;
    statement.madeAt = "14:05";
    std::int64_t balance = 0;
    for (int i = 0; i < lines; ++i) {
        const std::int64_t amount = between(-100'000, 100'000) * 2 + 1;
        balance += amount;
        std::string memo;
        for (int words = between(0, 20); words > 0; --words)
            memo += "slovo ";
        statement.lines.push_back(
            {statement.from, statement.from, names[static_cast<std::size_t>(between(0, 5))], memo, amount, balance});
        (amount > 0 ? statement.credits : statement.debits) += amount;
    }
    statement.closing = balance;
    return statement;
}

TEST_F(Statements, ofManyPagesCarryEveryLineOnce)
{
    for (const int lines : {1, 14, 15, 16, 17, 18, 19, 20, 21, 22, 333}) {
        auto statement = longStatement(lines, static_cast<unsigned>(lines));
        for (int i = 0; i < lines; ++i)
            statement.lines[static_cast<std::size_t>(i)].counterparty = "Line" + std::to_string(1000 + i);
        const std::string text =
            textOf(bank::statementPdf(statement, *bank::statementWords("en")), m_bank.folder().path());
        for (int i = 0; i < lines; ++i)
            ASSERT_EQ(countOf(text, "Line" + std::to_string(1000 + i)), 1) << lines << " lines, line " << i;
        const int pages = countOf(text, "\f");
        EXPECT_NE(text.find("Page 1 of " + std::to_string(pages)), std::string::npos) << lines;
        EXPECT_NE(text.find("Page " + std::to_string(pages) + " of " + std::to_string(pages)), std::string::npos);
        EXPECT_EQ(countOf(text, "Brought forward"), pages - 1) << lines;
    }
}

TEST_F(Statements, shapeEveryScriptAndCutNothing)
{
    bank::Statement statement = longStatement(0, 1);
    statement.holders = {"Žofie Černá", "محمد الأمين"};
    statement.address = "Dlouhá třída 1234/56\n110 00 Praha 1";
    const std::vector<std::pair<std::string, std::string>> texts{
        {"Zdeněk Dvořák", "Nájem za listopad"},
        {"شركة النور للتجارة", "إيجار شهر نوفمبر 2026"},
        {"محمد الأمين (Praha)", "فاتورة INV-2026/114 المرجع 5571"},
        {"株式会社カウンターフォイル", "家賃 十一月分"},
        {"王小明", "十一月房租與管理費用，請查收；如有問題請於三日內與我們聯繫，謝謝您的合作與支持。"},
        {"김민준", "십일월 월세"},
        {"Ірина Шевченко", "Оренда за листопад, договір № 17"},
        {"Ελένη Παπαδοπούλου", "Ενοίκιο Νοεμβρίου"},
        {"Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "Tie\u0302\u0300n thue\u0302 nha\u0300"},
        {"दीपिका शर्मा", "नवंबर का किराया"},
        {"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG, Zweig"
         "niederlassung Garmisch-Partenkirchen, Abteilung Rechnungswesen und Zahlungsverkehr",
         std::string(140, 'Q')},
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::int64_t amount = (i % 3 == 0 ? 1 : -1) * std::int64_t(1'234'50) * std::int64_t(i * i * i + 1);
        statement.closing += amount;
        (amount > 0 ? statement.credits : statement.debits) += amount;
        statement.lines.push_back(
            {statement.from, statement.from, texts[i].first, texts[i].second, amount, statement.closing});
    }
    for (const char* language : {"en", "de", "cs"}) {
        const std::string pdf = bank::statementPdf(statement, *bank::statementWords(language));
        // For inspection by eye: a machine sees that the letters are there, not that they look right.
        if (const char* folder = std::getenv("COUNTERFOIL_PICTURES"))
            std::ofstream(std::string(folder) + "/statement_" + language + ".pdf", std::ios::binary) << pdf;
        const std::string text = textOf(pdf, m_bank.folder().path());
        for (const char* part : {"株式会社カウンターフォイル", "Ірина Шевченко", "김민준", "Ελένη Παπαδοπούλου"})
            EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
        EXPECT_EQ(countOf(text, "Q"), 140) << text;
    }
}

TEST_F(Statements, nameEveryOwnerOrSayHowManyMore)
{
    for (const std::size_t owners : {1U, 2U, 3U, 4U, 5U, 6U, 12U}) {
        bank::Statement statement = longStatement(1, 1);
        statement.address = "Dlouhá 1\n110 00 Praha";
        statement.holders.clear();
        for (std::size_t i = 0; i < owners; ++i)
            statement.holders.push_back("Owner" + std::to_string(100 + i));
        const std::string text =
            textOf(bank::statementPdf(statement, *bank::statementWords("en")), m_bank.folder().path());
        const auto named = static_cast<std::size_t>(countOf(text, "Owner1"));
        ASSERT_GE(named, std::min<std::size_t>(owners, 3)) << text;
        EXPECT_EQ(text.find("and " + std::to_string(owners - named) + " more") != std::string::npos, named < owners)
            << text;
        EXPECT_NE(text.find("110 00 Praha"), std::string::npos) << text;
    }
}

TEST_F(Statements, haveTheWholeAddressHoweverManyTheOwnersAre)
{
    bank::Statement statement = longStatement(40, 1);
    for (int i = 0; i < 7; ++i)
        statement.holders.push_back("Owner with a rather long name " + std::to_string(i));
    statement.address = "c/o M\u00fcller\nKorunn\u00ed 66\n170 19 Praha 7\nHole\u0161ovice\nCzech Republic\nEurope";
    const std::string text = textOf(bank::statementPdf(statement, *bank::statementWords("en")), m_bank.folder().path());
    for (const char* line : {"c/o M\u00fcller", "170 19 Praha 7", "Czech Republic", "Europe"})
        EXPECT_NE(text.find(line), std::string::npos) << text;
    // Everything below moved down as a whole.
    EXPECT_LT(text.find("Europe"), text.find(bank::statementWords("en")->opening)) << text;
}

TEST_F(Statements, leaveRoomForEntriesBesideAnAddressWithoutEnd)
{
    bank::Statement statement = longStatement(3, 1);
    statement.address.clear();
    for (int i = 0; i < 200; ++i)
        statement.address += "Line " + std::to_string(i) + std::string(120, 'x') + "\n";
    const std::string text = textOf(bank::statementPdf(statement, *bank::statementWords("en")), m_bank.folder().path());
    EXPECT_NE(text.find("9xxx"), std::string::npos) << text;
    EXPECT_NE(text.find("\u2026"), std::string::npos) << text;
    EXPECT_EQ(text.find("60xxx"), std::string::npos) << text;
    EXPECT_EQ(countOf(text, "\f"), 1) << text;
}

TEST_F(Statements, showWhatNoFontHasAndNoPageCanHoldAsASign)
{
    bank::Statement statement = longStatement(1, 1);
    statement.lines[0].counterparty = "Evil \u202e\ufffe\u0001 \xff end";
    statement.lines[0].memo = "Rent \U0001F3E0 \U0001F44D\U0001F3FD \U0001F1E8\U0001F1FF paid \U00010380";
    const std::string pdf = bank::statementPdf(statement, *bank::statementWords("en"));
    const std::string text = textOf(pdf, m_bank.folder().path());
    EXPECT_NE(text.find("Evil \ufffd\ufffd\ufffd \ufffd end"), std::string::npos) << text;
    EXPECT_NE(text.find("paid"), std::string::npos) << text;
    // Below the pictures, the text is unchanged.
    for (const char* copied : {"\U0001F3E0", "\U0001F44D", "\U0001F1E8", "\U0001F1FF"})
        EXPECT_NE(text.find(copied), std::string::npos) << text;
}

TEST_F(Statements, tenTimesAsLongTakeTenTimesTheWork)
{
    // CPU time of this thread, however busy the machine is.
    const auto worked = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    const auto workFor = [&](int entries) {
        const auto statement = longStatement(entries, 5);
        const double before = worked();
        const std::string pdf = bank::statementPdf(statement, *bank::statementWords("en"));
        EXPECT_LT(pdf.size(), 100'000 + static_cast<std::size_t>(entries) * 1'000);
        return worked() - before;
    };
    workFor(1); // one-time initialisation
    const double thousand = workFor(1'000);
    EXPECT_LT(workFor(10'000), 20 * thousand);
}

TEST(StatementWriting, amountsAndDatesFollowTheLanguage)
{
    const auto en = *bank::statementWords("en");
    const auto de = *bank::statementWords("de");
    const auto cs = *bank::statementWords("cs");
    const Currency euro = Currency::parse("EUR").value();
    EXPECT_EQ(bank::amountText(Money(-123'456'789, euro), en), "\u22121,234,567.89");
    EXPECT_EQ(bank::amountText(Money(5, euro), en), "0.05");
    EXPECT_EQ(bank::amountText(Money(100'000, euro), de), "1.000,00");
    EXPECT_EQ(bank::amountText(Money(99'999, euro), cs), "999,99");
    EXPECT_EQ(bank::amountText(Money(1'234'567, Currency::parse("JPY").value()), en), "1,234,567");
    EXPECT_EQ(bank::amountText(Money(std::numeric_limits<std::int64_t>::min(), euro), de),
              "\u221292.233.720.368.547.758,08");
    const Date date = std::chrono::year(2026) / 3 / 5;
    EXPECT_EQ(bank::dateText(date, en), "5\u00a0Mar\u00a02026");
    EXPECT_EQ(bank::dateText(date, de), "05.03.2026");
    EXPECT_EQ(bank::dateText(date, cs), "5.\u00a03.\u00a02026");
    EXPECT_FALSE(bank::statementWords("fr").has_value());
    EXPECT_EQ(bank::filledIn("%1 of %2", "%2", "3"), "%2 of 3");
}

} // namespace
} // namespace cf::test
