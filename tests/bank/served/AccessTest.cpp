// Every operation x role x own and other branch, over the real server: who may do what to whose objects. What the table
// of rights (models/domain/Role.cpp) says is asked of the running bank; nothing here repeats that table.
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

constexpr Role kRoles[] = {Role::Teller, Role::Supervisor, Role::Compliance, Role::Administrator};

//! Objects of one branch, made by a teller there.
struct BranchObjects
{
    BranchId branch;
    OpenedAccount account;
    OpenedAccount payee;
    TransferId transfer;
    Uuid key = Uuid::v7();
    StaffId orderedBy;
    DocumentId document;
    Uuid auditExport;
    Uuid alert;
    Uuid session;
    StaffId colleague;
};

class Access : public ::testing::Test
{
protected:
    Access()
    {
        m_objects.emplace(m_bank.mainBranch(), makeObjects(m_bank.mainBranch()));
        m_objects.emplace(m_bank.otherBranch(), makeObjects(m_bank.otherBranch()));
        waitForASealedEvent();
    }

    //! What the trail's number 0 is asked for with.
    void waitForASealedEvent()
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (m_bank.look("SELECT next_seq FROM bank.audit_seal WHERE next_seq > 0").empty())
            if (std::chrono::steady_clock::now() > end)
                throw std::runtime_error("nothing was sealed within 20 s");
    }

    BranchObjects makeObjects(BranchId branch)
    {
        BranchObjects objects;
        objects.account = m_bank.openAccount(branch, 100'000);
        objects.branch = branch;
        objects.payee = m_bank.openAccount(branch, 0);
        ApiClient teller = m_bank.client();
        objects.orderedBy = m_bank.signIn(teller, Role::Teller, branch).staff;
        objects.session = db::uuidOf(m_bank.look("SELECT id FROM bank.staff_session WHERE staff_id = $1",
                                                 objects.orderedBy.uuid().toString())[0][0]);
        ApiClient colleague = m_bank.client();
        objects.colleague = m_bank.signIn(colleague, Role::Teller, branch).staff;
        const auto reply = teller.call<PostTransfer>(orderOf(objects), objects.key);
        if (!reply.ok())
            throw std::runtime_error("the branch's transfer was not booked: " + reply.body);
        objects.transfer = reply.value().id;
        const auto document = teller.call<AddDocument>(
            {objects.account.owner, "Passport", {"passport.txt", "text/plain", {"as seen"}}}, Uuid::v7());
        if (!document.ok())
            throw std::runtime_error("the branch's document was not added: " + document.body);
        objects.document = document.value().id;
        objects.alert = db::uuidOf(m_bank.look("INSERT INTO bank.alert (id, rule, level, instance, value, threshold,"
                                               " since) VALUES ($1, 'diskUsed', 'warning', $2, 900000, 800000, now())"
                                               " RETURNING id",
                                               Uuid::v7().toString(), branch.toString())[0][0]);
        return objects;
    }

    static TransferOrder orderOf(const BranchObjects& objects)
    {
        return {objects.account.iban, objects.payee.iban, Money(100, Currency::parse("EUR").value()), std::nullopt};
    }

    ServedBank m_bank;
    std::map<BranchId, BranchObjects> m_objects;
};

