// Input fields by key events: texts, IBANs, codes, passwords, searches.
#include "tests/qt/QtTests.h"
#include "tests/ui/FieldFixture.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PasswordEdit.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SecretClipboard.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace cf::test;
using namespace cf::ui;

namespace {

constexpr auto kGermanIban = "DE89 3704 0044 0532 0130 00";

} // namespace

class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPastedIsOneLineThatCanBeSeen_data();
    void whatIsPastedIsOneLineThatCanBeSeen();
    void aTextIsCutAsTheBankCountsAndNeverWithinACharacter();
    void whatIsTooMuchGoesFromWhatWasPutIn();
    void aLineBreakIsNotPartOfAPassword();
    void aMistakeIsToldOnlyWhenTheFieldIsLeft();
    void aRefusalOfTheBankStaysUntilTheTextChanges();
    void nothingIsSaidOfAFieldThatBeginsAnew();
    void anIbanIsGroupedWhileTyped();
    void theCursorStaysWhereItWasInAnIban();
    void deletingStepsOverTheBlanksOfAnIban();
    void aPastedIbanLosesItsBlanksAndCaption();
    void anIbanIsTakenAsItIsPasted();
    void anIbanSaysWhatIsWrong_data();
    void anIbanSaysWhatIsWrong();
    void aTimeCodeIsCompletedOnce();
    void aRecoveryCodeIsLetThrough();
    void aRevealedPasswordIsNeverMarkedByTheMouse();
    void aCopiedSecretIsMarkedAndGoesWithTheProgram();
    void aPasswordHidesAgainAndWarnsOfCapsLock();
    void aSearchWaitsUntilTheFingersRest();
    void enterSearchesAtOnce();
    void escapeClearsASearchAndThenBelongsToThePage();
    void theLabelIsTheAccessibleName();
};

