// tour --pictures DIR: walks through the desktop and leaves a picture of each screen. Ends with 0 when every step held.
#include "app/desktop/Appearance.h"
#include "tests/tour/LeftOrder.h"
#include "tests/tour/Tour.h"

#include <QApplication>
#include <QDir>

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
    Tour tour(appearance);
    return QTest::qExec(&tour, arguments);
}
