// The journal's guarantee: a begun order is there at the next start, whatever happened in between.
#include "services/client/JournalFile.h"
#include "services/client/JournalText.h"
#include "services/client/OrderJournal.h"
#include "tests/client/ClientFixture.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace cf;
using namespace cf::client;
using namespace cf::test;

namespace {

const StaffId kAnna(*Uuid::parse("01900000-0000-7000-8000-00000000000a"));
const StaffId kBert(*Uuid::parse("01900000-0000-7000-8000-00000000000b"));

void writeTo(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

JournalOwner ownerOf(const StaffId& staff, const std::string& bank = "https://bank.example")
{
    return {bank, staff, staff == kAnna ? "anna" : "bert"};
}

JournalEntry entryOf(const Uuid& key)
{
    return {key, {}, sampleFacts()};
}

//! While this lives, no file of this process can grow beyond `bytes`: the disk is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

//! The program to be killed: writes its key to standard output once the order is durable, then waits.
int beginAndWait(QCoreApplication& application, const QString& folder)
{
    OrderJournal journal(folder);
    QObject context;
    journal.open(ownerOf(kAnna), &context, [&](const Outcome<JournalContents, JournalError>& opened) {
        if (!opened)
            std::exit(2);
        const Uuid key = Uuid::v7();
        journal.begin(key, sampleFacts(), &context, [key](const Outcome<Done, JournalError>& durable) {
            std::puts(durable ? key.toString().c_str() : "failed");
            std::fflush(stdout);
        });
    });
    return application.exec();
}

} // namespace

class OrderJournalTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string folder() const { return m_folder->path().toStdString(); }
    std::unique_ptr<JournalFile> open(const StaffId& staff = kAnna, const std::string& bank = "https://bank.example")
    {
        auto opened = JournalFile::open(folder(), ownerOf(staff, bank));
        return opened ? std::move(opened).value() : nullptr;
    }
    QString path() const
    {
        const QDir dir(m_folder->path());
        return dir.filePath(dir.entryList({QStringLiteral("*.journal")}).value(0));
    }
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

    void aKilledProgramsOrderIsThereAtTheNextStart();
    void whatIsResolvedIsForgottenAtTheNextStart();
    void aTornLastLineCostsNothingElse_data();
    void aTornLastLineCostsNothingElse();
    void aDamagedLineIsReportedAndKept();
    void aDamagedLastLineIsKeptToo();
    void whatCannotBeReadIsAnErrorAndStays_data();
    void whatCannotBeReadIsAnErrorAndStays();
    void aJournalWithoutRightsIsAnErrorAndStays();
    void noOrderIsTakenWithoutAJournal();
    void aFullDiskRefusesTheOrderAndTheJournalStaysReadable();
    void anUnwritableFolderIsAnError();
    void onlyOneProgramWritesAUsersJournal();
    void colleaguesSeeThatThereIsAnOrderAndNoMore();
    void aColleaguesJournalThatCannotBeReadIsNotPassedOver_data();
    void aColleaguesJournalThatCannotBeReadIsNotPassedOver();
    void onlyItsOwnerReadsTheFileAndItHoldsNoMemo();
    void callbacksComeInOrderAndNotToTheDead();
    void theFileIsWrittenOnAnotherThread();
};

void OrderJournalTest::aKilledProgramsOrderIsThereAtTheNextStart()
{
    for (int round = 1; round <= 5; ++round) {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--begin"), m_folder->path()});
        QTRY_VERIFY(program.canReadLine());
        const auto key = Uuid::parse(program.readLine().trimmed().toStdString());
        QVERIFY(key);
        QVERIFY2(!open(), "the running program holds the lock");
        program.kill(); // SIGKILL
        QTRY_COMPARE(program.state(), QProcess::NotRunning);
        const auto journal = open();
        QVERIFY2(journal, "the killed program holds no lock");
        const auto& unresolved = journal->contents().unresolved;
        QCOMPARE(unresolved.size(), std::size_t(round));
        QVERIFY(unresolved.back().key == *key);
        QVERIFY(unresolved.back().facts.amount == sampleOrder().amount);
        QVERIFY(unresolved.back().facts.debtorIban == sampleOrder().debtorIban);
    }
}

