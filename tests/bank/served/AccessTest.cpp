// Every operation x role x own and other branch, over the real server: who may do what to whose objects, as in
// AccessTable.h.
#include "services/bank/records/Fields.h"
#include "services/contract/Operations.h"
#include "tests/bank/served/AccessTable.h"
#include "tests/support/MadeStatement.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

//! Objects of one branch, created by a teller there.
struct BranchObjects
{
    BranchId branch;
    OpenedAccount account;
    OpenedAccount payee;
    TransferId transfer;
    Uuid key = Uuid::v7();
    StaffId orderedBy;
    DocumentId document;
    StatementId statement;
    Uuid auditExport;
    Uuid alert;
    Uuid session;
    StaffId colleague;
    ApprovalId waiting;
    HoldId released;
    HoldId captured;
    BlockId block;
};

class Access : public ::testing::Test
{
protected:
    Access()
    {
        // Separate ones for each role: what one has read is cached, and another would not read it fresh.
        for (const Role role : kRoles)
            for (const bool own : {true, false})
                m_objects.emplace(std::pair(role, own), makeObjects(own ? m_bank.mainBranch() : m_bank.otherBranch()));
        waitForASealedEvent();
    }

    //! Requests ask for event 0 of the trail.
    void waitForASealedEvent()
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (m_bank.query("SELECT next_seq FROM bank.audit_seal WHERE next_seq > 0").empty())
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
        objects.session =
            m_bank.query("SELECT id FROM bank.staff_session WHERE staff_id = $1", objects.orderedBy.uuid().toString())
                .value<Uuid>();
        ApiClient colleague = m_bank.client();
        objects.colleague = m_bank.signIn(colleague, Role::Teller, branch).staff;
        const auto reply = teller.call<PostTransfer>(orderOf(objects), objects.key);
        if (!reply.ok())
            throw std::runtime_error("the branch's transfer was not booked: " + reply.body);
        objects.transfer = reply.value().transfer.value().id;
        for (HoldId* hold : {&objects.released, &objects.captured})
            *hold = teller.call<PlaceHold>({objects.account.id, euros(100), "Deposit", {}}, Uuid::v7())
                        .value()
                        .hold.value();
        objects.block = m_bank
                            .query("INSERT INTO bank.account_block (id, account_id, side, reason, placed_at)"
                                   " VALUES ($1, $2, 'both', 'Court order', now()) RETURNING id",
                                   Uuid::v7().toString(), m_bank.openAccount(branch, 0).id.uuid().toString())
                            .value<BlockId>();
        m_bank.query("UPDATE bank.account SET limit_per_hour = 1000 WHERE id = $1",
                     objects.account.id.uuid().toString());
        const auto document = teller.call<AddDocument>(
            {objects.account.owner, "Passport", {"passport.txt", "text/plain", {"as seen"}}}, Uuid::v7());
        if (!document.ok())
            throw std::runtime_error("the branch's document was not added: " + document.body);
        objects.document = document.value().id;
        objects.statement = makeStatement(m_bank, objects.account);
        objects.alert = m_bank
                            .query("INSERT INTO bank.alert (id, rule, level, instance, value, threshold,"
                                   " since) VALUES ($1, 'diskUsed', 'warning', $2, 900000, 800000, now())"
                                   " RETURNING id",
                                   Uuid::v7().toString(), objects.account.id.toString())
                            .value<Uuid>();
        objects.waiting =
            m_bank
                .query("INSERT INTO bank.approval_request (id, requested_by, branch_id, debtor_account,"
                       " creditor_account, amount, currency, reasons, order_kind, leg_accounts, leg_amounts,"
                       " requested_at, expires_at) VALUES ($1, $2, $3, $4, $5, 100, 'EUR', '{aboveTransferLimit}',"
                       " 'transfer', ARRAY[$4, $5]::uuid[], '{-100, 100}', now(), now() + interval '1 day')"
                       " RETURNING id",
                       Uuid::v7().toString(), objects.orderedBy.uuid().toString(), branch.uuid().toString(),
                       objects.account.id.uuid().toString(), objects.payee.id.uuid().toString())
                .value<ApprovalId>();
        return objects;
    }

    static TransferOrder orderOf(const BranchObjects& objects)
    {
        return {objects.account.iban, objects.payee.iban, euros(100), std::nullopt};
    }

    //! Objects of the main branch, or of the other, that nobody has read yet.
    const BranchObjects& objectsFor(Role role, bool own) const { return m_objects.at({role, own}); }
    const BranchObjects& anyObjects() const { return objectsFor(Role::Administrator, true); }

    //! Makes the customer a holder of the account: `relation` "owner" or "disponent".
    void give(const OpenedAccount& account, CustomerId holder, const char* relation)
    {
        m_bank.query("INSERT INTO bank.account_holder (account_id, customer_id, relation) VALUES ($1, $2, $3)"
                     " RETURNING account_id",
                     account.id.uuid().toString(), holder.uuid().toString(), relation);
    }

    ServedBank m_bank{migratedDatabase(), {}, withMail};
    std::map<std::pair<Role, bool>, BranchObjects> m_objects;
};

