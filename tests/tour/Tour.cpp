#include "tests/tour/Tour.h"

#include "models/domain/Iban.h"
#include "tests/tour/TourData.h"

#include <QUrl>

#include <csignal>
#include <cstdio>

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

//! The figure in "Ledger balance: 34 434,00 CZK" as minor units; only digits and a leading minus count.
qint64 minorUnits(const QString& shown)
{
    QString digits;
    for (const QChar c : shown)
        if (c.isDigit())
            digits.append(c);
    const bool negative = shown.contains(QChar(0x2212)) || shown.contains(QLatin1Char('-'));
    return digits.toLongLong() * (negative ? -1 : 1);
}

qint64 amountOf(const char* decimal)
{
    return minorUnits(text(decimal));
}

DesktopUser::Order orderOf(const char* amount)
{
    return {text(plan().debtor), text(plan().found), text(plan().creditor), text(plan().creditorFound), text(amount)};
}

} // namespace

void Tour::initTestCase()
{
    const QString records = qEnvironmentVariable("COUNTERFOIL_BERKA");
    QVERIFY2(m_bank.start(records), qPrintable(m_bank.failure()));
    m_proxy = std::make_unique<cf::test::HoldingProxy>(static_cast<std::uint16_t>(QUrl(m_bank.url()).port()));
    const QString url = QStringLiteral("https://localhost:%1").arg(m_proxy->port());
    openDesktop(url, QStringLiteral("desktop"));
}

void Tour::init()
{
    if (m_stopped)
        QSKIP("an earlier step failed");
}

void Tour::cleanupTestCase()
{
    for (const QString& fault : m_faults)
        std::printf("%s\n", qPrintable(fault));
    QVERIFY2(m_faults.isEmpty(), qPrintable(QStringLiteral("%1 text faults").arg(m_faults.size())));
}

void Tour::cleanup()
{
    if (!QTest::currentTestFailed())
        return;
    m_stopped = true;
    if (m_desktop)
        m_desktop->picture(QStringLiteral("where-it-stopped"));
}

void Tour::aTellerSignsInWithTwoFactors()
{
    QTRY_VERIFY(m_desktop->says(QStringLiteral("Connected")));
    look("01-sign-in");
    m_desktop->givePassword(QStringLiteral("anna"), m_bank.password(QStringLiteral("anna")));
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Code of your authenticator app")));
    look("02-second-factor");
    m_desktop->giveCode(m_bank.freshCode(QStringLiteral("anna")));
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Search customers")));
    QTRY_VERIFY(m_desktop->says(QStringLiteral(" customers")));
    look("03-customers");
    m_desktop->press(Qt::Key_F1);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Keys")));
    look("03-keys");
    m_desktop->press(Qt::Key_Escape);
}

void Tour::aCustomerIsFoundWithoutAccents()
{
    m_desktop->type(text(plan().typed));
    QTRY_VERIFY(m_desktop->says(QStringLiteral("1 customer")));
    look("04-search");
    m_desktop->press(Qt::Key_Down);
    QVERIFY(m_desktop->openRow(QStringLiteral("Customers found")));
    QTRY_VERIFY(m_desktop->says(text(plan().found)));
    QTRY_VERIFY(m_desktop->find<QTableView>(QStringLiteral("Accounts of the customer")));
    m_desktop->settle();
    look("05-customer");
}

void Tour::theAccountShowsWhatWasBooked()
{
    QVERIFY(m_desktop->openRow(QStringLiteral("Accounts of the customer")));
    QTRY_VERIFY(!m_desktop->fact(QStringLiteral("Ledger balance")).isEmpty());
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Entries of the account")));
    m_desktop->settle();
    look("06-account");
    m_desktop->press(Qt::Key_F, Qt::ControlModifier);
    m_desktop->type(QStringLiteral("amount:>100 to:2100-12-31"));
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Entries found")));
    m_desktop->settle();
    look("06-entries-found");
    m_desktop->press(Qt::Key_Escape);
    m_desktop->press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Day to go to")));
    look("06-go-to-a-day");
    m_desktop->press(Qt::Key_Escape);
    QTRY_VERIFY((m_debtorBefore = shownBalance()) > amountOf(plan().amount));
    openAccountOf(text(plan().creditorTyped), text(plan().creditorFound));
    QTRY_VERIFY((m_creditorBefore = shownBalance()) > 0);
    openAccountOf(text(plan().typed), text(plan().found));
}

