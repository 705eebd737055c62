// CustomerTableModel and HeldAccountTableModel: their cells, and the handling of late and failing answers.
#include "models/tables/CellRoles.h"
#include "models/tables/CustomerTableModel.h"
#include "models/tables/DateText.h"
#include "models/tables/HeldAccountTableModel.h"
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::tables;
using State = WindowedTableModel::State;

namespace {

struct CustomerFixture
{
    explicit CustomerFixture(int size = 300)
        : bank(size)
        , model(fake, [](const client::CallFailure&) { return QStringLiteral("The bank is away."); })
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setWindow(0, 20);
    }
    //! From now on every call is answered at once.
    void answerAtOnce()
    {
        fake.on<contract::SearchCustomers>([this](const contract::CustomerSearch& query) { return bank.page(query); });
    }
    QVariant cell(int row, int column, int role = Qt::DisplayRole) { return model.index(row, column).data(role); }

    CzechBank bank;
    FakeBank fake;
    CustomerTableModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class CustomerTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void anEmptySearchShowsEverybody();
    void cellsSayWhatTheBankSaid();
    void aNewSearchAsksAnewAndTheOldAnswerIsDropped();
    void theSameSearchIsNotAskedTwice();
    void noMatchIsAnEmptyList();
    void aFailureSaysWhyAndCanBeRetried();
    void countsBeyondAThousandAreLowerBounds();
    void furtherPagesFollowTheCursor();
    void datesAreUnambiguousInEveryLocale_data();
    void datesAreUnambiguousInEveryLocale();
    void heldAccountsShowTheirBalances();
    void heldAccountsOfAnotherCustomerBeginAtTheTop();
};

void CustomerTableTest::anEmptySearchShowsEverybody()
{
    CustomerFixture f;
    QTRY_COMPARE(f.fake.waiting<contract::SearchCustomers>(), 1);
    QCOMPARE(f.fake.asked<contract::SearchCustomers>().front().search, std::string());
    QCOMPARE(f.model.state(), State::Loading);
    f.fake.answer<contract::SearchCustomers>(f.bank.page(f.fake.asked<contract::SearchCustomers>().front()));
    QCOMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.model.totalRows(), 300);
    QVERIFY(f.model.totalIsExact());
    QCOMPARE(f.cell(0, CustomerTableModel::NameColumn).toString(), QStringLiteral("Marie Černá"));
}

void CustomerTableTest::cellsSayWhatTheBankSaid()
{
    CustomerFixture f;
    f.bank.customers[0].birthDate = CzechBank::day(1926, 1, 2);
    f.bank.customers[1].birthDate.reset();
    f.answerAtOnce();
    QTRY_COMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.cell(0, CustomerTableModel::BirthDateColumn).toString(), QStringLiteral("02.01.1926"));
    QCOMPARE(f.cell(0, CustomerTableModel::BirthDateColumn, Qt::ToolTipRole).toString(), QStringLiteral("1926-01-02"));
    QCOMPARE(f.cell(1, CustomerTableModel::BirthDateColumn, Qt::AccessibleTextRole).toString(),
             QStringLiteral("Birth date not recorded"));
    QCOMPARE(f.cell(0, CustomerTableModel::NumberColumn).toString(), QStringLiteral("100000"));
    QVERIFY(f.cell(0, CustomerTableModel::NameColumn, InventedNameRole).toBool());
    QCOMPARE(f.cell(0, CustomerTableModel::NameColumn, Qt::AccessibleTextRole).toString(),
             QStringLiteral("Marie Černá, invented name"));
    QVERIFY(!f.cell(3, CustomerTableModel::NameColumn, InventedNameRole).toBool());
}

void CustomerTableTest::aNewSearchAsksAnewAndTheOldAnswerIsDropped()
{
    CustomerFixture f;
    QTRY_COMPARE(f.fake.waiting<contract::SearchCustomers>(), 1);
    f.model.setSearch(QStringLiteral("Novák"));
    QTRY_COMPARE(f.fake.calls<contract::SearchCustomers>(), 2);
    QCOMPARE(f.fake.waiting<contract::SearchCustomers>(), 1);
    f.fake.answer<contract::SearchCustomers>(f.bank.page({}));
    QCOMPARE(f.model.state(), State::Loading);
    f.fake.answer<contract::SearchCustomers>(f.bank.page(f.fake.asked<contract::SearchCustomers>().back()));
    QCOMPARE(f.model.state(), State::Ready);
    for (int row = 0; row < f.model.rowCount(); ++row)
        QVERIFY(f.cell(row, CustomerTableModel::NameColumn).toString().contains(QStringLiteral("Novák")));
}