void FieldsTest::whatIsPastedIsOneLineThatCanBeSeen_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char* name, const QString& pasted, const QString& kept) {
        QTest::newRow(name) << pasted << kept;
    };
    row("line break", QStringLiteral("Invoice 7\nFlat 4"), QStringLiteral("Invoice 7 Flat 4"));
    row("carriage return", QStringLiteral("Invoice 7\r\nFlat 4"), QStringLiteral("Invoice 7 Flat 4"));
    row("tab", QStringLiteral("a\tb"), QStringLiteral("a b"));
    row("next line", QStringLiteral("a\u0085b"), QStringLiteral("a b"));
    row("line separator", QStringLiteral("a\u2028b\u2029c"), QStringLiteral("a b c"));
    row("other controls", QStringLiteral("a\u0001b\u007Fc\u0090d"), QStringLiteral("a b c d"));
    row("other blanks", QStringLiteral("a\u00A0b\u202Fc\u3000d\u2003e"), QStringLiteral("a b c d e"));
    row("directions", QStringLiteral("a\u202Eb\u2066c\u2069d\u200Fe\u061Cf"), QStringLiteral("abcdef"));
    row("nothing to see", QStringLiteral("a\u200Bb\uFEFFc\u2060d\u00ADe"), QStringLiteral("abcde"));
    row("noncharacters", QStringLiteral("a\uFFFEb\uFFFFc") + QChar(0xFDD0) + QLatin1Char('d'), QStringLiteral("abcd"));
    row("half a pair", QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b") + QChar(0xDE00), QStringLiteral("ab"));
    row("emojis", QStringLiteral("🏠 👍🏽 🇨🇿 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        QStringLiteral("🏠 👍🏽 🇨🇿 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿"));
    row("joined letters", QStringLiteral("می\u200Cخواهم क्\u200Dष"), QStringLiteral("می\u200Cخواهم क्\u200Dष"));
    row("joiners that join nothing", QStringLiteral("\u200Da \u200Db\u200C\u200Dc"), QStringLiteral("a bc"));
    row("blanks of other scripts", QStringLiteral("a\u3164b\u2800c"), QStringLiteral("a b c"));
    row("accents apart", QStringLiteral("No\u030Cvak"), QStringLiteral("No\u030Cvak"));
}

void FieldsTest::whatIsPastedIsOneLineThatCanBeSeen()
{
    QFETCH(QString, pasted);
    QFETCH(QString, kept);
    FieldFixture<LineEdit> f;
    QGuiApplication::clipboard()->setText(pasted);
    f.edit.paste();
    QCOMPARE(f.edit.text(), kept);
    f.edit.setText(pasted);
    QCOMPARE(f.edit.text(), kept);
    // In the middle, with the cursor after the insertion.
    f.edit.setText(QStringLiteral("<>"));
    f.edit.setCursorPosition(1);
    f.edit.paste();
    QVERIFY(f.edit.text().startsWith(QLatin1Char('<')) && f.edit.text().endsWith(QLatin1Char('>')));
    QCOMPARE(f.edit.cursorPosition(), f.edit.text().size() - 1);
    FieldFixture<SearchField> search;
    search.edit.paste();
    QCOMPARE(search.edit.text(), kept);
}

void FieldsTest::aTextIsCutAsTheBankCountsAndNeverWithinACharacter()
{
    LineEdit edit;
    edit.setLongest(140);
    edit.setText(QString(139, QLatin1Char('a')) + QStringLiteral("😀"));
    QVERIFY(edit.text().endsWith(QStringLiteral("😀")));
    QCOMPARE(edit.count(), 140);
    edit.setText(QStringLiteral("😀").repeated(200));
    QCOMPARE(edit.count(), 140);
    QCOMPARE(edit.text(), QStringLiteral("😀").repeated(140));
    // A family emoji is five code points and one character: it is removed as a whole.
    edit.setText(QString(138, QLatin1Char('a')) + QStringLiteral("👨‍👩‍👧"));
    QCOMPARE(edit.text(), QString(138, QLatin1Char('a')));
    edit.setText(QString(139, QLatin1Char('a')) + QStringLiteral("e\u0301"));
    QCOMPARE(edit.text(), QString(139, QLatin1Char('a')));
}

void FieldsTest::whatIsTooMuchGoesFromWhatWasPutIn()
{
    FieldFixture<LineEdit> f;
    f.edit.setLongest(10);
    f.edit.setText(QStringLiteral("abcdefgh"));
    f.edit.setCursorPosition(4);
    QGuiApplication::clipboard()->setText(QStringLiteral("1234"));
    f.edit.paste();
    QCOMPARE(f.edit.text(), QStringLiteral("abcd12efgh"));
    QCOMPARE(f.edit.cursorPosition(), 6);
    QTest::keyClicks(&f.edit, QStringLiteral("x"));
    QCOMPARE(f.edit.text(), QStringLiteral("abcd12efgh"));
    QCOMPARE(f.edit.cursorPosition(), 6);
    QTest::keyClick(&f.edit, Qt::Key_Backspace);
    QTest::keyClicks(&f.edit, QStringLiteral("x"));
    QCOMPARE(f.edit.text(), QStringLiteral("abcd1xefgh"));
}

void FieldsTest::aLineBreakIsNotPartOfAPassword()
{
    for (const QString& around : {QStringLiteral("%1\n"), QStringLiteral("%1\r\n"), QStringLiteral("\n%1\t"),
                                  QStringLiteral("%1\u2028"), QStringLiteral("%1\u0085")}) {
        FieldFixture<PasswordEdit> f;
        QGuiApplication::clipboard()->setText(around.arg(QStringLiteral(" pass\u00A0wörd 😀 ")));
        f.edit.paste();
        QCOMPARE(f.edit.text(), QStringLiteral(" pass\u00A0wörd 😀 "));
    }
    FieldFixture<CodeEdit> code;
    QSignalSpy completed(&code.edit, &CodeEdit::timeCodeCompleted);
    QGuiApplication::clipboard()->setText(QStringLiteral("\u200B123 456\r\n"));
    code.edit.paste();
    QCOMPARE(completed.count(), 1);
    QCOMPARE(code.edit.code(), QStringLiteral("123456"));
}

void FieldsTest::aMistakeIsToldOnlyWhenTheFieldIsLeft()
{
    QWidget form;
    auto* edit = new MoneyEdit;
    edit->setCurrency(currency("EUR"));
    auto* row = new FormRow(QStringLiteral("&Amount"), edit, &form);
    auto* other = new QLineEdit(&form);
    form.show();
    edit->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    QTest::keyClicks(edit, QStringLiteral("12.345"));
    QVERIFY(row->message().isEmpty());
    other->setFocus();
    QVERIFY(row->message().contains(QStringLiteral("thousands or decimals")));
    QCOMPARE(edit->accessibleDescription(), row->message());
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Backspace);
    QCOMPARE(row->message(), QStringLiteral("12.34\u00A0EUR"));
}

void FieldsTest::aRefusalOfTheBankStaysUntilTheTextChanges()
{
    FieldFixture<MoneyEdit> f;
    f.edit.setCurrency(currency("EUR"));
    f.edit.setText(QStringLiteral("500"));
    f.edit.setRefusal(QStringLiteral("The available balance is 120.00 EUR."));
    QCOMPARE(f.edit.shownError(), QStringLiteral("The available balance is 120.00 EUR."));
    QVERIFY(!f.edit.checkNow());
    QTest::keyClick(&f.edit, Qt::Key_Backspace);
    QVERIFY(f.edit.shownError().isEmpty());
    QVERIFY(f.edit.checkNow());
}

void FieldsTest::nothingIsSaidOfAFieldThatBeginsAnew()
{
    FieldFixture<MoneyEdit> f;
    QVERIFY(!f.edit.checkNow()); // empty
    QCOMPARE(f.edit.shownError(), QStringLiteral("Enter an amount."));
    f.edit.reset();
    QVERIFY(f.edit.shownError().isEmpty());
    f.edit.setText(QStringLiteral("500"));
    f.edit.setRefusal(QStringLiteral("The available balance is 120.00 EUR."));
    f.edit.reset();
    QVERIFY(f.edit.shownError().isEmpty());
    QVERIFY(f.edit.text().isEmpty());
    QCOMPARE(f.edit.errorText(), QStringLiteral("Enter an amount.")); // and not the refusal
}

void FieldsTest::anIbanIsGroupedWhileTyped()
{
    FieldFixture<IbanEdit> f;
    QSignalSpy changed(&f.edit, &IbanEdit::ibanChanged);
    QTest::keyClicks(&f.edit, QStringLiteral("de89370400440532013000"));
    QCOMPARE(f.edit.text(), QString::fromLatin1(kGermanIban));
    QCOMPARE(f.edit.cursorPosition(), f.edit.text().size());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(f.edit.iban()->electronic(), std::string("DE89370400440532013000"));
}

void FieldsTest::theCursorStaysWhereItWasInAnIban()
{
    FieldFixture<IbanEdit> f;
    QTest::keyClicks(&f.edit, QStringLiteral("DE89704"));
    f.edit.setCursorPosition(5);
    QTest::keyClicks(&f.edit, QStringLiteral("3"));
    QCOMPARE(f.edit.text(), QStringLiteral("DE89 3704"));
    QCOMPARE(f.edit.cursorPosition(), 6);
    QTest::keyClicks(&f.edit, QStringLiteral("1"));
    QCOMPARE(f.edit.text(), QStringLiteral("DE89 3170 4"));
    QCOMPARE(f.edit.cursorPosition(), 7);
}

void FieldsTest::deletingStepsOverTheBlanksOfAnIban()
{
    FieldFixture<IbanEdit> f;
    QTest::keyClicks(&f.edit, QStringLiteral("DE893704"));
    f.edit.setCursorPosition(4);
    QTest::keyClick(&f.edit, Qt::Key_Delete);
    QCOMPARE(f.edit.text(), QStringLiteral("DE89 704"));
    f.edit.setCursorPosition(5);
    QTest::keyClick(&f.edit, Qt::Key_Backspace);
    QCOMPARE(f.edit.text(), QStringLiteral("DE87 04"));
    QCOMPARE(f.edit.cursorPosition(), 3);
}

void FieldsTest::aPastedIbanLosesItsBlanksAndCaption()
{
    FieldFixture<IbanEdit> f;
    QGuiApplication::clipboard()->setText(QStringLiteral(" IBAN: de89\u00A03704 00440532 0130\t00\n"));
    f.edit.paste();
    QCOMPARE(f.edit.text(), QString::fromLatin1(kGermanIban));
    QVERIFY(f.edit.iban());
}

void FieldsTest::anIbanIsTakenAsItIsPasted()
{
    for (const char* text :
         {"IBAN: DE89 3704 0044 0532 0130 00", "\u202aDE89 3704 0044 0532 0130 00\u202c", "DE89-3704-0044-0532-0130-00",
          "de89\u00a03704\u200b0044.0532.0130.00", "ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００"}) {
        IbanEdit edit;
        edit.setText(QString::fromUtf8(text));
        QVERIFY2(edit.iban().has_value(), text);
        QCOMPARE(edit.text(), QStringLiteral("DE89 3704 0044 0532 0130 00"));
    }
}

void FieldsTest::anIbanSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("sign") << "DE89 3704#0044"
                          << "“#”";
    QTest::newRow("country") << "QQ89 3704"
                             << "“QQ”";
    QTest::newRow("short") << "DE89 3704 0044 0532 0130"
                           << "22 characters; 2 more";
    QTest::newRow("long") << "DE89 3704 0044 0532 0130 001"
                          << "22 characters; there are 1 too many";
    QTest::newRow("digits") << "DE89 3704 0044 0532 0130 01"
                            << "check digits";
    QTest::newRow("structure") << "DE89 3704 0044 A532 0130 00"
                               << "has a digit";
    QTest::newRow("empty") << ""
                           << "Enter";
}

