// The window around the pages: navigation, lock, sign-out, closing; against a real bank and by key events.
#include "app/desktop/Appearance.h"
#include "services/client/TransferJournal.h"
#include "tests/ui/TestDesktop.h"
#include "ui/shell/Workspace.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace std::chrono_literals;

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keysLeadToEveryPlaceAndBack();
    void aRoleIsOfferedOnlyWhatItMayUse_data();
    void aRoleIsOfferedOnlyWhatItMayUse();
    void lockingHidesEverythingAndUnlockingKeepsWhatWasTyped();
    void nobodyAtTheDesktopLocksIt();
    void aSessionTheBankEndedLocks();
    void signingOutForgetsThePerson();
    void closingTellsTheBankAndEnds();
    void anOrderLeftOpenIsResolvedAtTheNextSignIn();
    void theKeysSheetClosesWithAnyKey();
    void everyWidgetThatTakesFocusHasANameAndIsReachedByTab();
    void theSmallestWindowHoldsEverythingAtOneAndAHalfTimesTheFont();
    void rightToLeftTurnsTheWindow();
    void darkPictures();

private:
    static void checkFocusOf(const TestDesktop& desktop, const QString& where);

    cf::app::Appearance m_appearance{*qApp, {}};
    TestBank m_bank;
};

void ShellTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
}

void ShellTest::keysLeadToEveryPlaceAndBack()
{
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, QStringLiteral("anna"));
    desktop.picture(QStringLiteral("shell-1"));
    const auto title = [&] { return desktop.window()->windowTitle().section(QStringLiteral(" — "), 0, 0); };
    QCOMPARE(title(), QStringLiteral("Customers"));
    desktop.press(Qt::Key_F3);
    QCOMPARE(title(), QStringLiteral("New transfer"));
    desktop.press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(title(), QStringLiteral("Transfers"));
    desktop.press(Qt::Key_F6);
    QCOMPARE(title(), QStringLiteral("Unresolved orders"));
    desktop.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(title(), QStringLiteral("Transfers"));
    desktop.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Search for anything")));
    desktop.type(QStringLiteral("custom"));
    desktop.press(Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("Customers"));
}

void ShellTest::aRoleIsOfferedOnlyWhatItMayUse_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("customers");
    QTest::addColumn<bool>("newTransfer");
    QTest::newRow("supervisor") << QStringLiteral("martin") << true << true;
    QTest::newRow("compliance") << QStringLiteral("olga") << true << false;
    QTest::newRow("administrator") << QStringLiteral("admin") << false << false;
}

void ShellTest::aRoleIsOfferedOnlyWhatItMayUse()
{
    QFETCH(const QString, user);
    QFETCH(const bool, customers);
    QFETCH(const bool, newTransfer);
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, user);
    QCOMPARE(desktop.find<QAbstractButton>(QStringLiteral("Customers")) != nullptr, customers);
    QCOMPARE(desktop.find<QAbstractButton>(QStringLiteral("New transfer")) != nullptr, newTransfer);
    desktop.picture(QStringLiteral("shell-role-") + user);
}

void ShellTest::lockingHidesEverythingAndUnlockingKeepsWhatWasTyped()
{
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, QStringLiteral("anna"));
    const QPointer<QLineEdit> form = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(form);
    desktop.type(QStringLiteral("half typed"));
    QDialog other(desktop.window());
    other.show();

    desktop.press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    QVERIFY(!form->isVisible());
    QVERIFY(!other.isVisible());
    QVERIFY(!desktop.find(QStringLiteral("Sign out")));
    QVERIFY(desktop.window()->windowTitle().startsWith(QStringLiteral("Locked")));
    desktop.picture(QStringLiteral("shell-2-locked"));
    QDialog late(desktop.window());
    late.show();
    QTRY_VERIFY(!late.isVisible());
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    // The shell's keys lead nowhere now.
    desktop.press(Qt::Key_F3);
    QVERIFY(!form->isVisible());

    desktop.type(m_bank.password(QStringLiteral("anna")));
    desktop.press(Qt::Key_Return);
    desktop.giveCode(m_bank.freshCode(QStringLiteral("anna")));
    QTRY_VERIFY(form && form->isVisible());
    QCOMPARE(form->text(), QStringLiteral("half typed"));
    QCOMPARE(desktop.window()->focusWidget(), form.data()); // the dialogs are in front again
    QVERIFY(other.isVisible());
    QVERIFY(late.isVisible());
}

void ShellTest::nobodyAtTheDesktopLocksIt()
{
    TestDesktop desktop(m_bank, 700ms);
    desktop.signIn(m_bank, QStringLiteral("petra"));
    for (int i = 0; i < 4; ++i) { // a key now and then keeps it open for longer than the limit
        QTest::qWait(250);
        desktop.type(QStringLiteral("x"));
    }
    QVERIFY(desktop.find(QStringLiteral("Sign out")));
    QTRY_VERIFY(desktop.says(QStringLiteral("nobody was here")));
}

void ShellTest::aSessionTheBankEndedLocks()
{
    TestDesktop first(m_bank);
    first.signIn(m_bank, QStringLiteral("anna"));
    QVERIFY(!m_bank.reissue(QStringLiteral("anna")).isEmpty());
    // The indicator asks every five seconds.
    QTRY_VERIFY_WITH_TIMEOUT(first.says(QStringLiteral("The bank ended your session.")), 15'000);
}

void ShellTest::signingOutForgetsThePerson()
{
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, QStringLiteral("martin"));
    desktop.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    QVERIFY(!desktop.find(QStringLiteral("Sign out")));
    QCOMPARE(desktop.find<QLineEdit>(QStringLiteral("User name"))->text(), QStringLiteral("martin"));
    QVERIFY(!desktop.says(QStringLiteral("Martin Horák")));
}

