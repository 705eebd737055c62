// The language of the audit screen's search box, without a database.
#include "services/bank/audit/AuditSearch.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;

namespace {

const Date kToday = *parseDate("2026-03-01"); // the day after the end of a February

AuditSearch read(const std::string& text)
{
    const auto search = parseAuditSearch(text, kToday);
    EXPECT_TRUE(search.ok()) << text << ": " << (search.ok() ? "" : search.error());
    return search.ok() ? *search : AuditSearch();
}

std::string mistake(const std::string& text)
{
    const auto search = parseAuditSearch(text, kToday);
    EXPECT_FALSE(search.ok()) << text;
    return search.ok() ? "" : search.error();
}

AuditSearch days(const char* first, const char* last)
{
    AuditSearch search;
    search.firstDay = parseDate(first);
    search.lastDay = parseDate(last);
    return search;
}

} // namespace

TEST(AuditSearch, readsEveryKey)
{
    AuditSearch all;
    all.words = {"Dvořák"};
    all.phrases = {"eva  malá"};
    all.actor = "novak";
    all.action = "transfer";
    all.branch = "Brno 2";
    all.customer = "K17";
    all.account = "CZ6508000000192000145399";
    all.subject = "doc_x";
    all.result = AuditResult::Refused;
    all.firstDay = parseDate("2026-01-31");
    all.lastDay = parseDate("2026-02-28");
    all.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    all.seq = 123;
    EXPECT_EQ(read("  Actor:novak\taction:transfer Dvořák branch:\"Brno 2\" customer:K17 \"eva  malá\""
                   " account:CZ6508000000192000145399 subject:doc_x RESULT:Refused from:2026-01-31 to:yesterday"
                   " trace:4BF92F3577B34DA6A3CE929D0E0E4736 seq:123 "),
              all);
    EXPECT_EQ(read(""), AuditSearch());
    EXPECT_EQ(read(" \n\t "), AuditSearch());
}

TEST(AuditSearch, readsDaysAsPeopleSayThem)
{
    EXPECT_EQ(read("today"), days("2026-03-01", "2026-03-01"));
    EXPECT_EQ(read("Yesterday"), days("2026-02-28", "2026-02-28"));
    EXPECT_EQ(read("last 7 days"), days("2026-02-23", "2026-03-01"));
    EXPECT_EQ(read("\"last 7 days\""), days("2026-02-23", "2026-03-01"));
    EXPECT_EQ(read("LAST 1 day"), days("2026-03-01", "2026-03-01"));
    EXPECT_EQ(read("30d"), days("2026-01-31", "2026-03-01"));
    EXPECT_EQ(read("from:yesterday to:today"), days("2026-02-28", "2026-03-01"));
    EXPECT_EQ(read("from:2024-02-29").firstDay, parseDate("2024-02-29"));
    EXPECT_FALSE(read("from:2024-02-29").lastDay);
}

TEST(AuditSearch, takesQuotedWordsAsTheyStand)
{
    EXPECT_EQ(read("\"today\"").phrases, std::vector<std::string>{"today"});
    EXPECT_EQ(read("\"foo:bar\"").phrases, std::vector<std::string>{"foo:bar"});
    EXPECT_EQ(read("\"7d\"").phrases, std::vector<std::string>{"7d"});
    EXPECT_EQ(read("10:30 ab\"c last seven days").words,
              (std::vector<std::string>{"10:30", "ab\"c", "last", "seven", "days"}));
    EXPECT_EQ(read("sold d").words, (std::vector<std::string>{"sold", "d"}));
}

TEST(AuditSearch, namesTheWordThatIsAMistake)
{
    const std::pair<const char*, const char*> kMistakes[] = {
        {"foo:bar", "“foo:” is nothing the trail can be searched by"},
        {"actor:", "“actor:” needs a value"},
        {"actor:\"  \"", "“actor:” needs a value"},
        {"actor:a actor:b", "“actor:” is there twice"},
        {"seq:1 SEQ:2", "“seq:” is there twice"},
        {"from:2026-02-29", "“from:2026-02-29” is no day"},
        {"to:1.2.2026", "“to:1.2.2026” is no day"},
        {"from:2026-02-02 to:2026-02-01", "“from:2026-02-02” lies after “to:2026-02-01”"},
        {"today yesterday", "“today” and “yesterday” both say when"},
        {"from:2026-02-02 7d", "“from:2026-02-02” and “7d” both say when"},
        {"last 7 days to:today", "“last 7 days” and “to:today” both say when"},
        {"0d", "“0d” must be between one day"},
        {"99999999999999d", "“99999999999999d” must be between one day"},
        {"last 4000 days", "“last 4000 days” must be between one day"},
        {"result:maybe", "“result:maybe” is no result"},
        {"trace:4bf9", "“trace:4bf9” is no trace"},
        {"seq:-1", "“seq:-1” is no number of an event"},
        {"seq:99999999999999999999", "is no number of an event"},
        {"a \"b c", "The quotation mark in “\"b c” is not closed"},
        {"actor:\"b", "The quotation mark in “actor:\"b” is not closed"},
        {"\"\"", "is empty"},
    };
    for (const auto& [text, part] : kMistakes)
        EXPECT_NE(mistake(text).find(part), std::string::npos) << text << ": " << mistake(text);
}

TEST(AuditSearch, refusesWhatIsTooLongWithoutRepeatingIt)
{
    EXPECT_LT(mistake(std::string(10'000, 'x')).size(), 200U);
    EXPECT_LT(mistake("actor:" + std::string(390, 'x') + " foo:").size(), 300U);
    std::string many;
    for (int i = 0; i < 25; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_NE(mistake(many).find("“w24"), std::string::npos) << mistake(many);
    // A letter of several bytes is not cut in two.
    const std::string shown = inQuotes(std::string(59, 'x') + "řř");
    EXPECT_EQ(shown, "“" + std::string(59, 'x') + "…”");
}

TEST(AuditSearch, knowsATraceByItsLook)
{
    EXPECT_TRUE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e4736"));
    EXPECT_FALSE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e473"));
    EXPECT_FALSE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e473g"));
}
