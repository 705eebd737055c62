#include "ui/shell/MainWindow.h"

#include "ui/shell/IdleWatch.h"
#include "ui/shell/LockScreen.h"
#include "ui/shell/Notifications.h"
#include "ui/shell/Workspace.h"
#include "ui/signin/SignInController.h"
#include "ui/signin/SignInPage.h"
#include "ui/theme/IconLoader.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include <utility>

namespace cf::ui {
namespace {

const QString kGeometry = QStringLiteral("window/geometry-v1");
constexpr int kFewCodes = 3;
constexpr QSize kSmallest(1024, 640);
constexpr QSize kUsual(1280, 800);

} // namespace

MainWindow::MainWindow(ShellServices services, SignInController& signIn, QWidget* parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_signIn(signIn)
    , m_stages(new QStackedWidget(this))
{
    setWindowIcon(icon(Icon::Logo, Tint::Accent));
    setContextMenuPolicy(Qt::NoContextMenu);
    setCentralWidget(m_stages);
    m_signInPage = newSignInPage();
    new IdleWatch(m_services.session, this);
    connect(&signIn, &SignInController::signedIn, this, &MainWindow::enter);
    connect(&m_services.session, &client::SessionKeeper::ended, this, &MainWindow::onSessionEnded);
    connect(&m_services.session, &client::SessionKeeper::awoke, this, &MainWindow::showAgain);
    restorePlace();
    showSignIn();
}

MainWindow::~MainWindow()
{
    // Before the rest of the window: its pages use what the window owns.
    discardWorkspace();
}

SignInPage* MainWindow::newSignInPage()
{
    auto* page = new SignInPage(m_signIn, m_services.monitor, m_services.settings, m_services.host, this);
    if (m_services.demonstration)
        page->offerDemonstration(*m_services.demonstration, m_signIn, m_services.monitor);
    m_stages->addWidget(page);
    return page;
}

void MainWindow::restorePlace()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const QSize room = screen ? screen->availableSize() : kUsual;
    setMinimumSize(kSmallest.boundedTo(room));
    if (!restoreGeometry(m_services.settings.value(kGeometry).toByteArray()))
        resize(kUsual.boundedTo(room));
}

void MainWindow::enter(const contract::Session& session)
{
    m_services.session.begin(session);
    openWorkspace();
    tellRecoveryCodes(m_signIn.usedRecoveryCode());
}

//! Without codes, a user who loses the phone needs an administrator.
void MainWindow::tellRecoveryCodes(bool usedOne)
{
    if (!usedOne)
        return;
    const int left = m_services.session.recoveryCodesLeft();
    m_notifications.at(m_services.session.staff()->id)
        ->add({QStringLiteral("recovery codes"),
               left > kFewCodes ? Tone::Info : Tone::Warning,
               tr("You signed in with a recovery code, which does not work again. You have %n recovery code(s) left. "
                  "To get new ones, you must enrol again, which an administrator can arrange.",
                  nullptr, left),
               {},
               {}});
}

void MainWindow::openWorkspace()
{
    discardWorkspace();
    auto& notifications = m_notifications[m_services.session.staff()->id];
    if (!notifications)
        notifications = std::make_unique<Notifications>();
    m_workspace = new Workspace(m_services, *notifications, m_stages);
    m_stages->addWidget(m_workspace);
    m_stages->setCurrentWidget(m_workspace);
    connect(m_workspace, &Workspace::titleChanged, this, &MainWindow::updateTitle);
    connect(m_workspace, &Workspace::lockRequested, this, [this] {
        m_lockWanted = true;
        m_services.session.signOut();
    });
    connect(m_workspace, &Workspace::signOutRequested, this, &MainWindow::signOut);
    m_workspace->activate();
    updateTitle();
}

void MainWindow::signOut()
{
    // Called from a page's code, which must not be destroyed meanwhile.
    const auto goOn = [this] { QMetaObject::invokeMethod(this, &MainWindow::signOut, Qt::QueuedConnection); };
    if (m_workspace && !isLocked() && m_workspace->mayLeave() && m_workspace->mayEnd(goOn))
        m_services.session.signOut();
}

void MainWindow::discardWorkspace()
{
    if (!m_workspace)
        return;
    m_workspace->disconnect(this);
    // Sheets and dialogs belong to pages being closed; nobody can answer them.
    QList<QPointer<QWidget>> over;
    for (auto* widget : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (widget != m_stages && widget != m_lock)
            over.append(widget);
    }
    for (const QPointer<QWidget>& widget : over)
        delete widget;
    delete m_workspace;
}

void MainWindow::onSessionEnded(client::SessionKeeper::End why)
{
    using End = client::SessionKeeper::End;
    const bool lockWanted = std::exchange(m_lockWanted, false);
    if (!m_workspace || isLocked())
        return;
    if (why == End::SignedOut && !lockWanted) {
        discardWorkspace();
        return showSignIn();
    }
    lock(why == End::EndedByBank ? tr("The bank ended your session.")
         : why == End::Idle      ? tr("Locked, because there was no activity for a while.")
                                 : tr("Locked"));
}

void MainWindow::lock(const QString& reason)
{
    m_lock = new LockScreen(m_services, m_workspace->staff(), reason, this);
    connect(m_lock, &LockScreen::unlocked, this, &MainWindow::unlock);
    connect(m_lock, &LockScreen::leaveRequested, this, &MainWindow::giveUpWorkspace);
    updateTitle();
}

void MainWindow::giveUpWorkspace()
{
    discardWorkspace();
    m_lock->lift();
    m_lock->deleteLater();
    m_lock.clear();
    showSignIn();
}

void MainWindow::unlock(const contract::Session& session)
{
    LockScreen* lock = m_lock;
    const bool usedRecoveryCode = lock->usedRecoveryCode();
    m_lock.clear();
    m_services.session.begin(session);
    const bool isFocusBack = lock->lift();
    lock->deleteLater();
    // The same person may have another role or branch now, and so other pages.
    const contract::StaffMember& before = m_workspace->staff();
    if (before.permissions != session.staff.permissions || before.id != session.staff.id ||
        before.branch.id != session.staff.branch.id)
        openWorkspace();
    else
        m_workspace->resume(isFocusBack);
    tellRecoveryCodes(usedRecoveryCode);
    updateTitle();
}

void MainWindow::showAgain()
{
    if (m_workspace && !isLocked())
        m_workspace->shownAgain();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange || isMinimized())
        return;
    if (static_cast<QWindowStateChangeEvent*>(event)->oldState().testFlag(Qt::WindowMinimized))
        showAgain();
}

