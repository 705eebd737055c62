// Reads are recorded: every operation that shows personal data leaves an event in the trail, with the call's trace.
// Personal data is found by the response types, so a new member counts until it is listed as harmless.
#include "tests/bank/served/ExpectedEvents.h"
#include "tests/support/MadeStatement.h"

#include <boost/core/demangle.hpp>
#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

using NameSet = std::set<std::string>;

template <class T>
std::string nameOfType()
{
    const std::string whole = boost::core::demangle(typeid(T).name());
    return whole.substr(whole.rfind(':') + 1);
}

//! Texts and amounts in a response that are not personal. All others are.
const NameSet& harmless()
{
    static const NameSet names{
        "AuditState.actions",
        "BankStatus.name",
        "BranchRef.code",
        "BranchRef.name",
        "BranchRow.timeZone",
        "BranchTime.timeZone",
        "CacheKindStatus.kind",
        "ClusterStatus.answeredBy",
        "DatabaseServer.name",
        "DatabaseServer.trouble",
        "DatabaseServer.walPosition",
        "DeadLetter.consumer",
        "DeadLetter.eventId",
        "DeadLetter.reason",
        "DeadLetter.topic",
        "DependencyStatus.name",
        "DependencyStatus.trouble",
        "DependencyStatus.where",
        "EventLag.amounts",
        "EventLag.consumer",
        "EventLag.topic",
        "FailedCall.callerTraceId",
        "FailedCall.cause",
        "FailedCall.code",
        "FailedCall.instance",
        "FailedCall.operation",
        "FailedCall.traceId",
        "Failover.from",
        "Failover.to",
        "Health.status",
        "Health.version",
        "InstanceSamples.instance",
        "PlainText.text",
        "ProcessStatus.name",
        "ProcessStatus.version",
        "ProductRow.product",
        "ProxiedServer.agent",
        "ProxiedServer.check",
        "ProxiedServer.name",
        "ProxiedServer.state",
        "ProxyStatus.name",
        "ProxyStatus.trouble",
        "ReplicationSlot.name",
        "ReplicationSlot.walStatus",
        "SignInChallenge.challenge",
        "StatementFault.reason",
        "Trace.traceId",
        "TraceAuditEvent.action",
    };
    return names;
}

//! Data of colleagues that operations declared with AuditKind::Colleagues may show.
const NameSet& colleagues()
{
    static const NameSet names{"StaffRef.displayName",
                               "AlertComment.text",
                               "Alert.rule",
                               "Alert.instance",
                               "AuditTrailStatus.faults",
                               "SystemStatus.answeredBy",
                               "SystemStatus.missingInstances",
                               "InstanceStatus.name",
                               "InstanceStatus.version",
                               "OperationStatus.operation",
                               "PrimaryStatus.walPosition",
                               "ReplicaStatus.name",
                               "ReplicaStatus.replayPosition"};
    return names;
}

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

//! Adds the personal members of T; `name` is its own as a member.
template <class T>
void addPersonal(const std::string& name, NameSet& found)
{
    if constexpr (kIsOptional<T>) {
        addPersonal<typename T::value_type>(name, found);
    } else if constexpr (kIsList<T>) {
        addPersonal<typename T::value_type>(name, found);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Iban> || std::is_same_v<T, Money> ||
                         std::is_same_v<T, Bytes>) {
        if (!harmless().contains(name))
            found.insert(name);
    } else if constexpr (boost::describe::has_describe_members<T>::value) {
        T sample{};
        forEachMember(sample, [&]<class Member>(std::string_view member, Member&) {
            // A list's cursors are ids.
            if (member != "firstKey" && member != "lastKey")
                addPersonal<Member>(nameOfType<T>() + "." + std::string(member), found);
        });
    }
}

template <class Operation>
NameSet personalIn()
{
    NameSet found;
    addPersonal<typename Operation::Response>(std::string(Operation::kInfo.name), found);
    return found;
}

std::string listed(const NameSet& names)
{
    std::string text;
    for (const std::string& name : names)
        text += " " + name;
    return text;
}

