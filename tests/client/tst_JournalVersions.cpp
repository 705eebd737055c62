// What the journal keeps of each kind of order, and how it passes from one version of the program to the next.
#include "services/client/JournalFile.h"
#include "services/client/JournalText.h"
#include "tests/client/ClientFixture.h"
#include "tests/qt/QtTests.h"

#include <QTemporaryDir>

using namespace cf;
using namespace cf::client;
using namespace cf::test;

namespace {

const JournalOwner kOwner{"https://bank.example", StaffId(*Uuid::parse("01900000-0000-7000-8000-00000000000a")),
                          "anna"};

//! anna's journal as version 1 wrote it, with the sample order under each key.
QByteArray firstVersion(const std::vector<Uuid>& keys)
{
    QByteArray text =
        journalLine(R"({"event":"opened","at":"2026-11-22T09:49:25Z","version":1,"bank":"https://bank.example",)"
                    R"("staffId":")" +
                    QByteArray::fromStdString(kOwner.staffId.toString()) + R"(","userName":"anna"})");
    for (const Uuid& key : keys)
        text += journalLine(R"({"event":"begun","at":"2026-11-22T09:49:25Z","key":")" +
                            QByteArray::fromStdString(key.toString()) +
                            R"(","debtorIban":"CZ6508000000192000145399","creditorIban":"DE89370400440532013000",)"
                            R"("amount":{"amount":"123.45","currency":"EUR"}})");
    return text;
}

} // namespace

class JournalVersionsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::unique_ptr<JournalFile> open() const
    {
        auto opened = JournalFile::open(m_folder->path().toStdString(), kOwner);
        return opened ? std::move(opened).value() : nullptr;
    }
    QString path() const { return QString::fromStdString(JournalFile::pathOf(m_folder->path().toStdString(), kOwner)); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray& text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyKindOfOrderComesBackAsItWas_data();
    void everyKindOfOrderComesBackAsItWas();
    void anOrderThatWaitsIsResolved();
    void anOlderProgramsOrdersAreTakenOver();
    void anOlderProgramRefusesWhatThisOneContinued();
};

void JournalVersionsTest::everyKindOfOrderComesBackAsItWas_data()
{
    QTest::addColumn<int>("kind");
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<OrderKind>>(
        [](auto each) { QTest::newRow(each.name) << static_cast<int>(each.value); });
}

void JournalVersionsTest::everyKindOfOrderComesBackAsItWas()
{
    QFETCH(const int, kind);
    const Uuid bare = Uuid::v7();
    const Uuid full = Uuid::v7();
    OrderFacts facts = sampleFacts();
    facts.kind = static_cast<OrderKind>(kind);
    facts.subject = HoldId::make().toString();
    auto journal = open();
    QVERIFY(journal->begin({bare, {}, {facts.kind, {}, {}, {}, {}}}).ok());
    QVERIFY(journal->begin({full, {}, facts}).ok());
    journal.reset();
    journal = open();
    const auto& unresolved = journal->contents().unresolved;
    QCOMPARE(unresolved.size(), std::size_t(2));
    QVERIFY(unresolved[0].key == bare && unresolved[0].facts.kind == facts.kind);
    QVERIFY(!unresolved[0].facts.debtorIban && !unresolved[0].facts.creditorIban && !unresolved[0].facts.amount);
    QVERIFY(unresolved[0].facts.subject.empty());
    QVERIFY(unresolved[1].key == full && unresolved[1].facts.kind == facts.kind);
    QVERIFY(unresolved[1].facts.debtorIban == facts.debtorIban);
    QVERIFY(unresolved[1].facts.creditorIban == facts.creditorIban);
    QVERIFY(unresolved[1].facts.amount == facts.amount);
    QCOMPARE(unresolved[1].facts.subject, facts.subject);
}

void JournalVersionsTest::anOrderThatWaitsIsResolved()
{
    const Uuid key = Uuid::v7();
    auto journal = open();
    QVERIFY(journal->begin({key, {}, sampleFacts()}).ok());
    QVERIFY(journal->finish(key, JournalEnd::Waiting).ok());
    journal.reset();
    QVERIFY(open()->contents().unresolved.empty());
}

void JournalVersionsTest::anOlderProgramsOrdersAreTakenOver()
{
    const Uuid first = Uuid::v7();
    const Uuid second = Uuid::v7();
    write(firstVersion({first, second}));
    auto journal = open();
    QVERIFY(journal);
    const auto& unresolved = journal->contents().unresolved;
    QCOMPARE(unresolved.size(), std::size_t(2));
    QVERIFY(unresolved[0].key == first && unresolved[1].key == second);
    QCOMPARE(unresolved[0].facts.kind, OrderKind::Transfer);
    QVERIFY(unresolved[0].facts.debtorIban == sampleOrder().debtorIban);
    QVERIFY(unresolved[0].facts.creditorIban == sampleOrder().creditorIban);
    QVERIFY(unresolved[0].facts.amount == sampleOrder().amount);
    QVERIFY(journal->finish(first, JournalEnd::Booked).ok());
    journal.reset();
    journal = open();
    QCOMPARE(journal->contents().unresolved.size(), std::size_t(1));
    QVERIFY(journal->contents().unresolved[0].key == second);
}

void JournalVersionsTest::anOlderProgramRefusesWhatThisOneContinued()
{
    // Version 1 passes over an order without accounts, so it must not use the file. It compares the version of the last
    // opened line with its own.
    write(firstVersion({Uuid::v7()}));
    QCOMPARE(readJournal(content().toStdString()).version, 1);
    auto journal = open();
    QVERIFY(journal);
    QVERIFY2(readJournal(content().toStdString()).version > 1, "before the first order that it would miss");
    QVERIFY(journal->begin({Uuid::v7(), {}, {OrderKind::HoldRelease, {}, {}, {}, HoldId::make().toString()}}).ok());
    journal.reset();
    const QByteArray once = content();
    QVERIFY(open());
    QCOMPARE(content(), once); // marked once, not at every start
    QVERIFY(QFile::remove(path()));
    QVERIFY(open());
    QVERIFY2(readJournal(content().toStdString()).version > 1, "nor a fresh one");
}

COUNTERFOIL_QTEST(JournalVersionsTest)
#include "tst_JournalVersions.moc"