void OrderJournalTest::whatIsResolvedIsForgottenAtTheNextStart()
{
    const Uuid first = Uuid::v7();
    const Uuid second = Uuid::v7();
    auto journal = open();
    QVERIFY(journal->begin(entryOf(first)).ok());
    QVERIFY(journal->begin(entryOf(second)).ok());
    QVERIFY(journal->finish(first, JournalEnd::Booked).ok());
    journal.reset();
    journal = open();
    QCOMPARE(journal->contents().unresolved.size(), std::size_t(1));
    QVERIFY(journal->contents().unresolved[0].key == second);
    QVERIFY(content().contains("CZ65"));
    QVERIFY(journal->finish(second, JournalEnd::Abandoned).ok());
    journal.reset();
    journal = open();
    QVERIFY(journal->contents().unresolved.empty());
    QVERIFY(!content().contains("CZ65"));
    QCOMPARE(content().count('\n'), 1);
}

void OrderJournalTest::aTornLastLineCostsNothingElse_data()
{
    QTest::addColumn<int>("lost");
    for (const int lost : {1, 2, 40, 150})
        QTest::addRow("%d bytes", lost) << lost;
}

void OrderJournalTest::aTornLastLineCostsNothingElse()
{
    QFETCH(const int, lost);
    const Uuid first = Uuid::v7();
    auto journal = open();
    QVERIFY(journal->begin(entryOf(first)).ok());
    QVERIFY(journal->begin(entryOf(Uuid::v7())).ok());
    journal.reset();
    QFile(path()).resize(content().size() - lost);
    journal = open();
    QCOMPARE(journal->contents().unresolved.size(), std::size_t(1));
    QCOMPARE(journal->contents().damagedLines, 0);
    const Uuid third = Uuid::v7();
    QVERIFY(journal->begin(entryOf(third)).ok());
    journal.reset();
    journal = open();
    QCOMPARE(journal->contents().unresolved.size(), std::size_t(2));
    QVERIFY(journal->contents().unresolved[0].key == first);
    QVERIFY(journal->contents().unresolved[1].key == third);
}

void OrderJournalTest::aDamagedLineIsReportedAndKept()
{
    auto journal = open();
    const Uuid key = Uuid::v7();
    QVERIFY(journal->begin(entryOf(Uuid::v7())).ok());
    QVERIFY(journal->begin(entryOf(key)).ok());
    QVERIFY(journal->finish(key, JournalEnd::Booked).ok());
    journal.reset();
    QByteArray text = content();
    text[text.indexOf("123.45")] = '9';
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    journal = open();
    QCOMPARE(journal->contents().damagedLines, 1);
    QVERIFY(journal->contents().unresolved.empty());
    QCOMPARE(content(), text);
}

void OrderJournalTest::aDamagedLastLineIsKeptToo()
{
    auto journal = open();
    QVERIFY(journal->begin(entryOf(Uuid::v7())).ok());
    journal.reset();
    QByteArray text = content();
    text[text.indexOf("123.45")] = '9';
    write(text);
    journal = open();
    QVERIFY(journal);
    QCOMPARE(journal->contents().damagedLines, 1);
    QCOMPARE(content(), text);
}

void OrderJournalTest::whatCannotBeReadIsAnErrorAndStays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("error");
    const auto row = [](const char* name, const QByteArray& text, JournalError error) {
        QTest::newRow(name) << text << static_cast<int>(error);
    };
    JournalLine opened;
    opened.version = kJournalVersion;
    opened.bank = "https://bank.example";
    opened.staffId = kAnna;
    opened.userName = "anna";
    JournalLine newer = opened;
    newer.version = kJournalVersion + 1;
    JournalLine another = opened;
    another.staffId = kBert;
    row("blocks of nought", QByteArray(4096, '\0'), JournalError::Damaged);
    row("another kind of file", "[window]\ngeometry=1\n", JournalError::Damaged);
    row("one line without an end", "half of something", JournalError::Damaged);
    row("somebody else's", QByteArray::fromStdString(textOf(another)), JournalError::Damaged);
    row("a newer program's", QByteArray::fromStdString(textOf(newer)), JournalError::NewerVersion);
    row("a newer program's first line", journalLine(R"({"event":"unsealed","at":"2030-01-01T00:00:00Z"})"),
        JournalError::NewerVersion);
    row("a newer program's later line",
        QByteArray::fromStdString(textOf(opened)) + journalLine(R"({"event":"split","at":"2030-01-01T00:00:00Z"})"),
        JournalError::NewerVersion);
}