class OnRecord : public ::testing::Test
{
protected:
    OnRecord()
    {
        for (const Role role : {Role::Teller, Role::Supervisor, Role::Compliance, Role::Administrator}) {
            m_clients.emplace(role, m_bank.client());
            m_people.emplace(role, m_bank.signIn(m_clients.at(role), role, m_bank.mainBranch()));
        }
        m_account = m_bank.openAccount(m_bank.mainBranch(), 100'000);
        m_statement = makeStatement(m_bank, m_account);
        m_payee = m_bank.openAccount(m_bank.otherBranch(), 0, "Jan Dvořák");
        m_bank.query("INSERT INTO bank.alert (id, rule, level, instance, value, threshold, since)"
                     " VALUES ($1, 'diskUsed', 'warning', 'here', 900000, 800000, now()) RETURNING id",
                     m_alert.toString());
        m_bank.query("INSERT INTO bank.dead_letter (consumer, event_id, topic, key, body, failures, reason)"
                     " VALUES ('mail', 'e', 'mail', 'k', '{}', 1, 'It names no message.') RETURNING event_id");
        m_colleague = m_bank.signIn(m_other, Role::Teller, m_bank.mainBranch()).staff;
        m_session = m_bank.query("SELECT id FROM bank.staff_session WHERE staff_id = $1", m_colleague.uuid().toString())
                        .value<Uuid>();
    }

    //! An authorised caller.
    template <class Operation>
    Role roleFor() const
    {
        for (const auto& [role, client] : m_clients)
            if (holds(role, Operation::kInfo.permission))
                return role;
        throw std::logic_error("nobody may do this");
    }

    template <class Operation>
    typename Operation::Request requestOf();

    //! Expects an event of this action, by somebody of this role, with the response's trace.
    template <class Reply>
    void expect(const Reply& reply, Role role, std::string_view action)
    {
        m_expected.add(reply, m_people.at(role).staff, action);
    }

    //! Makes the call; expects its trace in an event of its action, by its caller.
    template <class Operation>
    void read()
    {
        const Role role = roleFor<Operation>();
        std::string match;
        if constexpr (std::is_same_v<Operation, UpdateStaff>)
            match = m_clients.at(role).template call<GetStaffMember>({m_colleague}).etag();
        if constexpr (std::is_same_v<Operation, ChangeNoticeWishes>)
            match = m_clients.at(role).template call<GetNoticeWishes>({m_account.owner}).etag();
        const auto reply = m_clients.at(role).template call<Operation>(requestOf<Operation>(), Uuid::v7(), match);
        ASSERT_TRUE(reply.ok()) << Operation::kInfo.name << ": " << reply.status << " " << reply.body;
        expect(reply, role, Operation::kInfo.recorded.action);
        if constexpr (std::is_same_v<Operation, PostTransfer>)
            m_transfer = reply.value().transfer.value().id;
        if constexpr (std::is_same_v<Operation, AddDocument>)
            m_document = reply.value().id;
        if constexpr (std::is_same_v<Operation, BeginAuditExport>)
            m_export = reply.value().exportId;
    }

    ServedBank m_bank{migratedDatabase(), {}, withMail};
    std::map<Role, ApiClient> m_clients;
    std::map<Role, bank::Caller> m_people;
    ApiClient m_other = m_bank.client();
    OpenedAccount m_account;
    OpenedAccount m_payee;
    TransferId m_transfer;
    DocumentId m_document;
    StatementId m_statement;
    Uuid m_alert = Uuid::v7();
    Uuid m_key = Uuid::v7();
    Uuid m_session;
    Uuid m_export;
    StaffId m_colleague;
    ExpectedEvents m_expected;
};

//! A request that succeeds; by default the empty one.
template <class Op>
typename Op::Request OnRecord::requestOf()
{
    const auto is = []<class Other>(Other) { return std::is_same_v<Op, Other>; };
    typename Op::Request request{};
    if constexpr (is(SearchCustomers{}) || is(SearchEverything{}) || is(FindAccounts{}))
        request.search = "1"; // considered too short for a search
    if constexpr (requires { request.customerId; })
        request.customerId = m_account.owner;
    if constexpr (requires { request.accountId; })
        request.accountId = m_account.id;
    if constexpr (requires { request.staffId; })
        request.staffId = m_colleague;
    if constexpr (requires { request.transferId; })
        request.transferId = m_transfer;
    if constexpr (requires { request.documentId; })
        request.documentId = m_document;
    if constexpr (requires { request.statementId; })
        request.statementId = m_statement;
    if constexpr (is(CheckPayee{}))
        request.iban = m_payee.iban;
    if constexpr (is(PostTransfer{}) || is(PreviewTransfer{}))
        request = {m_account.iban, m_payee.iban, Money(100, Currency::parse("EUR").value()), "Rent"};
    if constexpr (is(ResolveTransferKey{}))
        request = {m_key, {}};
    if constexpr (is(GetBalanceAsOf{}))
        request.asOf = *parseDate("2026-11-22");
    if constexpr (is(GetStatement{}))
        request = {m_account.id, *parseDate("2026-11-01"), *parseDate("2026-11-30"), {}};
    if constexpr (is(AddDocument{}))
        request = {m_account.owner, "Passport", {"passport.txt", "text/plain", {"as seen"}}};
    if constexpr (is(EndAuditExport{}))
        request = {m_export, ExportEnd::Cancelled, 0, {}};
    if constexpr (is(UpdateAlert{}))
        request = {m_alert, true, {}, {}};
    if constexpr (is(AddStaff{}))
        request = {"new.colleague", "New Colleague", Role::Teller, m_bank.mainBranch()};
    if constexpr (is(UpdateStaff{}))
        request.displayName = "Another Name";
    if constexpr (is(EndSession{}))
        request = {m_session};
    if constexpr (is(ChangeNoticeWishes{}))
        request = {m_account.owner, "de", {{NoticeChannel::Mail, Money(0, Currency::parse("EUR").value())}}};
    if constexpr (is(SendAgain{}))
        request = {"mail", "mail", {}, *parseInstant("9999-01-01T00:00:00Z")};
    return request;
}

} // namespace

