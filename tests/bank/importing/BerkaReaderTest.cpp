// What BerkaReader accepts and what it reports as malformed.
#include "services/bank/importing/BerkaReader.h"
#include "services/bank/platform/text/DelimitedText.h"
#include "tests/bank/importing/BerkaFolder.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

using namespace cf;
using namespace cf::bank::importing;
using cf::test::contentOf;

namespace {

std::string reported(test::BerkaFolder& folder)
{
    const auto reading = readBerka(folder.write());
    if (!reading)
        return reading.error();
    std::string text;
    for (const MalformedLine& line : reading->malformed)
        text += line.file + ":" + std::to_string(line.line) + ": " + line.what + "\n";
    return text;
}

struct Mistake
{
    const char* file;
    std::size_t line;
    const char* text;
    const char* report;
};

void PrintTo(const Mistake& mistake, std::ostream* out)
{
    *out << mistake.text;
}

class BerkaMistake : public testing::TestWithParam<Mistake>
{
};

} // namespace

TEST(BerkaReader, readsAGoodFolderWhole)
{
    test::BerkaFolder folder;
    ASSERT_EQ(reported(folder), "");
    const BerkaBank bank = readBerka(folder.write())->bank;
    EXPECT_EQ(bank.clients.size(), 2u);
    EXPECT_EQ(bank.accounts.at(1).statements, "weekly");
    EXPECT_EQ(bank.dispositions.size(), 3u);
    EXPECT_EQ(bank.orders.at(0).symbol, Symbol::Household);
    EXPECT_EQ(bank.transactions.size(), 7u);
    EXPECT_EQ(bank.loans, 1u);
    EXPECT_EQ(bank.cards, 1u);
    EXPECT_EQ(bank.districts, 1u);
}

TEST(BerkaReader, readsAmountsWithAnyNumberOfDecimalsTheCurrencyHas)
{
    test::BerkaFolder folder;
    const BerkaBank bank = readBerka(folder.write())->bank;
    EXPECT_EQ(bank.transactions.at(4).amount, 5000);  // "50"
    EXPECT_EQ(bank.transactions.at(5).amount, -8050); // "80.5", a debit with the type VYBER
    EXPECT_EQ(bank.transactions.at(5).printed, -3050);
}

TEST(BerkaReader, namesEveryFileByItsDigest)
{
    test::BerkaFolder folder;
    const BerkaBank bank = readBerka(folder.write())->bank;
    ASSERT_EQ(bank.files.size(), 8u);
    for (const SourceFile& file : bank.files)
        EXPECT_EQ(file.sha256.size(), 64u) << file.name;
}

TEST(BerkaReader, saysWhichFileIsMissing)
{
    test::BerkaFolder folder;
    EXPECT_NE(reported(folder.remove("disp.asc")).find("disp.asc"), std::string::npos);
}

TEST(BerkaReader, refusesAFileWithAnotherHeader)
{
    test::BerkaFolder folder;
    EXPECT_EQ(reported(folder.replace("card.asc", 1, "card;disp;type;issued")),
              "card.asc does not begin with the header line of a Berka file.");
}

TEST(BerkaReader, passesOverWhatEditorsAndOldSystemsLeaveAroundAFile)
{
    const auto rewrite = [](const std::filesystem::path& path, const std::string& before, const std::string& after) {
        const std::string text = contentOf(path);
        std::ofstream(path, std::ios::binary) << before << text << after;
    };
    for (const auto& [before, after] : {std::pair("\xEF\xBB\xBF", ""), std::pair("", "\r\n"), std::pair("", "\x1A"),
                                        std::pair("", "\n\n\n"), std::pair("\xEF\xBB\xBF", "\r\n\x1A\r\n")}) {
        test::BerkaFolder folder;
        const auto path = folder.write();
        for (const char* file : {"client.asc", "trans.asc", "card.asc"})
            rewrite(path / file, before, after);
        const auto reading = readBerka(path);
        ASSERT_TRUE(reading.ok()) << reading.error();
        EXPECT_TRUE(reading->malformed.empty());
        EXPECT_EQ(reading->bank.transactions.size(), 7U);
    }
    // An empty line in the middle is still an error: something may be missing there.
    test::BerkaFolder folder;
    EXPECT_EQ(reported(folder.replace("trans.asc", 3, "")), "trans.asc:3: has 1 fields, not 10\n");
}

