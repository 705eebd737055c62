// The window: the sign-in page, the workspace of whoever is signed in, and the lock screen over it.
#pragma once

#include <QMainWindow>
#include <QPointer>

#include <map>
#include <memory>

#include "services/client/SessionKeeper.h"
#include "ui/shell/ShellServices.h"

class QStackedWidget;

namespace cf::ui {

class LockScreen;
class Outcomes;
class SignInController;
class SignInPage;
class Workspace;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! `signIn` outlives this, as does what `services` names.
    MainWindow(ShellServices services, SignInController& signIn, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool isLocked() const { return !m_lock.isNull(); }
    //! As when it is closed, whatever a page would have to say to that.
    void leave();

Q_SIGNALS:
    //! The user closed it and nothing kept it open, or it had to leave.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void enter(const contract::Session& session);
    void openWorkspace();
    //! Unless a page keeps its user, or has something to end first.
    void signOut();
    void discardWorkspace();
    void giveUpWorkspace();
    void tellRecoveryCodes(bool usedOne);
    void showAgain();
    void lock(const QString& reason);
    void unlock(const contract::Session& session);
    void onSessionEnded(client::SessionKeeper::End why);
    SignInPage* newSignInPage();
    void showSignIn();
    void updateTitle();
    void restorePlace();

    ShellServices m_services;
    SignInController& m_signIn;
    QStackedWidget* m_stages;
    SignInPage* m_signInPage = nullptr;
    std::map<StaffId, std::unique_ptr<Outcomes>> m_outcomes; //!< What somebody has not seen yet waits for them.
    QPointer<Workspace> m_workspace;
    QPointer<LockScreen> m_lock;
    bool m_lockWanted = false; //!< The session is being ended by the lock key.
};

} // namespace cf::ui