void Tour::anAccountsStatementAndBalances()
{
    m_desktop->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Period of the statement")));
    look("06-statement");
    QVERIFY(m_desktop->goTo(QStringLiteral("Balance on a day")));
    m_desktop->press(Qt::Key_Space);
    QTRY_VERIFY(!m_desktop->says(QStringLiteral("Looking it up")));
    look("06-balance-on-a-day");
    m_desktop->press(Qt::Key_Space);
}

void Tour::aTransferIsReviewedAndBooked()
{
    m_desktop->press(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("To")));
    m_desktop->type(text(plan().creditor));
    QTRY_VERIFY(m_desktop->says(text(plan().creditorFound)));
    QVERIFY(m_desktop->goTo(QStringLiteral("Amount")));
    m_desktop->type(text(plan().amount));
    m_desktop->press(Qt::Key_Tab);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Memo")));
    m_desktop->type(QStringLiteral("Invoice 2026-117, thank you"));
    m_desktop->settle();
    look("07-new-transfer");
    QVERIFY(m_desktop->review());
    look("08-review");
    m_desktop->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->says(QStringLiteral("The transfer is booked")));
    m_desktop->settle();
    look("09-booked");
}

void Tour::theReceiptIsAPdf()
{
    const QString path = m_files.filePath(QStringLiteral("receipt.pdf"));
    m_desktop->press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(m_desktop->answerSaveDialog(path));
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(m_desktop->says(QStringLiteral("receipt.pdf")));
    look("10-receipt-saved");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    if (const QString pictures = qEnvironmentVariable("COUNTERFOIL_PICTURES"); !pictures.isEmpty())
        QProcess::execute(QStringLiteral("pdftoppm"), {QStringLiteral("-png"), QStringLiteral("-singlefile"), path,
                                                       pictures + QStringLiteral("/11-receipt")});
}

void Tour::bothBalancesHaveMoved()
{
    openAccountOf(text(plan().typed), text(plan().found));
    // The page shows its previous state until the bank has answered.
    QTRY_COMPARE(shownBalance(), m_debtorBefore - amountOf(plan().amount));
    QTRY_VERIFY(
        m_desktop->tableShows(QStringLiteral("Entries of the account"), QStringLiteral("Invoice 2026-117, thank you")));
    m_desktop->settle();
    look("12-account-after");
    m_desktop->press(Qt::Key_Home);
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->says(QStringLiteral("Invoice 2026-117")));
    m_desktop->settle();
    look("13-transfer");
    openAccountOf(text(plan().creditorTyped), text(plan().creditorFound));
    QTRY_COMPARE(shownBalance(), m_creditorBefore + amountOf(plan().amount));
}

void Tour::anOverdraftIsRefusedInPlace()
{
    QVERIFY(m_desktop->fillTransfer(orderOf(plan().overdraft)));
    m_desktop->settle();
    look("14-overdraft-warned");
    QVERIFY(m_desktop->review());
    m_desktop->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Amount")));
    m_desktop->settle();
    look("15-overdraft-refused");
}

void Tour::theTransferIsInTheList()
{
    m_desktop->press(Qt::Key_3, Qt::ControlModifier);
    m_desktop->press(Qt::Key_3, Qt::ControlModifier); // a half-typed form asks once before it is left
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Transfers")));
    QTRY_VERIFY(m_desktop->tableShows(QStringLiteral("Transfers"), QStringLiteral("Invoice 2026-117, thank you")));
    m_desktop->settle();
    look("16-transfers");
}