//! A request of each operation that touches the given objects. An operation without one does not compile.
PasswordSignIn requestFor(SignInWithPassword, const BranchObjects&)
{
    return {"nobody", "wrong password"};
}
CodeSignIn requestFor(SignInWithCode, const BranchObjects&)
{
    return {"none", "000000"};
}
EnrolmentStart requestFor(StartEnrolment, const BranchObjects&)
{
    return {"nobody", "none", "a long enough password"};
}
CodeSignIn requestFor(ConfirmEnrolment, const BranchObjects&)
{
    return {"none", "000000"};
}
Nothing requestFor(GetLiveness, const BranchObjects&)
{
    return {};
}
Nothing requestFor(GetReadiness, const BranchObjects&)
{
    return {};
}
Nothing requestFor(GetMetrics, const BranchObjects&)
{
    return {};
}
Nothing requestFor(GetBankStatus, const BranchObjects&)
{
    return {};
}
Nothing requestFor(GetSession, const BranchObjects&)
{
    return {};
}
Nothing requestFor(SignOut, const BranchObjects&)
{
    return {};
}
CustomerSearch requestFor(SearchCustomers, const BranchObjects&)
{
    return {"nov", {}, {}};
}
CustomerRef requestFor(GetCustomer, const BranchObjects& objects)
{
    return {objects.account.owner};
}
AccountSearch requestFor(FindAccounts, const BranchObjects& objects)
{
    return {objects.account.iban.electronic(), {}, {}};
}
AccountRef requestFor(GetAccount, const BranchObjects& objects)
{
    return {objects.account.id};
}
EntriesQuery requestFor(ListEntries, const BranchObjects& objects)
{
    return {objects.account.id, {}, {}};
}
PayeeQuery requestFor(CheckPayee, const BranchObjects& objects)
{
    return {objects.payee.iban};
}
TransferOrder requestFor(PostTransfer, const BranchObjects& objects)
{
    return {objects.account.iban, objects.payee.iban, Money(100, Currency::parse("EUR").value()), std::nullopt};
}
KeyRef requestFor(ResolveTransferKey, const BranchObjects& objects)
{
    return {objects.key, objects.orderedBy};
}
TransferRef requestFor(GetTransfer, const BranchObjects& objects)
{
    return {objects.transfer};
}
TransfersQuery requestFor(ListTransfers, const BranchObjects&)
{
    return {};
}
EverythingSearch requestFor(SearchEverything, const BranchObjects& objects)
{
    return {objects.account.iban.electronic(), {}};
}
AccountRef requestFor(ListHolds, const BranchObjects& objects)
{
    return {objects.account.id};
}
BalanceQuery requestFor(GetBalanceAsOf, const BranchObjects& objects)
{
    return {objects.account.id, *parseDate("2026-11-22")};
}
StatementQuery requestFor(GetStatement, const BranchObjects& objects)
{
    return {objects.account.id, *parseDate("2026-11-01"), *parseDate("2026-11-30"), {}};
}
WaitingOrdersQuery requestFor(ListWaitingOrders, const BranchObjects&)
{
    return {};
}
CustomerDocuments requestFor(ListDocuments, const BranchObjects& objects)
{
    return {objects.account.owner, {}, {}};
}
NewDocument requestFor(AddDocument, const BranchObjects& objects)
{
    return {objects.account.owner, "Passport", {"passport.txt", "text/plain", {"as seen"}}};
}
DocumentRef requestFor(GetDocument, const BranchObjects& objects)
{
    return {objects.document};
}
AuditQuery requestFor(ListAuditEvents, const BranchObjects&)
{
    return {};
}
Nothing requestFor(ListUnsealedAuditEvents, const BranchObjects&)
{
    return {};
}
Nothing requestFor(GetAuditState, const BranchObjects&)
{
    return {};
}
AuditEventRef requestFor(GetAuditEvent, const BranchObjects&)
{
    return {0};
}
AuditExportOrder requestFor(BeginAuditExport, const BranchObjects&)
{
    return {};
}
AuditExportEnd requestFor(EndAuditExport, const BranchObjects& objects)
{
    return {objects.auditExport, ExportEnd::Cancelled, 0, {}};
}
Nothing requestFor(GetSystemStatus, const BranchObjects&)
{
    return {};
}
SamplesQuery requestFor(ListSamples, const BranchObjects&)
{
    return {};
}
FailedCallsQuery requestFor(ListFailedCalls, const BranchObjects&)
{
    return {};
}
TraceRef requestFor(GetTrace, const BranchObjects&)
{
    return {"4bf92f3577b34da6a3ce929d0e0e4736"};
}
AlertUpdate requestFor(UpdateAlert, const BranchObjects& objects)
{
    return {objects.alert, true, {}, {}};
}
StaffSearch requestFor(ListStaff, const BranchObjects&)
{
    return {};
}
StaffMemberRef requestFor(GetStaffMember, const BranchObjects& objects)
{
    return {objects.colleague};
}
NewStaff requestFor(AddStaff, const BranchObjects& objects)
{
    return {"new." + Uuid::v7().toString().substr(24), "New Colleague", Role::Teller, objects.branch};
}
StaffUpdate requestFor(UpdateStaff, const BranchObjects& objects)
{
    return {objects.colleague, "Another Name", {}, {}, {}};
}
StaffMemberRef requestFor(UnlockStaff, const BranchObjects& objects)
{
    return {objects.colleague};
}
StaffMemberRef requestFor(ResetSecondFactor, const BranchObjects& objects)
{
    return {objects.colleague};
}
SessionsQuery requestFor(ListSessions, const BranchObjects&)
{
    return {};
}
SessionRef requestFor(EndSession, const BranchObjects& objects)
{
    return {objects.session};
}
Nothing requestFor(ListBranches, const BranchObjects&)
{
    return {};
}

