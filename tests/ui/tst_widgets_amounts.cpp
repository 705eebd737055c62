// Amounts and days as people write and paste them, in every locale, by key events.
#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/FieldFixture.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/MoneyEdit.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace cf::test;
using namespace cf::ui;

class AmountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAmountIsReadOrRefused_data();
    void anAmountIsReadOrRefused();
    void anAmountIsSaidBackInTheLocale_data();
    void anAmountIsSaidBackInTheLocale();
    void noLocaleWritesAnAmountThatIsReadAsAnother();
    void anotherCurrencyIsNamed();
    void anAmountFollowsAnotherLocale();
    void enterInAnAmountDoesNotReachTheForm();
    void changingTheCurrencyReadsTheAmountAgain();
    void aYearHasFourDigitsInEveryLocale();
    void aYearOfTwoDigitsIsNotTaken_data();
    void aYearOfTwoDigitsIsNotTaken();
};

void AmountsTest::anAmountIsReadOrRefused_data()
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
        row(locale, "EUR", QStringLiteral("\u22125"), "!");
        row(locale, "EUR", QStringLiteral("5-"), "!");
        row(locale, "EUR", QStringLiteral("+5"), "5.00");
        row(locale, "EUR", QStringLiteral("+-5"), "!");
        row(locale, "EUR", QStringLiteral("EUR 1 234,50"), "1234.50");
        row(locale, "EUR", QStringLiteral("€1,234.50"), "1234.50");
        row(locale, "EUR", QStringLiteral("1.234,50 €"), "1234.50");
        row(locale, "EUR", QStringLiteral("1.234.567,5"), "1234567.50");
        row(locale, "EUR", QStringLiteral("1,234,567"), "1234567.00");
        row(locale, "EUR", QStringLiteral("€ 12.345"), "!");
        row(locale, "EUR", QStringLiteral("1234.50 eur"), "1234.50");
        row(locale, "EUR", QStringLiteral("1234.50eur"), "1234.50");
        row(locale, "EUR", QStringLiteral("€ 5 EUR"), "5.00");
        row(locale, "EUR", QStringLiteral("€ 5 USD"), "!");
        row(locale, "EUR", QStringLiteral("$5"), "!");
        row(locale, "EUR", QStringLiteral("5 pieces"), "!");
        row(locale, "EUR", QStringLiteral("1\t234"), "!");
        row(locale, "EUR", QStringLiteral("1\n234,50"), "!");
        row(locale, "EUR", QStringLiteral("\t1 234,50\r\n"), "1234.50");
        row(locale, "EUR", QStringLiteral("5 EUR 6"), "!");
        row(locale, "CZK", QStringLiteral("1 234,50 Kč"), "1234.50");
        row(locale, "CZK", QStringLiteral("1234,50 KČ"), "1234.50");
        row(locale, "CZK", QStringLiteral("+1\u202F234.50\u00A0CZK"), "1234.50");
        row(locale, "CZK", QStringLiteral("\u2066+1\u202F234,50\u00A0CZK\u2069"), "1234.50");
        row(locale, "CZK", QStringLiteral("\u22121\u202F234.50\u00A0CZK"), "!");
        row(locale, "CHF", QStringLiteral("CHF 1'234.50"), "1234.50");
        row(locale, "CHF", QStringLiteral("Fr. 1\u2019234.50"), "1234.50");
        row(locale, "CAD", QStringLiteral("$1,234.50"), "1234.50");
        row(locale, "CAD", QStringLiteral("US$1,234.50"), "!");
        row(locale, "GBP", QStringLiteral("£1,234.50"), "1234.50");
        row(locale, "SEK", QStringLiteral("1 234,50 kr"), "1234.50");
        row(locale, "JPY", QStringLiteral("¥1,234,567"), "1234567");
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
    row("de_DE", "EUR", QStringLiteral("1,234.50"), "1234.50");
    row("en_IN", "INR", QStringLiteral("12,34,567.89"), "1234567.89");
    row("en_IN", "INR", QStringLiteral("₹ 1,23,45,678"), "12345678.00");
    row("en_IN", "INR", QStringLiteral("1,234,567.89"), "1234567.89");
    row("en_IN", "INR", QStringLiteral("12,345"), "!");
    row("en_IN", "INR", QStringLiteral("1,2,34,567"), "!");
    row("en_IN", "INR", QStringLiteral("12,34,56,7"), "!");
    row("en_US", "USD", QStringLiteral("1,234.50"), "1234.50");
    row("en_US", "USD", QStringLiteral("1,234,567"), "1234567.00");
    row("en_US", "USD", QStringLiteral("12,34,567"), "!");
    row("en_US", "USD", QStringLiteral("1.234,50"), "1234.50");
    row("cs_CZ", "CZK", QStringLiteral("1.234,50"), "1234.50");
    row("cs_CZ", "CZK", QStringLiteral("1 234.567,50"), "!");
    row("fr_FR", "EUR", QStringLiteral("1.234,56,7"), "!");
    row("en_US", "JPY", QStringLiteral("12,345"), "12345");
    row("de_DE", "JPY", QStringLiteral("12.345"), "12345");
    row("de_DE", "JPY", QStringLiteral("12,345"), "!");
    row("en_US", "KWD", QStringLiteral("12.345"), "12.345");
    row("de_DE", "KWD", QStringLiteral("12,345"), "12.345");
    row("de_DE", "KWD", QStringLiteral("12.345"), "!");
    row("cs_CZ", "KWD", QStringLiteral("12,345"), "12.345");
    row("cs_CZ", "KWD", QStringLiteral("12.345"), "!");
}