void Tour::aLostAnswerIsUnknownUntilTheBankIsAsked()
{
    QVERIFY(m_desktop->fillTransfer(orderOf("1.00")));
    QVERIFY(m_desktop->review());
    m_proxy->hold();
    m_desktop->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->says(QStringLiteral("The outcome is not known yet")), 60'000);
    m_desktop->settle();
    look("17-unknown");
    m_desktop->press(Qt::Key_F6);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Unresolved orders")) ||
                m_desktop->says(QStringLiteral("checking")));
    look("18-unresolved");
    m_proxy->release();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->says(QStringLiteral("checking")), 60'000);
    m_desktop->settle();
    look("19-resolved");
}

void Tour::onePaletteFindsEverything()
{
    m_desktop->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Search for anything")));
    m_desktop->type(text(plan().creditor));
    QTRY_VERIFY(m_desktop->listShows(QStringLiteral("Results"), text(plan().creditorFound)));
    look("20-search-everything");
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Entries of the account")));
    m_desktop->press(Qt::Key_F12);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Theme")));
    look("21-preferences");
    m_desktop->press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->tableShows(QStringLiteral("Your sign-ins"), QStringLiteral("This machine")));
    look("21-sign-ins");
}

void Tour::lockingHidesTheDesk()
{
    m_desktop->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Password")));
    look("22-locked");
    m_desktop->type(m_bank.password(QStringLiteral("anna")));
    m_desktop->press(Qt::Key_Return);
    m_desktop->giveCode(m_bank.freshCode(QStringLiteral("anna")));
    QTRY_VERIFY(m_desktop->find<QAbstractButton>(QStringLiteral("Sign out")));
}

void Tour::theDarkTheme()
{
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::Dark);
    openAccountOf(text(plan().typed), text(plan().found));
    m_desktop->settle();
    look("23-dark-account");
    m_desktop->press(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("To")));
    m_desktop->settle();
    look("24-dark-transfer");
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::Light);
    m_desktop.reset();
}

void Tour::complianceFindsTheTransferInTheTrail()
{
    openDesktop(m_bank.url(), QStringLiteral("olga"));
    m_desktop->signIn(m_bank, QStringLiteral("olga"));
    QTRY_VERIFY(m_desktop->find<QTableView>(QStringLiteral("Audit events")));
    m_desktop->settle();
    look("26-audit-trail");
    m_desktop->press(Qt::Key_H, Qt::ControlModifier);
    look("26-audit-help");
    m_desktop->press(Qt::Key_H, Qt::ControlModifier);
    m_desktop->press(Qt::Key_G, Qt::ControlModifier);
    look("26-audit-go-to");
    m_desktop->press(Qt::Key_Escape);
    m_desktop->press(Qt::Key_E, Qt::ControlModifier);
    look("26-audit-export");
    m_desktop->press(Qt::Key_Escape);
    QVERIFY(m_desktop->goTo(QStringLiteral("Search the audit trail")));
    m_desktop->type(QStringLiteral("actor:anna action:transfer.booked today"));
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Audit events")));
    m_desktop->settle();
    look("27-audit-search");
    m_desktop->press(Qt::Key_End);
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->find(QStringLiteral("Audit event")));
    QTRY_VERIFY(m_desktop->offers(QString::fromStdString(cf::Iban::parse(plan().debtor)->paper())));
    m_desktop->settle();
    look("28-audit-event");
    lookThroughTheRail("compliance");
    m_desktop.reset();
}

