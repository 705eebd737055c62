// The text rule, checked for every text of every request in the contract: found by reflection, so that no operation or
// member is forgotten.
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::contract;

namespace {

//! A text in its JSON and URL forms, and the error code for it in a line, a search and a secret.
struct Hostile
{
    std::string json;
    const char* url;
    const char* line;
    const char* search;
    const char* secret;
};

const Hostile kHostile[] = {
    {R"(a\u0000b)", "a%00b", "control", "control", "control"},
    {R"(a\u0001)", "a%01", "control", "control", nullptr},
    {R"(\ufffe)", "%EF%BF%BE", "noncharacter", "noncharacter", "noncharacter"},
    {R"(a\ufdd0)", "a%EF%B7%90", "noncharacter", "noncharacter", "noncharacter"},
    {R"(\udbff\udfffz)", "%F4%8F%BF%BFz", "noncharacter", "noncharacter", "noncharacter"},
    {R"(a\tb)", "a%09b", "control", nullptr, nullptr},
    {R"(a\nb)", "a%0Ab", "lineBreak", nullptr, nullptr},
    {R"(a\u0085b)", "a%C2%85b", "lineBreak", nullptr, nullptr},
    {R"(a\u009fb)", "a%C2%9Fb", "control", "control", nullptr},
    {R"(a\u2028b)", "a%E2%80%A8b", "lineBreak", nullptr, nullptr},
    {R"(a\u202eb)", "a%E2%80%AEb", "direction", nullptr, nullptr},
    {R"(a\u2066b)", "a%E2%81%A6b", "direction", nullptr, nullptr},
    {R"(a\u200fb)", "a%E2%80%8Fb", "direction", nullptr, nullptr},
    {R"(\u200b)", "%E2%80%8B", "nothingVisible", nullptr, nullptr},
    {R"( \u00a0)", "%20%C2%A0", "nothingVisible", nullptr, nullptr},
};

template <class T>
struct Bare
{
    using Type = T;
};
template <class T>
struct Bare<std::optional<T>>
{
    using Type = T;
};

//! Calls text(path of names, which of the three codes) for each text in Request, including nested structs.
template <class Request, class Text>
void forEachText(const std::vector<std::string>& above, Text&& text)
{
    Request sample{};
    forEachMember(sample, [&]<class Member>(std::string_view name, Member&) {
        using Type = typename Bare<Member>::Type;
        std::vector<std::string> path = above;
        path.emplace_back(name);
        if constexpr (std::is_same_v<Type, std::string>)
            text(path, &Hostile::line);
        else if constexpr (std::is_same_v<Type, SearchText>)
            text(path, &Hostile::search);
        else if constexpr (std::is_same_v<Type, SecretText>)
            text(path, &Hostile::secret);
        else if constexpr (boost::describe::has_describe_members<Type>::value && !std::is_same_v<Type, Bytes>)
            forEachText<Type>(path, text);
    });
}

//! {"filter":{"search":"…"}}
std::string bodyWith(const std::vector<std::string>& path, const std::string& text)
{
    std::string body = "\"" + text + "\"";
    for (auto name = path.rbegin(); name != path.rend(); ++name)
        body = "{\"" + *name + "\":" + body + "}";
    return body;
}

template <class Operation>
std::vector<FieldError> mistakesWith(const std::vector<std::string>& path, const Hostile& hostile, bool inPath)
{
    Parameters parameters;
    std::string query;
    std::string body;
    if (inPath)
        parameters.emplace(path[0], parseQuery(std::string("x=") + hostile.url)->at("x"));
    else if (Operation::kInfo.method == Method::Get)
        query = path[0] + "=" + hostile.url;
    else
        body = bodyWith(path, hostile.json);
    const auto request = decodeRequest<Operation>(parameters, query, body);
    return request.ok() ? std::vector<FieldError>() : request.error().errors;
}

std::string pointerOf(const std::vector<std::string>& path, bool inPath, bool inQuery)
{
    if (inPath)
        return "{" + path[0] + "}";
    if (inQuery)
        return "?" + path[0];
    std::string pointer;
    for (const std::string& name : path)
        pointer += "/" + name;
    return pointer;
}

} // namespace

TEST(TextMembers, noOperationTakesATextThatNobodyCanShow)
{
    std::set<std::string> tried;
    forEachOperation([&]<class Operation>(Operation) {
        forEachText<typename Operation::Request>({}, [&](const std::vector<std::string>& path, auto code) {
            const bool inPath = isPathMember(Operation::kInfo.path, path[0]);
            const bool inQuery = Operation::kInfo.method == Method::Get;
            const std::string pointer = pointerOf(path, inPath, inQuery);
            const std::string where = std::string(Operation::kInfo.name) + " " + pointer;
            tried.insert(where);
            for (const Hostile& hostile : kHostile) {
                std::optional<std::string> found;
                for (const FieldError& error : mistakesWith<Operation>(path, hostile, inPath))
                    if (error.pointer == pointer)
                        found = error.code.value_or("no code: " + error.message);
                EXPECT_EQ(found, hostile.*code ? std::optional<std::string>(hostile.*code) : std::nullopt)
                    << where << " of " << hostile.json;
            }
        });
    });
    for (const char* some : {"PostTransfer /memo", "UpdateAlert /comment", "BeginAuditExport /filter/search",
                             "BeginAuditExport /filter/subject", "AddDocument /file/fileName", "GetTrace {traceId}",
                             "SearchCustomers ?search", "AddStaff /displayName", "SignInWithPassword /password"})
        EXPECT_TRUE(tried.contains(some)) << some;
}

