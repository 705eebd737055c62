// Texts that cannot be stored or shown, sent to every operation of the running bank by an authorised caller: each is
// rejected with a pointer, and nothing breaks. The rule itself is in tests/unit/TextMembersTest.
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <map>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

const char* const kJsonTexts[] = {R"(a\u0000b)", R"(\ufffe)", R"(\ufdd0)", R"(a\udbff\udfff)", R"(\ud83d)", "a\xff"};
const char* const kUrlTexts[] = {"a%00b", "%EF%BF%BE", "%EF%B7%90", "a%F4%8F%BF%BF", "%ED%A0%BD", "a%ff"};

class HostileTexts : public ::testing::Test
{
protected:
    HostileTexts()
    {
        for (const Role role : {Role::Teller, Role::Supervisor, Role::Compliance, Role::Administrator})
            m_bank.signIn(m_people.emplace(role, m_bank.client()).first->second, role, m_bank.mainBranch());
    }

    ApiClient& whoMay(Permission permission)
    {
        for (auto& [role, client] : m_people)
            if (holds(role, permission))
                return client;
        throw std::logic_error("nobody may");
    }

    void expectRefused(const OperationInfo& info, const std::string& target, const std::string& body,
                       const std::string& pointer)
    {
        const char* method = info.method == Method::Get ? "GET" : "POST";
        const auto reply = whoMay(info.permission).exchange(method, target, body, Uuid::v7(), "\"x\"");
        ASSERT_TRUE(reply.has_value()) << info.name << " " << target;
        EXPECT_EQ(reply->status, 400) << info.name << " " << target << body << reply->body;
        EXPECT_NE(reply->body.find("\"pointer\":\"" + pointer), std::string::npos)
            << info.name << " " << pointer << ": " << reply->body;
    }

    ServedBank m_bank;
    std::map<Role, ApiClient> m_people;
};

template <class Member>
constexpr bool isText()
{
    return std::is_base_of_v<std::string, Member> || std::is_same_v<Member, std::string>;
}
template <>
constexpr bool isText<std::optional<std::string>>()
{
    return true;
}
template <>
constexpr bool isText<std::optional<SearchText>>()
{
    return true;
}

} // namespace

TEST_F(HostileTexts, areRefusedByEveryOperationAndBreakNone)
{
    int tried = 0;
    forEachOperation([&]<class Operation>(Operation) {
        static constexpr OperationInfo info = Operation::kInfo;
        typename Operation::Request sample{};
        forEachMember(sample, [&]<class Member>(std::string_view name, Member&) {
            if (!isText<Member>())
                return;
            std::string path(info.path);
            const std::string braced = "{" + std::string(name) + "}";
            const auto inPath = path.find(braced);
            for (std::size_t i = 0; i < std::size(kUrlTexts); ++i, ++tried) {
                if (inPath != std::string::npos && i == 0)
                    continue; // a target with a NUL ends the connection before routing
                std::string target = path;
                if (inPath != std::string::npos)
                    target.replace(inPath, braced.size(), kUrlTexts[i]);
                for (auto open = target.find('{'); open != std::string::npos; open = target.find('{'))
                    target.replace(open, target.find('}') - open + 1, "x");
                if (inPath != std::string::npos)
                    expectRefused(info, target, "", braced);
                else if (info.method == Method::Get)
                    expectRefused(info, target + "?" + std::string(name) + "=" + kUrlTexts[i], "",
                                  "?" + std::string(name));
                else
                    expectRefused(info, target, "{\"" + std::string(name) + "\":\"" + kJsonTexts[i] + "\"}",
                                  "/" + std::string(name));
            }
        });
    });
    EXPECT_GT(tried, 100);
}

TEST_F(HostileTexts, insideAFilterOrAFileAreRefusedToo)
{
    expectRefused(BeginAuditExport::kInfo, "/v1/audit/exports", R"({"format":"csv","filter":{"search":"a\u0000b"}})",
                  "/filter/search");
    expectRefused(AddDocument::kInfo, "/v1/customers/" + CustomerId::make().toString() + "/documents",
                  R"({"title":"a\u2028b","file":{"fileName":"x\ufffe","mediaType":"text/plain","content":"YQ=="}})",
                  "/title");
}

TEST_F(HostileTexts, theEndsOfTheCalendarBreakNothing)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100);
    const std::string path = "/v1/accounts/" + account.id.toString();
    const auto ask = [&](Permission permission, const std::string& target) {
        const auto reply = whoMay(permission).exchange("GET", target, "");
        ASSERT_TRUE(reply.has_value()) << target;
        EXPECT_LT(reply->status, 500) << target << reply->body;
    };
    for (const std::string day : {"0000-01-01", "0001-01-01", "1582-10-10", "9999-12-31"}) {
        ask(Permission::AccountsRead, path + "/balance?asOf=" + day);
        ask(Permission::AccountsRead, path + "/statement?from=" + day + "&to=" + day);
        ask(Permission::TransfersRead, "/v1/transfers?from=" + day + "&to=" + day);
        for (const char* time : {"T00:00:00Z", "T23:59:59.9999999-23:59", "T00:00:00%2B23:59"})
            ask(Permission::AuditRead, "/v1/audit/events?from=" + day + time + "&to=" + day + time);
    }
}