void AmountsTest::anAmountIsReadOrRefused()
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

void AmountsTest::anAmountIsSaidBackInTheLocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("echo");
    QTest::newRow("en_US") << "en_US" << QStringLiteral("1\u202F234\u202F567.50\u00A0EUR");
    QTest::newRow("de_DE") << "de_DE" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
    QTest::newRow("cs_CZ") << "cs_CZ" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
    QTest::newRow("fr_FR") << "fr_FR" << QStringLiteral("1\u202F234\u202F567,50\u00A0EUR");
}

void AmountsTest::anAmountIsSaidBackInTheLocale()
{
    QFETCH(QString, locale);
    QFETCH(QString, echo);
    MoneyEdit edit;
    edit.setLocale(QLocale(locale));
    edit.setMoney(cf::Money(123456750, currency("EUR")));
    QCOMPARE(edit.echoText(), echo);
    // The echoed text can be typed in again.
    edit.setText(echo);
    QCOMPARE(edit.money(), std::optional(cf::Money(123456750, currency("EUR"))));
    QCOMPARE(cf::tables::formatAmount(cf::Money(-5, currency("EUR")), QLocale(QStringLiteral("en_US"))),
             QStringLiteral("\u22120.05"));
}

void AmountsTest::noLocaleWritesAnAmountThatIsReadAsAnother()
{
    int read = 0;
    for (const QLocale& locale :
         QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        for (const char* code : {"EUR", "JPY", "KWD"}) {
            for (const std::int64_t units : {1LL, 99LL, 123'450LL, 1'234'500LL, 123'456'789LL, 98'765'432'100LL}) {
                const cf::Money money(units, currency(code));
                const int decimals = money.currency().decimals();
                double value = static_cast<double>(units);
                for (int i = 0; i < decimals; ++i)
                    value /= 10;
                // As this program writes it, and as others on the same machine do.
                for (const QString& text :
                     {cf::tables::formatMoney(money, locale), cf::tables::formatAmount(money, locale),
                      cf::tables::plainAmount(money, locale), QLatin1Char('+') + cf::tables::formatMoney(money, locale),
                      locale.toString(value, 'f', decimals),
                      locale.toCurrencyString(value, QString::fromLatin1(code), decimals),
                      locale.toCurrencyString(value, {}, decimals)}) {
                    const auto parsed = cf::tables::parseAmount(text, money.currency(), locale);
                    QVERIFY2(!parsed || *parsed == money, qPrintable(locale.name() + QLatin1Char(' ') + text));
                    read += parsed.ok() ? 1 : 0;
                }
                // Its own format is always accepted.
                const QString own = cf::tables::formatMoney(money, locale);
                QVERIFY2(cf::tables::parseAmount(own, money.currency(), locale).ok(),
                         qPrintable(locale.name() + QLatin1Char(' ') + own));
            }
        }
    }
    QVERIFY(read > 10'000);
}

void AmountsTest::anotherCurrencyIsNamed()
{
    MoneyEdit edit;
    edit.setCurrency(currency("CZK"));
    edit.setText(QStringLiteral("€1,234.50"));
    QVERIFY(!edit.money());
    QCOMPARE(edit.errorText(), QStringLiteral("This field accepts CZK, not EUR."));
    edit.setText(QStringLiteral("1234.50 usd"));
    QCOMPARE(edit.errorText(), QStringLiteral("This field accepts CZK, not USD."));
    edit.setText(QStringLiteral("CZK 5 £"));
    QCOMPARE(edit.errorText(), QStringLiteral("This field accepts CZK, not £."));
}

void AmountsTest::anAmountFollowsAnotherLocale()
{
    QWidget window;
    window.setLocale(QLocale(QStringLiteral("de_DE")));
    MoneyEdit edit(&window);
    DayEdit day(&window);
    edit.setMoney(cf::Money(123456750, currency("JPY")));
    edit.setText(QStringLiteral("123.456"));
    QCOMPARE(edit.money()->minorUnits(), 123'456);
    QCOMPARE(day.displayFormat(), QStringLiteral("dd.MM.yyyy"));
    window.setLocale(QLocale(QStringLiteral("en_US")));
    QVERIFY(!edit.money()); // could be decimals there
    edit.setText(QStringLiteral("123,456"));
    QCOMPARE(edit.money()->minorUnits(), 123'456);
    QVERIFY(day.displayFormat().startsWith(QLatin1Char('M')));
}

void AmountsTest::enterInAnAmountDoesNotReachTheForm()
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

void AmountsTest::changingTheCurrencyReadsTheAmountAgain()
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

void AmountsTest::aYearHasFourDigitsInEveryLocale()
{
    for (const QLocale& locale :
         QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        const QString format = cf::tables::typedDayFormat(locale);
        QVERIFY2(format.count(QLatin1Char('y')) == 4 && format.contains(QLatin1String("yyyy")), qPrintable(format));
        DayEdit edit;
        edit.setLocale(locale);
        edit.setDate(QDate(1993, 11, 22));
        QCOMPARE(edit.displayFormat(), format);
        QVERIFY2(edit.text().contains(locale.toString(QDate(1993, 11, 22), QStringLiteral("yyyy"))),
                 qPrintable(locale.name() + QLatin1Char(' ') + edit.text()));
        // The century can be seen as well.
        QVERIFY(cf::tables::formatDate(cf::tables::fromQDate(QDate(1893, 11, 22)), locale) !=
                cf::tables::formatDate(cf::tables::fromQDate(QDate(1993, 11, 22)), locale));
    }
}

void AmountsTest::aYearOfTwoDigitsIsNotTaken_data()
{
    QTest::addColumn<QString>("locale");
    for (const char* locale : {"en_US", "en_GB", "de_DE", "cs_CZ", "sv_SE", "hu_HU"})
        QTest::newRow(locale) << QString::fromLatin1(locale);
}

void AmountsTest::aYearOfTwoDigitsIsNotTaken()
{
    QFETCH(QString, locale);
    QWidget form;
    form.setLocale(QLocale(locale));
    DayEdit edit(&form);
    QLineEdit other(&form);
    other.move(0, 100);
    form.show();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    QSignalSpy changed(&edit, &DayEdit::dateChanged);
    edit.setDay(QDate(2026, 11, 22));
    const auto typeYear = [&](const char* year) {
        edit.setFocus();
        edit.setSelectedSection(QDateTimeEdit::YearSection);
        QTest::keyClicks(edit.findChild<QLineEdit*>(), QString::fromLatin1(year));
    };
    typeYear("93");
    other.setFocus();
    QCOMPARE(edit.date(), QDate(2026, 11, 22));
    QVERIFY(edit.text().contains(QLatin1String("2026")));
    typeYear("93");
    QTest::keyClick(edit.findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(edit.date(), QDate(2026, 11, 22));
    QVERIFY(!edit.isChosen());
    typeYear("1993");
    other.setFocus();
    QCOMPARE(edit.date(), QDate(1993, 11, 22));
    QVERIFY(edit.isChosen());
    for (const auto& told : changed)
        QVERIFY(told.front().toDate() == QDate(2026, 11, 22) || told.front().toDate() == QDate(1993, 11, 22));
}

COUNTERFOIL_QTEST(AmountsTest)
#include "tst_widgets_amounts.moc"
