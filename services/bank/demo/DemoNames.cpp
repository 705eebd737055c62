// The Czech names are those of the imported customers.
#include "services/bank/demo/DemoNames.h"

#include "services/bank/importing/InventedNames.h"

#include <array>

namespace cf::bank::demo {
namespace {

enum class Order
{
    GivenFirst,
    FamilyFirst,
    FamilyFirstClosed, //!< Without a space between.
};

struct Culture
{
    std::string_view country; //!< Of the branches where it is common; "" for immigrants.
    Order order;
    std::array<std::string_view, 8> men;
    std::array<std::string_view, 8> women;
    std::array<std::string_view, 12> families;
    std::array<std::string_view, 12> familiesOfWomen; //!< Empty entries: the same.
};

constexpr Culture kCultures[] = {
    {"AT",
     Order::GivenFirst,
     {"Jürgen", "Björn", "Götz", "Matthias", "Günther", "Lukas", "Jörg", "Maximilian"},
     {"Käthe", "Jördis", "Ursula", "Annegret", "Bärbel", "Sabine", "Lena", "Marlies"},
     {"Müller", "Schröder", "Weiß", "Köhler", "Krüger", "Groß", "Jäger", "Böhm", "Größl", "Huber", "Schäfer", "Wörndl"},
     {}},
    {"SK",
     Order::GivenFirst,
     {"Ľubomír", "Štefan", "Juraj", "Matúš", "Dušan", "Ján", "Ľuboš", "Tomáš"},
     {"Ľudmila", "Božena", "Katarína", "Žofia", "Zuzana", "Mária", "Ľubica", "Alžbeta"},
     {"Kováč", "Horváth", "Varga", "Ďurica", "Štefánik", "Hruška", "Ľupták", "Baláž", "Šimko", "Mráz", "Oravec",
      "Kráľ"},
     {"Kováčová", "Horváthová", "Vargová", "Ďuricová", "Štefániková", "Hrušková", "Ľuptáková", "Balážová", "Šimková",
      "Mrázová", "Oravcová", "Kráľová"}},
    {"GR",
     Order::GivenFirst,
     {"Γιώργος", "Δημήτρης", "Νίκος", "Κώστας", "Παναγιώτης", "Ηλίας", "Χρήστος", "Θανάσης"},
     {"Ελένη", "Σοφία", "Μαρία", "Κατερίνα", "Άννα", "Χρυσούλα", "Ευαγγελία", "Ιωάννα"},
     {"Παπαδόπουλος", "Νικολαΐδης", "Οικονόμου", "Βλάχος", "Ράπτης", "Γεωργίου", "Δημητρίου", "Αθανασίου", "Μακρής",
      "Καραγιάννης", "Ζέρβας", "Ιωαννίδης"},
     {"Παπαδοπούλου", "Νικολαΐδου", "Οικονόμου", "Βλάχου", "Ράπτη", "Γεωργίου", "Δημητρίου", "Αθανασίου", "Μακρή",
      "Καραγιάννη", "Ζέρβα", "Ιωαννίδου"}},
    {"PT",
     Order::GivenFirst,
     {"João", "António", "Luís", "Simão", "Tomé", "Sebastião", "Vítor", "Gonçalo"},
     {"Conceição", "Inês", "Mafalda", "Beatriz", "Assunção", "Letícia", "Sílvia", "Graça"},
     {"Magalhães", "Conceição", "Simões", "Guimarães", "Araújo", "Brandão", "Falcão", "Gonçalves", "Leitão", "Patrício",
      "Antunes", "Sequeira"},
     {}},
    {"GB",
     Order::GivenFirst,
     {"Oliver", "Hugh", "Callum", "Rhys", "Edmund", "Iestyn", "Patrick", "Graham"},
     {"Charlotte", "Imogen", "Zoë", "Fiona", "Chloë", "Gwendolyn", "Harriet", "Niamh"},
     {"Ashworth", "Blackwood", "O’Connor", "Macdonald", "Fairweather", "Llewellyn", "Brontë", "Hawthorne", "Pemberton",
      "Sinclair", "Whitaker", "Ó Briain"},
     {}},
    {"",
     Order::GivenFirst,
     {"François", "Gaël", "Étienne", "Rémi", "Loïc", "Benoît", "Cédric", "Noé"},
     {"Zoé", "Hélène", "Françoise", "Anaïs", "Céline", "Maëlle", "Geneviève", "Chloé"},
     {"Lefèvre", "Gauthier", "Bézier", "Noël", "D’Artois", "Hébert", "Crépin", "Boëlle", "Lemaître", "Prévost",
      "Çaillaud", "Théry"},
     {}},
    {"",
     Order::GivenFirst,
     {"José", "Íñigo", "Andrés", "Joaquín", "Ramón", "Álvaro", "Jesús", "Martín"},
     {"Begoña", "María", "Lucía", "Núria", "Concepción", "Sofía", "Inés", "Ángela"},
     {"Muñoz", "Núñez", "García", "Peña", "Sánchez", "Ibáñez", "Yáñez", "Rodríguez", "Ordóñez", "Güell", "Cañas",
      "Jiménez"},
     {}},
    {"",
     Order::GivenFirst,
     {"Łukasz", "Paweł", "Sławomir", "Michał", "Wojciech", "Grzegorz", "Zbigniew", "Jędrzej"},
     {"Małgorzata", "Elżbieta", "Żaneta", "Świętosława", "Agnieszka", "Bożena", "Zofia", "Jadwiga"},
     {"Kowalski", "Wiśniewski", "Wójcik", "Zieliński", "Dąbrowski", "Pająk", "Kamiński", "Wróbel", "Kozłowski",
      "Szczęsny", "Gołąb", "Jabłoński"},
     {"Kowalska", "Wiśniewska", "Wójcik", "Zielińska", "Dąbrowska", "Pająk", "Kamińska", "Wróbel", "Kozłowska",
      "Szczęsna", "Gołąb", "Jabłońska"}},
    {"",
     Order::GivenFirst,
     {"Åke", "Göran", "Björn", "Jörgen", "Håkan", "Søren", "Pär", "Öystein"},
     {"Åsa", "Märta", "Hjördis", "Görel", "Sólveig", "Maj-Britt", "Bodil", "Ærna"},
     {"Ångström", "Sjöberg", "Lindqvist", "Nyström", "Öberg", "Hägg", "Sørensen", "Bjørnstad", "Åkesson", "Grønlund",
      "Þórsson", "Mäkinen"},
     {}},
    {"",
     Order::GivenFirst,
     {"Şükrü", "Oğuz", "İsmail", "Çağlar", "Mehmet", "Uğur", "Gökhan", "Yiğit"},
     {"Ayşe", "Gülşen", "İpek", "Tuğba", "Özge", "Şule", "Çiğdem", "Nurgül"},
     {"Yılmaz", "Çelik", "Öztürk", "Şahin", "Doğan", "Kılıç", "Güneş", "Yıldız", "Aydın", "Koç", "Özdemir", "Işık"},
     {}},
    {"",
     Order::FamilyFirst,
     {"Gábor", "László", "Zoltán", "Győző", "Ágoston", "István", "Ödön", "Jenő"},
     {"Eszter", "Zsófia", "Erzsébet", "Ágnes", "Gyöngyi", "Ildikó", "Dóra", "Tünde"},
     {"Nagy", "Szőke", "Kovács", "Tóth", "Szűcs", "Győri", "Fülöp", "Vörös", "Kőszegi", "Bődi", "Juhász", "Lőrincz"},
     {}},
    {"",
     Order::GivenFirst,
     {"Олександр", "Сергій", "Юрій", "Тарас", "Андрій", "Ігор", "Богдан", "Євген"},
     {"Олена", "Наталія", "Юлія", "Оксана", "Ірина", "Соломія", "Людмила", "Ївга"},
     {"Шевченко", "Коваленко", "Бойко", "Мельник", "Левицький", "Їжакевич", "Гнатюк", "Кравчук", "Ґудзь", "Савицький",
      "Лисенко", "Дорошенко"},
     {"Шевченко", "Коваленко", "Бойко", "Мельник", "Левицька", "Їжакевич", "Гнатюк", "Кравчук", "Ґудзь", "Савицька",
      "Лисенко", "Дорошенко"}},
    {"",
     Order::GivenFirst,
     {"Ђорђе", "Милош", "Љубомир", "Никола", "Душан", "Ђурађ", "Петар", "Живко"},
     {"Љиљана", "Јелена", "Милица", "Ђурђа", "Снежана", "Вера", "Његослава", "Јована"},
     {"Јовановић", "Петровић", "Ђорђевић", "Николић", "Живковић", "Чолић", "Љубичић", "Његош", "Савић", "Павловић",
      "Шарић", "Џелетовић"},
     {}},
    {"",
     Order::GivenFirst,
     {"أحمد", "محمود", "يوسف", "خالد", "عمر", "حسين", "سامي", "طارق"},
     {"فاطمة", "مريم", "ليلى", "نور", "هدى", "سلمى", "رانيا", "عائشة"},
     {"الحسن", "المصري", "حداد", "الخطيب", "منصور", "عبد الله", "النجار", "الشامي", "قاسم", "الزين", "صالح", "بغدادي"},
     {}},
    {"",
     Order::FamilyFirstClosed,
     {"伟", "强", "磊", "建国", "志明", "子轩", "浩然", "俊杰"},
     {"芳", "娜", "秀英", "丽", "静", "梓涵", "雨桐", "美玲"},
     {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "欧阳", "司马"},
     {}},
    {"",
     Order::FamilyFirst,
     {"翔太", "健一", "大輔", "拓也", "さとし", "蓮", "直樹", "ケンジ"},
     {"美咲", "さくら", "陽子", "由美", "あかり", "恵子", "ユカリ", "結衣"},
     {"佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "斎藤", "長谷川"},
     {}},
    {"",
     Order::FamilyFirstClosed,
     {"민준", "서준", "도윤", "지훈", "현우", "성민", "준호", "태양"},
     {"서연", "지우", "수빈", "하은", "예진", "미영", "은지", "보라"},
     {"김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "남궁", "황보"},
     {}},
    {"",
     Order::FamilyFirst,
     {"Đức", "Hùng", "Tuấn", "Quốc", "Văn Minh", "Hữu Phước", "Thành", "Bảo"},
     {"Ngọc", "Hương", "Thảo", "Mỹ", "Thị Hạnh", "Diệu Ái", "Phượng", "Yến"},
     {"Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Hoàng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý"},
     {}},
};

struct FirmWords
{
    std::string_view country;
    std::array<std::string_view, 8> trades;
    std::array<std::string_view, 8> proper;
    std::string_view form;
};

constexpr FirmWords kFirms[] = {
    {"CZ",
     {"Pekárna", "Truhlářství", "Autoservis", "Stavby", "Lékárna", "Účetnictví", "Pivovar", "Knihkupectví"},
     {"Zlatý klas", "Řehoř a synové", "Na Růžku", "Šumava", "U Tří lip", "Dvořák", "Severka", "Žižkov"},
     "s.r.o."},
    {"SK",
     {"Pekáreň", "Stolárstvo", "Autoservis", "Stavby", "Lekáreň", "Účtovníctvo", "Vinárstvo", "Kníhkupectvo"},
     {"Zlatý kľúč", "Tatry", "Pod Hradom", "Ľalia", "Dunaj", "Kováč a syn", "Šafárik", "Orava"},
     "s.r.o."},
    {"AT",
     {"Bäckerei", "Tischlerei", "Autohaus", "Baumeister", "Apotheke", "Steuerberatung", "Brauerei", "Buchhandlung"},
     {"Zum Löwen", "Höfer & Söhne", "Donau", "Grünwald", "Alpenblick", "Müllner", "Prater", "Königsegg"},
     "GmbH"},
    {"DE",
     {"Bäckerei", "Schreinerei", "Autohaus", "Bau", "Apotheke", "Steuerbüro", "Brauerei", "Buchhandlung"},
     {"Zum Bären", "Schröder & Töchter", "Spree", "Grünau", "Isartal", "Köpenick", "Weißblau", "Jäger"},
     "GmbH"},
    {"GB",
     {"Bakery", "Joinery", "Motors", "Builders", "Pharmacy", "Accountants", "Brewery", "Books"},
     {"Wren & Daughters", "Camden", "Thames", "Primrose", "Ashworth", "Old Mill", "Greenway", "Brontë"},
     "Ltd"},
    {"GR",
     {"Αρτοποιείο", "Ξυλουργείο", "Συνεργείο", "Κατασκευαστική", "Φαρμακείο", "Λογιστικό Γραφείο", "Ζυθοποιία",
      "Βιβλιοπωλείο"},
     {"Ήλιος", "Αφοί Βλάχου", "Ακρόπολις", "Αιγαίο", "Ελιά", "Παρνασσός", "Φοίνικας", "Ωκεανός"},
     "ΕΠΕ"},
    {"PT",
     {"Padaria", "Carpintaria", "Oficina", "Construções", "Farmácia", "Contabilidade", "Cervejaria", "Livraria"},
     {"São Jorge", "Irmãos Simões", "Tejo", "Estrela", "Conceição", "Alfama", "Brandão", "Girassol"},
     "Lda"},
};

constexpr std::string_view kMerchants[] = {
    "Potraviny U Jelena",  "Supermarket Zelný trh", "Řeznictví Kubát",         "Lékárna Na Rohu",
    "Kavárna Pod Lipou",   "Trafika Horní",         "Železářství Černý",       "Čerpací stanice Jih",
    "Kino Hvězda",         "Knihy U Brány",         "Restaurace U Dvou koček", "Drogerie Lilie",
    "Bäckerei Huber",      "Supermarkt Grün",       "Apotheke am Markt",       "Tankstelle Nord",
    "Café am Platz",       "Buchladen Krüger",      "Corner Grocery",          "Station Café",
    "Riverside Pharmacy",  "City Cinemas",          "Northern Rail Tickets",   "Highway Fuel 24",
    "Φούρνος Η Γωνιά",     "Ταβέρνα Ο Πλάτανος",    "Mercearia do Bairro",     "Pastelaria Aurora",
    "Pekáreň Ľalia",       "Obuv Prešov",           "Möbelhaus Lindgren",      "Elektro Plus",
    "Books & Maps Online", "Streamly Video",        "Tramway & Bus Pass",      "Garden World"};
constexpr std::string_view kLandlords[] = {"Správa domů Vinohrady", "Bytové družstvo Lípa", "Hausverwaltung Köhler",
                                           "Immobilien Donau GmbH", "Albion Lettings",      "Wohnbau Süd eG",
                                           "Κτηματική Αθηνών",      "Imobiliária Tejo",     "Bytový podnik Košice"};
constexpr std::string_view kSuppliers[] = {"Elektrárny Sever",  "Plynárny Morava",  "Vodovody a kanalizace",
                                           "Stadtwerke",        "Telefony Ostrov",  "Pojišťovna Orel",
                                           "Energie AG",        "Northern Water",   "Υδροδότηση Αττικής",
                                           "Seguros Atlântico", "Poisťovňa Tatran", "Netz & Strom"};
constexpr std::string_view kEmployers[] = {"Strojírny Vltava a.s.", "Fakultní nemocnice",   "Městský úřad",
                                           "Škola Na Kopci",        "Hütte & Söhne AG",     "Universitätsklinikum",
                                           "Logistik Mitte GmbH",   "Harbour Software Ltd", "Δήμος Αθηναίων",
                                           "Têxtil do Norte S.A.",  "Železnice a doprava",  "Pivovar Dubový a.s."};

std::string_view homeOf(std::string_view country)
{
    return country == "DE" ? "AT" : country;
}

const Culture& cultureFor(Dice& dice, std::string_view country)
{
    if (dice.chance(50)) {
        for (const Culture& culture : kCultures) {
            if (culture.country == homeOf(country))
                return culture;
        }
    }
    return dice.pick(kCultures);
}

} // namespace

DemoName personName(Dice& dice, std::string_view country, bool woman)
{
    if (country == "CZ" && dice.chance(60)) {
        auto name = importing::inventedCzechName(static_cast<std::int64_t>(dice.next() >> 1),
                                                 woman ? importing::Sex::Female : importing::Sex::Male);
        return {name.given, name.family, name.given + " " + name.family};
    }
    const Culture& culture = cultureFor(dice, country);
    const std::size_t family = dice.below(culture.families.size());
    DemoName name;
    name.given = woman ? dice.pick(culture.women) : dice.pick(culture.men);
    // A second given name distinguishes people with the same name.
    if (culture.order == Order::GivenFirst && dice.chance(25)) {
        const std::string_view second = woman ? dice.pick(culture.women) : dice.pick(culture.men);
        if (second != name.given)
            name.given += " " + std::string(second);
    }
    name.family =
        woman && !culture.familiesOfWomen[family].empty() ? culture.familiesOfWomen[family] : culture.families[family];
    switch (culture.order) {
    case Order::GivenFirst:
        name.display = name.given + " " + name.family;
        break;
    case Order::FamilyFirst:
        name.display = name.family + " " + name.given;
        break;
    case Order::FamilyFirstClosed:
        name.display = name.family + name.given;
        break;
    }
    return name;
}

std::string firmName(Dice& dice, std::string_view country)
{
    for (const FirmWords& words : kFirms) {
        if (words.country == country)
            return std::string(dice.pick(words.trades)) + " " + std::string(dice.pick(words.proper)) + " " +
                   std::string(words.form);
    }
    return std::string(dice.pick(kEmployers));
}

std::string_view merchantName(Dice& dice)
{
    return dice.pick(kMerchants);
}

std::string_view landlordName(Dice& dice)
{
    return dice.pick(kLandlords);
}

std::string_view supplierName(Dice& dice)
{
    return dice.pick(kSuppliers);
}

std::string_view employerName(Dice& dice)
{
    return dice.pick(kEmployers);
}

} // namespace cf::bank::demo
