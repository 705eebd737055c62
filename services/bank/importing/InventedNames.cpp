#include "services/bank/importing/InventedNames.h"

#include <iterator>

namespace cf::bank::importing {
namespace {

struct FamilyName
{
    std::string_view man;
    std::string_view woman;
};

constexpr std::string_view kCzechMen[] = {
    "Jan",       "Petr",      "Josef",     "Pavel",     "Jaroslav", "Martin",  "Tomáš",    "Miroslav",
    "František", "Zdeněk",    "Václav",    "Michal",    "Karel",    "Milan",   "Vladimír", "Lukáš",
    "David",     "Ladislav",  "Jakub",     "Stanislav", "Roman",    "Ondřej",  "Antonín",  "Radek",
    "Marek",     "Daniel",    "Vojtěch",   "Jiří",      "Filip",    "Adam",    "Aleš",     "Luboš",
    "Bohumil",   "Vlastimil", "Rostislav", "Štěpán",    "Řehoř",    "Matěj",   "Oldřich",  "Čeněk",
    "Kryštof",   "Dušan",     "Ctibor",    "Hynek",     "Otakar",   "Bořivoj", "Šimon",    "Květoslav"};
constexpr std::string_view kCzechWomen[] = {
    "Marie",  "Jana",      "Eva",      "Hana",    "Anna",    "Lenka",     "Kateřina", "Věra",    "Lucie",   "Alena",
    "Petra",  "Jaroslava", "Ludmila",  "Helena",  "Jitka",   "Martina",   "Zdeňka",   "Ivana",   "Jarmila", "Michaela",
    "Monika", "Tereza",    "Božena",   "Zuzana",  "Vlasta",  "Markéta",   "Marcela",  "Dagmar",  "Libuše",  "Dana",
    "Květa",  "Růžena",    "Šárka",    "Olga",    "Blanka",  "Drahomíra", "Žaneta",   "Alžběta", "Miluše",  "Barbora",
    "Iveta",  "Soňa",      "Štěpánka", "Bohdana", "Vendula", "Apolena",   "Zdislava", "Ester"};
constexpr FamilyName kCzechFamilies[] = {{"Novák", "Nováková"},
                                         {"Svoboda", "Svobodová"},
                                         {"Novotný", "Novotná"},
                                         {"Dvořák", "Dvořáková"},
                                         {"Černý", "Černá"},
                                         {"Procházka", "Procházková"},
                                         {"Kučera", "Kučerová"},
                                         {"Veselý", "Veselá"},
                                         {"Horák", "Horáková"},
                                         {"Němec", "Němcová"},
                                         {"Marek", "Marková"},
                                         {"Pospíšil", "Pospíšilová"},
                                         {"Pokorný", "Pokorná"},
                                         {"Hájek", "Hájková"},
                                         {"Král", "Králová"},
                                         {"Jelínek", "Jelínková"},
                                         {"Růžička", "Růžičková"},
                                         {"Beneš", "Benešová"},
                                         {"Fiala", "Fialová"},
                                         {"Sedláček", "Sedláčková"},
                                         {"Doležal", "Doležalová"},
                                         {"Zeman", "Zemanová"},
                                         {"Kolář", "Kolářová"},
                                         {"Navrátil", "Navrátilová"},
                                         {"Čermák", "Čermáková"},
                                         {"Vaněk", "Vaňková"},
                                         {"Urban", "Urbanová"},
                                         {"Blažek", "Blažková"},
                                         {"Kříž", "Křížová"},
                                         {"Kovář", "Kovářová"},
                                         {"Kratochvíl", "Kratochvílová"},
                                         {"Bartoš", "Bartošová"},
                                         {"Vlček", "Vlčková"},
                                         {"Polák", "Poláková"},
                                         {"Musil", "Musilová"},
                                         {"Kopecký", "Kopecká"},
                                         {"Šimek", "Šimková"},
                                         {"Konečný", "Konečná"},
                                         {"Malý", "Malá"},
                                         {"Čech", "Čechová"},
                                         {"Štěpánek", "Štěpánková"},
                                         {"Staněk", "Staňková"},
                                         {"Holub", "Holubová"},
                                         {"Dostál", "Dostálová"},
                                         {"Soukup", "Soukupová"},
                                         {"Šťastný", "Šťastná"},
                                         {"Mareš", "Marešová"},
                                         {"Sýkora", "Sýkorová"},
                                         {"Moravec", "Moravcová"},
                                         {"Tichý", "Tichá"},
                                         {"Valenta", "Valentová"},
                                         {"Vávra", "Vávrová"},
                                         {"Matoušek", "Matoušková"},
                                         {"Říha", "Říhová"},
                                         {"Bláha", "Bláhová"},
                                         {"Ševčík", "Ševčíková"},
                                         {"Bureš", "Burešová"},
                                         {"Hruška", "Hrušková"},
                                         {"Mašek", "Mašková"},
                                         {"Pavlík", "Pavlíková"},
                                         {"Dušek", "Dušková"},
                                         {"Hrubý", "Hrubá"},
                                         {"Havlíček", "Havlíčková"},
                                         {"Janda", "Jandová"},
                                         {"Mach", "Machová"},
                                         {"Müller", "Müllerová"},
                                         {"Liška", "Lišková"},
                                         {"Žák", "Žáková"},
                                         {"Tůma", "Tůmová"},
                                         {"Bouška", "Boušková"},
                                         {"Ptáček", "Ptáčková"},
                                         {"Jůza", "Jůzová"},
                                         {"Zajíček", "Zajíčková"},
                                         {"Šebesta", "Šebestová"},
                                         {"Červenka", "Červenková"},
                                         {"Kadlec", "Kadlecová"},
                                         {"Vítek", "Vítková"},
                                         {"Řezníček", "Řezníčková"},
                                         {"Bednář", "Bednářová"},
                                         {"Hlaváček", "Hlaváčková"},
                                         {"Křenek", "Křenková"},
                                         {"Šindelář", "Šindelářová"},
                                         {"Zvěřina", "Zvěřinová"},
                                         {"Břízek", "Břízková"},
                                         {"Dlouhý", "Dlouhá"},
                                         {"Ježek", "Ježková"},
                                         {"Kůrka", "Kůrková"},
                                         {"Pešek", "Pešková"},
                                         {"Skála", "Skálová"},
                                         {"Vondráček", "Vondráčková"},
                                         {"Třešňák", "Třešňáková"},
                                         {"Čapek", "Čapková"},
                                         {"Jánský", "Jánská"},
                                         {"Krejčí", "Krejčí"},
                                         {"Hradecký", "Hradecká"},
                                         {"Žižka", "Žižková"}};

template <class List>
const auto& pick(const List& list, std::int64_t number, std::string_view salt)
{
    return list[stableHash(number, salt) % std::size(list)];
}

} // namespace

std::uint64_t stableHash(std::int64_t number, std::string_view salt)
{
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211ULL; };
    for (const char c : salt)
        mix(static_cast<unsigned char>(c));
    for (int shift = 0; shift < 64; shift += 8)
        mix(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 33;
}

InventedName inventedCzechName(std::int64_t number, Sex sex)
{
    const FamilyName& family = pick(kCzechFamilies, number, "family");
    if (sex == Sex::Female)
        return {std::string(pick(kCzechWomen, number, "given")), std::string(family.woman)};
    return {std::string(pick(kCzechMen, number, "given")), std::string(family.man)};
}

} // namespace cf::bank::importing