void MainWindow::showSignIn()
{
    // Nothing of the session is on screen: the only time to change the language.
    if (m_services.renewLanguage && m_services.renewLanguage()) {
        delete m_signInPage;
        m_signInPage = newSignInPage();
    }
    m_stages->setCurrentWidget(m_signInPage);
    m_signInPage->activate();
    updateTitle();
}

void MainWindow::updateTitle()
{
    if (isLocked())
        setWindowTitle(tr("Locked — Counterfoil", "title of the window"));
    else if (m_workspace)
        //: title of the window; %1: the page
        setWindowTitle(tr("%1 — Counterfoil").arg(m_workspace->title()));
    else
        setWindowTitle(tr("Sign in — Counterfoil", "title of the window"));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const auto goOn = [this] { QMetaObject::invokeMethod(this, &MainWindow::close, Qt::QueuedConnection); };
    if (m_workspace && isLocked() && m_workspace->holdsWork()) {
        m_lock->refuseToClose();
        return event->ignore();
    }
    if (m_workspace && !isLocked() && (!m_workspace->mayLeave() || !m_workspace->mayEnd(goOn)))
        return event->ignore();
    if (!m_workspace && !m_signInPage->mayEnd(goOn))
        return event->ignore();
    event->accept();
    leave();
}

void MainWindow::leave()
{
    m_services.settings.setValue(kGeometry, saveGeometry());
    hide();
    Q_EMIT closed();
}

} // namespace cf::ui
