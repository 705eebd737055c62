// Tab reaches everything on a page once, in reading order, and back.
#include "tests/qt/QtTests.h"
#include "tests/ui/Keyboard.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/accounts/AccountPage.h"
#include "ui/preferences/PreferencesPage.h"
#include "ui/shell/DigitShortcuts.h"
#include "ui/transfers/TransfersPage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! The list of transfers with one entry.
struct TransfersFixture : TestWindow
{
    TransfersFixture()
    {
        counter.transfers.booked.push_back(FakeTransfers::sample(1));
        put(new TransfersPage(counter.bank, counter.navigator, nullptr, &window), {1024, 700})->present();
    }

    Counter counter;
};

contract::Account accountOfTwo()
{
    contract::Account opened;
    opened.summary = account(19, "Jan Novák", 1'945'460);
    opened.holds = Money(1'000, currency("CZK"));
    opened.overdraftLimit = Money(0, currency("CZK"));
    opened.openedOn = *parseDate("1993-03-24");
    opened.holders = {{CustomerId::make(), "Jan Novák", contract::HolderRelation::Owner},
                      {CustomerId::make(), "Eva Nováková", contract::HolderRelation::Disponent}};
    return opened;
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListOfTransfers();
    void itsFiltersWhenAllAreOpen();
    void preferences();
    void ctrlAndADigitGoByThePlaceOfTheKey_data();
    void ctrlAndADigitGoByThePlaceOfTheKey();
    void anAccountWithItsTools();
};

void KeyboardTest::theListOfTransfers()
{
    TransfersFixture shown;
    QTRY_VERIFY(QApplication::focusWidget() &&
                QApplication::focusWidget()->accessibleName() == QLatin1String("Transfers"));
    verifyTabOrder(shown.window,
                   {QStringLiteral("Transfers"), QStringLiteral("Only the transfers I ordered"),
                    QStringLiteral("Booked"), QStringLiteral("Kind of transfer"),
                    QStringLiteral("Account on either side"), QStringLiteral("Currency"), QStringLiteral("Refresh")});
}

void KeyboardTest::itsFiltersWhenAllAreOpen()
{
    TransfersFixture shown;
    auto* period = shown.named<QComboBox>("Booked");
    period->setFocus();
    QTest::keyClick(period, Qt::Key_End);
    auto* currency = shown.named<QComboBox>("Currency");
    currency->setFocus();
    QTest::keyClick(currency, Qt::Key_Down);
    shown.named<QPushButton>("Only the transfers I ordered")->setFocus();
    verifyTabOrder(shown.window,
                   {QStringLiteral("Only the transfers I ordered"), QStringLiteral("Booked"),
                    QStringLiteral("From this day on"), QStringLiteral("Up to this day"),
                    QStringLiteral("Kind of transfer"), QStringLiteral("Account on either side"),
                    QStringLiteral("Currency"), QStringLiteral("Amount at least"), QStringLiteral("Amount at most"),
                    QStringLiteral("Clear filters"), QStringLiteral("Refresh"), QStringLiteral("Transfers")});
}

void KeyboardTest::preferences()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    TestWindow shown;
    auto* page = shown.put(new PreferencesPage(
                               settings, [](const Preferences&) {}, &shown.window),
                           {1024, 700});
    page->present();
    verifyTabOrder(shown.window, {QStringLiteral("Theme"), QStringLiteral("Density"), QStringLiteral("Language"),
                                  QStringLiteral("Branch printer")});
}

void KeyboardTest::ctrlAndADigitGoByThePlaceOfTheKey_data()
{
    QTest::addColumn<QString>("signs"); // of the keys 1 to 9, as they come without Shift
    QTest::newRow("digits") << QStringLiteral("123456789");
    QTest::newRow("Czech") << QStringLiteral("+ĚŠČŘŽÝÁÍ");
    QTest::newRow("Slovak") << QStringLiteral("+ĽŠČŤŽÝÁÍ");
    QTest::newRow("French") << QStringLiteral("&É\"'(-È_Ç");
    QTest::newRow("Belgian") << QStringLiteral("&É\"'(§È!Ç");
}

void KeyboardTest::ctrlAndADigitGoByThePlaceOfTheKey()
{
    QFETCH(QString, signs);
    QWidget window;
    QLineEdit field(&window);
    DigitShortcuts keys(&window);
    QString pressed;
    for (int digit = 1; digit <= 9; ++digit) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + digit)), &window);
        connect(shortcut, &QShortcut::activated, &window, [&pressed, digit] { pressed += QString::number(digit); });
        keys.add(digit, shortcut);
    }
    window.show();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto press = [&](QChar sign, Qt::KeyboardModifiers modifiers) {
        QTest::sendKeyEvent(QTest::Click, &field, static_cast<Qt::Key>(sign.unicode()), sign.toLower(), modifiers);
    };
    for (const QChar sign : signs)
        press(sign, Qt::ControlModifier);
    QCOMPARE(pressed, QStringLiteral("123456789"));
    // Other keys are not handled, nor are these without Ctrl.
    press(QChar(0x0150), Qt::ControlModifier);
    press(signs[1], Qt::NoModifier);
    QCOMPARE(pressed, QStringLiteral("123456789"));
}

// In reading order: header, holders, tools, and entries last.
void KeyboardTest::anAccountWithItsTools()
{
    Counter counter;
    counter.bank.on<contract::GetAccount>(accountOfTwo());
    TestWindow shown;
    auto* page = new AccountPage(counter.bank, counter.navigator, true, &shown.window);
    page->offerTools(counter.sender, counter.files, {true, true, true});
    page->showAccount(AccountId::make());
    shown.put(page, {1024, 700});
    QTRY_VERIFY(shown.named("Refresh"));
    shown.named("Refresh")->setFocus();
    const QStringList walk = tabWalk();
    QStringList rest = walk;
    for (const char* name : {"Refresh", "Copy IBAN", "New transfer", "Jan Novák (Owner)", "Eva Nováková (Authorised)",
                             "Statement", "Balance on a day", "Holds", "Blocks", "Entries of the account"}) {
        const auto at = rest.indexOf(QString::fromUtf8(name));
        QVERIFY2(at >= 0, qPrintable(QStringLiteral("%1 in %2").arg(QString::fromUtf8(name), walk.join(u'|'))));
        rest = rest.mid(at + 1);
    }
}

COUNTERFOIL_QTEST(KeyboardTest)
#include "tst_keyboard.moc"
