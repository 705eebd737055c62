// A limit for whoever has none yet: asked for by who manages limits and looks no accounts up, approved by another.
#include "tests/bank/served/OrdersFixture.h"

namespace cf::test {
namespace {

using namespace contract;

class FirstLimits : public Orders
{
protected:
    FirstLimits()
    {
        m_bank.signIn(m_first, Role::Administrator, m_bank.mainBranch());
        m_second = m_bank.signIn(m_other, Role::Administrator, m_bank.otherBranch());
    }

    static LimitOrder limit(LimitSubject subject, const std::string& of, std::int64_t most = 40'000'00)
    {
        return {subject, of, euros(1).currency(), LimitMeasure::PerDay, most, "Review"};
    }
    static LimitOrder ofAccount(const OpenedAccount& account)
    {
        return limit(LimitSubject::Account, account.iban.electronic());
    }

    ApiReply<OrderOutcome> ask(const LimitOrder& order) { return m_first.call<ChangeLimit>(order, Uuid::v7()); }

    Approval waiting(const LimitOrder& order)
    {
        const auto asked = ask(order);
        EXPECT_EQ(asked.status, 202) << asked.body;
        return m_other.call<GetApproval>({asked.value().approval.value().id}).value();
    }
    void approve(ApprovalId id)
    {
        const std::string etag = m_other.call<GetApproval>({id}).etag();
        const auto approved = m_other.call<ApproveOrder>({id, m_bank.freshCode(m_second.staff)}, Uuid::v7(), etag);
        EXPECT_EQ(approved.status, 200) << approved.body;
    }

    //! The mistake in `of`, by its code.
    std::string mistakeIn(const LimitOrder& order)
    {
        const auto refused = ask(order);
        EXPECT_EQ(refused.status, 400) << refused.body;
        const auto* problem = std::get_if<Problem>(&refused.content);
        if (!problem || problem->errors.size() != 1 || problem->errors[0].pointer != "/of")
            return refused.body;
        return problem->errors[0].code.value_or("without a code");
    }

    std::int64_t requests()
    {
        return m_bank.query("SELECT count(*) FROM bank.approval_request").front().get<std::int64_t>("count");
    }

    ApiClient m_first = m_bank.client();
    ApiClient m_other = m_bank.client();
    bank::Caller m_second;
};

TEST_F(FirstLimits, ofAnAccountIsAskedForByItsIban)
{
    EXPECT_EQ(m_first.call<FindAccounts>({m_from.iban.electronic()}).status, 403);
    const auto asked = ask(ofAccount(m_from));
    ASSERT_EQ(asked.status, 202) << asked.body;
    for (const std::string& told : {m_from.id.toString(), std::string("Nov")})
        EXPECT_EQ(asked.body.find(told), std::string::npos) << "more than was typed: " << asked.body;
    const ApprovalId id = asked.value().approval.value().id;
    const Approval seen = m_other.call<GetApproval>({id}).value();
    ASSERT_EQ(seen.changes.size(), 2U);
    EXPECT_EQ(seen.changes[0].after, m_from.iban.electronic() + ", perDay");
    EXPECT_EQ(seen.changes[1].before, std::nullopt) << "it is the first";
    EXPECT_EQ(seen.changes[1].after, "40000.00 EUR");
    const auto events = m_bank.recorded("approval.requested");
    ASSERT_EQ(events.size(), 1U);
    EXPECT_NE(events[0].detail.find(m_from.id.toString()), std::string::npos);
    EXPECT_EQ(events[0].detail.find(m_from.iban.electronic()), std::string::npos);

    approve(id);
    const auto limits = m_first.call<ListLimits>({LimitSubject::Account, m_from.id.toString(), {}, {}}).value().items;
    ASSERT_EQ(limits.size(), 1U);
    EXPECT_EQ(limits[0].most, 40'000'00);
    EXPECT_EQ(limits[0].name, m_from.iban.electronic());
    EXPECT_EQ(waiting(ofAccount(m_from)).changes.at(1).before, "40000.00 EUR") << "no longer the first";
    EXPECT_EQ(m_teller.call<PostTransfer>(order(40'000'01), Uuid::v7()).code(), ErrorCode::AboveAccountLimit);
}

TEST_F(FirstLimits, theCheckerSeesWhatHeldInstead)
{
    m_bank.query("INSERT INTO bank.limit_rule SELECT 'product', product, 'EUR', 'perDay', 900000 FROM bank.account"
                 " WHERE id = $1",
                 m_from.id.uuid().toString());
    const auto general = [](const Approval& approval) {
        const AuditChange& last = approval.changes.back();
        return last.field == "generalLimit" ? last.after.value_or("") : "none";
    };
    EXPECT_EQ(general(waiting(ofAccount(m_from))), "9000.00 EUR");
    const Approval first = waiting(limit(LimitSubject::Staff, m_maker.staff.toString()));
    EXPECT_EQ(general(first), "500000.00 EUR") << "of the teller's role";
    approve(first.order.id);
    LimitOrder change = limit(LimitSubject::Staff, m_maker.staff.toString(), 50'000'00);
    EXPECT_EQ(general(waiting(change)), "none") << "one of their own holds";
    change.most.reset();
    EXPECT_EQ(general(waiting(change)), "500000.00 EUR") << "would hold again";

    // What was shown is what is decided about.
    const Approval shown = waiting(limit(LimitSubject::Staff, m_checker.staff.toString()));
    m_bank.query("UPDATE bank.limit_rule SET most = most + 1 WHERE subject = 'role' AND name = 'supervisor'");
    const std::string etag = m_other.call<GetApproval>({shown.order.id}).etag();
    EXPECT_EQ(m_other.call<ApproveOrder>({shown.order.id, m_bank.freshCode(m_second.staff)}, Uuid::v7(), etag).code(),
              ErrorCode::ChangedSince);
}

TEST_F(FirstLimits, ofWhatTheBankDoesNotHaveIsRefused)
{
    const Iban unknown = Iban::compose("CZ", "08000000009999999999").value();
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Account, unknown.electronic())), "unknownAccount");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Account, AccountId::make().toString())), "unknownAccount");
    LimitOrder pounds = ofAccount(m_from);
    pounds.currency = Currency::parse("GBP").value();
    EXPECT_EQ(mistakeIn(pounds), "unknownAccount") << "tells no more than of an unknown one";
    std::string wrong = m_from.iban.electronic();
    wrong.back() = wrong.back() == '1' ? '2' : '1';
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Account, wrong)), "without a code");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Product, "gold")), "unknownHolder");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Product, "internal")), "unknownHolder");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Role, "nobody")), "unknownHolder");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Staff, StaffId::make().toString())), "unknownHolder");
    EXPECT_EQ(mistakeIn(limit(LimitSubject::Staff, m_from.iban.electronic())), "unknownHolder");
    EXPECT_EQ(requests(), 0);
}