void FieldsTest::anIbanSaysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    IbanEdit edit;
    edit.setText(text);
    QVERIFY(!edit.iban());
    QVERIFY2(edit.errorText().contains(part), qPrintable(edit.errorText()));
}

void FieldsTest::aTimeCodeIsCompletedOnce()
{
    FieldFixture<CodeEdit> f;
    QSignalSpy completed(&f.edit, &CodeEdit::timeCodeCompleted);
    QTest::keyClicks(&f.edit, QStringLiteral("123 45"));
    QCOMPARE(completed.count(), 0);
    QVERIFY(f.edit.errorText().contains(QStringLiteral("six digits")));
    QTest::keyClicks(&f.edit, QStringLiteral("6"));
    QCOMPARE(completed.count(), 1);
    QCOMPARE(completed.first().first().toString(), QStringLiteral("123456"));
    QVERIFY(f.edit.checkNow());
}

// Selected text is in the primary selection at once, for every program.
void FieldsTest::aRevealedPasswordIsNeverMarkedByTheMouse()
{
    PasswordEdit edit;
    edit.resize(300, 40);
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    edit.setText(QStringLiteral("correct horse battery"));
    QTest::keyClick(&edit, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(edit.echoMode(), QLineEdit::Normal);
    const QPoint left(12, 20);
    const QPoint right(150, 20);
    QTest::mousePress(&edit, Qt::LeftButton, {}, left);
    QMouseEvent move(QEvent::MouseMove, right, edit.mapToGlobal(right), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&edit, &move);
    QTest::mouseRelease(&edit, Qt::LeftButton, {}, right);
    QVERIFY(!edit.hasSelectedText());
    QTest::mouseDClick(&edit, Qt::LeftButton, {}, left);
    QVERIFY(!edit.hasSelectedText());
    QTest::mouseClick(&edit, Qt::LeftButton, {}, left);
    QTest::mouseClick(&edit, Qt::LeftButton, Qt::ShiftModifier, right);
    QVERIFY(!edit.hasSelectedText());
    // It can be selected by keyboard and copied, as a secret.
    QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), edit.text());
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
             QByteArray("secret"));
}