void Tour::anAdministratorWatchesAReplicaDieAndReturn()
{
    openDesktop(m_bank.url(), QStringLiteral("admin"));
    m_desktop->signIn(m_bank, QStringLiteral("admin"));
    const auto replica = [this] { return m_desktop->described(QStringLiteral("Replica counterfoil_replica")); };
    QTRY_VERIFY_WITH_TIMEOUT(replica().contains(QStringLiteral("behind")), 30'000);
    // A few seconds of charts.
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->described(QStringLiteral("Calls per second")).contains(QLatin1Char(':')),
                             10'000);
    look("29-monitoring");
    const qint64 pid = m_bank.replicaPid();
    QVERIFY(pid > 1);
    QVERIFY(::kill(static_cast<pid_t>(pid), SIGKILL) == 0);
    QTRY_VERIFY_WITH_TIMEOUT(replica().startsWith(QStringLiteral("Down")), 5'000);
    look("30-replica-down");
    QTRY_VERIFY_WITH_TIMEOUT(replica().contains(QStringLiteral("behind")), 60'000);
    m_desktop->settle();
    look("31-replica-back");
    for (const char* view : {"32-operations", "33-errors", "34-alerts", "34-parts", "34-events"}) {
        m_desktop->press(Qt::Key_PageDown, Qt::ControlModifier);
        m_desktop->settle();
        look(view);
    }
}

void Tour::anAdministratorLooksAfterTheStaff()
{
    m_desktop->press(Qt::Key_F11);
    QTRY_VERIFY(m_desktop->find<QTableView>(QStringLiteral("Staff")));
    m_desktop->settle();
    look("35-staff");
    QVERIFY(m_desktop->goTo(QStringLiteral("Staff")));
    m_desktop->press(Qt::Key_Home);
    m_desktop->press(Qt::Key_Down); // not the signed-in user
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->find<QLineEdit>(QStringLiteral("Name")));
    m_desktop->settle();
    look("35-member");
    m_desktop->press(Qt::Key_Escape);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Staff")));
    m_desktop->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->find<QLineEdit>(QStringLiteral("User name")));
    look("35-new-member");
    m_desktop->press(Qt::Key_Escape);
    for (const char* part : {"35-sessions", "35-branches"}) {
        m_desktop->press(Qt::Key_PageDown, Qt::ControlModifier);
        m_desktop->settle();
        look(part);
    }
    m_desktop->press(Qt::Key_F7);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Orders for approval")));
    m_desktop->press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_desktop->tableShows(QStringLiteral("Limits"), QStringLiteral("Teller")));
    look("35-limits");
    m_desktop->press(Qt::Key_E, Qt::ControlModifier);
    look("35-limit-change");
    m_desktop->press(Qt::Key_Escape);
    m_desktop->press(Qt::Key_N, Qt::ControlModifier);
    m_desktop->press(Qt::Key_Down); // of a colleague
    m_desktop->settle();
    look("35-limit-new");
    m_desktop->press(Qt::Key_Escape);
    lookThroughTheRail("administrator");
    m_desktop.reset();
}

void Tour::aNewColleagueEnrols()
{
    const QString code = m_bank.addStaff(QStringLiteral("nina"));
    QVERIFY(!code.isEmpty());
    openDesktop(m_bank.url(), QStringLiteral("nina"));
    QTRY_VERIFY(m_desktop->says(QStringLiteral("Connected")));
    for (auto* button : m_desktop->window()->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && pseudo::asRead(button->text()).contains(QStringLiteral("enrolment")))
            button->setFocus();
    }
    m_desktop->press(Qt::Key_Return);
    const QString password = QStringLiteral("correct horse battery");
    for (const QString& typed : {QStringLiteral("nina"), code, password, password}) {
        m_desktop->type(typed);
        m_desktop->press(Qt::Key_Tab);
    }
    look("38-enrolment");
    m_desktop->press(Qt::Key_Return);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Code the app shows now")));
    look("39-authenticator");
    const auto* secret = m_desktop->window()->findChild<QLabel*>(QStringLiteral("secretLabel"));
    m_desktop->type(TestBank::totp(secret->text(), TestBank::presentStep()));
    QTRY_VERIFY(m_desktop->says(QStringLiteral("Your recovery codes")));
    look("40-recovery-codes");
    m_desktop.reset();
}