TEST_F(OnRecord, whateverShowsAPersonsDataDeclaresWhatItLeaves)
{
    int personal = 0;
    forEachOperation([&]<class Operation>(Operation) {
        constexpr Recorded recorded = Operation::kInfo.recorded;
        const NameSet shown = personalIn<Operation>();
        const std::string what = std::string(Operation::kInfo.name) + " shows" + listed(shown);
        personal += shown.empty() ? 0 : 1;
        EXPECT_NE(recorded.kind, AuditKind::Undeclared) << what;
        EXPECT_TRUE(shown.empty() || recorded.kind != AuditKind::Nothing) << what;
        const bool leavesNone = recorded.kind == AuditKind::Nothing || recorded.kind == AuditKind::Own ||
                                recorded.kind == AuditKind::Colleagues;
        EXPECT_EQ(recorded.action.empty(), leavesNone) << what;
        if (recorded.kind == AuditKind::Own) {
            EXPECT_EQ(Operation::kInfo.scope, Scope::Own) << what;
        }
        if (recorded.kind == AuditKind::Colleagues) {
            EXPECT_TRUE(std::includes(colleagues().begin(), colleagues().end(), shown.begin(), shown.end())) << what;
        }
    });
    EXPECT_GE(personal, 30);
}

TEST_F(OnRecord, everyOperationLeavesTheEventThatItDeclares)
{
    // What others read must exist first; what ends something comes last.
    read<PostTransfer>();
    read<AddDocument>();
    read<BeginAuditExport>();
    ASSERT_TRUE(eventually([&] {
        return m_bank.query("SELECT next_seq FROM bank.audit_seal").value<std::int64_t>() > 0;
    })) << "the first event was not sealed";
    int tried = 0;
    forEachOperation([&]<class Operation>(Operation) {
        constexpr OperationInfo info = Operation::kInfo;
        constexpr bool before = std::is_same_v<Operation, PostTransfer> || std::is_same_v<Operation, AddDocument> ||
                                std::is_same_v<Operation, BeginAuditExport>;
        constexpr bool atTheEnd = std::is_same_v<Operation, SignOut> || std::is_same_v<Operation, ResolveTransferKey> ||
                                  std::is_same_v<Operation, UnlockStaff> || std::is_same_v<Operation, EndSession> ||
                                  std::is_same_v<Operation, ResetSecondFactor>;
        // Signing in is tested where people have passwords.
        if constexpr (!info.recorded.action.empty() && !before && !atTheEnd && !kOrders<Operation> &&
                      info.permission != Permission::Anyone) {
            ++tried;
            read<Operation>();
        }
    });
    EXPECT_GE(tried, 25);
    m_bank.query("UPDATE bank.staff SET locked_until = now() + interval '30 minutes' WHERE id = $1 RETURNING id",
                 m_colleague.uuid().toString());
    read<UnlockStaff>();
    read<EndSession>();
    read<ResetSecondFactor>();
    // A booked key of the teller's: the response shows the transfer.
    m_key = Uuid::v7();
    ApiClient& teller = m_clients.at(Role::Teller);
    ASSERT_TRUE(teller.call<PostTransfer>(requestOf<PostTransfer>(), m_key).ok());
    read<ResolveTransferKey>();
    read<SignOut>();
    EXPECT_EQ(m_expected.missing(m_bank), NameSet());
}