//! The branch's object of that kind. A member that is required and of no such kind needs a request of its own below.
void aim(CustomerId& id, const BranchObjects& objects)
{
    id = objects.account.owner;
}
void aim(AccountId& id, const BranchObjects& objects)
{
    id = objects.account.id;
}
void aim(TransferId& id, const BranchObjects& objects)
{
    id = objects.transfer;
}
void aim(DocumentId& id, const BranchObjects& objects)
{
    id = objects.document;
}
void aim(StatementId& id, const BranchObjects& objects)
{
    id = objects.statement;
}
void aim(StaffId& id, const BranchObjects& objects)
{
    id = objects.colleague;
}
void aim(ApprovalId& id, const BranchObjects& objects)
{
    id = objects.waiting;
}
void aim(HoldId& id, const BranchObjects& objects)
{
    id = objects.released;
}
void aim(BlockId& id, const BranchObjects& objects)
{
    id = objects.block;
}
void aim(const auto&, const BranchObjects&) {}

//! A request of the operation for the given objects. One that needs more than ids is written out.
template <class Operation>
typename Operation::Request requestFor(Operation, const BranchObjects& objects)
{
    typename Operation::Request request{};
    using Members = boost::describe::describe_members<typename Operation::Request, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>([&](auto member) { aim(request.*member.pointer, objects); });
    if constexpr (requires { request.limit = 500; })
        request.limit = 500;
    if constexpr (requires { request.reason = std::string(); })
        request.reason = "Because of the test";
    if constexpr (requires { request.comment = std::string(); })
        request.comment = "Because of the test";
    return request;
}
CustomerSearch requestFor(SearchCustomers, const BranchObjects&)
{
    return {"nov", {}, 500};
}
AccountSearch requestFor(FindAccounts, const BranchObjects& objects)
{
    return {objects.account.iban.electronic(), {}, {}};
}
PayeeQuery requestFor(CheckPayee, const BranchObjects& objects)
{
    return {objects.payee.iban};
}
TransferOrder requestFor(PostTransfer, const BranchObjects& objects)
{
    return {objects.account.iban, objects.payee.iban, euros(100), std::nullopt};
}
OrderBatch requestFor(PostTransferBatch, const BranchObjects& objects)
{
    return {{{Uuid::v7(), requestFor(PostTransfer(), objects), {}}}};
}
TransferOrder requestFor(PreviewTransfer, const BranchObjects& objects)
{
    return requestFor(PostTransfer(), objects);
}
PostingOrder requestFor(PostPosting, const BranchObjects& objects)
{
    return {{{objects.account.iban, euros(-100)}, {objects.payee.iban, euros(100)}}, {}};
}
ReversalOrder requestFor(ReverseTransfer, const BranchObjects& objects)
{
    return {objects.transfer, ReversalReason::BankError, "Booked twice", {}};
}
HoldOrder requestFor(PlaceHold, const BranchObjects& objects)
{
    return {objects.account.id, euros(100), "Deposit", {}};
}
CaptureOrder requestFor(CaptureHold, const BranchObjects& objects)
{
    return {objects.captured, euros(100), objects.payee.iban, {}, true};
}
BlockOrder requestFor(BlockAccount, const BranchObjects& objects)
{
    return {objects.account.id, BlockId::make(), BlockSide::Both, "Court order", {}};
}
LimitOrder requestFor(ChangeLimit, const BranchObjects&)
{
    return {LimitSubject::Role, "teller", Currency::parse("EUR").value(), LimitMeasure::PerDay, 1'000'00, "Review"};
}
KeyRef requestFor(ResolveTransferKey, const BranchObjects& objects)
{
    return {objects.key, objects.orderedBy};
}
EverythingSearch requestFor(SearchEverything, const BranchObjects& objects)
{
    return {objects.account.iban.electronic(), {}};
}
BalanceQuery requestFor(GetBalanceAsOf, const BranchObjects& objects)
{
    return {objects.account.id, *parseDate("2026-11-22"), {}};
}
StatementQuery requestFor(GetStatement, const BranchObjects& objects)
{
    return {objects.account.id, *parseDate("2026-11-01"), *parseDate("2026-11-30"), {}};
}
NewDocument requestFor(AddDocument, const BranchObjects& objects)
{
    return {objects.account.owner, "Passport", {"passport.txt", "text/plain", {"as seen"}}};
}
AuditExportEnd requestFor(EndAuditExport, const BranchObjects& objects)
{
    return {objects.auditExport, ExportEnd::Cancelled, 0, {}};
}
TraceRef requestFor(GetTrace, const BranchObjects&)
{
    return {"4bf92f3577b34da6a3ce929d0e0e4736"};
}
AlertUpdate requestFor(UpdateAlert, const BranchObjects& objects)
{
    return {objects.alert, true, {}, {}};
}
NewStaff requestFor(AddStaff, const BranchObjects& objects)
{
    return {"new." + Uuid::v7().toString().substr(24), "New Colleague", Role::Teller, objects.branch};
}
StaffUpdate requestFor(UpdateStaff, const BranchObjects& objects)
{
    return {objects.colleague, "Another Name", {}, {}, {}};
}
NoticeWishesChange requestFor(ChangeNoticeWishes, const BranchObjects& objects)
{
    return {objects.account.owner, "de", {{NoticeChannel::Mail, euros(50'00)}}};
}
LettersToSend requestFor(SendAgain, const BranchObjects&)
{
    return {"mail", "mail", {}, *parseInstant("2026-11-22T09:49:25Z")};
}
SessionRef requestFor(EndSession, const BranchObjects& objects)
{
    return {objects.session};
}

//! Whether a list contains the branch's object of its kind; a list of anything else does.
template <class Row>
bool isShown(const Page<Row>& page, const BranchObjects& objects)
{
    if constexpr (requires(const Row& row) { row.id; }) {
        const decltype(Row::id) none{};
        auto wanted = none;
        aim(wanted, objects);
        return wanted == none ||
               std::any_of(page.items.begin(), page.items.end(), [&](const Row& row) { return row.id == wanted; });
    }
    return true;
}
bool isShown(const Page<Limit>& page, const BranchObjects& objects)
{
    return std::any_of(page.items.begin(), page.items.end(),
                       [&](const Limit& limit) { return limit.of == objects.account.id.toString(); });
}
bool isShown(const SearchResult& result, const BranchObjects& objects)
{
    return std::any_of(result.hits.begin(), result.hits.end(),
                       [&](const SearchHit& hit) { return hit.id == objects.account.id.toString(); });
}
bool isShown(const TransferPreview& preview, const BranchObjects&)
{
    return preview.refusal != ErrorCode::UnknownIban;
}
bool isShown(const BatchedOutcome& line, const BranchObjects&)
{
    return !line.problem || line.problem->code != ErrorCode::UnknownIban;
}
bool isShown(const auto&, const BranchObjects&)
{
    return true;
}

//! In the letters of kRules; ? for a response outside the table.
template <class Operation>
char outcomeOf(const ApiReply<typename Operation::Response>& reply, const BranchObjects& objects)
{
    if (reply.status == 403)
        return '-';
    if (reply.status == 404 || reply.code() == ErrorCode::UnknownIban)
        return '0';
    if (reply.status == 412 || reply.code() == ErrorCode::AccountInUse)
        return '!';
    if (reply.status != Operation::kInfo.successStatus && !(Operation::kInfo.mayWait && reply.status == 202))
        return '?';
    return isShown(reply.value(), objects) ? '+' : '0';
}

} // namespace

TEST_F(Access, theTableHasEveryOperation)
{
    std::set<std::string_view> listed(std::begin(kForAnyone), std::end(kForAnyone));
    for (const Rule& rule : kRules)
        EXPECT_TRUE(listed.insert(rule.operation).second) << rule.operation;
    std::set<std::string_view> there;
    forEachOperation([&]<class Operation>(Operation) { there.insert(Operation::kInfo.name); });
    EXPECT_EQ(listed, there);
}

TEST_F(Access, everyOperationAsksForASessionUnlessItIsForAnyone)
{
    forEachOperation([&]<class Operation>(Operation operation) {
        if (!ruleOf(Operation::kInfo.name))
            return;
        ApiClient stranger = m_bank.client();
        const auto request = requestFor(operation, anyObjects());
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

TEST_F(Access, theTableHoldsForEveryOperationRoleAndBranch)
{
    int cases = 0;
    forEachOperation([&]<class Operation>(Operation operation) {
        const Rule* rule = ruleOf(Operation::kInfo.name);
        if (!rule)
            return;
        for (const Role role : kRoles) {
            for (const bool own : {true, false}) {
                const BranchObjects& objects = objectsFor(role, own);
                const char wanted = rule->byRole[static_cast<std::size_t>(role)][own ? 0 : 1];
                ApiClient client = m_bank.client();
                m_bank.signIn(client, role, m_bank.mainBranch());
                std::string match = "\"any\"";
                if constexpr (std::is_same_v<Operation, UpdateStaff>)
                    match = wanted == '+' ? client.call<GetStaffMember>({objects.colleague}).etag() : match;
                if constexpr (std::is_same_v<Operation, ChangeNoticeWishes>)
                    match = wanted == '+' ? client.call<GetNoticeWishes>({objects.account.owner}).etag() : match;
                const auto reply = client.call<Operation>(requestFor(operation, objects), Uuid::v7(), match);
                EXPECT_EQ(outcomeOf<Operation>(reply, objects), wanted)
                    << Operation::kInfo.name << " by " << nameOf(role) << (own ? ", own" : ", other")
                    << " branch: " << reply.status << ' ' << reply.body;
                ++cases;
            }
        }
    });
    EXPECT_EQ(cases, static_cast<int>(std::size(kRules)) * 8);
}

TEST_F(Access, whoBeganAnExportMayEndIt)
{
    ApiClient client = m_bank.client();
    m_bank.signIn(client, Role::Compliance, m_bank.mainBranch());
    const auto begun = client.call<BeginAuditExport>({});
    ASSERT_TRUE(begun.ok()) << begun.body;
    const AuditExportEnd end{begun.value().exportId, ExportEnd::Cancelled, 0, {}};
    EXPECT_EQ(client.call<EndAuditExport>(end).status, 200);
}

//! A customer's accounts may belong to several branches, and staff act on accounts of customers elsewhere: a caller who
//! sees a customer sees exactly the accounts that they may open, in the list and in the count.
TEST_F(Access, aCustomerIsShownWithTheAccountsThatTheCallerMayOpen)
{
    int round = 0;
    for (const Role role : {Role::Teller, Role::Supervisor, Role::Compliance}) {
        for (const bool atMain : {true, false}) {
            const std::string name = "Reach Number" + std::to_string(++round);
            const BranchId home = m_bank.mainBranch();
            const auto own = m_bank.openAccount(home, 1'00, name);
            const auto elsewhere = m_bank.openAccount(m_bank.otherBranch(), 2'00);
            const auto actedOn = m_bank.openAccount(m_bank.otherBranch(), 3'00);
            const auto actedOnHere = m_bank.openAccount(home, 4'00);
            const auto stranger = m_bank.openAccount(m_bank.otherBranch(), 5'00);
            give(elsewhere, own.owner, "owner");
            give(actedOn, own.owner, "disponent");
            give(actedOnHere, own.owner, "disponent");
            give(own, stranger.owner, "disponent");
            ApiClient client = m_bank.client();
            m_bank.signIn(client, role, atMain ? home : m_bank.otherBranch());
            const bool everywhere = role == Role::Compliance;
            for (const auto& [customer, at] : {std::pair(own.owner, true), std::pair(stranger.owner, false)}) {
                for (int read = 0; read < 2; ++read) { // fresh, then cached
                    const auto reply = client.call<GetCustomer>({customer});
                    ASSERT_EQ(reply.status, everywhere || at == atMain ? 200 : 404) << nameOf(role) << reply.body;
                    if (!reply.ok())
                        continue;
                    std::set<AccountId> shown;
                    for (const CustomerAccount& account : reply.value().accounts)
                        shown.insert(account.account.id);
                    std::set<AccountId> opened;
                    for (const auto* account : {&own, &elsewhere, &actedOn, &actedOnHere, &stranger})
                        if (client.call<GetAccount>({account->id}).ok())
                            opened.insert(account->id);
                    const std::set<AccountId> held =
                        at ? std::set{own.id, elsewhere.id, actedOn.id, actedOnHere.id} : std::set{own.id, stranger.id};
                    std::set<AccountId> wanted;
                    std::set_intersection(held.begin(), held.end(), opened.begin(), opened.end(),
                                          std::inserter(wanted, wanted.end()));
                    EXPECT_EQ(shown, wanted) << nameOf(role) << " read " << read;
                    EXPECT_EQ(reply.value().summary.accounts, static_cast<int>(wanted.size()));
                    EXPECT_EQ(shown.contains(elsewhere.id), at && everywhere);
                }
            }
            const auto found = client.call<SearchCustomers>({name, {}, {}});
            ASSERT_TRUE(found.ok());
            ASSERT_EQ(found.value().items.size(), everywhere || atMain ? 1u : 0u);
            if (!found.value().items.empty()) {
                EXPECT_EQ(found.value().items[0].accounts, everywhere ? 4 : 2) << nameOf(role);
            }
        }
    }
}

TEST_F(Access, aTellerDoesNotResolveAColleaguesKeyButASupervisorOfTheBranchDoes)
{
    const BranchObjects& objects = anyObjects();
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
