// The window: the sign-in page, the workspace of the signed-in user, and the lock screen over it.
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
class Notifications;
class SignInController;
class SignInPage;
class Workspace;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! `signIn` and the contents of `services` outlive this.
    MainWindow(ShellServices services, SignInController& signIn, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool isLocked() const { return !m_lock.isNull(); }
    //! Closes it without asking any page.
    void leave();

Q_SIGNALS:
    //! The user closed it and no page objected, or it was forced to close.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void enter(const contract::Session& session);
    void openWorkspace();
    //! Unless a page refuses, or has something to finish first.
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
    std::map<StaffId, std::unique_ptr<Notifications>> m_notifications; //!< Unseen outcomes wait for their user.
    QPointer<Workspace> m_workspace;
    QPointer<LockScreen> m_lock;
    bool m_lockWanted = false; //!< The session is being ended by the lock key.
};

} // namespace cf::ui