void OrderJournalTest::whatCannotBeReadIsAnErrorAndStays()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, error);
    QVERIFY(open());
    write(text);
    const auto opened = JournalFile::open(folder(), ownerOf(kAnna));
    QVERIFY(!opened.ok());
    QCOMPARE(static_cast<int>(opened.error()), error);
    QCOMPARE(content(), text);
}

void OrderJournalTest::aJournalWithoutRightsIsAnErrorAndStays()
{
    QVERIFY(open());
    const QString file = path();
    // root can read everything, but not a folder as a file.
    const bool root = ::geteuid() == 0;
    if (root)
        QVERIFY(QFile::remove(file) && QDir().mkdir(file));
    else
        QVERIFY(QFile::setPermissions(file, {}));
    const auto opened = JournalFile::open(folder(), ownerOf(kAnna));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error(), JournalError::CannotRead);
    QCOMPARE(QFileInfo(file).isDir(), root);
    if (root)
        return;
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(content().count('\n'), 1);
}

void OrderJournalTest::noOrderIsTakenWithoutAJournal()
{
    QVERIFY(open());
    write("damaged");
    OrderJournal journal(m_folder->path());
    QObject context;
    std::optional<JournalError> error;
    journal.open(ownerOf(kAnna), &context, [](const auto&) {});
    journal.begin(Uuid::v7(), sampleFacts(), &context, [&](const auto& result) { error = result.error(); });
    QTRY_COMPARE(error, std::optional(JournalError::Damaged));
    QCOMPARE(content(), QByteArray("damaged"));
    QCOMPARE(journal.pathOf(ownerOf(kAnna)), path());
}

void OrderJournalTest::aFullDiskRefusesTheOrderAndTheJournalStaysReadable()
{
    OrderJournal journal(m_folder->path());
    QObject context;
    bool opened = false;
    journal.open(ownerOf(kAnna), &context, [&](const auto& result) { opened = result.ok(); });
    QTRY_VERIFY(opened);
    const auto begin = [&](const Uuid& key) {
        std::optional<Outcome<Done, JournalError>> result;
        journal.begin(key, sampleFacts(), &context, [&](const auto& durable) { result = durable; });
        [&] { QTRY_VERIFY(result); }();
        return *result;
    };
    const Uuid kept = Uuid::v7();
    const Uuid later = Uuid::v7();
    QVERIFY(begin(kept).ok());
    {
        const FullDisk full(static_cast<rlim_t>(content().size() + 50));
        const auto refused = begin(Uuid::v7());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error(), JournalError::DiskFull);
    }
    QVERIFY(begin(later).ok()); // there is space again
    const JournalReading reading = readJournal(content().toStdString());
    QCOMPARE(reading.contents.damagedLines, 0);
    QCOMPARE(reading.contents.unresolved.size(), std::size_t(2));
    QVERIFY(reading.contents.unresolved[0].key == kept && reading.contents.unresolved[1].key == later);
}

void OrderJournalTest::anUnwritableFolderIsAnError()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto opened = JournalFile::open(file.fileName().toStdString(), ownerOf(kAnna));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error(), JournalError::CannotWrite);
}

void OrderJournalTest::onlyOneProgramWritesAUsersJournal()
{
    const auto first = open();
    QVERIFY(first);
    const auto second = JournalFile::open(folder(), ownerOf(kAnna));
    QVERIFY(!second.ok());
    QCOMPARE(second.error(), JournalError::InUse);
    QVERIFY(open(kBert));
    QVERIFY(open(kAnna, "https://other.example"));
}

