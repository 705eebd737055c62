// The fields one types into, by key events: amounts, IBANs, codes, passwords, searches.
#include "models/tables/AmountText.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IbanEdit.h"
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

using namespace cf::ui;

namespace {

constexpr auto kGermanIban = "DE89 3704 0044 0532 0130 00";

cf::Currency currency(const char* code)
{
    return *cf::Currency::parse(code);
}

// What a field shows to the world while it has the focus.
template <class Edit>
struct Shown
{
    Shown()
    {
        edit.show();
        edit.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
    }
    Edit edit;
};

} // namespace

class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAmountIsReadOrRefused_data();
    void anAmountIsReadOrRefused();
    void anAmountIsSaidBackInTheLocale_data();
    void anAmountIsSaidBackInTheLocale();
    void enterInAnAmountDoesNotReachTheForm();
    void aMistakeIsToldOnlyWhenTheFieldIsLeft();
    void changingTheCurrencyReadsTheAmountAgain();
    void aRefusalOfTheBankStaysUntilTheTextChanges();
    void anIbanIsGroupedWhileTyped();
    void theCursorStaysWhereItWasInAnIban();
    void deletingStepsOverTheBlanksOfAnIban();
    void aPastedIbanLosesItsBlanksAndCaption();
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

void FieldsTest::anAmountIsReadOrRefused_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // plain form, or "!" for refused

    const auto row = [](const char* locale, const char* code, const QString& text, const char* expected) {
        QTest::addRow("%s %s '%s'", locale, code, qPrintable(text))
            << QString::fromLatin1(locale) << QString::fromLatin1(code) << text << QString::fromLatin1(expected);
    };
    for (const char* locale : {"en_US", "de_DE", "cs_CZ", "fr_FR", "de_CH"}) {
        row(locale, "EUR", QStringLiteral("1234"), "1234.00");
        row(locale, "EUR", QStringLiteral("1234.5"), "1234.50");
        row(locale, "EUR", QStringLiteral("1234,50"), "1234.50");
        row(locale, "EUR", QStringLiteral("0,01"), "0.01");
        row(locale, "EUR", QStringLiteral("0,001"), "!");
        row(locale, "EUR", QStringLiteral("1 234,50"), "1234.50");
        row(locale, "EUR", QStringLiteral("1\u202F234\u00A0567.50"), "1234567.50");
        row(locale, "EUR", QStringLiteral("1'234.50"), "1234.50");
        row(locale, "EUR", QStringLiteral("12.345"), "!");
        row(locale, "EUR", QStringLiteral("12,345"), "!");
        row(locale, "EUR", QStringLiteral("1 23,50"), "!");
        row(locale, "EUR", QStringLiteral("12 34"), "!");
        row(locale, "EUR", QStringLiteral("1234567 890"), "!");
        row(locale, "EUR", QStringLiteral("1,234.567,00"), "!");
        row(locale, "EUR", QStringLiteral("1.2.3"), "!");
        row(locale, "EUR", QStringLiteral("1,50,"), "!");
        row(locale, "EUR", QStringLiteral("12,"), "!");
        row(locale, "EUR", QStringLiteral(",50"), "!");
        row(locale, "EUR", QStringLiteral("-5"), "!");
        row(locale, "EUR", QStringLiteral("+5"), "!");
        row(locale, "EUR", QStringLiteral("1e3"), "!");
        row(locale, "EUR", QStringLiteral("0x10"), "!");
        row(locale, "EUR", QStringLiteral("0"), "!");
        row(locale, "EUR", QString(), "!");
        row(locale, "EUR", QStringLiteral(" 12,5 "), "12.50");
        row(locale, "EUR", QStringLiteral("12,50 EUR"), "12.50");
        row(locale, "EUR", QStringLiteral("12,50 USD"), "!");
        row(locale, "EUR", QStringLiteral("99999999999999999999"), "!");
        row(locale, "EUR", QStringLiteral("0012"), "12.00");
        row(locale, "JPY", QStringLiteral("500"), "500");
        row(locale, "JPY", QStringLiteral("500,5"), "!");
        row(locale, "EUR", QStringLiteral("١٢٫٥"), "12.50");
    }
    row("de_DE", "EUR", QStringLiteral("1.234,50"), "1234.50");
    row("de_DE", "EUR", QStringLiteral("1.234.567"), "1234567.00");
    row("de_DE", "EUR", QStringLiteral("1,234.50"), "!");
    row("en_US", "USD", QStringLiteral("1,234.50"), "1234.50");
    row("en_US", "USD", QStringLiteral("1,234,567"), "1234567.00");
    row("en_US", "USD", QStringLiteral("12,34,567"), "!");
    row("en_US", "USD", QStringLiteral("1.234,50"), "!");
    row("cs_CZ", "CZK", QStringLiteral("1.234,50"), "!");
    row("fr_FR", "EUR", QStringLiteral("1.234,50"), "!");
    row("en_US", "JPY", QStringLiteral("12,345"), "12345");
    row("de_DE", "JPY", QStringLiteral("12.345"), "12345");
    row("de_DE", "JPY", QStringLiteral("12,345"), "!");
    row("en_US", "KWD", QStringLiteral("12.345"), "12.345");
    row("de_DE", "KWD", QStringLiteral("12,345"), "12.345");
    row("de_DE", "KWD", QStringLiteral("12.345"), "!");
    row("cs_CZ", "KWD", QStringLiteral("12,345"), "12.345");
    row("cs_CZ", "KWD", QStringLiteral("12.345"), "!");
}

