#include "services/bank/demo/DemoPlaces.h"

#include "services/bank/importing/CzechIban.h"

#include <stdexcept>
#include <string>

namespace cf::bank::demo {
namespace {

constexpr DemoBranch kBranches[] = {
    {"0001",
     "Praha",
     "Europe/Prague",
     "CZ",
     0,
     22,
     "+420",
     {"Vinohradská", "Korunní", "Sokolská", "Na Příkopě", "Úvoz", "Žitná"}},
    {"0002",
     "Brno",
     "Europe/Prague",
     "CZ",
     0,
     13,
     "+420",
     {"Lidická", "Kounicova", "Štefánikova", "Veveří", "Údolní", "Cejl"}},
    {"0003",
     "Ostrava",
     "Europe/Prague",
     "CZ",
     0,
     8,
     "+420",
     {"Nádražní", "Stodolní", "Poděbradova", "Závodní", "Sokolská třída", "Opavská"}},
    {"0004",
     "Plzeň",
     "Europe/Prague",
     "CZ",
     0,
     6,
     "+420",
     {"Americká", "Klatovská", "Koperníkova", "Slovanská", "Husova", "Úslavská"}},
    {"0005",
     "Bratislava",
     "Europe/Bratislava",
     "SK",
     1,
     9,
     "+421",
     {"Obchodná", "Grösslingova", "Špitálska", "Záhradnícka", "Račianska", "Palisády"}},
    {"0006",
     "Košice",
     "Europe/Bratislava",
     "SK",
     1,
     5,
     "+421",
     {"Hlavná", "Mlynská", "Štúrova", "Čajkovského", "Letná", "Žižkova"}},
    {"0007",
     "Wien",
     "Europe/Vienna",
     "AT",
     1,
     8,
     "+43",
     {"Währinger Straße", "Mariahilfer Straße", "Lerchenfelder Gürtel", "Neubaugasse", "Praterstraße", "Höhnegasse"}},
    {"0008",
     "Berlin",
     "Europe/Berlin",
     "DE",
     1,
     8,
     "+49",
     {"Müllerstraße", "Schönhauser Allee", "Kantstraße", "Sonnenallee", "Karl-Marx-Straße", "Gneisenaustraße"}},
    {"0009",
     "München",
     "Europe/Berlin",
     "DE",
     1,
     6,
     "+49",
     {"Leopoldstraße", "Rosenheimer Straße", "Lindwurmstraße", "Türkenstraße", "Schleißheimer Straße", "Tal"}},
    {"0010",
     "London",
     "Europe/London",
     "GB",
     3,
     6,
     "+44",
     {"Holloway Road", "Mile End Road", "Brixton Hill", "Kilburn High Road", "Green Lanes", "Old Street"}},
    {"0011",
     "Αθήνα",
     "Europe/Athens",
     "GR",
     1,
     5,
     "+30",
     {"Πατησίων", "Αχαρνών", "Ερμού", "Σόλωνος", "Ιπποκράτους", "Πανεπιστημίου"}},
    {"0012",
     "Lisboa",
     "Europe/Lisbon",
     "PT",
     1,
     4,
     "+351",
     {"Rua da Conceição", "Avenida da Liberdade", "Rua São Bento", "Rua do Ouro", "Calçada da Estrela", "Rua Garrett"}},
};

std::string padded(std::int64_t number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

// The last two digits of a Portuguese NIB: 98 less the remainder of the 19 before them, shifted by two, modulo 97.
std::string withNibCheck(const std::string& digits)
{
    int remainder = 0;
    for (const char c : digits + "00")
        remainder = (remainder * 10 + (c - '0')) % 97;
    return digits + padded(98 - remainder, 2);
}

std::string domestic(std::string_view country, std::int64_t number)
{
    if (country == "SK") // numbered as in Czechia
        return "9952" + importing::ibanOf(importing::AccountSeries::Demo, number).electronic().substr(8);
    if (country == "AT")
        return "99901" + padded(number, 11);
    if (country == "DE")
        return "99990000" + padded(number, 10);
    if (country == "GB")
        return "CNTF999900" + padded(number, 8);
    if (country == "GR")
        return "9990001" + padded(number, 16);
    if (country == "PT")
        return withNibCheck("99990001" + padded(number, 11));
    throw std::logic_error("the demo has no branch in " + std::string(country));
}

} // namespace

std::span<const DemoBranch> branches()
{
    return kBranches;
}

Iban demoIban(std::string_view country, std::int64_t number)
{
    if (country == "CZ")
        return importing::ibanOf(importing::AccountSeries::Demo, number);
    return Iban::compose(country, domestic(country, number)).value();
}

std::int64_t scatteredNumber(std::uint64_t n)
{
    // 48,271 and 89,999,999 are coprime: every n below the latter gives a different number.
    return 1'000 + static_cast<std::int64_t>((n * 48'271 + 4'711) % 89'999'999);
}

} // namespace cf::bank::demo