void FieldsTest::aCopiedSecretIsMarkedAndGoesWithTheProgram()
{
    copySecret(QStringLiteral("first"));
    copySecret(QStringLiteral("second"));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
             QByteArray("secret"));
    QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    // Anything copied since is kept.
    copySecret(QStringLiteral("third"));
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
}

void FieldsTest::aRecoveryCodeIsLetThrough()
{
    FieldFixture<CodeEdit> f;
    QSignalSpy completed(&f.edit, &CodeEdit::timeCodeCompleted);
    QTest::keyClicks(&f.edit, QStringLiteral("k7f2-9qmx-0w3p"));
    QCOMPARE(completed.count(), 0);
    QVERIFY(f.edit.checkNow());
    QCOMPARE(f.edit.code(), QStringLiteral("K7F2-9QMX-0W3P"));
    // From a page or a chat, with typographic hyphens and spaces.
    f.edit.setText(QStringLiteral("\uFF2B7f2\u20119qmx\u2013\u200B0w3p\u00A0"));
    QVERIFY(f.edit.checkNow());
    QCOMPARE(f.edit.code(), QStringLiteral("K7F2-9QMX-0W3P"));
}

void FieldsTest::aPasswordHidesAgainAndWarnsOfCapsLock()
{
    FieldFixture<PasswordEdit> f;
    QSignalSpy echo(&f.edit, &FieldEdit::echoChanged);
    QTest::keyClick(&f.edit, 'A', Qt::NoModifier);
    QTest::sendKeyEvent(QTest::Click, &f.edit, Qt::Key_B, QStringLiteral("B"), Qt::NoModifier);
    QVERIFY(f.edit.capsLockSeems());
    QTest::sendKeyEvent(QTest::Click, &f.edit, Qt::Key_C, QStringLiteral("C"), Qt::ShiftModifier);
    QVERIFY(!f.edit.capsLockSeems());
    QVERIFY(echo.count() >= 2);
    QTest::keyClick(&f.edit, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(f.edit.isRevealed());
    f.edit.hide();
    QVERIFY(!f.edit.isRevealed());
}

void FieldsTest::aSearchWaitsUntilTheFingersRest()
{
    FieldFixture<SearchField> f;
    QSignalSpy requested(&f.edit, &SearchField::searchRequested);
    QElapsedTimer since;
    QTest::keyClicks(&f.edit, QStringLiteral("nov"));
    since.start();
    QTest::keyClicks(&f.edit, QStringLiteral("ak"));
    QCOMPARE(requested.count(), 0);
    QVERIFY(requested.wait());
    QVERIFY(since.elapsed() >= SearchField::kDebounce.count() - 10);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("novak"));
}