void FieldsTest::anAmountIsReadOrRefused()
{
    QFETCH(QString, locale);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    MoneyEdit edit;
    edit.setLocale(QLocale(locale));
    edit.setCurrency(currency(code.toLatin1().constData()));
    edit.setText(text);
    const auto money = edit.money();
    QCOMPARE(money ? QString::fromStdString(money->decimal()) : QStringLiteral("!"), expected);
    QCOMPARE(edit.errorText().isEmpty(), money.has_value());
    QCOMPARE(edit.echoText().isEmpty(), !money.has_value());
}

void FieldsTest::anAmountIsSaidBackInTheLocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("echo");
    QTest::newRow("en_US") << "en_US" << QStringLiteral("1\u202F234\u202F567.50\u00A0EUR");
    QTest::newRow("de_DE") << "de_DE" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
    QTest::newRow("cs_CZ") << "cs_CZ" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
    QTest::newRow("fr_FR") << "fr_FR" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
}

void FieldsTest::anAmountIsSaidBackInTheLocale()
{
    QFETCH(QString, locale);
    QFETCH(QString, echo);
    MoneyEdit edit;
    edit.setLocale(QLocale(locale));
    edit.setMoney(cf::Money(123456750, currency("EUR")));
    QCOMPARE(edit.echoText(), echo);
    // What is said back can be typed back.
    edit.setText(echo);
    QCOMPARE(edit.money(), std::optional(cf::Money(123456750, currency("EUR"))));
    QCOMPARE(cf::tables::formatAmount(cf::Money(-5, currency("EUR")), QLocale(QStringLiteral("en_US"))),
             QStringLiteral("\u22120.05"));
}

