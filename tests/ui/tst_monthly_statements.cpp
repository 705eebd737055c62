// Monthly statements on an account's page, with an in-memory bank: ordering and cancelling them, and those on file.
#include "services/contract/Statements.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/DocumentFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/accounts/StatementPanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class MonthlyStatementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thoseOnFileAreListedAndSaved();
    void theyAreOrderedAndCancelled();
    void whatFailedIsSaidAndNotShownAsDone();
    void whoMayNotChangeThemOnlyReads();
    void anAnswerAboutAnotherAccountIsNotShown();
    void whatCouldNotBeShownIsShownOnRefreshing();

private:
    StatementPanel* show(TestWindow& window, bool mayChange = true);

    contract::MonthlyStatements m_kept;
    std::optional<client::CallFailure> m_failure;
    std::unique_ptr<FakeBank> m_bank;
    FakeFiles m_files;
};

void MonthlyStatementsTest::init()
{
    using contract::MonthlyStatements;
    m_kept = {};
    m_failure.reset();
    m_bank = std::make_unique<FakeBank>();
    m_bank->on<contract::ListMonthlyStatements>(
        [this](const contract::AccountRef&) -> client::CallResult<MonthlyStatements> {
            if (m_failure)
                return *m_failure;
            return m_kept;
        });
    m_bank->on<contract::WishMonthlyStatements>(
        [this](const contract::StatementWish& wish) -> client::CallResult<MonthlyStatements> {
            if (m_failure)
                return *m_failure;
            m_kept.wanted = wish.wanted;
            return m_kept;
        });
    m_bank->on<contract::GetMonthlyStatement>(contract::FileContent{"s.pdf", "application/pdf", {"%PDF-1.7"}});
}

StatementPanel* MonthlyStatementsTest::show(TestWindow& window, bool mayChange)
{
    auto* panel = new StatementPanel(*m_bank, m_files, mayChange, &window.window);
    panel->setAccount(AccountId::make());
    window.put(panel, {1020, 600});
    return panel;
}

void MonthlyStatementsTest::thoseOnFileAreListedAndSaved()
{
    m_kept = {true,
              {{StatementId::make(), *parseDate("2026-10-01"), {}, "en", 4'000},
               {StatementId::make(), *parseDate("2026-09-01"), {}, "en", 4'000}}};
    QTemporaryDir folder;
    m_files.answer = folder.filePath(QStringLiteral("statement.pdf"));
    TestWindow window;
    show(window);
    QTRY_VERIFY(window.named<QComboBox>("Monthly statement on file"));
    auto* months = window.named<QComboBox>("Monthly statement on file");
    QTRY_COMPARE(months->count(), 2);
    QCOMPARE(months->itemText(0), QStringLiteral("October 2026"));
    QVERIFY(window.named<QCheckBox>("A statement for every month")->isChecked());
    window.named<QPushButton>("Save the monthly statement")->click();
    QTRY_VERIFY(QFile::exists(m_files.answer));
    QTRY_VERIFY(window.says("Saved as "));
}

void MonthlyStatementsTest::theyAreOrderedAndCancelled()
{
    TestWindow window;
    show(window);
    auto* wanted = window.named<QCheckBox>("A statement for every month");
    QTRY_VERIFY(wanted->isEnabled());
    QVERIFY(!wanted->isChecked());
    wanted->click();
    QTRY_VERIFY(m_kept.wanted);
    QTRY_VERIFY(window.says("None has been made yet."));
    QVERIFY(wanted->isChecked());
    wanted->click();
    QTRY_VERIFY(!m_kept.wanted);
    QTRY_VERIFY(!window.says("None has been made yet."));
}

void MonthlyStatementsTest::whatFailedIsSaidAndNotShownAsDone()
{
    TestWindow window;
    show(window);
    auto* wanted = window.named<QCheckBox>("A statement for every month");
    QTRY_VERIFY(wanted->isEnabled());
    m_failure = unreachable();
    wanted->click();
    QTRY_VERIFY(wanted->isEnabled());
    QVERIFY(!wanted->isChecked());
    QVERIFY(window.says("The bank cannot be reached"));
}

void MonthlyStatementsTest::whoMayNotChangeThemOnlyReads()
{
    m_kept = {true, {{StatementId::make(), *parseDate("2026-10-01"), {}, "en", 4'000}}};
    TestWindow window;
    auto* panel = show(window, false);
    QTRY_VERIFY(window.named<QComboBox>("Monthly statement on file"));
    QVERIFY(!window.named<QCheckBox>("A statement for every month"));
    m_kept = {};
    panel->setAccount(AccountId::make());
    QTRY_VERIFY(window.says("None are made of this account."));
}

void MonthlyStatementsTest::anAnswerAboutAnotherAccountIsNotShown()
{
    m_kept = {true, {{StatementId::make(), *parseDate("2026-10-01"), {}, "en", 4'000}}};
    TestWindow window;
    auto* panel = show(window);
    QTRY_VERIFY(window.named<QComboBox>("Monthly statement on file"));
    m_bank->hang<contract::WishMonthlyStatements>();
    m_bank->hang<contract::GetMonthlyStatement>();
    window.named<QCheckBox>("A statement for every month")->click();
    window.named<QPushButton>("Save the monthly statement")->click();
    const contract::MonthlyStatements former = m_kept;
    m_kept = {};
    panel->setAccount(AccountId::make());
    auto* wanted = window.named<QCheckBox>("A statement for every month");
    QTRY_VERIFY(wanted->isEnabled());
    m_bank->answer<contract::WishMonthlyStatements>(former);
    m_bank->answer<contract::GetMonthlyStatement>(unreachable());
    QVERIFY(!wanted->isChecked());
    QVERIFY(!window.named<QComboBox>("Monthly statement on file"));
    QVERIFY(!window.says("The bank cannot be reached"));
}

void MonthlyStatementsTest::whatCouldNotBeShownIsShownOnRefreshing()
{
    m_failure = unreachable();
    m_kept.wanted = true;
    TestWindow window;
    auto* panel = show(window);
    QTRY_VERIFY(window.says("The bank cannot be reached"));
    QVERIFY(!window.named<QCheckBox>("A statement for every month")->isEnabled());
    m_failure.reset();
    panel->setAccount(m_bank->asked<contract::ListMonthlyStatements>().back().accountId);
    QTRY_VERIFY(window.says("None has been made yet."));
    QVERIFY(window.named<QCheckBox>("A statement for every month")->isChecked());
}

COUNTERFOIL_QTEST(MonthlyStatementsTest)
#include "tst_monthly_statements.moc"
