// The desktop as one thing to start: main, the tour and the tests make one and show it. Needs a QApplication and an
// Appearance.
#pragma once

#include "app/desktop/DesktopLog.h"
#include "app/desktop/DesktopOptions.h"

#include <QObject>

#include <memory>

class QMainWindow;

namespace cf::app {

class CompositionRoot;

class Desktop : public QObject
{
    Q_OBJECT

public:
    //! A machine that is not set up gets a window that says so.
    explicit Desktop(const DesktopOptions& options);
    ~Desktop() override;

    //! Shows the window at once; network and keychain are looked for afterwards.
    void show();
    //! As closing the window, but asks nobody: there may be nobody to answer. What was typed and not sent is lost;
    //! orders on their way are in the journal. Ends in finished().
    void end();
    QMainWindow* window() const { return m_window; }

Q_SIGNALS:
    //! The window was closed and the session is over: the program may end.
    void finished();

private:
    void open(const DesktopOptions& options);
    void showFault(const QString& sentence);

    DesktopLog m_log;
    std::unique_ptr<CompositionRoot> m_root;
    std::unique_ptr<QMainWindow> m_fault;
    QMainWindow* m_window = nullptr;
};

} // namespace cf::app