void FieldsTest::enterSearchesAtOnce()
{
    FieldFixture<SearchField> f;
    QSignalSpy requested(&f.edit, &SearchField::searchRequested);
    QSignalSpy left(&f.edit, &SearchField::leaveToResults);
    QTest::keyClicks(&f.edit, QStringLiteral("x"));
    QTest::keyClick(&f.edit, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(left.count(), 1);
    QTest::qWait(static_cast<int>(SearchField::kDebounce.count()) + 50);
    QCOMPARE(requested.count(), 1);
}

void FieldsTest::escapeClearsASearchAndThenBelongsToThePage()
{
    struct Page : QWidget
    {
        int escapes = 0;
        void keyPressEvent(QKeyEvent* event) override { escapes += event->key() == Qt::Key_Escape ? 1 : 0; }
    } page;
    SearchField field(&page);
    page.show();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy requested(&field, &SearchField::searchRequested);
    QTest::keyClicks(&field, QStringLiteral("abc"));
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(requested.count(), 2);
    QCOMPARE(page.escapes, 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(page.escapes, 1);
}

void FieldsTest::theLabelIsTheAccessibleName()
{
    auto* edit = new QLineEdit;
    const FormRow row(QStringLiteral("&Payee && reference"), edit);
    QCOMPARE(edit->accessibleName(), QStringLiteral("Payee & reference"));
}

COUNTERFOIL_QTEST(FieldsTest)
#include "tst_widgets_fields.moc"
