// One language at a time, in its direction, and figures in the region's format. These tests run as in the Czech
// Republic.
#include "app/desktop/Appearance.h"
#include "app/desktop/Locales.h"
#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/MoneyEdit.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QTest>

using namespace cf;
using app::Appearance;
using app::DesktopOptions;

namespace {

// One of Qt's own texts, as its dialogs show it.
QString cancelWord()
{
    return QCoreApplication::translate("QPlatformTheme", "Cancel");
}

QString dayText()
{
    return tables::formatDate(*parseDate("2026-11-22"), QLocale());
}

Money amount()
{
    return {123'450, *Currency::parse("CZK")};
}

} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void englishInACzechRegionWritesFiguresAsTheRegion();
    void germanInACzechRegionIsGermanThroughout();
    void aLanguageWithoutWordsOfOursLeavesEverythingEnglish_data();
    void aLanguageWithoutWordsOfOursLeavesEverythingEnglish();
    void whatIsOnTheScreenFollowsAnotherLanguage();
    void wordsAndFiguresOfEveryPair_data();
    void wordsAndFiguresOfEveryPair();

private:
    static DesktopOptions optionsFor(const char* language)
    {
        DesktopOptions options;
        static QTemporaryDir folder;
        options.dataFolder = folder.path();
        options.language = QString::fromLatin1(language);
        return options;
    }
};

void LanguageTest::englishInACzechRegionWritesFiguresAsTheRegion()
{
    const Appearance appearance(*qApp, optionsFor("en"));
    QCOMPARE(tables::formatMoney(amount(), QLocale()), QStringLiteral("1\u202F234,50\u00A0CZK"));
    QCOMPARE(dayText(), QStringLiteral("22.11.2026"));
    QCOMPARE(tables::wordsFor(QLocale()).toString(QDate(2026, 11, 22), QLocale::LongFormat),
             QStringLiteral("Sunday, 22 November 2026"));
    QCOMPARE(cancelWord(), QStringLiteral("Cancel"));
    ui::DayEdit day;
    QTest::mouseClick(&day, Qt::LeftButton);
    QCOMPARE(day.calendarWidget()->locale().language(), QLocale::English);
    QCOMPARE(day.calendarWidget()->firstDayOfWeek(), Qt::Monday);
}

void LanguageTest::germanInACzechRegionIsGermanThroughout()
{
    const Appearance appearance(*qApp, optionsFor("de"));
    QCOMPARE(cancelWord(), QStringLiteral("Abbrechen"));
    QCOMPARE(dayText(), QStringLiteral("22.11.2026"));
    QCOMPARE(tables::wordsFor(QLocale()).monthName(3), QStringLiteral("März"));
}

void LanguageTest::aLanguageWithoutWordsOfOursLeavesEverythingEnglish_data()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"ar", "he", "ar_EG", "fa_IR", "cs", "fr_FR", "ja"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void LanguageTest::aLanguageWithoutWordsOfOursLeavesEverythingEnglish()
{
    QFETCH(QString, language);
    const Appearance appearance(*qApp, optionsFor(qPrintable(language)));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    QCOMPARE(cancelWord(), QStringLiteral("Cancel"));
    QCOMPARE(tables::wordsFor(QLocale()).language(), QLocale::English);
    QCOMPARE(QLocale().zeroDigit(), QStringLiteral("0"));
    QCOMPARE(QLocale().textDirection(), Qt::LeftToRight);
}

void LanguageTest::whatIsOnTheScreenFollowsAnotherLanguage()
{
    Appearance appearance(*qApp, optionsFor(""));
    QWidget window;
    ui::MoneyEdit edit(&window);
    ui::DayEdit day(&window);
    edit.setCurrency(*Currency::parse("JPY"));
    edit.setText(QStringLiteral("123.456"));
    QVERIFY(!edit.money()); // in the Czech Republic a point is not the thousands separator
    const Appearance another(*qApp, optionsFor("de_DE"));
    QCOMPARE(edit.locale(), QLocale());
    QVERIFY(edit.money());
    QCOMPARE(edit.money()->minorUnits(), 123'456);
    const Appearance british(*qApp, optionsFor("en_GB"));
    QCOMPARE(day.displayFormat(), QStringLiteral("dd/MM/yyyy"));
    QVERIFY(!edit.money());
}

void LanguageTest::wordsAndFiguresOfEveryPair_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("amount");
    const auto row = [](const char* language, const char* region, const char* date, const QString& figure) {
        QTest::addRow("%s in %s", language, region)
            << QString::fromLatin1(language) << QString::fromLatin1(region) << QString::fromUtf8(date) << figure;
    };
    row("en", "cs_CZ", "22.11.2026", QStringLiteral("1\u202F234,50"));
    row("en", "de_DE", "22.11.2026", QStringLiteral("1\u202F234,50"));
    row("en", "en_US", "Nov 22, 2026", QStringLiteral("1\u202F234.50"));
    row("en", "fr_FR", "22 Nov 2026", QStringLiteral("1\u202F234,50"));
    row("en", "ar_EG", "22 Nov 2026", QStringLiteral("1\u202F234.50"));
    row("en", "sv_SE", "2026-11-22", QStringLiteral("1\u202F234,50"));
    row("de", "de_AT", "22.11.2026", QStringLiteral("1\u202F234,50"));
    row("de", "de_CH", "22.11.2026", QStringLiteral("1\u202F234.50"));
    row("de", "en_US", "Nov. 22, 2026", QStringLiteral("1\u202F234.50"));
    row("de", "C", "22.11.2026", QStringLiteral("1\u202F234,50"));
}

void LanguageTest::wordsAndFiguresOfEveryPair()
{
    QFETCH(QString, language);
    QFETCH(QString, region);
    QFETCH(QString, amount);
    const app::Locales locales = app::localesFor(QLocale(language).language(), QLocale(region));
    QCOMPARE(locales.words.language(), QLocale(language).language());
    tables::setWordsLocale(locales.words);
    QTEST(tables::formatDate(*parseDate("2026-11-22"), locales.formats), "date");
    QCOMPARE(tables::formatAmount(::amount(), locales.formats), amount);
    tables::setWordsLocale(std::nullopt);
}

// The machine's region is read at program start.
int main(int argc, char** argv)
{
    qputenv("LC_ALL", "cs_CZ.UTF-8");
    QApplication application(argc, argv);
    LanguageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_language.moc"