void FieldsTest::enterInAnAmountDoesNotReachTheForm()
{
    struct Form : QWidget
    {
        int enters = 0;
        void keyPressEvent(QKeyEvent* event) override { enters += event->key() == Qt::Key_Return ? 1 : 0; }
    } form;
    MoneyEdit edit(&form);
    IbanEdit iban(&form);
    form.show();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClick(&iban, Qt::Key_Return);
    QCOMPARE(form.enters, 0);
    QVERIFY(!edit.shownError().isEmpty());
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(form.enters, 1);
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

void FieldsTest::changingTheCurrencyReadsTheAmountAgain()
{
    MoneyEdit edit;
    QSignalSpy changed(&edit, &MoneyEdit::moneyChanged);
    edit.setText(QStringLiteral("12.50"));
    QVERIFY(!edit.money());
    edit.setCurrency(currency("EUR"));
    QCOMPARE(edit.money()->minorUnits(), 1250);
    edit.setCurrency(currency("JPY"));
    QVERIFY(!edit.money());
    QCOMPARE(changed.count(), 2);
}

void FieldsTest::aRefusalOfTheBankStaysUntilTheTextChanges()
{
    Shown<MoneyEdit> f;
    f.edit.setCurrency(currency("EUR"));
    f.edit.setText(QStringLiteral("500"));
    f.edit.setRefusal(QStringLiteral("The available balance is 120.00 EUR."));
    QCOMPARE(f.edit.shownError(), QStringLiteral("The available balance is 120.00 EUR."));
    QVERIFY(!f.edit.checkNow());
    QTest::keyClick(&f.edit, Qt::Key_Backspace);
    QVERIFY(f.edit.shownError().isEmpty());
    QVERIFY(f.edit.checkNow());
}

void FieldsTest::anIbanIsGroupedWhileTyped()
{
    Shown<IbanEdit> f;
    QSignalSpy changed(&f.edit, &IbanEdit::ibanChanged);
    QTest::keyClicks(&f.edit, QStringLiteral("de89370400440532013000"));
    QCOMPARE(f.edit.text(), QString::fromLatin1(kGermanIban));
    QCOMPARE(f.edit.cursorPosition(), f.edit.text().size());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(f.edit.iban()->electronic(), std::string("DE89370400440532013000"));
}

void FieldsTest::theCursorStaysWhereItWasInAnIban()
{
    Shown<IbanEdit> f;
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
    Shown<IbanEdit> f;
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
    Shown<IbanEdit> f;
    QGuiApplication::clipboard()->setText(QStringLiteral(" IBAN: de89\u00A03704 00440532 0130\t00\n"));
    f.edit.paste();
    QCOMPARE(f.edit.text(), QString::fromLatin1(kGermanIban));
    QVERIFY(f.edit.iban());
}

void FieldsTest::anIbanSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("sign") << "DE89 3704-0044"
                          << "“-”";
    QTest::newRow("country") << "QQ89 3704"
                             << "“QQ”";
    QTest::newRow("short") << "DE89 3704 0044 0532 0130"
                           << "22 characters; 2 more";
    QTest::newRow("long") << "DE89 3704 0044 0532 0130 001"
                          << "22 characters; there are 1 too many";
    QTest::newRow("digits") << "DE89 3704 0044 0532 0130 01"
                            << "check digits";
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
    Shown<CodeEdit> f;
    QSignalSpy completed(&f.edit, &CodeEdit::timeCodeCompleted);
    QTest::keyClicks(&f.edit, QStringLiteral("123 45"));
    QCOMPARE(completed.count(), 0);
    QVERIFY(f.edit.errorText().contains(QStringLiteral("six digits")));
    QTest::keyClicks(&f.edit, QStringLiteral("6"));
    QCOMPARE(completed.count(), 1);
    QCOMPARE(completed.first().first().toString(), QStringLiteral("123456"));
    QVERIFY(f.edit.checkNow());
}

// Marked text is in the primary selection at once, for every program.
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
    // By the keys it can be marked and copied, as a secret.
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
    // What somebody has copied since stays.
    copySecret(QStringLiteral("third"));
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
}

void FieldsTest::aRecoveryCodeIsLetThrough()
{
    Shown<CodeEdit> f;
    QSignalSpy completed(&f.edit, &CodeEdit::timeCodeCompleted);
    QTest::keyClicks(&f.edit, QStringLiteral("k7f2-9qmx-0w3p"));
    QCOMPARE(completed.count(), 0);
    QVERIFY(f.edit.checkNow());
    QCOMPARE(f.edit.code(), QStringLiteral("K7F2-9QMX-0W3P"));
}

void FieldsTest::aPasswordHidesAgainAndWarnsOfCapsLock()
{
    Shown<PasswordEdit> f;
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
    Shown<SearchField> f;
    QSignalSpy requested(&f.edit, &SearchField::searchRequested);
    QElapsedTimer since;
    QTest::keyClicks(&f.edit, QStringLiteral("nov"));
    since.start();
    QTest::keyClicks(&f.edit, QStringLiteral("ak"));
    QCOMPARE(requested.count(), 0);
    QVERIFY(requested.wait());
    QVERIFY(since.elapsed() >= SearchField::kRest.count() - 10);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("novak"));
}

void FieldsTest::enterSearchesAtOnce()
{
    Shown<SearchField> f;
    QSignalSpy requested(&f.edit, &SearchField::searchRequested);
    QSignalSpy left(&f.edit, &SearchField::leaveToResults);
    QTest::keyClicks(&f.edit, QStringLiteral("x"));
    QTest::keyClick(&f.edit, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(left.count(), 1);
    QTest::qWait(static_cast<int>(SearchField::kRest.count()) + 50);
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

QTEST_MAIN(FieldsTest)
#include "tst_widgets_fields.moc"
