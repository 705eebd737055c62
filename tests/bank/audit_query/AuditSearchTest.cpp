// The language of the audit screen's search box, without a database.
#include "services/bank/audit/AuditSearch.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;

namespace {

const Date kToday = *parseDate("2026-03-01"); // the day after the end of a February

AuditSearch read(const std::string& text, const std::vector<std::string>& languages = {})
{
    const auto search = parseAuditSearch(text, kToday, AuditWords(languages));
    EXPECT_TRUE(search.ok()) << text << ": " << (search.ok() ? "" : fieldError("", search.error()).message);
    return search.ok() ? *search : AuditSearch();
}

//! In wire form.
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

TEST(AuditSearch, takesQuotationMarksOfEveryScript)
{
    AuditSearch anna;
    anna.actor = "Anna Tesařová";
    for (const char* text :
         {"actor:\"Anna Tesařová\"", "actor:“Anna Tesařová”",   "actor:„Anna Tesařová“",   "actor:„Anna Tesařová”",
          "actor:”Anna Tesařová”",   "actor:«Anna Tesařová»",   "actor:»Anna Tesařová«",   "actor:‹Anna Tesařová›",
          "actor:›Anna Tesařová‹",   "actor:‚Anna Tesařová‘",   "actor:‘Anna Tesařová’",   "actor:'Anna Tesařová'",
          "actor:’Anna Tesařová’",   "actor:＂Anna Tesařová＂", "actor:「Anna Tesařová」", "actor:『Anna Tesařová』",
          "actor:〝Anna Tesařová〟", "actor:《Anna Tesařová》", "actor:“Anna Tesařová\"",  "actor:‟Anna Tesařová”"})
        EXPECT_EQ(read(text), anna) << text;
    EXPECT_EQ(read("“eva malá” „jan dvořák“").phrases, (std::vector<std::string>{"eva malá", "jan dvořák"}));
    EXPECT_EQ(mistake("actor:“Anna").code, "quoteNotClosed");
    EXPECT_EQ(mistake("actor:„“").code, "keyWithoutValue");
    EXPECT_EQ(mistake("«»").code, "emptyQuotes");
}

TEST(AuditSearch, leavesApostrophesInNames)
{
    EXPECT_EQ(read("O’Brien D'Arcy").words, (std::vector<std::string>{"O’Brien", "D'Arcy"}));
    EXPECT_EQ(read("actor:O'Brien").actor, "O'Brien");
    EXPECT_EQ(read("'t Hooft").words, (std::vector<std::string>{"'t", "Hooft"}));
    EXPECT_EQ(read("actor:'O'Brien Pat'").actor, "O'Brien Pat");
    EXPECT_EQ(read("\"O’Brien Pat\"").phrases, std::vector<std::string>{"O’Brien Pat"});
}

TEST(AuditSearch, takesWideAndInvisibleCharactersForWhatTheyMean)
{
    AuditSearch novak;
    novak.actor = "novak";
    novak.action = "transfer";
    for (const char* text :
         {"actor：novak action：transfer", "\u200Bactor:novak action:transfer",
          "\uFEFFactor:novak\u00A0action:transfer", "actor:\u200Bnovak\u3000action:transfer",
          "actor:novak\u202Faction:transfer\u200B", "ａｃｔｏｒ：ｎｏｖａｋ　ａｃｔｉｏｎ：ｔｒａｎｓｆｅｒ",
          "actor︓novak\u2028action∶transfer", "\u202Aactor:novak\u202C \u2066action:transfer\u2069",
          "ac\u00ADtor:novak action:trans\u2060fer", "\u200Dactor:\u200Cnovak action:transfer",
          "actor:novak\u0085action:transfer"})
        EXPECT_EQ(read(text), novak) << text;
    EXPECT_EQ(read("７d"), read("7d"));
    EXPECT_EQ(read("\u200B"), AuditSearch());
    // A joiner stays only within a word of a script that may need it.
    EXPECT_EQ(read("actor:\u0645\u06CC\u200C\u200B\u062E"), read("actor:\u0645\u06CC\u200C\u062E"));
    EXPECT_EQ(read("actor:nov\u00E1\u200D\u200Bk"), read("actor:nov\u00E1k"));
    EXPECT_EQ(read("actor:ｎｏ\u200Dｖａｋ"), read("actor:novak"));
    EXPECT_EQ(read("می\u200Cخواهم").words, std::vector<std::string>{"می\u200Cخواهم"}) << "part of the word";
}

TEST(AuditSearch, understandsDaysKeysAndResultsInTheLanguageOfTheDesk)
{
    EXPECT_EQ(read("gestern", {"de"}), read("yesterday"));
    EXPECT_EQ(read("Heute", {"en", "de"}), read("today"));
    EXPECT_EQ(read("letzte 7 Tage", {"de"}), read("last 7 days"));
    EXPECT_EQ(read("in den letzten 3 Tagen", {"de"}).firstDay, read("last 3 days").firstDay);
    EXPECT_EQ(read("„letzte 7 Tage“", {"de"}), read("last 7 days"));
    EXPECT_EQ(read("last 7 days", {"de"}), read("last 7 days")) << "English always is";
    EXPECT_EQ(read("Včera", {"cs"}), read("yesterday"));
    EXPECT_EQ(read("DNES", {"cs"}), read("today"));
    EXPECT_EQ(read("posledních 7 dní", {"cs"}), read("last 7 days"));
    EXPECT_EQ(read("von:gestern bis:heute", {"de"}), read("from:yesterday to:today"));
    EXPECT_EQ(read("Konto:x Filiale:Brünn kunde:y aktion:transfer ergebnis:abgelehnt", {"de"}),
              read("account:x branch:Brünn customer:y action:transfer result:refused"));
    EXPECT_EQ(read("ÚČET:x výsledek:odmítnuto", {"cs"}), read("account:x result:refused"));
    EXPECT_EQ(read("gestern").words, std::vector<std::string>{"gestern"}) << "in other languages it may be a name";
    EXPECT_EQ(read("letzte 7 Tage", {"xx", "cs"}).words.size(), 3U);
}

TEST(AuditSearch, saysWhichKeyItDoesNotKnowInWhateverScript)
{
    EXPECT_EQ(mistake("účet:x").code, "unknownKey");
    EXPECT_EQ(mistake("účet:x").words, std::vector<std::string>{"účet:"});
    EXPECT_EQ(mistake("操作:x").code, "unknownKey");
    EXPECT_EQ(mistake("konto：x").words, std::vector<std::string>{"konto:"});
}

TEST(AuditSearch, readsTheLanguagesThatABrowserOrADeskSends)
{
    using Codes = std::vector<std::string>;
    EXPECT_EQ(languagesIn("de"), Codes{"de"});
    EXPECT_EQ(languagesIn("de-AT, cs;q=0.8 ,en;q=0.1"), (Codes{"de", "cs", "en"}));
    EXPECT_EQ(languagesIn("DE_de"), Codes{"de"});
    EXPECT_EQ(languagesIn("de;q=0, cs;q=0.0,fr;q=0.05"), Codes{"fr"});
    EXPECT_EQ(languagesIn(""), Codes());
    EXPECT_EQ(languagesIn(std::string(5'000, ',') + "de").size(), 1U);
    EXPECT_LE(languagesIn("a,b,c,d,e,f,g,h,i,j,k,l,m").size(), 10U);
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
        {"foo:bar", "unknownKey", {"foo:"}, "The trail cannot be searched by “foo:”"},
        {"actor:", "keyWithoutValue", {"actor:"}, "“actor:” needs a value"},
        {"actor:\"  \"", "keyWithoutValue", {"actor:"}, "“actor:” needs a value"},
        {"actor:a actor:b", "keyTwice", {"actor:"}, "“actor:” appears twice"},
        {"seq:1 SEQ:2", "keyTwice", {"seq:"}, "“seq:” appears twice"},
        {"from:2026-02-29", "notADay", {"from:2026-02-29"}, "“from:2026-02-29” is not a day"},
        {"to:1.2.2026", "notADay", {"to:1.2.2026"}, "“to:1.2.2026” is not a day"},
        {"from:2026-02-02 to:2026-02-01",
         "daysReversed",
         {"from:2026-02-02", "to:2026-02-01"},
         "“from:2026-02-02” is after “to:2026-02-01”"},
        {"today yesterday", "daysTwice", {"today", "yesterday"}, "“today” and “yesterday” both set the time"},
        {"from:2026-02-02 7d", "daysTwice", {"from:2026-02-02", "7d"}, "“from:2026-02-02” and “7d” both set the time"},
        {"last 7 days to:today",
         "daysTwice",
         {"last 7 days", "to:today"},
         "“last 7 days” and “to:today” both set the time"},
        {"0d", "daysOutOfRange", {"0d", "3660"}, "“0d” must be between one day and 3660 days"},
        {"99999999999999d", "daysOutOfRange", {"99999999999999d", "3660"}, "must be between one day"},
        {"last 4000 days", "daysOutOfRange", {"last 4000 days", "3660"}, "must be between one day"},
        {"result:maybe", "notAResult", {"result:maybe"}, "“result:maybe” is not a result"},
        {"trace:4bf9", "notATrace", {"trace:4bf9"}, "“trace:4bf9” is not a trace"},
        {"seq:-1", "notANumber", {"seq:-1"}, "“seq:-1” is not an event number"},
        {"seq:99999999999999999999", "notANumber", {"seq:99999999999999999999"}, "is not an event number"},
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
    std::string letters;
    for (int i = 0; i < 400; ++i)
        letters += "ř";
    EXPECT_TRUE(parseAuditSearch(letters, kToday).ok()) << "characters are counted, not bytes";
    EXPECT_EQ(mistake(letters + "ř").code, "tooLong");
    EXPECT_LT(mistake("actor:" + std::string(390, 'x') + " foo:").message.size(), 300U);
    std::string many;
    for (int i = 0; i < 25; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(mistake(many).code, "tooManyWords");
    EXPECT_EQ(mistake(many).words, (std::vector<std::string>{"w24", "24"}));
    // A multi-byte character is not cut.
    EXPECT_EQ(mistake("result:" + std::string(52, 'x') + "řř").words->at(0), "result:" + std::string(52, 'x') + "…");
    EXPECT_EQ(mistake("result:" + std::string(51, 'x') + "řř").words->at(0), "result:" + std::string(51, 'x') + "ř…");
}

TEST(AuditSearch, takesTheBeginningOfATrace)
{
    for (const char* text : {"trace:7fa995ea", "trace:7FA995EA", "trace:7fa9-95ea", "trace:\"7fa9 95ea\"",
                             "trace:7fa9\u200b95ea", "trace:７ｆａ９９５ｅａ"})
        EXPECT_EQ(read(text).traceId, "7fa995ea") << text;
    for (const char* text : {"trace:7fa995e", "trace:7fa995eg", "trace:4bf92f3577b34da6a3ce929d0e0e47360"})
        EXPECT_EQ(mistake(text).code, "notATrace") << text;
    EXPECT_EQ(read("7fa995ea").traceId, std::nullopt) << "so few digits may be a number or a name";
}

TEST(AuditSearch, passesOverTheWordBeforeAReference)
{
    const std::string id = "TRF_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f";
    EXPECT_EQ(read("Reference: " + id).words, std::vector{id});
    EXPECT_EQ(read("booked Referenz:" + id).words, (std::vector<std::string>{"booked", id}));
    EXPECT_EQ(read("subject:" + id).subject, id);
    EXPECT_EQ(mistake("Reference: novak").code, "keyWithoutValue");
    EXPECT_EQ(mistake("Reference:" + id + "0").code, "unknownKey");
    EXPECT_EQ(mistake("subject: " + id).code, "keyWithoutValue") << "a search key remains one";
}
