// The binder: strict on requests, with a pointer to every mistake; lenient on a newer server's answers.
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::contract;

namespace {

constexpr const char* kOrder = R"({"debtorIban":"DE89370400440532013000","creditorIban":"CZ6508000000192000145399",)"
                               R"("amount":{"amount":"10.50","currency":"EUR"}})";

std::vector<std::string> mistakes(std::string_view body)
{
    const auto order = decodeRequest<PostTransfer>({}, "", body);
    std::vector<std::string> found;
    if (!order.ok())
        for (const auto& error : order.error().errors)
            found.push_back(error.pointer + " " + error.message);
    return found;
}

std::string orderWith(std::string_view amount)
{
    return R"({"debtorIban":"DE89370400440532013000","creditorIban":"CZ6508000000192000145399","amount":)" +
           std::string(amount) + "}";
}

using List = std::vector<std::string>;

} // namespace

TEST(Binder, readsAnOrderAndLeavesOutWhatIsOptional)
{
    const auto order = decodeRequest<PostTransfer>({}, "", kOrder);
    ASSERT_TRUE(order.ok());
    EXPECT_EQ(order->amount.minorUnits(), 1050);
    EXPECT_EQ(order->creditorIban.country(), "CZ");
    EXPECT_FALSE(order->memo);
}

TEST(Binder, pointsAtEveryMistakeAtOnce)
{
    EXPECT_EQ(mistakes(R"({"debtorIban":"DE1","creditorIban":7,"amount":{"amount":10.50,"currency":"EUR"},"extra":1})"),
              (List{"/debtorIban does not have the length of IBANs of its country", "/creditorIban must be a string",
                    "/amount/amount must be a string", "/extra is unknown"}));
    EXPECT_EQ(mistakes("{}"), (List{"/debtorIban is missing", "/creditorIban is missing", "/amount is missing"}));
}

TEST(Binder, refusesMoneyThatIsNotADecimalStringOfItsCurrency)
{
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"100.105","currency":"EUR"})")),
              List{"/amount/amount has more decimals than the currency"});
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"1e400","currency":"EUR"})")),
              List{"/amount/amount must be a decimal number like 1234.50"});
    EXPECT_EQ(mistakes(orderWith(R"({"amount":1e400,"currency":"EUR"})")), List{"/amount/amount must be a string"});
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"1","currency":"ABC"})")),
              List{"/amount/currency must be an ISO 4217 currency"});
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"1","currency":"EUR","scale":2})")), List{"/amount/scale is unknown"});
    EXPECT_EQ(mistakes(orderWith("[]")), List{"/amount must be an object"});
    EXPECT_EQ(mistakes(orderWith("null")), List{"/amount must be an object"});
}

TEST(Binder, refusesAMemberThatOccursTwiceAtAnyDepth)
{
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"1","amount":"2","currency":"EUR"})")),
              List{"/amount/amount occurs twice"});
    // The same name, escaped.
    EXPECT_EQ(mistakes(R"({"memo":"a","m\u0065mo":"b"})"), List{"/memo occurs twice"});
    // RFC 6901, section 5: "/" is the member with the empty name.
    EXPECT_EQ(mistakes(R"({"":1,"":2})"), List{"/ occurs twice"});
    EXPECT_EQ(mistakes(orderWith(R"({"":{"":1,"a":2,"":3}})")), List{"/amount// occurs twice"});
}

TEST(Binder, aPointerCountsTheItemsOfLists)
{
    // RFC 6901, section 4: items are counted from zero.
    EXPECT_EQ(mistakes(orderWith(R"([{"a":1},2,"3",[[]],{"b":null,"c":[true,{"d":1,"d":2}]}])")),
              List{"/amount/4/c/1/d occurs twice"});
    EXPECT_EQ(mistakes(R"([[],{"a":1,"a":2}])"), List{"/1/a occurs twice"});
}

TEST(Binder, aPointerEscapesWhatPointersAreMadeOf)
{
    // RFC 6901, section 3: "~" is "~0" and "/" is "~1".
    EXPECT_EQ(mistakes(orderWith(R"({"amount":"1","currency":"EUR","a/b":2})")), List{"/amount/a~1b is unknown"});
    const std::string order(kOrder);
    EXPECT_EQ(mistakes(order.substr(0, order.size() - 1) + R"(,"m~/0":1})"), List{"/m~0~10 is unknown"});
    EXPECT_EQ(mistakes(orderWith(R"({"a~b/c":1,"a~b/c":2})")), List{"/amount/a~0b~1c occurs twice"});
}