void CustomerTableTest::theSameSearchIsNotAskedTwice()
{
    CustomerFixture f;
    f.answerAtOnce();
    QTRY_COMPARE(f.fake.calls<contract::SearchCustomers>(), 2); // what is seen, and the page after it
    f.model.setSearch(QString());
    QTest::qWait(10);
    QCOMPARE(f.fake.calls<contract::SearchCustomers>(), 2);
}

void CustomerTableTest::noMatchIsAnEmptyList()
{
    CustomerFixture f;
    f.answerAtOnce();
    f.model.setSearch(QStringLiteral("nobody"));
    QTRY_COMPARE(f.model.state(), State::Empty);
    QCOMPARE(f.model.totalRows(), 0);
}

void CustomerTableTest::aFailureSaysWhyAndCanBeRetried()
{
    CustomerFixture f;
    QTRY_COMPARE(f.fake.waiting<contract::SearchCustomers>(), 1);
    f.fake.answer<contract::SearchCustomers>(unreachable());
    QCOMPARE(f.model.state(), State::Failed);
    QCOMPARE(f.model.errorText(), QStringLiteral("The bank is away."));
    f.answerAtOnce();
    f.model.retry();
    QTRY_COMPARE(f.model.state(), State::Ready);
}

void CustomerTableTest::countsBeyondAThousandAreLowerBounds()
{
    CustomerFixture f(1500);
    f.answerAtOnce();
    QTRY_COMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.model.totalRows(), 1001);
    QVERIFY(!f.model.totalIsExact());
}

void CustomerTableTest::furtherPagesFollowTheCursor()
{
    CustomerFixture f;
    f.answerAtOnce();
    QTRY_COMPARE(f.model.state(), State::Ready);
    f.model.setWindow(250, 20);
    QTRY_VERIFY(f.model.rowAt(269));
    QCOMPARE(f.model.rowAt(269)->number, f.bank.customers[269].number);
}

void CustomerTableTest::datesAreUnambiguousInEveryLocale_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("Czech") << QStringLiteral("cs_CZ") << QStringLiteral("04.03.1924");
    QTest::newRow("German") << QStringLiteral("de_DE") << QStringLiteral("04.03.1924");
    QTest::newRow("British") << QStringLiteral("en_GB") << QStringLiteral("4 Mar 1924");
    QTest::newRow("American") << QStringLiteral("en_US") << QStringLiteral("Mar 4, 1924");
    QTest::newRow("Swedish") << QStringLiteral("sv_SE") << QStringLiteral("1924-03-04");
}

void CustomerTableTest::datesAreUnambiguousInEveryLocale()
{
    QFETCH(QString, name);
    QTEST(formatDate(CzechBank::day(1924, 3, 4), QLocale(name)), "text");
}

void CustomerTableTest::heldAccountsShowTheirBalances()
{
    const CzechBank bank(1);
    HeldAccountTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWindow(0, 10);
    model.setAccounts(bank.customer(0, false).accounts, true);
    QTRY_COMPARE(model.rowCount(), 3);
    const auto cell = [&](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(cell(0, HeldAccountTableModel::IbanColumn).replace(QChar(QChar::Nbsp), QLatin1Char(' ')),
             QString::fromStdString(CzechBank::iban(1).paper()));
    QCOMPARE(cell(0, HeldAccountTableModel::LedgerColumn), QStringLiteral("123\u202F456,50\u00A0CZK"));
    QCOMPARE(cell(1, HeldAccountTableModel::LedgerColumn), QStringLiteral("\u2212823,10\u00A0CZK"));
    QCOMPARE(cell(1, HeldAccountTableModel::LedgerColumn, SignRole), QStringLiteral("-1"));
    QCOMPARE(cell(1, HeldAccountTableModel::LedgerColumn, Qt::AccessibleTextRole),
             QStringLiteral("Ledger balance, negative: 823,10\u00A0CZK"));
    QCOMPARE(cell(1, HeldAccountTableModel::StatusColumn), QStringLiteral("Dormant"));
    QCOMPARE(cell(1, HeldAccountTableModel::RelationColumn), QStringLiteral("Authorised"));
}

void CustomerTableTest::heldAccountsOfAnotherCustomerBeginAtTheTop()
{
    const CzechBank bank(1);
    HeldAccountTableModel model;
    model.setWindow(0, 1);
    model.setAccounts(bank.customer(0, false).accounts, true);
    QTRY_COMPARE(model.totalRows(), 3);
    model.setWindow(2, 1);
    QTRY_VERIFY(model.rowAt(2));
    auto fewer = bank.customer(0, false).accounts;
    fewer.pop_back();
    model.setAccounts(fewer, false);
    QTRY_COMPARE(model.totalRows(), 2);
    model.setAccounts({}, true);
    QTRY_COMPARE(model.state(), State::Empty);
}

COUNTERFOIL_QTEST(CustomerTableTest)
#include "tst_customer_table.moc"
