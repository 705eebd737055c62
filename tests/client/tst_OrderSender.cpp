// An order is sent at most once and ends in a definite outcome, however often the bank must be asked for it.
#include "services/client/OrderJournal.h"
#include "services/client/OrderSender.h"
#include "tests/client/ClientFixture.h"
#include "tests/qt/QtTests.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::ErrorCode;
using contract::KeyState;

namespace {

//! Records every reported step.
struct Steps
{
    std::vector<OrderProgress> seen;

    OrderReport report()
    {
        return [this](const OrderProgress& progress) { seen.push_back(progress); };
    }
    bool ended() const { return !seen.empty() && isFinal(seen.back().stage); }
    std::vector<OrderStage> stages() const
    {
        std::vector<OrderStage> all;
        for (const OrderProgress& each : seen)
            if (all.empty() || all.back() != each.stage)
                all.push_back(each.stage);
        return all;
    }
};

} // namespace

class OrderSenderTest : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;
    ServerFiles m_good = m_certificates.make(CertificateKind::Good);
    QObject m_context;
    std::unique_ptr<QTemporaryDir> m_folder;
    const JournalOwner m_owner{"https://bank.example", StaffId::make(), "anna"};

    //! One run of the program against a server.
    struct Program
    {
        Program(const RawTlsServer& server, const OrderSenderTest& test)
            : transport(settingsFor(server.serverPort()), policyFor(test.m_certificates))
            , journal(test.m_folder->path())
            , sender(transport, journal)
        {
        }
        HttpTransport transport;
        OrderJournal journal;
        OrderSender sender;
        std::optional<Outcome<JournalContents, JournalError>> opened;
        Steps recovered;

        void recover(const JournalOwner& owner, QObject& context)
        {
            opened.reset();
            sender.recover(
                owner, &context, [this](const auto& contents) { opened = contents; }, recovered.report());
            [&] { QTRY_VERIFY(opened); }();
        }
    };

    using Reply = std::function<void(QSslSocket*)>;
    static Reply saying(const QByteArray& text)
    {
        return [text](QSslSocket* socket) { socket->write(text); };
    }
    static void hangUp(QSslSocket* socket) { socket->disconnectFromHost(); }

    //! Answers orders one way and key lookups another.
    static RawTlsServer::Behaviour bank(Reply toOrder, Reply toQuestion)
    {
        return [=](QSslSocket* socket, const QByteArray& request) {
            (request.startsWith("POST /v1/transfers HTTP") ? toOrder : toQuestion)(socket);
        };
    }
    //! Sends one order through a fresh program and waits for its end.
    Steps sendOnce(RawTlsServer& server)
    {
        Program program(server, *this);
        program.recover(m_owner, m_context);
        Steps steps;
        program.sender.send(sampleOrder(), &m_context, steps.report());
        [&] { QTRY_VERIFY_WITH_TIMEOUT(steps.ended(), 20'000); }();
        [&] { QTRY_COMPARE(program.sender.open(), 0); }();
        return steps;
    }
    std::size_t leftInJournal()
    {
        OrderJournal journal(m_folder->path());
        std::optional<std::size_t> left;
        journal.open(m_owner, &m_context, [&](const auto& contents) { left = contents->unresolved.size(); });
        [&] { QTRY_VERIFY(left); }();
        return *left;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aBookedOrderIsBookedAndForgotten();
    void aLostAnswerIsResolved_data();
    void aLostAnswerIsResolved();
    void theBankIsAskedUntilItKnows();
    void aRefusalIsFinal();
    void anOrderThatWaitsForApprovalIsFinalForItsSender();
    void nothingIsSentThatTheJournalDoesNotHold();
    void anUnreachableBankMeansNotSent();
    void anOrderLeftOpenIsResolvedAtTheNextSignIn();
    void anOrderWithoutASessionWaitsForTheNextSignIn();
    void nobodyAsksAboutAColleaguesOrder();
    void aGoneScreenDoesNotStopTheOrder();
    void howTheJournalWasReadIsTold();
};

void OrderSenderTest::aBookedOrderIsBookedAndForgotten()
{
    RawTlsServer server(m_good, bank(saying(booked()), hangUp));
    const Steps steps = sendOnce(server);
    QCOMPARE(steps.stages(), (std::vector{OrderStage::Sending, OrderStage::Booked}));
    QVERIFY(steps.seen.back().transfer()->amount == sampleOrder().amount);
    QCOMPARE(server.requests().size(), std::size_t(1));
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderSenderTest::aLostAnswerIsResolved_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("stage");
    QTest::newRow("booked") << int(KeyState::Booked) << int(OrderStage::Booked);
    QTest::newRow("waiting") << int(KeyState::Waiting) << int(OrderStage::Waiting);
    QTest::newRow("refused") << int(KeyState::Refused) << int(OrderStage::Refused);
    QTest::newRow("never arrived") << int(KeyState::Abandoned) << int(OrderStage::Abandoned);
}

void OrderSenderTest::aLostAnswerIsResolved()
{
    QFETCH(const int, state);
    QFETCH(const int, stage);
    RawTlsServer server(m_good, bank(hangUp, saying(outcomeAnswer(static_cast<KeyState>(state)))));
    const Steps steps = sendOnce(server);
    QCOMPARE(steps.stages(), (std::vector{OrderStage::Sending, OrderStage::Checking, static_cast<OrderStage>(stage)}));
    QCOMPARE(server.copiesOf("POST /v1/transfers HTTP"), 1);
    const QByteArray key = QByteArray::fromStdString(steps.seen.back().order.key.toString());
    QCOMPARE(headerOf(server.requests()[0], "Idempotency-Key"), key);
    QVERIFY(server.requests()[1].startsWith("POST /v1/transfers/keys/" + key + "/resolve "));
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderSenderTest::theBankIsAskedUntilItKnows()
{
    int questions = 0;
    RawTlsServer server(m_good, bank(hangUp, [&](QSslSocket* socket) {
                            if (++questions == 1)
                                socket->write(problem(ErrorCode::KeyInFlight));
                            else if (questions == 2)
                                socket->disconnectFromHost();
                            else
                                socket->write(outcomeAnswer(KeyState::Booked));
                        }));
    const Steps steps = sendOnce(server);
    QCOMPARE(questions, 3);
    QCOMPARE(steps.seen.back().stage, OrderStage::Booked);
    std::vector<int> waits;
    for (const OrderProgress& each : steps.seen)
        if (each.stage == OrderStage::Checking && each.checks > 0)
            waits.push_back(static_cast<int>(each.nextCheck.count()));
    QCOMPARE(waits, (std::vector{1, 2}));
    QCOMPARE(server.copiesOf("POST /v1/transfers HTTP"), 1);
}

void OrderSenderTest::aRefusalIsFinal()
{
    RawTlsServer server(m_good, bank(saying(problem(ErrorCode::InsufficientFunds)), hangUp));
    const Steps steps = sendOnce(server);
    QCOMPARE(steps.seen.back().stage, OrderStage::Refused);
    QCOMPARE(*steps.seen.back().refusal(), ErrorCode::InsufficientFunds);
    QCOMPARE(server.requests().size(), std::size_t(1));
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderSenderTest::anOrderThatWaitsForApprovalIsFinalForItsSender()
{
    RawTlsServer server(m_good, bank(saying(outcomeAnswer(KeyState::Waiting, 202)), hangUp));
    const Steps steps = sendOnce(server);
    QCOMPARE(steps.stages(), (std::vector{OrderStage::Sending, OrderStage::Waiting}));
    QVERIFY(!steps.seen.back().transfer());
    QCOMPARE(steps.seen.back().outcome->approval->reasons, std::vector{contract::ApprovalReason::AboveTransferLimit});
    QCOMPARE(server.requests().size(), std::size_t(1));
    QCOMPARE(leftInJournal(), std::size_t(0));
}

void OrderSenderTest::nothingIsSentThatTheJournalDoesNotHold()
{
    RawTlsServer server(m_good, bank(saying(booked()), hangUp));
    Program first(server, *this);
    first.recover(m_owner, m_context);
    Program second(server, *this); // the same user again: the journal is locked
    second.recover(m_owner, m_context);
    QCOMPARE(second.opened->error(), JournalError::InUse);
    Steps steps;
    second.sender.send(sampleOrder(), &m_context, steps.report());
    QTRY_VERIFY(steps.ended());
    QCOMPARE(steps.seen.back().stage, OrderStage::NotSent);
    QCOMPARE(*steps.seen.back().journalError, JournalError::InUse);
    Steps control;
    first.sender.send(sampleOrder(), &m_context, control.report());
    QTRY_VERIFY(control.ended());
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void OrderSenderTest::anUnreachableBankMeansNotSent()
{
    RawTlsServer server(m_good, bank(saying(booked()), hangUp));
    server.close();
    Program program(server, *this);
    HttpTransport transport(settingsFor(1), policyFor(m_certificates));
    OrderSender sender(transport, program.journal);
    sender.recover(m_owner, &m_context, [](const auto&) {}, {});
    Steps steps;
    sender.send(sampleOrder(), &m_context, steps.report());
    QTRY_VERIFY(steps.ended());
    QCOMPARE(steps.seen.back().stage, OrderStage::NotSent);
    QCOMPARE(steps.seen.back().failure->cause, FailureCause::CouldNotConnect);
}

void OrderSenderTest::anOrderLeftOpenIsResolvedAtTheNextSignIn()
{
    RawTlsServer server(m_good, bank([](QSslSocket*) {}, saying(outcomeAnswer(KeyState::Booked))));
    Uuid key;
    {
        Program program(server, *this);
        program.recover(m_owner, m_context);
        Steps steps;
        key = program.sender.send(sampleOrder(), &m_context, steps.report());
        QTRY_COMPARE(server.requests().size(), std::size_t(1));
        QCOMPARE(steps.seen.back().stage, OrderStage::Sending);
    }
    Program next(server, *this);
    next.recover(m_owner, m_context);
    QCOMPARE((*next.opened)->unresolved.size(), std::size_t(1));
    QTRY_VERIFY(next.recovered.ended());
    QCOMPARE(next.recovered.seen.back().stage, OrderStage::Booked);
    QVERIFY(next.recovered.seen.back().recovered);
    QVERIFY(next.recovered.seen.back().order.key == key);
    QVERIFY(next.recovered.seen.back().order.facts.amount == sampleOrder().amount);
    QCOMPARE(server.copiesOf("POST /v1/transfers HTTP"), 1);
}

void OrderSenderTest::anOrderWithoutASessionWaitsForTheNextSignIn()
{
    RawTlsServer server(m_good, bank(hangUp, saying(problem(ErrorCode::Unauthenticated))));
    Program program(server, *this);
    program.recover(m_owner, m_context);
    Steps steps;
    program.sender.send(sampleOrder(), &m_context, steps.report());
    QTRY_VERIFY(steps.seen.size() >= 3 && steps.seen.back().failure->kind == FailureKind::Unauthenticated);
    QCOMPARE(steps.seen.back().stage, OrderStage::Checking);
    server.behave(bank(hangUp, saying(outcomeAnswer(KeyState::Abandoned))));
    program.recover(m_owner, m_context);
    QTRY_VERIFY(steps.ended());
    QCOMPARE(steps.seen.back().stage, OrderStage::Abandoned);
    QVERIFY(!steps.seen.back().recovered);
    QVERIFY(program.recovered.seen.empty());
}

void OrderSenderTest::nobodyAsksAboutAColleaguesOrder()
{
    // Keys are personal. Asked in another's name, the bank would close a key that was never used and report "not
    // booked" for an order that was booked.
    const JournalOwner bert{"https://bank.example", StaffId::make(), "bert"};
    RawTlsServer server(m_good, bank(hangUp, saying(problem(ErrorCode::Unauthenticated))));
    Program program(server, *this);
    program.recover(m_owner, m_context);
    Steps steps;
    const Uuid key = program.sender.send(sampleOrder(), &m_context, steps.report());
    QTRY_VERIFY(steps.seen.size() >= 3);
    server.behave(bank(hangUp, saying(outcomeAnswer(KeyState::Booked))));
    program.recover(bert, m_context);
    program.sender.checkNow(key);
    Steps ofBert;
    program.sender.send(sampleOrder(), &m_context, ofBert.report());
    QTRY_VERIFY(ofBert.ended());
    QCOMPARE(steps.seen.back().stage, OrderStage::Checking);
    QCOMPARE(server.copiesOf("POST /v1/transfers/keys/" + QByteArray::fromStdString(key.toString())), 1);
    program.recover(m_owner, m_context);
    QTRY_VERIFY(steps.ended());
    QCOMPARE(steps.seen.back().stage, OrderStage::Booked);
    QVERIFY(server.requests().back().contains(QByteArray::fromStdString(m_owner.staffId.toString())));
}

void OrderSenderTest::aGoneScreenDoesNotStopTheOrder()
{
    RawTlsServer server(m_good, bank(hangUp, saying(outcomeAnswer(KeyState::Booked))));
    Program program(server, *this);
    program.recover(m_owner, m_context);
    Steps steps;
    QSignalSpy changes(&program.sender, &OrderSender::openChanged);
    {
        QObject screen;
        program.sender.send(sampleOrder(), &screen, steps.report());
    }
    QCOMPARE(program.sender.open(), 1);
    QTRY_COMPARE(program.sender.open(), 0);
    QVERIFY(steps.seen.empty());
    QCOMPARE(changes.size(), 2);
    QCOMPARE(server.copiesOf("POST /v1/transfers/keys/"), 1);
}

void OrderSenderTest::howTheJournalWasReadIsTold()
{
    RawTlsServer server(m_good, bank(hangUp, hangUp));
    Program second(server, *this);
    QSignalSpy changes(&second.sender, &OrderSender::journalReadChanged);
    QVERIFY(!second.sender.journalRead());
    {
        Program first(server, *this);
        first.recover(m_owner, m_context);
        QVERIFY(first.sender.journalRead()->ok());
        second.recover(m_owner, m_context);
        QCOMPARE(second.sender.journalRead()->error(), JournalError::InUse);
        QCOMPARE(changes.size(), 2);
    }
    second.sender.recover(
        m_owner, &m_context, [](const auto&) {}, second.recovered.report());
    QVERIFY(!second.sender.journalRead()); // not the previous user's result
    QTRY_VERIFY(second.sender.journalRead());
    QVERIFY(second.sender.journalRead()->ok());
    QCOMPARE(changes.size(), 4);
}

COUNTERFOIL_QTEST(OrderSenderTest)
#include "tst_OrderSender.moc"
