// tour [--pictures DIR] [--size WIDTHxHEIGHT] [--pseudo]: walks through the desktop and takes a picture of each screen.
// Exits with 0 if every step passed. With --pseudo it uses the pseudo language, by default in the smallest window, and
// every text must fit.
#include "app/desktop/Appearance.h"
#include "services/bank/demo/DemoNames.h"
#include "tests/tour/Tour.h"
#include "tests/tour/UnansweredOrder.h"

#include <QApplication>
#include <QDir>

// The tour's customers, the staff, branches and the bank.
const QStringList kNames = {
    QStringLiteral("Counterfoil Bank"),
    QStringLiteral("Counterfoil"),
    QStringLiteral("Hynek Navrátil"),
    QStringLiteral("Petra Třešňáková"),
    QStringLiteral("Jakub Dvořák"),
    QStringLiteral("Hana Svobodová"),
    QStringLiteral("anna"),
    QStringLiteral("Korunní"),
    QStringLiteral("Praha"),
    QStringLiteral("Brno"),
    QStringLiteral("Anna Tesařová"),
    QStringLiteral("Invoice 2026-117, thank you"),
    QStringLiteral("English"),
    QStringLiteral("Deutsch"),
    QStringLiteral("Čeština"),
    QStringLiteral("transfer.booked"),
    QStringLiteral("Olga Marková"),
    QStringLiteral("Adam Správný"),
    QStringLiteral("Martin Horák"),
    QStringLiteral("Nina Nová"),
    QStringLiteral("Ærna Åkesson"),
    QStringLiteral("teller.0002.2"),
};

//! Every word of the names that the demo invents: which of them a list shows depends on the day.
static QStringList inventedNames()
{
    constexpr int kDraws = 60'000; // some thirty times as many as there are words
    cf::bank::demo::Dice dice(1);
    QSet<QString> words;
    for (int i = 0; i < kDraws; ++i) {
        const auto name = cf::bank::demo::personName(dice, i % 3 == 0 ? "CZ" : "", i % 2 == 0);
        for (const QString& word : QString::fromStdString(name.display).split(QLatin1Char(' ')))
            words.insert(word);
    }
    return words.values();
}

// The smallest supported screen.
constexpr QSize kSmallest(1024, 700);

//! The value of an option, which is removed from the arguments; empty if absent.
static QString take(QStringList& arguments, const QString& option)
{
    const auto at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const QString value = arguments[at + 1];
    arguments.remove(at, 2);
    return value;
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments[1] == QLatin1String("--leave-an-order"))
        return sendUnansweredOrder({arguments[2], arguments[3], arguments[4], arguments[5]});

    if (const QString folder = take(arguments, QStringLiteral("--pictures")); !folder.isEmpty()) {
        QDir().mkpath(folder);
        qputenv("COUNTERFOIL_PICTURES", QDir(folder).absolutePath().toUtf8());
    }
    QSize size(1280, 800);
    const QStringList wanted = take(arguments, QStringLiteral("--size")).split(QLatin1Char('x'));
    cf::app::Appearance appearance(application, {});
    pseudo::Language language;
    std::optional<ScreenCheck> check;
    if (arguments.removeAll(QStringLiteral("--pseudo")) > 0) {
        // After the appearance: the translator installed last is asked first.
        QCoreApplication::installTranslator(&language);
        check.emplace(kNames + inventedNames());
        size = kSmallest;
    }
    if (wanted.size() == 2)
        size = {wanted[0].toInt(), wanted[1].toInt()};
    Tour tour(appearance, size, std::move(check));
    return QTest::qExec(&tour, arguments);
}