TEST(TextMembers, aMistakeSaysWhichCharacterAndWhere)
{
    const auto update =
        decodeRequest<UpdateAlert>({{"alertId", Uuid::v7().toString()}}, "", R"({"comment":"ž\u202e"})");
    ASSERT_FALSE(update.ok());
    const FieldError& error = update.error().errors.at(0);
    EXPECT_EQ(error.pointer, "/comment");
    EXPECT_EQ(error.code, "direction");
    EXPECT_EQ(error.words, (std::vector<std::string>{"U+202E", "2"}));
    EXPECT_EQ(error.message, "must not contain characters that change the text direction: U+202E at position 2");
}

TEST(TextMembers, whatABankKeptBeforeThereWasARuleIsReadWithSigns)
{
    const auto read = decodeDocument<std::string>("\"Anna\u202e \u0085Nov\u00e1kov\u00e1\u2066\"");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value(), "Anna\uFFFD  Nov\u00e1kov\u00e1\uFFFD");
    const auto lines = decodeDocument<std::string>("\"Dlouh\u00e1 1\\n110 00 Praha\"");
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines.value(), "Dlouh\u00e1 1\n110 00 Praha");
}

TEST(TextMembers, halfASurrogatePairIsPointedAt)
{
    for (const char* half :
         {R"("\ud83d")", R"("\ude00")", R"("\ud83dx")", R"("\ud83d\ud83d")", "\"\xed\xa0\xbd\"", "\"\xff\""}) {
        const auto update = decodeRequest<UpdateAlert>({{"alertId", Uuid::v7().toString()}}, "",
                                                       std::string("{\"comment\":") + half + "}");
        ASSERT_FALSE(update.ok()) << half;
        EXPECT_EQ(update.error().status, 400);
        EXPECT_EQ(update.error().errors.at(0).pointer, "/comment") << half;
    }
}

TEST(TextMembers, moneyHasEveryDecimalOfItsCurrency)
{
    const auto mistakeOf = [](const char* money) -> std::string {
        const auto order = decodeRequest<PostTransfer>(
            {}, "",
            std::string(
                R"({"debtorIban":"DE89370400440532013000","creditorIban":"CZ6508000000192000145399","amount":)") +
                money + "}");
        return order.ok() ? "" : order.error().errors.at(0).pointer + " " + order.error().errors.at(0).message;
    };
    EXPECT_EQ(mistakeOf(R"({"amount":"1.00","currency":"EUR"})"), "");
    EXPECT_EQ(mistakeOf(R"({"amount":"1","currency":"JPY"})"), "");
    for (const char* short_ : {"1", "1.0", "-0.00"})
        EXPECT_TRUE(mistakeOf((std::string(R"({"currency":"EUR","amount":")") + short_ + "\"}").c_str())
                        .starts_with("/amount/amount must have all 2 decimals"))
            << short_;
    EXPECT_EQ(mistakeOf(R"({"amount":"1.00","currency":"BGN"})"), "/amount/currency must be an ISO 4217 currency");
}

TEST(TextMembers, aNewerBanksWordsAreReadAsUnknown)
{
    const std::string account =
        R"({"id":"acc_0198f000-0000-7000-8000-000000000000","iban":"ZZ99 what","product":"x","holderName":"A\u202eB",)"
        R"("status":"hibernating","blocked":"sideways","ledgerBalance":{"amount":"-0.500","currency":"QQQ"},)"
        R"("availableBalance":{"amount":"7.00","currency":"BGN"}})";
    const auto id = AccountId::make().toString();
    std::string known = account;
    known.replace(known.find("acc_0198f000-0000-7000-8000-000000000000"), 40, id);
    const auto page = decodeDocument<Page<AccountSummary>>(R"({"items":[)" + known +
                                                           R"(],"more":false,"count":1,"countExact":true})");
    ASSERT_TRUE(page.ok()) << page.error().at(0).pointer << page.error().at(0).message;
    const AccountSummary& read = page->items.at(0);
    EXPECT_EQ(read.status, AccountStatus::Unknown);
    EXPECT_EQ(read.ledgerBalance.decimal(), "-0.500");
    EXPECT_EQ(read.ledgerBalance.currency().code(), "QQQ");
    EXPECT_EQ(read.availableBalance.currency().code(), "BGN");
    EXPECT_EQ(encodeDocument(read.status), "\"unknown\"");

    const auto bank = decodeDocument<BankStatus>(R"({"name":"B","degraded":["primaryDown","onFire"]})");
    ASSERT_TRUE(bank.ok());
    EXPECT_EQ(bank->degraded, (std::vector<Degradation>{Degradation::PrimaryDown, Degradation::Unknown}));
    const auto permissions = decodeDocument<std::vector<Permission>>(R"(["signedIn","flyPlanes","auditRead"])");
    ASSERT_TRUE(permissions.ok());
    EXPECT_EQ(permissions.value(), (std::vector<Permission>{Permission::SignedIn, Permission::AuditRead}));
    // The outcome of an order is never guessed.
    EXPECT_FALSE(decodeDocument<OrderOutcome>(R"({"state":"pondered"})").ok());
}

TEST(TextMembers, nobodySendsUnknown)
{
    EXPECT_FALSE(enumOf<Role>("unknown"));
    EXPECT_FALSE(holds(Role::Unknown, Permission::CustomersRead));
    EXPECT_FALSE(decodeRequest<ListTransfers>({}, "kind=unknown", "").ok());
    EXPECT_TRUE(decodeRequest<ListTransfers>({}, "currency=BGN", "").ok()) << "existing data may be queried";
    EXPECT_FALSE(decodeRequest<ListTransfers>({}, "currency=QQQ", "").ok());
}
