// Every kind of order is sent once, under a journalled key, and has a definite outcome even if its answer is lost.
#include "services/client/JournalText.h"
#include "services/client/OrderJournal.h"
#include "services/client/OrderSender.h"
#include "services/contract/Operations.h"
#include "tests/client/ClientFixture.h"
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"

#include <QTemporaryDir>

#include <set>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::KeyState;
using contract::OrderOutcome;

namespace {

const QString kSentVersion = QStringLiteral("v7");

OrderFacts factsOfKind(OrderKind kind, const std::string& subject = {})
{
    OrderFacts facts;
    facts.kind = kind;
    facts.subject = subject;
    return facts;
}

//! How a kind of order is sent, and how the bank answers it.
struct SentKind
{
    std::string_view operation;
    Uuid (*send)(OrderSender& sender, QObject* context, OrderReport report);
    void (*answer)(FakeBank& bank, const CallResult<OrderOutcome>& result);
    int (*calls)(const FakeBank& bank);
    const CallOptions& (*options)(const FakeBank& bank);
    bool needsMatch = false;
};

template <class Operation, OrderKind kind>
SentKind sentKind()
{
    return {Operation::kInfo.name,
            [](OrderSender& sender, QObject* context, OrderReport report) {
                return sender.send<Operation>({}, factsOfKind(kind), kSentVersion, context, std::move(report));
            },
            [](FakeBank& bank, const CallResult<OrderOutcome>& result) { bank.on<Operation>(result); },
            [](const FakeBank& bank) { return bank.calls<Operation>(); },
            [](const FakeBank& bank) -> const CallOptions& { return bank.options<Operation>(); },
            Operation::kInfo.needsMatch};
}

const std::map<OrderKind, SentKind>& sentKinds()
{
    using namespace contract;
    static const std::map<OrderKind, SentKind> all{
        {OrderKind::Transfer, sentKind<PostTransfer, OrderKind::Transfer>()},
        {OrderKind::Posting, sentKind<PostPosting, OrderKind::Posting>()},
        {OrderKind::Hold, sentKind<PlaceHold, OrderKind::Hold>()},
        {OrderKind::HoldRelease, sentKind<ReleaseHold, OrderKind::HoldRelease>()},
        {OrderKind::HoldCapture, sentKind<CaptureHold, OrderKind::HoldCapture>()},
        {OrderKind::Reversal, sentKind<ReverseTransfer, OrderKind::Reversal>()},
        {OrderKind::Approval, sentKind<ApproveOrder, OrderKind::Approval>()},
        {OrderKind::Rejection, sentKind<RejectOrder, OrderKind::Rejection>()},
        {OrderKind::SendingBack, sentKind<SendBackOrder, OrderKind::SendingBack>()},
        {OrderKind::Withdrawal, sentKind<WithdrawOrder, OrderKind::Withdrawal>()},
        {OrderKind::Change, sentKind<ChangeOrder, OrderKind::Change>()},
        {OrderKind::Unblocking, sentKind<LiftBlock, OrderKind::Unblocking>()},
        {OrderKind::LimitChange, sentKind<ChangeLimit, OrderKind::LimitChange>()}};
    return all;
}

} // namespace

class OrderKindsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QObject m_context;
    const JournalOwner m_owner{"https://bank.example", StaffId::make(), "anna"};

    //! One run of the program.
    struct Program
    {
        Program(FakeBank& bank, const OrderKindsTest& test)
            : journal(test.m_folder->path())
            , sender(bank, journal)
        {
        }
        OrderJournal journal;
        OrderSender sender;
        std::vector<OrderProgress> recovered;

        void recover(const JournalOwner& owner, QObject& context)
        {
            bool opened = false;
            sender.recover(
                owner, &context, [&](const auto& contents) { opened = contents.ok(); },
                [this](const OrderProgress& progress) { recovered.push_back(progress); });
            [&] { QTRY_VERIFY(opened); }();
        }
    };

    std::size_t leftInJournal()
    {
        OrderJournal journal(m_folder->path());
        std::optional<std::size_t> left;
        journal.open(m_owner, &m_context, [&](const auto& contents) { left = contents->unresolved.size(); });
        [&] { QTRY_VERIFY(left); }();
        return *left;
    }
    static void eachKind()
    {
        QTest::addColumn<int>("kind");
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<OrderKind>>(
            [](auto each) { QTest::newRow(each.name) << static_cast<int>(each.value); });
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aLostAnswerIsResolved_data() { eachKind(); }
    void aLostAnswerIsResolved();
    void anOrderThatWaitsIsToldSo_data() { eachKind(); }
    void anOrderThatWaitsIsToldSo();
    void whatAnEarlierRunLeftOpenIsKnownByItsKind_data() { eachKind(); }
    void whatAnEarlierRunLeftOpenIsKnownByItsKind();
    void onlyAnOperationAboutAVersionNamesOne_data() { eachKind(); }
    void onlyAnOperationAboutAVersionNamesOne();
    void everyOperationWithAnOutcomeHasItsKind();
};

