// The OpenAPI document is complete: every operation, every parameter, every referenced schema.
#include "services/contract/OpenApi.h"
#include "services/contract/Operations.h"
#include "services/contract/Wire.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace cf;
using namespace cf::contract;

namespace {

void collectReferences(const json::value& value, std::set<std::string>& names)
{
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) {
            if (member.key() == "$ref")
                names.insert(std::string(member.value().as_string()).substr(21));
            collectReferences(member.value(), names);
        }
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array)
            collectReferences(item, names);
    }
}

} // namespace

TEST(OpenApi, namesEveryOperationOfTheContract)
{
    const json::value document = json::parse(openApiDocument());
    std::set<std::string> printed;
    for (const auto& path : document.at("paths").as_object())
        for (const auto& operation : path.value().as_object()) {
            printed.insert(std::string(operation.value().at("operationId").as_string()));
            EXPECT_FALSE(operation.value().at("summary").as_string().empty());
            EXPECT_TRUE(operation.value().at("responses").as_object().contains("default"));
        }
    std::set<std::string> declared;
    forEachOperation([&]<class Operation>(Operation) { declared.emplace(Operation::kInfo.name); });
    EXPECT_EQ(printed, declared);
}

TEST(OpenApi, everySchemaThatIsReferredToIsThere)
{
    const json::value document = json::parse(openApiDocument());
    std::set<std::string> names;
    collectReferences(document, names);
    EXPECT_GT(names.size(), 10U);
    for (const auto& name : names)
        EXPECT_TRUE(document.at("components").at("schemas").as_object().contains(name)) << name;
}

TEST(OpenApi, saysWhichOperationsNeedTheVersionTheyChange)
{
    const json::value document = json::parse(openApiDocument());
    const auto needsMatch = [&](const char* path) {
        const auto& parameters = document.at("paths").at(path).at("post").at("parameters").as_array();
        return std::any_of(parameters.begin(), parameters.end(),
                           [](const json::value& each) { return each.at("name").as_string() == "If-Match"; });
    };
    EXPECT_TRUE(needsMatch("/v1/staff/{staffId}"));
    EXPECT_FALSE(needsMatch("/v1/staff/{staffId}/unlock"));
}

TEST(Contract, noTwoOperationsShareANameOrARoute)
{
    std::set<std::string_view> names;
    std::set<std::pair<Method, std::string_view>> routes;
    forEachOperation([&]<class Operation>(Operation) {
        constexpr OperationInfo info = Operation::kInfo;
        EXPECT_TRUE(names.insert(info.name).second) << info.name;
        EXPECT_TRUE(routes.emplace(info.method, info.path).second) << info.path;
        EXPECT_FALSE(info.summary.empty()) << info.name;
        // A money operation without a key could be booked twice; a preview books nothing.
        if (info.permission == Permission::TransfersCreate && !std::is_same_v<Operation, PreviewTransfer>) {
            EXPECT_NE(info.key, KeyUse::None) << info.name;
        }
    });
}

TEST(Contract, everyErrorCodeHasAStatusAndATitle)
{
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<ErrorCode>>([](auto descriptor) {
        EXPECT_GE(httpStatusOf(descriptor.value), 400) << descriptor.name;
        EXPECT_NE(std::string_view(titleOf(descriptor.value)), "") << descriptor.name;
        // The ledger's decisions are final: they must never be declared retryable.
        EXPECT_FALSE(isRefusal(descriptor.value) && isRetryable(descriptor.value)) << descriptor.name;
    });
}

TEST(Contract, onlyWhatDoneTwiceIsAsIfDoneOnceMayBeSentAgain)
{
    std::set<std::string_view> again;
    forEachOperation([&]<class Operation>(Operation) {
        constexpr OperationInfo info = Operation::kInfo;
        if (info.method == Method::Get) {
            EXPECT_TRUE(mayBeSentAgain(info)) << info.name;
        } else if (mayBeSentAgain(info)) {
            again.insert(info.name);
        }
    });
    EXPECT_EQ(again,
              (std::set<std::string_view>{
                  "AddDocument",        "ApproveOrder",  "BlockAccount", "CaptureHold",           "ChangeLimit",
                  "ChangeNoticeWishes", "ChangeOrder",   "CloseAccount", "EndAuditExport",        "LiftBlock",
                  "PlaceHold",          "PostPosting",   "PostTransfer", "PostTransferBatch",     "PreviewTransfer",
                  "ReactivateAccount",  "RejectOrder",   "ReleaseHold",  "ResolveTransferKey",    "ReverseTransfer",
                  "SendAgain",          "SendBackOrder", "UpdateStaff",  "WishMonthlyStatements", "WithdrawOrder"}));
}

TEST(Contract, everyPersonHasABudgetOfWhatCostsMuchOrTellsOfOthers)
{
    std::map<std::string_view, int> budgets;
    forEachOperation([&]<class Operation>(Operation) {
        if (Operation::kInfo.perMinute > 0)
            budgets.emplace(Operation::kInfo.name, Operation::kInfo.perMinute);
    });
    EXPECT_EQ(budgets, (std::map<std::string_view, int>{{"AddDocument", 30},
                                                        {"ApproveOrder", 30},
                                                        {"ChangeLimit", 30},
                                                        {"CheckPayee", 30},
                                                        {"GetStatement", 30},
                                                        {"ListProducts", 30},
                                                        {"ResolveTransferKey", 600}}));
}

TEST(OpenApi, saysWhatHoldsForEveryRequest)
{
    const json::value document = json::parse(openApiDocument());
    const std::string general(document.at("info").at("description").as_string());
    for (const char* said : {"Content-Length", "411", "lengthRequired", "413", "431", "Retry-After"})
        EXPECT_NE(general.find(said), std::string::npos) << said;
}
