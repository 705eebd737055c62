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
    EXPECT_TRUE(search.ok()) << text << ": " << (search.ok() ? "" : fieldError("", search.error()).message);
    return search.ok() ? *search : AuditSearch();
}

//! As it travels.
contract::FieldError mistake(const std::string& text)
{
    const auto search = parseAuditSearch(text, kToday);
    EXPECT_FALSE(search.ok()) << text;
    return search.ok() ? contract::FieldError() : fieldError("?search", search.error());
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
    using Words = std::vector<std::string>;
    const struct
    {
        const char* text;
        const char* code;
        Words words;
        const char* message; //!< A part of it.
    } kMistakes[] = {
        {"foo:bar", "unknownKey", {"foo:"}, "“foo:” is nothing the trail can be searched by"},
        {"actor:", "keyWithoutValue", {"actor:"}, "“actor:” needs a value"},
        {"actor:\"  \"", "keyWithoutValue", {"actor:"}, "“actor:” needs a value"},
        {"actor:a actor:b", "keyTwice", {"actor:"}, "“actor:” is there twice"},
        {"seq:1 SEQ:2", "keyTwice", {"seq:"}, "“seq:” is there twice"},
        {"from:2026-02-29", "notADay", {"from:2026-02-29"}, "“from:2026-02-29” is no day"},
        {"to:1.2.2026", "notADay", {"to:1.2.2026"}, "“to:1.2.2026” is no day"},
        {"from:2026-02-02 to:2026-02-01",
         "daysReversed",
         {"from:2026-02-02", "to:2026-02-01"},
         "“from:2026-02-02” lies after “to:2026-02-01”"},
        {"today yesterday", "daysTwice", {"today", "yesterday"}, "“today” and “yesterday” both say when"},
        {"from:2026-02-02 7d", "daysTwice", {"from:2026-02-02", "7d"}, "“from:2026-02-02” and “7d” both say when"},
        {"last 7 days to:today",
         "daysTwice",
         {"last 7 days", "to:today"},
         "“last 7 days” and “to:today” both say when"},
        {"0d", "daysOutOfRange", {"0d", "3660"}, "“0d” must be between one day and 3660 days"},
        {"99999999999999d", "daysOutOfRange", {"99999999999999d", "3660"}, "must be between one day"},
        {"last 4000 days", "daysOutOfRange", {"last 4000 days", "3660"}, "must be between one day"},
        {"result:maybe", "notAResult", {"result:maybe"}, "“result:maybe” is no result"},
        {"trace:4bf9", "notATrace", {"trace:4bf9"}, "“trace:4bf9” is no trace"},
        {"seq:-1", "notANumber", {"seq:-1"}, "“seq:-1” is no number of an event"},
        {"seq:99999999999999999999", "notANumber", {"seq:99999999999999999999"}, "is no number of an event"},
        {"a \"b c", "quoteNotClosed", {"\"b c"}, "The quotation mark in “\"b c” is not closed"},
        {"actor:\"b", "quoteNotClosed", {"actor:\"b"}, "The quotation mark in “actor:\"b” is not closed"},
        {"\"\"", "emptyQuotes", {"\"\""}, "“\"\"” is empty"},
    };
    for (const auto& expected : kMistakes) {
        const auto error = mistake(expected.text);
        EXPECT_EQ(error.pointer, "?search");
        EXPECT_EQ(error.code, expected.code) << expected.text;
        EXPECT_EQ(error.words, expected.words) << expected.text;
        EXPECT_NE(error.message.find(expected.message), std::string::npos) << expected.text << ": " << error.message;
    }
}

TEST(AuditSearch, refusesWhatIsTooLongWithoutRepeatingIt)
{
    EXPECT_LT(mistake(std::string(10'000, 'x')).message.size(), 200U);
    EXPECT_EQ(mistake(std::string(10'000, 'x')).words->at(1), "400");
    EXPECT_LT(mistake("actor:" + std::string(390, 'x') + " foo:").message.size(), 300U);
    std::string many;
    for (int i = 0; i < 25; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(mistake(many).code, "tooManyWords");
    EXPECT_EQ(mistake(many).words, (std::vector<std::string>{"w24", "24"}));
    // A letter of several bytes is not cut in two.
    EXPECT_EQ(mistake("result:" + std::string(52, 'x') + "řř").words->at(0), "result:" + std::string(52, 'x') + "…");
    EXPECT_EQ(mistake("result:" + std::string(51, 'x') + "řř").words->at(0), "result:" + std::string(51, 'x') + "ř…");
}

TEST(AuditSearch, knowsATraceByItsLook)
{
    EXPECT_TRUE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e4736"));
    EXPECT_FALSE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e473"));
    EXPECT_FALSE(looksLikeTrace("4bf92f3577b34da6a3ce929d0e0e473g"));
}