void OrderKindsTest::aLostAnswerIsResolved()
{
    QFETCH(const int, kind);
    const SentKind& each = sentKinds().at(static_cast<OrderKind>(kind));
    FakeBank bank;
    each.answer(bank, lost());
    bank.on<contract::ResolveTransferKey>(sampleOutcome(KeyState::Booked));
    std::vector<OrderStage> stages;
    Uuid key;
    {
        Program program(bank, *this);
        program.recover(m_owner, m_context);
        key = each.send(program.sender, &m_context, [&](const OrderProgress& progress) {
            QCOMPARE(static_cast<int>(progress.order.facts.kind), kind);
            stages.push_back(progress.stage);
        });
        QTRY_VERIFY(!stages.empty() && isFinal(stages.back()));
    }
    QCOMPARE(stages, (std::vector{OrderStage::Sending, OrderStage::Checking, OrderStage::Booked}));
    QCOMPARE(each.calls(bank), 1);
    QVERIFY(each.options(bank).key == key);
    QVERIFY(bank.asked<contract::ResolveTransferKey>().front().key == key);
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderKindsTest::anOrderThatWaitsIsToldSo()
{
    QFETCH(const int, kind);
    const SentKind& each = sentKinds().at(static_cast<OrderKind>(kind));
    FakeBank bank;
    each.answer(bank, sampleOutcome(KeyState::Waiting));
    {
        Program program(bank, *this);
        program.recover(m_owner, m_context);
        std::optional<OrderProgress> last;
        each.send(program.sender, &m_context, [&](const OrderProgress& progress) { last = progress; });
        QTRY_VERIFY(last && isFinal(last->stage));
        QCOMPARE(last->stage, OrderStage::Waiting);
        QVERIFY(last->outcome->approval && !last->transfer() && !last->refusal());
        QCOMPARE(program.sender.open(), 0);
    }
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 0);
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderKindsTest::whatAnEarlierRunLeftOpenIsKnownByItsKind()
{
    QFETCH(const int, kind);
    const SentKind& each = sentKinds().at(static_cast<OrderKind>(kind));
    FakeBank bank; // silent
    {
        Program killed(bank, *this);
        killed.recover(m_owner, m_context);
        each.send(killed.sender, &m_context, [](const OrderProgress&) {});
        QTRY_COMPARE(each.calls(bank), 1);
    }
    bank.on<contract::ResolveTransferKey>(sampleOutcome(KeyState::Refused));
    Program next(bank, *this);
    next.recover(m_owner, m_context);
    QTRY_VERIFY(!next.recovered.empty() && isFinal(next.recovered.back().stage));
    const OrderProgress& found = next.recovered.back();
    QCOMPARE(static_cast<int>(found.order.facts.kind), kind);
    QVERIFY(found.recovered);
    QCOMPARE(found.stage, OrderStage::Refused);
    QVERIFY(found.refusal() == contract::ErrorCode::InsufficientFunds);
    QCOMPARE(each.calls(bank), 1);
}

void OrderKindsTest::onlyAnOperationAboutAVersionNamesOne()
{
    QFETCH(const int, kind);
    const SentKind& each = sentKinds().at(static_cast<OrderKind>(kind));
    FakeBank bank;
    Program program(bank, *this);
    program.recover(m_owner, m_context);
    each.send(program.sender, &m_context, [](const OrderProgress&) {});
    QTRY_COMPARE(each.calls(bank), 1);
    QVERIFY(each.options(bank).match == (each.needsMatch ? std::optional(kSentVersion.toStdString()) : std::nullopt));
}

void OrderKindsTest::everyOperationWithAnOutcomeHasItsKind()
{
    std::set<std::string_view> known;
    for (const auto& [kind, each] : sentKinds())
        known.insert(each.operation);
    QCOMPARE(known.size(), sentKinds().size());
    contract::forEachOperation([&]<class Operation>(Operation) {
        if constexpr (std::is_same_v<typename Operation::Response, OrderOutcome> &&
                      Operation::kInfo.key == contract::KeyUse::Required)
            QVERIFY2(known.contains(Operation::kInfo.name), Operation::kInfo.name.data());
    });
}

COUNTERFOIL_QTEST(OrderKindsTest)
#include "tst_OrderKinds.moc"
