// Ids, UUIDs, dates and instants: the printed form parses back, and nothing else parses.
#include "models/domain/Date.h"
#include "models/domain/Ids.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace std::chrono_literals;

TEST(Uuid, version7CarriesItsTimeAndItsVersion)
{
    const auto at = std::chrono::system_clock::time_point(1'700'000'000'123ms);
    const std::string text = Uuid::v7(at).toString();
    EXPECT_EQ(text.substr(0, 13), "018bcfe5-687b");
    EXPECT_EQ(text[14], '7');
    EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos);
}

TEST(Uuid, areOrderedByTimeAndNeverRepeat)
{
    const auto now = std::chrono::system_clock::now();
    EXPECT_LT(Uuid::v7(now), Uuid::v7(now + 1ms));
    std::set<Uuid> seen;
    for (int i = 0; i < 10'000; ++i)
        EXPECT_TRUE(seen.insert(Uuid::v7(now)).second);
}

TEST(Uuid, readsOnlyTheCanonicalForm)
{
    EXPECT_TRUE(Uuid::parse("018BCFE5-687b-7000-8000-000000000001"));
    for (const char* text : {"", "018bcfe5687b70008000000000000001", "018bcfe5-687b-7000-8000-00000000000g",
                             "018bcfe5-687b-7000-80000-00000000001", "{018bcfe5-687b-7000-8000-0000000001}"})
        EXPECT_FALSE(Uuid::parse(text)) << text;
}

TEST(Ids, carryTheirKindAndRefuseAnother)
{
    const auto id = CustomerId::make();
    EXPECT_EQ(id.toString().substr(0, 4), "cus_");
    EXPECT_EQ(CustomerId::parse(id.toString()), id);
    EXPECT_FALSE(AccountId::parse(id.toString()));
    EXPECT_FALSE(CustomerId::parse("cus_" + id.uuid().toString()));
    EXPECT_FALSE(CustomerId::parse(id.toString() + "0"));
    EXPECT_FALSE(CustomerId::parse(""));
}

TEST(Dates, readBackWhatTheyPrintAndKnowTheCalendar)
{
    EXPECT_EQ(toString(*parseDate("2024-02-29")), "2024-02-29");
    for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "24-01-01", "2024/01/01", ""})
        EXPECT_FALSE(parseDate(text)) << text;
}

TEST(Instants, areUtcWithMicroseconds)
{
    EXPECT_EQ(toString(*parseInstant("2026-11-22T09:49:25.123456Z")), "2026-11-22T09:49:25.123456Z");
    EXPECT_EQ(toString(*parseInstant("2026-11-22T09:49:25Z")), "2026-11-22T09:49:25.000000Z");
    EXPECT_EQ(toString(*parseInstant("1969-12-31T23:59:59.5Z")), "1969-12-31T23:59:59.500000Z");
    for (const char* text :
         {"2026-11-22T09:49:25", "2026-11-22 09:49:25Z", "2026-11-22T24:00:00Z", "2026-11-22T09:49:25.Z",
          "2026-02-30T00:00:00Z", "2026-11-22T09:49:25,5Z", "2026-11-22T09:49:61Z"})
        EXPECT_FALSE(parseInstant(text)) << text;
}

TEST(Instants, areReadInEveryFormOfRfc3339)
{
    const auto read = [](const char* text) {
        const auto instant = parseInstant(text);
        return instant ? toString(*instant) : "nothing";
    };
    EXPECT_EQ(read("2026-11-22T09:49:25.1234567Z"), "2026-11-22T09:49:25.123456Z") << "cut, not rounded";
    EXPECT_EQ(read("2026-11-22T09:49:25.999999999999999999Z"), "2026-11-22T09:49:25.999999Z");
    EXPECT_EQ(read("2026-11-22T09:49:25+00:00"), "2026-11-22T09:49:25.000000Z");
    EXPECT_EQ(read("2026-11-22T09:49:25-00:00"), "2026-11-22T09:49:25.000000Z");
    EXPECT_EQ(read("2026-11-22T00:30:00.5+01:00"), "2026-11-21T23:30:00.500000Z");
    EXPECT_EQ(read("2026-12-31t23:59:59.000001-05:30"), "2027-01-01T05:29:59.000001Z");
    EXPECT_EQ(read("2016-12-31T23:59:60z"), "2017-01-01T00:00:00.000000Z") << "a leap second";
    for (const char* text :
         {"2026-11-22T09:49:25+1:00", "2026-11-22T09:49:25+0100", "2026-11-22T09:49:25+24:00",
          "2026-11-22T09:49:25+01:60", "2026-11-22T09:49:25 +01:00", "2026-11-22T09:49:25+01:00Z",
          "2026-11-22T09:49:25.", "2026-11-22T09:49:25ZZ", "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"})
        EXPECT_EQ(read(text), "nothing") << text;
}