TEST_F(OnRecord, whatChangesNothingAndShowsAPersonIsARead)
{
    ApiClient& administrator = m_clients.at(Role::Administrator);
    const auto member = administrator.call<GetStaffMember>({m_colleague});
    StaffUpdate same;
    same.staffId = m_colleague;
    same.displayName = member.value().displayName;
    const auto updated = administrator.call<UpdateStaff>(same, {}, member.etag());
    ASSERT_EQ(updated.body, member.body);
    expect(updated, Role::Administrator, GetStaffMember::kInfo.recorded.action);
    const auto unlocked = administrator.call<UnlockStaff>({m_colleague});
    ASSERT_EQ(unlocked.body, member.body);
    expect(unlocked, Role::Administrator, GetStaffMember::kInfo.recorded.action);

    const Uuid key = Uuid::v7();
    const auto twice = [&]<class Operation>(Operation, Role role, std::string_view action) {
        ApiClient& client = m_clients.at(role);
        const auto first = client.call<Operation>(requestOf<Operation>(), key);
        const auto again = client.call<Operation>(requestOf<Operation>(), key);
        ASSERT_TRUE(first.ok()) << first.body;
        EXPECT_EQ(again.body, first.body);
        EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
        expect(first, role, Operation::kInfo.recorded.action);
        expect(again, role, action);
    };
    twice(PostTransfer{}, Role::Teller, GetTransfer::kInfo.recorded.action);
    twice(AddDocument{}, roleFor<AddDocument>(), ListDocuments::kInfo.recorded.action);
    EXPECT_EQ(m_expected.missing(m_bank), NameSet());
}

TEST_F(OnRecord, furtherPagesAreTheSameReadAndWordsStayOut)
{
    for (int i = 0; i < 3; ++i)
        m_bank.openAccount(m_bank.mainBranch(), 1, "Zuzana Zlatá");
    ApiClient& teller = m_clients.at(Role::Teller);
    CustomerSearch search{"zlat", {}, 1};
    const auto first = teller.call<SearchCustomers>(search);
    ASSERT_TRUE(first.ok());
    search.cursor = first.value().lastKey;
    ASSERT_TRUE(teller.call<SearchCustomers>(search).ok());
    ASSERT_TRUE(teller.call<ListTransfers>({}).ok());
    m_bank.stopServing(); // what is aggregated is written by now
    int searches = 0;
    for (const AuditEvent& event : m_bank.recorded()) {
        searches += event.action == "customer.searched" ? 1 : 0;
        EXPECT_EQ(canonicalLeaf(event).find("zlat"), std::string::npos) << event.action;
    }
    EXPECT_EQ(searches, 1);
}