void ShellTest::closingTellsTheBankAndEnds()
{
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, QStringLiteral("martin"));
    QSignalSpy finished(&desktop.desktop(), &cf::app::Desktop::finished);
    QElapsedTimer clock;
    clock.start();
    desktop.window()->close();
    QVERIFY(!desktop.window()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 2500);
    // Sooner than its patience: the bank has answered.
    QVERIFY2(clock.elapsed() < 1400, qPrintable(QString::number(clock.elapsed())));
}

void ShellTest::anOrderLeftOpenIsResolvedAtTheNextSignIn()
{
    using namespace cf;
    const QTemporaryDir folder;
    client::JournalOwner owner;
    {
        TestDesktop desktop(m_bank.url(), m_bank.authority(), {}, folder.path());
        desktop.signIn(m_bank, QStringLiteral("martin"));
        const auto& staff = desktop.window()->findChild<ui::Workspace*>()->staff();
        owner = {QUrl(m_bank.url()).authority().toStdString(), staff.id, staff.userName};
    }
    {
        // The desktop that wrote this was killed before it could send anything.
        client::TransferJournal journal(folder.filePath(QStringLiteral("transfers")));
        const contract::TransferOrder order{*Iban::parse("CZ6508000000192000145399"),
                                            *Iban::parse("CZ9455000000001011038930"),
                                            Money(123'450, *Currency::parse("CZK")),
                                            {}};
        bool written = false;
        journal.open(owner, this, [&](const auto& opened) { QVERIFY(opened.ok()); });
        journal.begin(Uuid::v7(), order, this, [&](const auto& begun) { written = begun.ok(); });
        QTRY_VERIFY(written);
    }
    TestDesktop desktop(m_bank.url(), m_bank.authority(), {}, folder.path());
    desktop.signIn(m_bank, QStringLiteral("martin"));
    QTRY_VERIFY(desktop.says(QStringLiteral("Not booked, and it never will be: 1\u202F234.50\u00A0CZK")) ||
                desktop.says(QStringLiteral("Not booked, and it never will be: 1,234.50")));
    desktop.picture(QStringLiteral("shell-4-recovered"));
}

void ShellTest::theKeysSheetClosesWithAnyKey()
{
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, QStringLiteral("petra"));
    const QString before = desktop.focused();
    desktop.press(Qt::Key_F1);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Keys")));
    desktop.picture(QStringLiteral("shell-3-keys"));
    desktop.press(Qt::Key_F3);
    QCOMPARE(desktop.focused(), before);
    QVERIFY(desktop.window()->windowTitle().startsWith(QStringLiteral("Customers")));
}

void ShellTest::checkFocusOf(const TestDesktop& desktop, const QString& where)
{
    QSet<QWidget*> reached;
    QWidget* widget = desktop.window();
    do {
        reached.insert(widget);
        widget = widget->nextInFocusChain();
    } while (widget != desktop.window());
    for (auto* each : desktop.window()->findChildren<QWidget*>()) {
        if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus) || each->focusProxy())
            continue;
        const QString what = where + QStringLiteral(": ") + QString::fromLatin1(each->metaObject()->className()) +
                             QLatin1Char(' ') + each->objectName();
        const auto* button = qobject_cast<QAbstractButton*>(each);
        QVERIFY2(!each->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(what));
        QVERIFY2(reached.contains(each), qPrintable(what));
    }
}

void ShellTest::everyWidgetThatTakesFocusHasANameAndIsReachedByTab()
{
    TestDesktop desktop(m_bank);
    QTRY_VERIFY(desktop.find(QStringLiteral("Password")));
    checkFocusOf(desktop, QStringLiteral("sign-in"));
    desktop.signIn(m_bank, QStringLiteral("martin"));
    for (const auto key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F6}) {
        desktop.press(key);
        checkFocusOf(desktop, desktop.window()->windowTitle());
    }
    desktop.press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    checkFocusOf(desktop, QStringLiteral("locked"));
}

void ShellTest::theSmallestWindowHoldsEverythingAtOneAndAHalfTimesTheFont()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 1.5);
    QApplication::setFont(large);
    {
        TestDesktop desktop(m_bank);
        desktop.window()->resize(1024, 640);
        QCOMPARE(desktop.window()->size(), QSize(1024, 640));
        desktop.picture(QStringLiteral("large-1-signin"));
        desktop.signIn(m_bank, QStringLiteral("martin"));
        QCOMPARE(desktop.window()->size(), QSize(1024, 640));
        desktop.picture(QStringLiteral("large-2-shell"));
        desktop.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
        QCOMPARE(desktop.window()->size(), QSize(1024, 640));
        desktop.picture(QStringLiteral("large-3-locked"));
    }
    QApplication::setFont(usual);
}

void ShellTest::rightToLeftTurnsTheWindow()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    {
        TestDesktop desktop(m_bank);
        desktop.signIn(m_bank, QStringLiteral("petra"));
        const auto* signOut = desktop.find(QStringLiteral("Sign out"));
        QVERIFY(signOut->mapTo(desktop.window(), QPoint()).x() > desktop.window()->width() / 2);
        desktop.picture(QStringLiteral("rtl-shell"));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void ShellTest::darkPictures()
{
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::Dark);
    {
        TestDesktop desktop(m_bank);
        desktop.picture(QStringLiteral("dark-1-signin"));
        desktop.signIn(m_bank, QStringLiteral("martin"));
        desktop.picture(QStringLiteral("dark-2-shell"));
        desktop.press(Qt::Key_F1);
        desktop.picture(QStringLiteral("dark-3-keys"));
        desktop.press(Qt::Key_Escape);
        desktop.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
        desktop.picture(QStringLiteral("dark-4-locked"));
    }
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::System);
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
