// tour [--pictures DIR] [--pseudo]: walks through the desktop and leaves a picture of each screen. Ends with 0 when
// every step held. With --pseudo it does so in the pseudo language, in the smallest window, and every text must be
// whole.
#include "app/desktop/Appearance.h"
#include "tests/tour/LeftOrder.h"
#include "tests/tour/Tour.h"

#include <QApplication>
#include <QDir>

// The tour's customers, the demo's colleagues, branches and the bank.
const QStringList kNames = {
    QStringLiteral("Counterfoil Bank"), QStringLiteral("Counterfoil"),
    QStringLiteral("Hynek Navrátil"),   QStringLiteral("Petra Třešňáková"),
    QStringLiteral("Korunní"),          QStringLiteral("Praha"),
    QStringLiteral("Anna Tesařová"),    QStringLiteral("Invoice 2026-117, thank you"),
    QStringLiteral("English"),          QStringLiteral("Deutsch"),
    QStringLiteral("Čeština"),          QStringLiteral("transfer.booked"),
    QStringLiteral("Olga Marková"),     QStringLiteral("Adam Správný"),
    QStringLiteral("Martin Horák"),     QStringLiteral("Nina Nová"),
    QStringLiteral("박수빈"),           QStringLiteral("administrator.0001.3"),
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments[1] == QLatin1String("--leave-an-order"))
        return leaveAnOrder({arguments[2], arguments[3], arguments[4], arguments[5]});

    const auto at = arguments.indexOf(QStringLiteral("--pictures"));
    if (at > 0 && at + 1 < arguments.size()) {
        QDir().mkpath(arguments[at + 1]);
        qputenv("COUNTERFOIL_PICTURES", QDir(arguments[at + 1]).absolutePath().toUtf8());
        arguments.remove(at, 2);
    }
    cf::app::Appearance appearance(application, {});
    pseudo::Language language;
    std::optional<ScreenCheck> check;
    if (arguments.removeAll(QStringLiteral("--pseudo")) > 0) {
        // After the appearance: what was installed last is asked first.
        QCoreApplication::installTranslator(&language);
        check.emplace(kNames);
    }
    Tour tour(appearance, std::move(check));
    return QTest::qExec(&tour, arguments);
}