TEST(BerkaReader, namesAnotherFormAsWhatItIs)
{
    test::BerkaFolder commas;
    EXPECT_EQ(reported(commas.replace("card.asc", 1, R"("card_id","disp_id","type","issued")")),
              "card.asc has commas between its fields: they must be semicolons.");
    test::BerkaFolder tabs;
    EXPECT_EQ(reported(tabs.replace("card.asc", 1, "card_id\tdisp_id\ttype\tissued")),
              "card.asc has tabs between its fields: they must be semicolons.");
    for (const std::string& utf16 : {std::string("\xFF\xFE\"\0c\0", 6), std::string("\0\"\0c", 4)}) {
        test::BerkaFolder folder;
        EXPECT_EQ(reported(folder.replace("card.asc", 1, utf16)),
                  "card.asc is in UTF-16: save it as plain text (UTF-8 or ASCII) first.");
    }
    test::BerkaFolder zip;
    EXPECT_EQ(reported(zip.replace("card.asc", 1, "PK\x03\x04xxxx")),
              "card.asc is a ZIP archive or a workbook: it must be plain text with semicolons.");
}

TEST(BerkaReader, listsWhatDependsOnAMalformedLineToo)
{
    test::BerkaFolder folder;
    EXPECT_EQ(reported(folder.replace("client.asc", 2, R"(1;"701313";1)")),
              "client.asc:2: birth_number is not YYMMDD\n"
              "disp.asc:2: refers to client 1, which does not exist\n"
              "account.asc:2: account 10 has no owner in disp.asc\n"
              "disp.asc:4: refers to account 10, which has no owner\n"
              "order.asc:2: refers to account 10, which does not exist\n"
              "trans.asc:2: refers to account 10, which does not exist\n"
              "trans.asc:3: refers to account 10, which does not exist\n"
              "trans.asc:4: refers to account 10, which does not exist\n"
              "trans.asc:5: refers to account 10, which does not exist\n"
              "loan.asc:2: refers to account 10, which does not exist\n"
              "card.asc:2: refers to disposition 1, which does not exist\n");
}

