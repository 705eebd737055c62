// The window around the pages: navigation, lock, sign-out, closing; against a real bank and by key events.
#include "app/desktop/Appearance.h"
#include "services/client/OrderJournal.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/Keyboard.h"
#include "tests/ui/TestDesktop.h"
#include "ui/shell/Workspace.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QListWidget>
#include <QSignalSpy>

#include <limits>

using namespace std::chrono_literals;
using namespace cf;

Q_DECLARE_METATYPE(cf::Role)

namespace {

struct RailPage
{
    const char* name;
    Qt::Key key;
    Permission permission;
};

constexpr RailPage kRailPages[] = {
    {"Customers", Qt::Key_F2, Permission::CustomersRead},   {"New transfer", Qt::Key_F3, Permission::TransfersCreate},
    {"Transfers", Qt::Key_F4, Permission::TransfersRead},   {"Unresolved", Qt::Key_F6, Permission::TransfersResolve},
    {"Approvals", Qt::Key_F7, Permission::ApprovalsRead},   {"Audit trail", Qt::Key_F8, Permission::AuditRead},
    {"Monitoring", Qt::Key_F9, Permission::MonitoringRead}, {"Administration", Qt::Key_F11, Permission::StaffManage},
    {"Preferences", Qt::Key_F12, Permission::SignedIn},
};

//! A button of a page, by the beginning of its text.
struct Offer
{
    const char* button;
    Permission permission;
};

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keysLeadToEveryPageAndBack();
    void aRoleIsOfferedOnlyWhatItMayUse_data();
    void aRoleIsOfferedOnlyWhatItMayUse();
    void lockingHidesEverythingAndUnlockingKeepsWhatWasTyped();
    void nobodyAtTheDesktopLocksIt();
    void aSessionTheBankEndedLocks();
    void signingOutForgetsThePerson();
    void closingTellsTheBankAndEnds();
    void anOrderLeftOpenIsResolvedAtTheNextSignIn();
    void theShortcutSheetClosesWithAnyKey();
    void everyWidgetThatTakesFocusHasANameAndIsReachedByTab();
    void theSmallestWindowHoldsEverythingAtOneAndAHalfTimesTheFont();
    void itLooksRightInTheDark();

private:
    static void checkRailPages(TestDesktop& desktop, Role role);
    static void checkPalette(TestDesktop& desktop, Role role);
    static void checkPage(TestDesktop& desktop, Role role, const std::vector<Offer>& offers);

    cf::app::Appearance m_appearance{*qApp, {}};
    TestBank m_bank;
};

void ShellTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
}

void ShellTest::keysLeadToEveryPageAndBack()
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
    QTest::addColumn<Role>("role");
    QTest::newRow("teller") << QStringLiteral("anna") << Role::Teller;
    QTest::newRow("supervisor") << QStringLiteral("martin") << Role::Supervisor;
    QTest::newRow("compliance") << QStringLiteral("olga") << Role::Compliance;
    QTest::newRow("administrator") << QStringLiteral("admin") << Role::Administrator;
}