TEST_F(FirstLimits, waitsAtTheBranchOfWhoseItIs)
{
    const OpenedAccount elsewhere = m_bank.openAccount(m_bank.otherBranch(), 0, "Karl Groß");
    const ApprovalId ofTheirs = waiting(ofAccount(elsewhere)).order.id;
    const ApprovalId ofOurs = waiting(ofAccount(m_from)).order.id;
    const ApprovalId ofRole = waiting(limit(LimitSubject::Role, "teller")).order.id;
    EXPECT_EQ(m_supervisor.call<GetApproval>({ofTheirs}).status, 404) << "an IBAN of another branch";
    EXPECT_EQ(m_supervisor.call<GetApproval>({ofOurs}).status, 200);
    EXPECT_EQ(m_supervisor.call<GetApproval>({ofRole}).status, 200);
    ApiClient theirs = m_bank.client();
    m_bank.signIn(theirs, Role::Supervisor, m_bank.otherBranch());
    EXPECT_EQ(theirs.call<GetApproval>({ofTheirs}).status, 200);
    EXPECT_EQ(theirs.call<GetApproval>({ofOurs}).status, 404);
    // Whoever manages limits does so for the whole bank; nobody else asks for any.
    approve(ofTheirs);
    EXPECT_EQ(theirs.call<ListLimits>({LimitSubject::Account, {}, {}, {}}).value().items.size(), 1U);
    EXPECT_EQ(m_supervisor.call<ListLimits>({LimitSubject::Account, {}, {}, {}}).value().items.size(), 0U);
    EXPECT_EQ(theirs.call<ChangeLimit>(ofAccount(elsewhere), Uuid::v7()).status, 403);
}

TEST_F(FirstLimits, areOfferedForTheProductsThatCustomersHave)
{
    m_bank.query("UPDATE bank.account SET product = 'savings' WHERE id = $1", m_third.id.uuid().toString());
    const auto page = m_first.call<ListProducts>({}).value();
    std::vector<std::string> products;
    for (const ProductRow& row : page.items)
        products.push_back(row.product);
    EXPECT_NE(std::find(products.begin(), products.end(), "savings"), products.end());
    EXPECT_TRUE(std::is_sorted(products.begin(), products.end()));
    for (const std::string& product : products)
        EXPECT_EQ(ask(limit(LimitSubject::Product, product)).status, 202) << product;
    EXPECT_EQ(std::find(products.begin(), products.end(), "internal"), products.end());
}

} // namespace
} // namespace cf::test
