// The desktop as one startable object, created and shown by main, the tour and tests. Needs a QApplication and an
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
    //! If the machine is not set up, a window says so.
    explicit Desktop(const DesktopOptions& options);
    ~Desktop() override;

    //! Shows the window at once; network and keychain are accessed afterwards.
    void show();
    //! Like closing the window, but without asking: there may be nobody to answer. Unsent input is lost; orders in
    //! flight are in the journal. Ends with finished().
    void end();
    QMainWindow* window() const { return m_window; }

Q_SIGNALS:
    //! The window was closed and the session is over: the program may end.
    void finished();

private:
    void open(const DesktopOptions& options);
    void showError(const QString& sentence);

    DesktopLog m_log;
    std::unique_ptr<CompositionRoot> m_root;
    std::unique_ptr<QMainWindow> m_errorWindow;
    QMainWindow* m_window = nullptr;
};

} // namespace cf::app