TEST_P(BerkaMistake, isListedWithItsLineAndReason)
{
    const Mistake& mistake = GetParam();
    test::BerkaFolder folder;
    EXPECT_EQ(reported(folder.replace(mistake.file, mistake.line, mistake.text)), mistake.report);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BerkaMistake,
    testing::Values(
        Mistake{"trans.asc", 3, "101;10;930103", "trans.asc:3: has 3 fields, not 10\n"},
        Mistake{"trans.asc", 3, "", "trans.asc:3: has 1 fields, not 10\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ;"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: a quote is not closed, or text follows a closing quote\n"},
        Mistake{"trans.asc", 3, R"(100;10;930103;"VYDAJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: trans_id \"100\" was used by an earlier line\n"},
        Mistake{"trans.asc", 3, R"(-5;10;930103;"VYDAJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: trans_id \"-5\" is not a positive whole number\n"},
        Mistake{"trans.asc", 3, R"(101;11;930103;"VYDAJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: refers to account 11, which does not exist\n"},
        Mistake{"trans.asc", 3, R"(101;10;930230;"VYDAJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: date \"930230\" is not a date (YYMMDD)\n"},
        Mistake{"trans.asc", 3, R"(101;10;921231;"VYDAJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: is older than its account\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDEJ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: type \"VYDEJ\" is not a known value\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";1,00;1.00;"";;)",
                "trans.asc:3: amount \"1,00\" is not an amount\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";1.005;1.00;"";;)",
                "trans.asc:3: amount \"1.005\" has more than two decimals\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";1e3;1.00;"";;)",
                "trans.asc:3: amount \"1e3\" is not an amount\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";-1.00;1.00;"";;)",
                "trans.asc:3: amount \"-1.00\" is not above zero\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";0.00;1.00;"";;)",
                "trans.asc:3: amount \"0.00\" is not above zero\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";1.00;92233720368547758.07;"";;)",
                "trans.asc:3: balance \"92233720368547758.07\" is too large\n"},
        // The smallest int64 has no absolute value.
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"VYBER";1.00;-92233720368547758.08;"";;)",
                "trans.asc:3: balance \"-92233720368547758.08\" is too large\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"PRIJEM";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: type \"PRIJEM\", operation \"VYBER\" and k_symbol \"\" contradict each other\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"PRIJEM";"";1.00;1.00;"";;)",
                "trans.asc:3: type \"PRIJEM\", operation \"\" and k_symbol \"\" contradict each other\n"},
        Mistake{"trans.asc", 3, R"(101;11;930103;"VYDAJ";"VYBER";x;y;"";;)",
                "trans.asc:3: refers to account 11, which does not exist; amount \"x\" is not an amount; "
                "balance \"y\" is not an amount\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"PREVOD NA UCET";1.00;1.00;"";"=A";"13943797")",
                "trans.asc:3: bank \"=A\" is not the two capital letters of a bank\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"VYDAJ";"PREVOD NA UCET";1.00;1.00;"";"QRST";"13943797")",
                "trans.asc:3: bank \"QRST\" is not the two capital letters of a bank\n"},
        Mistake{"order.asc", 2, R"(5;10;"";"87144583";2452.00;"SIPO")",
                "order.asc:2: bank_to \"\" is not the two capital letters of a bank\n"},
        Mistake{"order.asc", 2, R"(5;10;"yz";"87144583";2452.00;"SIPO")",
                "order.asc:2: bank_to \"yz\" is not the two capital letters of a bank\n"},
        Mistake{"trans.asc", 3, "101;10;930103;\"\x1b[2J\xff\";\"VYBER\";1.00;1.00;\"\";;",
                "trans.asc:3: type \"\uFFFD[2J\uFFFD\" is not a known value\n"},
        Mistake{"trans.asc", 3, R"(101;10;930103;"xČČČČČČČČČČČČČČČČČČČČČČČČČČČČČČ";"VYBER";1.00;1.00;"";;)",
                "trans.asc:3: type \"xČČČČČČČČČČČČČČČČČČČČ…\" is not a known value\n"},
        Mistake{"order.asc", 2, R"(5;10;"YZ";"8714x";2452.00;"SIPO")",
                "order.asc:2: account_to \"8714x\" is not a number\n"},
        Mistake{"disp.asc", 4, R"(3;2;10;"OWNER")", "disp.asc:4: names a second owner of account 10\n"},
        Mistake{"disp.asc", 4, R"(3;1;10;"DISPONENT")", "disp.asc:4: repeats an earlier line's client and account\n"},
        Mistake{"disp.asc", 4, R"(3;7;10;"DISPONENT")", "disp.asc:4: refers to client 7, which does not exist\n"},
        Mistake{"loan.asc", 2, R"(7;70;930705;96396;12;8033.00;"B")",
                "loan.asc:2: refers to account 70, which does not exist\n"}));

TEST(DelimitedText, readsQuotesInsideQuotes)
{
    EXPECT_EQ(platform::splitDelimited(R"(1;"a;""b""";;c)"), (std::vector<std::string>{"1", "a;\"b\"", "", "c"}));
}

TEST(DelimitedText, keepsSpreadsheetsFromReadingFormulas)
{
    EXPECT_EQ(platform::csvCell("=SUM(A1)"), "'=SUM(A1)");
    EXPECT_EQ(platform::csvCell("+1"), "'+1");
    EXPECT_EQ(platform::csvCell("-1+2"), "'-1+2");
    EXPECT_EQ(platform::csvCell("@a"), "'@a");
    EXPECT_EQ(platform::csvCell("\tx"), "'\tx");
    EXPECT_EQ(platform::csvCell("\rx"), "\"'\rx\"");
    EXPECT_EQ(platform::csvCell("\uff1dcmd"), "'\uff1dcmd");
    EXPECT_EQ(platform::csvCell("\u00a0=1+1"), "'\u00a0=1+1");
    EXPECT_EQ(platform::csvCell("-0.10"), "-0.10");
    EXPECT_EQ(platform::csvCell("a,\"b\""), "\"a,\"\"b\"\"\"");
}