void OrderJournalTest::colleaguesSeeThatThereIsAnOrderAndNoMore()
{
    const Uuid key = Uuid::v7();
    const auto anna = open(kAnna);
    QVERIFY(anna->begin(entryOf(key)).ok());
    QVERIFY(open(kAnna, "https://other.example")->begin(entryOf(Uuid::v7())).ok());
    const auto bert = open(kBert);
    const auto seen = JournalFile::unresolvedOfOthers(folder(), ownerOf(kBert));
    QCOMPARE(seen.entries.size(), std::size_t(1));
    QVERIFY(seen.entries[0].key == key && seen.entries[0].staffId == kAnna);
    QCOMPARE(seen.entries[0].userName, std::string("anna"));
    QVERIFY(std::chrono::system_clock::now() - seen.entries[0].begunAt < std::chrono::minutes(1));
    QCOMPARE(seen.unreadable, 0);
    QVERIFY(JournalFile::unresolvedOfOthers(folder(), ownerOf(kAnna)).entries.empty());
}

void OrderJournalTest::aColleaguesJournalThatCannotBeReadIsNotPassedOver_data()
{
    QTest::addColumn<QByteArray>("content"); // null: the file cannot be read at all
    QTest::addColumn<int>("unreadable");
    QTest::newRow("not at all") << QByteArray() << 1;
    QTest::newRow("no journal") << QByteArray("\0\0\0\0\n", 5) << 1;
    QTest::newRow("a newer one") << QByteArray("{\"event\":\"Opened\",\"version\":99}\n") << 1;
    QTest::newRow("just begun") << QByteArray("") << 0;
}

void OrderJournalTest::aColleaguesJournalThatCannotBeReadIsNotPassedOver()
{
    QFETCH(QByteArray, content);
    QFETCH(int, unreadable);
    const Uuid key = Uuid::v7();
    QVERIFY(open(kAnna)->begin(entryOf(key)).ok());
    const QString theirs = QString::fromStdString(JournalFile::pathOf(folder(), ownerOf(StaffId::make())));
    if (content.isNull())
        QVERIFY(QDir().mkpath(theirs));
    else
        writeTo(theirs, content);
    const auto seen = JournalFile::unresolvedOfOthers(folder(), ownerOf(kBert));
    QCOMPARE(seen.unreadable, unreadable);
    QCOMPARE(seen.entries.size(), std::size_t(1)); // the others are reported all the same
}

void OrderJournalTest::onlyItsOwnerReadsTheFileAndItHoldsNoMemo()
{
    OrderJournal journal(m_folder->path());
    QObject context;
    bool durable = false;
    journal.open(ownerOf(kAnna), &context, [](const auto&) {});
    journal.begin(Uuid::v7(), sampleFacts(), &context, [&](const auto& result) { durable = result.ok(); });
    QTRY_VERIFY(durable);
    struct stat status
    {
    };
    QCOMPARE(::stat(path().toStdString().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t(0600));
    QVERIFY(!content().contains("Rent"));
}

void OrderJournalTest::callbacksComeInOrderAndNotToTheDead()
{
    OrderJournal journal(m_folder->path());
    QObject context;
    std::vector<int> order;
    bool toTheDead = false;
    journal.begin(Uuid::v7(), sampleFacts(), &context, [&](const auto& result) {
        QCOMPARE(result.error(), JournalError::NotOpen);
        order.push_back(1);
    });
    journal.open(ownerOf(kAnna), &context, [&](const auto&) { order.push_back(2); });
    {
        QObject dead;
        journal.begin(Uuid::v7(), sampleFacts(), &dead, [&](const auto&) { toTheDead = true; });
    }
    journal.unresolvedOfOthers(&context, [&](const auto&) { order.push_back(3); });
    QVERIFY(order.empty());
    QTRY_COMPARE(order.size(), std::size_t(3));
    QCOMPARE(order, (std::vector{1, 2, 3}));
    QVERIFY(!toTheDead);
}

void OrderJournalTest::theFileIsWrittenOnAnotherThread()
{
    // The line reaches the disk even while this thread does not run its event loop.
    OrderJournal journal(m_folder->path());
    QObject context;
    bool told = false;
    journal.open(ownerOf(kAnna), &context, [](const auto&) {});
    journal.begin(Uuid::v7(), sampleFacts(), &context, [&](const auto&) { told = true; });
    QElapsedTimer timer;
    timer.start();
    while (!content().contains("begun") && timer.elapsed() < 5'000)
        QThread::yieldCurrentThread();
    QVERIFY(content().contains("begun"));
    QVERIFY(!told);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--begin"))
        return beginAndWait(application, arguments.value(2));
    OrderJournalTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_OrderJournal.moc"