// Checks the permission table against the pages, as the access test does against the bank.
void ShellTest::aRoleIsOfferedOnlyWhatItMayUse()
{
    QFETCH(const QString, user);
    QFETCH(const Role, role);
    TestDesktop desktop(m_bank);
    desktop.signIn(m_bank, user);
    desktop.picture(QStringLiteral("shell-role-") + user);
    checkRailPages(desktop, role);
    checkPalette(desktop, role);
    if (holds(role, Permission::AuditRead)) {
        desktop.press(Qt::Key_F8);
        checkPage(desktop, role, {{"Export…", Permission::AuditExport}});
    }
    desktop.press(Qt::Key_F7);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Orders for approval")));
    checkPage(desktop, role, {{"Limits", Permission::LimitsRead}});
    if (holds(role, Permission::LimitsRead)) {
        desktop.press(Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Limits")));
        checkPage(desktop, role,
                  {{"New limit…", Permission::LimitsManage}, {"Change the limit…", Permission::LimitsManage}});
    }
    if (!holds(role, Permission::CustomersRead))
        return;
    desktop.press(Qt::Key_F2);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Search customers")));
    desktop.type(QStringLiteral("navratil hynek"));
    QTRY_VERIFY(desktop.says(QStringLiteral("1 customer")));
    desktop.press(Qt::Key_Down);
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Accounts of the customer")));
    checkPage(desktop, role,
              {{"New transfer", Permission::TransfersCreate},
               {"Add a file…", Permission::DocumentsAdd},
               {"Audit trail", Permission::AuditRead}});
    QTRY_VERIFY(desktop.says(QStringLiteral("Rows 1")));
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Entries of the account")));
    checkPage(desktop, role,
              {{"New transfer", Permission::TransfersCreate},
               {"Statement", Permission::DocumentsRead},
               {"Balance on a day", Permission::AccountsRead},
               {"Holds", Permission::HoldsManage},
               {"Blocks", Permission::AccountsBlock},
               {"Audit trail", Permission::AuditRead}});
}

void ShellTest::checkRailPages(TestDesktop& desktop, Role role)
{
    QStringList expected;
    QStringList offered;
    for (const auto* entry : desktop.railEntries())
        offered += entry->accessibleName();
    for (const RailPage& page : kRailPages) {
        const QString name = QString::fromLatin1(page.name);
        const bool may = holds(role, page.permission);
        if (may)
            expected += name;
        // Its shortcuts open that page or none.
        desktop.press(Qt::Key_F12);
        const QString preferences = desktop.window()->windowTitle();
        QTest::keyClick(desktop.window(), page.key); // a combo box uses F4 itself
        const bool there = desktop.window()->windowTitle() != preferences || page.key == Qt::Key_F12;
        QVERIFY2(there == may, page.name);
    }
    QCOMPARE(offered, expected);
}

void ShellTest::checkPalette(TestDesktop& desktop, Role role)
{
    desktop.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Search for anything")));
    const auto* list = desktop.find<QListWidget>(QStringLiteral("Results"));
    QVERIFY(list && list->count() > 0);
    for (const RailPage& page : kRailPages) {
        const QString start = QStringLiteral("%1 — ").arg(QString::fromLatin1(page.name));
        QVERIFY2(list->findItems(start, Qt::MatchStartsWith).isEmpty() != holds(role, page.permission), page.name);
    }
    desktop.press(Qt::Key_Escape);
}

void ShellTest::checkPage(TestDesktop& desktop, Role role, const std::vector<Offer>& offers)
{
    const ui::Page* shown = nullptr;
    for (const auto* page : desktop.window()->findChildren<ui::Page*>())
        shown = page->isVisible() ? page : shown;
    QVERIFY(shown);
    for (const Offer& offer : offers) {
        bool found = false;
        for (const auto* button : shown->findChildren<QAbstractButton*>())
            found = found || (button->isVisible() && button->text().startsWith(QString::fromUtf8(offer.button)));
        QVERIFY2(found == holds(role, offer.permission), offer.button);
    }
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
    // The shell's shortcuts have no effect now.
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
    TestDesktop desktop(m_bank, 2s);
    desktop.signIn(m_bank, QStringLiteral("petra"));
    for (int i = 0; i < 6; ++i) { // occasional keys keep it open beyond the limit
        QTest::qWait(400);
        desktop.type(QStringLiteral("x"));
    }
    QVERIFY(desktop.find(QStringLiteral("Sign out")));
    QTRY_VERIFY(desktop.says(QStringLiteral("there was no activity")));
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
    qint64 fastest = std::numeric_limits<qint64>::max();
    for (int time = 0; time < 3; ++time) {
        TestDesktop desktop(m_bank);
        desktop.signIn(m_bank, QStringLiteral("martin"));
        QSignalSpy finished(&desktop.desktop(), &cf::app::Desktop::finished);
        QElapsedTimer clock;
        clock.start();
        desktop.window()->close();
        QVERIFY(!desktop.window()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        fastest = std::min(fastest, clock.elapsed());
    }
    // Sooner than its timeout of 1,500 ms, unless the machine is busy each time: the bank has answered.
    QVERIFY2(fastest < 1'400, qPrintable(QString::number(fastest)));
}

void ShellTest::anOrderLeftOpenIsResolvedAtTheNextSignIn()
{
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
        client::OrderJournal journal(folder.filePath(QStringLiteral("transfers")));
        const client::OrderFacts facts{client::OrderKind::Transfer,
                                       *Iban::parse("CZ6508000000192000145399"),
                                       *Iban::parse("CZ9455000000001011038930"),
                                       Money(123'450, *Currency::parse("CZK")),
                                       {}};
        bool written = false;
        journal.open(owner, this, [&](const auto& opened) { QVERIFY(opened.ok()); });
        journal.begin(Uuid::v7(), facts, this, [&](const auto& begun) { written = begun.ok(); });
        QTRY_VERIFY(written);
    }
    TestDesktop desktop(m_bank.url(), m_bank.authority(), {}, folder.path());
    desktop.signIn(m_bank, QStringLiteral("martin"));
    QTRY_VERIFY(desktop.says(QStringLiteral("Not booked, and it never will be: 1\u202F234.50\u00A0CZK")) ||
                desktop.says(QStringLiteral("Not booked, and it never will be: 1,234.50")));
    desktop.picture(QStringLiteral("shell-4-recovered"));
}

void ShellTest::theShortcutSheetClosesWithAnyKey()
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

void ShellTest::everyWidgetThatTakesFocusHasANameAndIsReachedByTab()
{
    TestDesktop desktop(m_bank);
    const auto check = [&](const QStringList& order) { test::verifyTabOrder(*desktop.window(), order); };
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("User name")));
    check({QStringLiteral("User name"), QStringLiteral("Password"), QStringLiteral("Sign in"),
           QStringLiteral("I have an enrolment code")});
    desktop.signIn(m_bank, QStringLiteral("martin"));
    // From a page through the navigation and the pending outcomes back into it.
    QStringList around;
    for (const RailPage& page : kRailPages) {
        if (holds(Role::Supervisor, page.permission))
            around += QString::fromLatin1(page.name);
    }
    around += {QStringLiteral("Lock"), QStringLiteral("Sign out")};
    if (desktop.says(QStringLiteral("You signed in with a recovery code")))
        around += QStringLiteral("Dismiss the message");
    const std::map<Qt::Key, QStringList> pages = {
        {Qt::Key_F2, {QStringLiteral("Search customers"), QStringLiteral("Customers found")}},
        {Qt::Key_F3,
         {QStringLiteral("From"), QStringLiteral("To"), QStringLiteral("Amount"), QStringLiteral("Memo"),
          QStringLiteral("Review transfer"), QStringLiteral("Clear the form")}},
        {Qt::Key_F4,
         {QStringLiteral("Transfers"), QStringLiteral("Only the transfers I ordered"), QStringLiteral("Booked"),
          QStringLiteral("Kind of transfer"), QStringLiteral("Account on either side"), QStringLiteral("Currency"),
          QStringLiteral("Refresh")}},
        {Qt::Key_F6, {QStringLiteral("Unresolved orders")}},
        {Qt::Key_F12,
         {QStringLiteral("Theme"), QStringLiteral("Density"), QStringLiteral("Language"),
          QStringLiteral("Branch printer"), QStringLiteral("Your sign-ins…")}},
    };
    for (const auto& [key, order] : pages) {
        desktop.press(key);
        QTRY_VERIFY(desktop.hasFocus(order.front()));
        check(order + around);
    }
    desktop.press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    check({QStringLiteral("Password"), QStringLiteral("Unlock"),
           QStringLiteral("Sign in as somebody else; unsaved input is lost")});
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

void ShellTest::itLooksRightInTheDark()
{
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::Dark);
    {
        TestDesktop desktop(m_bank);
        desktop.picture(QStringLiteral("dark-1-signin"));
        test::verifyAppearance(*desktop.window());
        desktop.signIn(m_bank, QStringLiteral("martin"));
        desktop.picture(QStringLiteral("dark-2-shell"));
        test::verifyAppearance(*desktop.window());
        desktop.press(Qt::Key_F1);
        desktop.picture(QStringLiteral("dark-3-keys"));
        test::verifyAppearance(*desktop.window(), desktop.find(QStringLiteral("Keys")));
        desktop.press(Qt::Key_Escape);
        desktop.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
        desktop.picture(QStringLiteral("dark-4-locked"));
        test::verifyAppearance(*desktop.window());
    }
    m_appearance.theme().setChoice(cf::ui::ThemeChoice::System);
}

COUNTERFOIL_QTEST(ShellTest)
#include "tst_shell.moc"