// The ordering process is killed while the order is in flight; the next one reports its outcome.
void Tour::aKilledDesktopSaysWhatHappened()
{
    const QString data = m_files.filePath(QStringLiteral("killed"));
    const QString url = QStringLiteral("https://localhost:%1").arg(m_proxy->port());
    const QString user = QStringLiteral("martin");
    QProcess desktop;
    desktop.start(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("--leave-an-order"), url, m_bank.authority(), data,
         QStringList{user, m_bank.password(user), m_bank.freshCode(user), text(plan().debtor), text(plan().found),
                     text(plan().creditor), text(plan().creditorFound), QStringLiteral("2.00")}
             .join(QLatin1Char(';'))});
    QByteArray said;
    (void)QTest::qWaitFor(
        [&] {
            said += desktop.readAllStandardOutput();
            return said.contains("confirming") || desktop.state() == QProcess::NotRunning;
        },
        60'000);
    QVERIFY2(said.contains("confirming"), said.constData());
    m_proxy->hold();
    desktop.write("\n");
    QVERIFY(desktop.waitForBytesWritten());
    QVERIFY(m_proxy->waitUntilHolding());
    desktop.kill();
    QVERIFY(desktop.waitForFinished());
    m_proxy->release();

    openDesktop(url, QStringLiteral("killed"));
    m_desktop->signIn(m_bank, user);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->says(QStringLiteral("Booked, once:")) ||
                                 m_desktop->says(QStringLiteral("Not booked, and it never will be:")),
                             30'000);
    look("36-what-happened");
    lookThroughTheRail("supervisor");
    m_desktop.reset();
}

void Tour::openDesktop(const QString& url, const QString& folder)
{
    m_desktop.emplace(url, m_bank.authority(), std::nullopt, m_files.filePath(folder));
    m_desktop->window()->resize(m_size);
}

void Tour::lookThroughTheRail(const char* name)
{
    int number = 0;
    for (QAbstractButton* entry : m_desktop->railEntries()) {
        entry->click();
        QVERIFY(entry->isChecked());
        m_desktop->settle();
        look(qPrintable(QStringLiteral("rail-%1-%2").arg(QString::fromLatin1(name)).arg(++number)));
    }
}

void Tour::look(const char* name)
{
    const QString screen = QString::fromLatin1(name);
    m_desktop->picture(screen);
    if (!m_check)
        return;
    // Unfinished layout is not a fault.
    constexpr int kTimeout = 2'000; // milliseconds
    QStringList faults;
    (void)QTest::qWaitFor([&] { return (faults = m_check->faults(*m_desktop->window())).isEmpty(); }, kTimeout);
    for (const QString& fault : faults)
        m_faults += QStringLiteral("%1: %2").arg(screen, fault);
    if (m_desktop->window()->size() != m_size)
        m_faults += QStringLiteral("%1: the window had to grow").arg(screen);
}

void Tour::openAccountOf(const QString& customer, const QString& name)
{
    m_desktop->press(Qt::Key_F2);
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Search customers")));
    m_desktop->type(customer);
    m_desktop->press(Qt::Key_Down);
    QTRY_VERIFY(m_desktop->says(QStringLiteral("1 customer")));
    m_desktop->settle();
    QVERIFY(m_desktop->openRow(QStringLiteral("Customers found")));
    QTRY_VERIFY(m_desktop->says(name));
    QVERIFY(m_desktop->openRow(QStringLiteral("Accounts of the customer")));
    QTRY_VERIFY(m_desktop->hasFocus(QStringLiteral("Entries of the account")));
    m_desktop->settle();
    // Retries if the bank is busy.
    for (int tries = 0; tries < 5 && m_desktop->offers(QStringLiteral("Try again")); ++tries) {
        m_desktop->press(Qt::Key_F5);
        m_desktop->settle();
    }
}

qint64 Tour::shownBalance()
{
    return minorUnits(m_desktop->fact(QStringLiteral("Ledger balance")));
}
