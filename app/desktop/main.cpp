// The desktop program, counterfoil: Appearance (theme, language) and Desktop (the rest) until the window is closed.
#include "app/desktop/Appearance.h"
#include "app/desktop/Desktop.h"
#include "app/desktop/TerminationSignals.h"

#include <QApplication>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace {

//! Neither a core dump nor another process of the user may expose the token or the key, and no other user may read the
//! files written: receipts, exports, the log.
void keepPrivate()
{
    ::umask(077);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace

int main(int argc, char** argv)
{
    keepPrivate();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERFOIL_VERSION));
    // The window closes before the program ends: the bank is notified first.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    auto options = cf::app::DesktopOptions::fromArguments(QCoreApplication::arguments());
    cf::app::Appearance appearance(application, options);
    options.appearance = &appearance;
    // A termination signal cleans up as closing does: no session, no secret on the clipboard.
    const cf::app::TerminationSignals signals;
    cf::app::Desktop desktop(options);
    QObject::connect(&desktop, &cf::app::Desktop::finished, &application, &QCoreApplication::quit);
    QObject::connect(&signals, &cf::app::TerminationSignals::received, &desktop, &cf::app::Desktop::end);
    desktop.show();
    return QApplication::exec();
}