TEST(Binder, refusesWhatIsNotJson)
{
    for (const char* body : {"{", "[1,]", "{'a':1}", "{} {}", "\xff", "nul"}) {
        const auto order = decodeRequest<PostTransfer>({}, "", body);
        ASSERT_FALSE(order.ok()) << body;
        EXPECT_EQ(order.error().code, ErrorCode::MalformedRequest) << body;
    }
    EXPECT_EQ(mistakes("[]"), List{" must be an object"});
    const std::string deep = std::string(100, '[') + std::string(100, ']');
    EXPECT_FALSE(decodeRequest<PostTransfer>({}, "", deep).ok());
}

TEST(Binder, bindsPathAndQueryAndRefusesWhatTheyShouldNotHold)
{
    const auto id = AccountId::make().toString();
    const auto query = decodeRequest<ListEntries>({{"accountId", id}}, "position=9000000000&limit=5", "");
    ASSERT_TRUE(query.ok());
    EXPECT_EQ(query->position, 9'000'000'000);
    EXPECT_EQ(query->limit, 5);

    for (const char* wrong :
         {"position=x", "position=1.0", "limit=99999999999", "offset=3", "limit=1&limit=2", "limit=%zz", "=1"})
        EXPECT_FALSE(decodeRequest<ListEntries>({{"accountId", id}}, wrong, "").ok()) << wrong;
    EXPECT_FALSE(decodeRequest<ListEntries>({{"accountId", "acc_1"}}, "", "").ok());
    EXPECT_FALSE(decodeRequest<ListEntries>({{"accountId", id}}, "", "{}").ok());
}

TEST(Binder, whatTheClientEncodesTheServerDecodes)
{
    CustomerSearch search{"Dvořák & Söhne 100%", std::nullopt, 20};
    const auto encoded = encodeRequest<SearchCustomers>(search);
    const auto question = encoded.target.find('?');
    ASSERT_NE(question, std::string::npos);
    EXPECT_EQ(encoded.target.substr(0, question), "/v1/customers");
    const auto decoded = decodeRequest<SearchCustomers>({}, encoded.target.substr(question + 1), encoded.body);
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->search, search.search);
    EXPECT_EQ(decoded->limit, 20);

    const KeyRef ref{Uuid::v7(), StaffId::make()};
    const auto resolve = encodeRequest<ResolveTransferKey>(ref);
    EXPECT_EQ(resolve.target, "/v1/transfers/keys/" + ref.key.toString() + "/resolve");
    const auto back = decodeRequest<ResolveTransferKey>({{"key", ref.key.toString()}}, "", resolve.body);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->orderedBy, ref.orderedBy);
}

TEST(Binder, theClientIgnoresWhatANewerServerAdds)
{
    const auto payee = decodeDocument<Payee>(R"({"iban":"DE89370400440532013000","displayName":"A","currency":"EUR",)"
                                             R"("acceptsCredits":true,"colour":"blue"})");
    ASSERT_TRUE(payee.ok());
    EXPECT_EQ(payee->displayName, "A");
    EXPECT_FALSE(decodeDocument<Payee>(R"({"iban":"DE89370400440532013000"})").ok());
    EXPECT_FALSE(decodeDocument<Payee>("<html>").ok());
}

TEST(Binder, enumeratorsTravelInLowerCamelCase)
{
    EXPECT_EQ(nameOf(ErrorCode::InsufficientFunds), "insufficientFunds");
    EXPECT_EQ(enumOf<ErrorCode>("insufficientFunds"), ErrorCode::InsufficientFunds);
    EXPECT_FALSE(enumOf<ErrorCode>("InsufficientFunds"));
}

TEST(Binder, aBlankInAQueryIsAPlusOrAnEscapeAndAPlusIsAnEscape)
{
    const auto search = [](const char* query) { return decodeRequest<SearchCustomers>({}, query, "")->search; };
    EXPECT_EQ(search("search=jana+novakova"), "jana novakova");
    EXPECT_EQ(search("search=jana%20novakova"), "jana novakova");
    EXPECT_EQ(search("search=%2B420+603"), "+420 603");
    SearchCustomers::Request plus;
    plus.search = "+420 603";
    const std::string target = encodeRequest<SearchCustomers>(plus).target;
    EXPECT_NE(target.find("search=%2B420%20603"), std::string::npos) << target;
}

TEST(Binder, ofManyMistakesFiftyAreNamedAndTheRestCounted)
{
    std::string body = "{";
    for (int i = 0; i < 1'000; ++i)
        body += "\"x" + std::to_string(i) + "\":1,";
    body += "\"" + std::string(5'000, 'y') + "\":1}";
    const auto refused = decodeRequest<SignOut>({}, "", body);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().errors.size(), 50U);
    EXPECT_EQ(refused.error().detail, "And 951 more mistakes.");
    const auto one = decodeRequest<SignOut>({}, "", "{\"" + std::string(5'000, 'y') + "\":1}");
    ASSERT_EQ(one.error().errors.size(), 1U);
    EXPECT_LT(one.error().errors[0].pointer.size(), 300U);
}
