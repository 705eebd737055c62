// Widgets below are hidden, not just covered: hidden widgets get neither keys nor shortcuts.
#include "ui/shell/LockScreen.h"

#include "services/client/ConnectionMonitor.h"
#include "ui/common/ConnectionIndicator.h"
#include "ui/shell/ShellServices.h"
#include "ui/signin/CredentialsStep.h"
#include "ui/signin/DemonstrationSignIn.h"
#include "ui/signin/SignInFlow.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {

LockScreen::LockScreen(const ShellServices& services, const contract::StaffMember& staff, const QString& reason,
                       QWidget* window)
    : QWidget(window)
    , m_window(window)
    , m_controller(new SignInController(services.bank, this))
    , m_banner(new MessageBanner(this))
    , m_focusBefore(window->focusWidget())
{
    setObjectName(QStringLiteral("lockScreen"));
    setAccessibleName(tr("Locked"));
    buildCard(services, staff, reason);
    connect(m_controller, &SignInController::signedIn, this, &LockScreen::unlocked);
    // The previous sign-in had this machine's key.
    m_controller->allowCalls();
    cover();
}

LockScreen::~LockScreen() = default;

void LockScreen::buildCard(const ShellServices& services, const contract::StaffMember& staff, const QString& reason)
{
    auto* flow = new SignInFlow(*m_controller);
    flow->credentials()->fixUser(QString::fromStdString(staff.userName), QString::fromStdString(staff.displayName));

    auto* why = plainLabel(reason, TextRole::Heading, this);
    auto* leave =
        new QPushButton(tr("Sign in as somebody &else; unsaved input is lost", "button of the lock screen"), this);
    setKind(leave, ButtonKind::Quiet);
    connect(leave, &QPushButton::clicked, this, &LockScreen::leaveRequested);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1), em(1), em(1), em(0.8));
    column->setSpacing(em(1));
    column->addStretch(2);
    column->addWidget(new IconLabel(icon(Icon::Lock, Tint::Accent), 2, this), 0, Qt::AlignHCenter);
    column->addWidget(why, 0, Qt::AlignHCenter);
    column->addWidget(m_banner, 0, Qt::AlignHCenter);
    column->addLayout(flow->inCard(this));
    if (auto* unlock = demonstrationUnlock(services, staff))
        column->addWidget(unlock, 0, Qt::AlignHCenter);
    column->addWidget(leave, 0, Qt::AlignHCenter);
    column->addStretch(3);
    column->addWidget(new ConnectionIndicator(services.monitor, services.host, this), 0, Qt::AlignHCenter);
}

//! Demonstration users do not know their password.
QPushButton* LockScreen::demonstrationUnlock(const ShellServices& services, const contract::StaffMember& staff)
{
    if (!services.demonstration || !*services.demonstration || !services.monitor.state().demonstration.value_or(false))
        return nullptr;
    const auto& people = (*services.demonstration)->people;
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const auto& each) { return each.userName == staff.userName; });
    if (found == people.end())
        return nullptr;
    auto* signIn = new DemonstrationSignIn(*m_controller, this);
    auto* button = new QPushButton(tr("Unlock, as this is a demonstration"), this);
    connect(button, &QPushButton::clicked, signIn, [signIn, person = *found] { signIn->choose(person); });
    return button;
}

void LockScreen::cover()
{
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    setGeometry(m_window->rect());
    show();
    raise();
    const auto hide = [this](QWidget* widget) {
        m_hidden.emplace_back(widget);
        widget->hide();
    };
    for (QObject* child : m_window->children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (widget && widget != this && !widget->isWindow() && !widget->isHidden())
            hide(widget);
    }
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (isOtherWindow(window) && window->isVisible())
            hide(window);
    }
    takeFocus();
    qApp->installEventFilter(this);
}

void LockScreen::takeFocus()
{
    // The focus may have been in a hidden window.
    m_window->activateWindow();
    findChild<SignInFlow*>()->activate();
}

bool LockScreen::isOtherWindow(const QWidget* widget) const
{
    const auto type = widget->windowType();
    return widget->isWindow() && widget != m_window && type != Qt::Popup && type != Qt::ToolTip;
}

void LockScreen::refuseToClose()
{
    m_banner->showMessage(Tone::Warning,
                          tr("This stays open: something below was typed but not sent, is still running, or has not "
                             "been seen yet. Unlock to deal with it, or let somebody else sign in to discard it."));
}

bool LockScreen::usedRecoveryCode() const
{
    return m_controller->usedRecoveryCode();
}

bool LockScreen::lift()
{
    qApp->removeEventFilter(this);
    hide();
    for (const auto& widget : std::exchange(m_hidden, {})) {
        if (widget)
            widget->show();
    }
    if (!m_focusBefore || !m_focusBefore->isVisible())
        return false;
    m_focusBefore->setFocus(Qt::OtherFocusReason);
    return true;
}

bool LockScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize) {
        setGeometry(m_window->rect());
    } else if (event->type() == QEvent::Show && watched->isWidgetType()) {
        // A window that opens by itself, such as a late message, stays hidden until unlocked.
        auto* widget = static_cast<QWidget*>(watched);
        if (isOtherWindow(widget)) {
            QTimer::singleShot(0, this, [this, late = QPointer(widget)] {
                if (!late || late->isHidden())
                    return;
                m_hidden.push_back(late);
                late->hide();
                takeFocus();
            });
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LockScreen::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().window);
}

} // namespace cf::ui
