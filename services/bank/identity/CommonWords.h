// Words at the top of leaked-password lists, in English, German and Czech: what people think of first. Compiled by hand
// from what is commonly known of such lists; WeakPassword handles accents, capitals and digits in place of letters.
#pragma once

namespace cf::bank {

// clang-format off
inline constexpr const char* kCommonWords[] = {
    // What people call a password
    "password", "passwort", "passwd", "passphrase", "passord", "kennwort", "heslo", "haslo", "motdepasse",
    "contrasena", "senha", "parola", "wachtwoord", "geheim", "secret", "secreto", "tajne", "login", "logon", "signin",
    "anmelden", "prihlaseni", "access", "zugang", "pass", "pwd", "pin", "kod", "code",
    // Greetings and commands
    "welcome", "willkommen", "vitejte", "hello", "hallo", "ahoj", "ciao", "bonjour", "hola", "servus", "letmein",
    "openup", "opensesame", "sesame", "trustno1", "changeme", "changeit", "please", "bitte", "prosim", "thankyou",
    "danke", "dekuji",
    // Roles and tests
    "admin", "administrator", "root", "superuser", "user", "uzivatel", "benutzer", "guest", "gast", "host", "master",
    "system", "manager", "server", "default", "test", "testing", "tester", "temp", "temporary", "demo", "example",
    "sample", "beispiel", "public", "private", "office", "buero", "kancelar",
    // Banking
    "counterfoil", "bank", "banka", "banking", "teller", "cashier", "pokladna", "kasse", "konto", "account", "money",
    "penize", "geld", "finance", "financial", "credit", "kredit", "loan", "euro", "koruna", "dollar", "branch",
    "filiale", "pobocka", "customer", "kunde", "zakaznik",
    // Adjacent keys
    "qwerty", "qwertz", "azerty", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfgh", "asdfghjkl", "yxcvbnm",
    "zxcvbn", "zxcvbnm", "asdf", "qwer", "zxcv", "yxcv", "uiop", "hjkl", "1q2w3e", "1q2w3e4r", "1q2w3e4r5t",
    "q1w2e3r4", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol", "qazwsx", "qazwsxedc", "qayxsw",
    "zaqxsw", "plokij", "0okm", "9ijn", "8uhb", "7ygv",
    // Memorable digits
    "123321", "147258369", "159753", "741852963", "789456123", "7777777", "696969", "112233", "121212", "131313",
    "11223344", "1234", "4321", "007", "123qwe", "qwe123", "123abc", "abc123", "a1b2c3", "a1b2c3d4",
    // Months and days
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "januar", "februar", "maerz", "marz", "mai", "juni", "juli", "oktober", "dezember", "leden", "unor",
    "brezen", "duben", "kveten", "cerven", "cervenec", "srpen", "zari", "rijen", "listopad", "prosinec", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "pondeli", "utery", "streda", "ctvrtek", "patek", "sobota",
    "nedele",
    // Seasons and holidays
    "spring", "summer", "autumn", "winter", "fall", "fruehling", "fruhling", "sommer", "herbst", "jaro", "leto",
    "podzim", "zima", "christmas", "weihnachten", "vanoce", "easter", "ostern", "birthday", "geburtstag",
    "narozeniny", "holiday", "urlaub", "dovolena",
    // Affection
    "iloveyou", "loveyou", "ilove", "love", "lovely", "lover", "ichliebedich", "liebe", "laska", "miluju", "schatz",
    "milacek", "baby", "babygirl", "angel", "princess", "prinzessin", "princezna", "prince", "queen", "king",
    "sweetheart", "honey", "darling", "forever", "friends", "family", "familie", "rodina", "mother", "father", "mama",
    "papa",
    // Animals and stars
    "dragon", "monkey", "tiger", "lion", "eagle", "wolf", "horse", "pony", "kitten", "kitty", "dog", "doggy", "puppy",
    "cat", "bear", "panda", "dolphin", "butterfly", "shark", "spider", "snake", "sunshine", "sunflower", "rainbow",
    "flower", "blume", "kvetina", "star", "stern", "hvezda", "moon", "sun", "sky", "ocean", "snow", "fire", "thunder",
    "lightning", "diamond", "silver", "gold", "golden",
    // Games, films, sports
    "football", "fotbal", "fussball", "fussbal", "soccer", "hockey", "hokej", "baseball", "basketball", "tennis",
    "golf", "superman", "batman", "spiderman", "starwars", "pokemon", "minecraft", "matrix", "hunter", "killer",
    "ninja", "warrior", "shadow", "ghost", "freedom", "liverpool", "arsenal", "chelsea", "barcelona", "realmadrid",
    "juventus", "bayern", "dortmund", "sparta", "slavia", "ferrari", "porsche", "mercedes", "mustang", "corvette",
    "harley", "yamaha", "skoda",
    // First names at the top of the lists
    "michael", "daniel", "thomas", "andrew", "joshua", "matthew", "robert", "david", "james", "john", "martin",
    "peter", "petr", "pavel", "jan", "jana", "eva", "anna", "maria", "marie", "lucie", "tereza", "katka", "katerina",
    "hana", "lenka", "zuzana", "jakub", "tomas", "lukas", "filip", "ondrej", "michal", "jiri", "josef", "frantisek",
    "vaclav", "jessica", "ashley", "jennifer", "nicole", "michelle", "amanda", "charlie", "george", "jordan",
    "maggie", "andrea", "alexander", "alexandra", "stefan", "andreas", "christian", "markus", "julia", "laura",
    "sarah", "sabine", "claudia", "anthony", "william", "jonathan", "elizabeth", "samantha", "victoria",
    // Places
    "praha", "prague", "brno", "ostrava", "berlin", "hamburg", "muenchen", "munchen", "wien", "vienna", "zuerich",
    "london", "paris", "roma", "rome", "madrid", "europe", "europa", "deutschland", "germany", "austria",
    "oesterreich", "osterreich", "czech", "cesko", "bohemia", "slovakia", "slovensko", "bratislava", "america",
    "england", "france", "italia",
    // Computers and brands
    "computer", "internet", "google", "facebook", "twitter", "instagram", "youtube", "microsoft", "windows", "apple",
    "samsung", "iphone", "android", "nokia", "linux", "ubuntu", "oracle", "cisco", "intel", "dell", "laptop",
    "desktop", "keyboard", "office365", "chrome", "firefox",
    // Miscellaneous
    "whatever", "nothing", "something", "anything", "nevermind", "idontknow", "blahblah", "foobar", "foo", "bar",
    "baz", "lorem", "ipsum", "abc", "abcd", "xyz", "xxx", "zzz", "cookie", "chocolate", "cheese", "pepper", "ginger",
    "banana", "orange", "cherry", "coffee", "pizza", "music", "guitar", "rock", "metal", "lucky", "happy", "smile",
    "peace", "hope", "faith", "jesus", "christ", "heaven", "blessed", "cowboy", "ranger", "soldier", "captain",
    "doctor", "student", "teacher", "number", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eins", "zwei", "drei", "vier", "funf", "jedna", "dva", "tri",
};
// clang-format on

} // namespace cf::bank