//! The branches whose objects an answer shows; lists are filtered where single objects are refused.
std::set<std::string> shownIbans(const Page<AccountSummary>& page)
{
    std::set<std::string> shown;
    for (const auto& account : page.items)
        shown.insert(account.iban.electronic());
    return shown;
}

template <class Operation>
std::string caseName(Role role, bool own)
{
    return std::string(Operation::kInfo.name) + " by " + nameOf(role) + (own ? ", own branch" : ", other branch");
}

//! Whether the object in `branch` is within the caller's reach by the table of rights.
template <class Operation>
bool inReach(const bank::Caller& caller, BranchId branch, StaffId owner)
{
    return bank::mayTouch(caller, Operation::kInfo.scope, branch, owner);
}

} // namespace

TEST_F(Access, everyOperationAsksForASessionUnlessItIsForAnyone)
{
    forEachOperation([&]<class Operation>(Operation operation) {
        if (Operation::kInfo.permission == Permission::Anyone)
            return;
        ApiClient stranger = m_bank.client();
        const auto request = requestFor(operation, m_objects.at(m_bank.mainBranch()));
        EXPECT_EQ(stranger.call<Operation>(request, Uuid::v7()).status, 401) << Operation::kInfo.name;
        stranger.useToken("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        EXPECT_EQ(stranger.call<Operation>(request, Uuid::v7()).status, 401) << Operation::kInfo.name;
    });
}

TEST_F(Access, aStolenTokenIsWorthNothingOnAnotherDevice)
{
    ApiClient teller = m_bank.client();
    m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    ApiClient thief = m_bank.client();
    thief.useToken(teller.token());
    EXPECT_EQ(thief.call<GetSession>({}).status, 401);
    EXPECT_EQ(teller.call<GetSession>({}).status, 200);
}

TEST_F(Access, theTableOfRightsHoldsForEveryOperationRoleAndBranch)
{
    int cases = 0;
    forEachOperation([&]<class Operation>(Operation operation) {
        constexpr OperationInfo info = Operation::kInfo;
        if (info.permission == Permission::Anyone || info.permission == Permission::SignedIn)
            return;
        for (const Role role : kRoles) {
            for (const bool own : {true, false}) {
                ApiClient client = m_bank.client();
                const auto caller = m_bank.signIn(client, role, m_bank.mainBranch());
                const BranchId branch = own ? m_bank.mainBranch() : m_bank.otherBranch();
                const BranchObjects& objects = m_objects.at(branch);
                std::string match;
                if constexpr (std::is_same_v<Operation, UpdateStaff>)
                    match = holds(role, info.permission) ? client.call<GetStaffMember>({objects.colleague}).etag()
                                                         : std::string("\"any\"");
                const auto reply = client.call<Operation>(requestFor(operation, objects), Uuid::v7(), match);
                const std::string name = caseName<Operation>(role, own) + ": " + reply.body;
                ++cases;
                if (!holds(role, info.permission)) {
                    EXPECT_EQ(reply.status, 403) << name;
                } else if constexpr (std::is_same_v<Operation, FindAccounts>) {
                    ASSERT_TRUE(reply.ok()) << name;
                    EXPECT_EQ(shownIbans(reply.value()).contains(objects.account.iban.electronic()),
                              inReach<Operation>(caller, branch, objects.orderedBy))
                        << name;
                } else if constexpr (std::is_same_v<Operation, PostTransfer>) {
                    const bool allowed = inReach<Operation>(caller, branch, objects.orderedBy);
                    EXPECT_EQ(reply.status, allowed ? 201 : 422) << name;
                    // What is out of reach is answered exactly as what does not exist.
                    EXPECT_TRUE(allowed || reply.code() == ErrorCode::UnknownIban) << name;
                } else if constexpr (std::is_same_v<Operation, SearchCustomers> ||
                                     std::is_same_v<Operation, SearchEverything> ||
                                     std::is_same_v<Operation, ListWaitingOrders> ||
                                     std::is_same_v<Operation, ListTransfers>) {
                    EXPECT_TRUE(reply.ok()) << name; // what they show is asked for below
                } else if constexpr (std::is_same_v<Operation, EndAuditExport>) {
                    // Only who began it may end it, however far a role reaches.
                    EXPECT_EQ(reply.status, 404) << name;
                    const auto begun = client.call<BeginAuditExport>({});
                    ASSERT_TRUE(begun.ok()) << begun.body;
                    const AuditExportEnd end{begun.value().exportId, ExportEnd::Cancelled, 0, {}};
                    EXPECT_EQ(client.call<EndAuditExport>(end).status, 200) << name;
                } else {
                    const bool allowed = inReach<Operation>(caller, branch, objects.orderedBy);
                    EXPECT_EQ(reply.status, allowed ? info.successStatus : 404) << name;
                }
            }
        }
    });
    EXPECT_GT(cases, 70);
}

TEST_F(Access, listsShowNothingOfAnotherBranch)
{
    for (const Role role : kRoles) {
        if (!holds(role, Permission::CustomersRead))
            continue;
        ApiClient client = m_bank.client();
        m_bank.signIn(client, role, m_bank.mainBranch());
        const bool everywhere = reach(role, Scope::Branch) == Scope::Bank;
        const auto customers = client.call<SearchCustomers>({"", {}, {}});
        ASSERT_TRUE(customers.ok());
        EXPECT_EQ(customers.value().count, everywhere ? 4 : 2) << nameOf(role);
        const auto transfers = client.call<ListTransfers>({});
        ASSERT_TRUE(transfers.ok());
        for (const auto& transfer : transfers.value().items)
            EXPECT_TRUE(everywhere || transfer.branchId == m_bank.mainBranch()) << nameOf(role);
        const bool foreign = std::any_of(transfers.value().items.begin(), transfers.value().items.end(),
                                         [&](const auto& item) { return item.branchId == m_bank.otherBranch(); });
        EXPECT_EQ(foreign, everywhere) << nameOf(role);
    }
}

TEST_F(Access, aTellerDoesNotResolveAColleaguesKeyButASupervisorOfTheBranchDoes)
{
    const BranchObjects& objects = m_objects.at(m_bank.mainBranch());
    ApiClient colleague = m_bank.client();
    m_bank.signIn(colleague, Role::Teller, m_bank.mainBranch());
    EXPECT_EQ(colleague.call<ResolveTransferKey>({objects.key, objects.orderedBy}).status, 404);
    ApiClient supervisor = m_bank.client();
    m_bank.signIn(supervisor, Role::Supervisor, m_bank.mainBranch());
    const auto outcome = supervisor.call<ResolveTransferKey>({objects.key, objects.orderedBy});
    ASSERT_TRUE(outcome.ok()) << outcome.body;
    EXPECT_EQ(outcome.value().state, KeyState::Booked);
    ApiClient stranger = m_bank.client();
    m_bank.signIn(stranger, Role::Supervisor, m_bank.otherBranch());
    EXPECT_EQ(stranger.call<ResolveTransferKey>({objects.key, objects.orderedBy}).status, 404);
}
