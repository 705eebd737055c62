// Covers the whole window until the same person signs in again. Everything below stays as it was, half-typed forms
// included; other windows of the program are hidden meanwhile.
#pragma once

#include "services/contract/SignIn.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace cf::ui {

class MessageBanner;
class SignInController;
struct ShellServices;

class LockScreen : public QWidget
{
    Q_OBJECT

public:
    //! Covers `window` at once. `reason` is a whole sentence.
    LockScreen(const ShellServices& services, const contract::StaffMember& staff, const QString& reason,
               QWidget* window);
    ~LockScreen() override;

    //! Says that the window stays open: closing would lose what is below.
    void refuseToClose();
    //! Shows what it had hidden and restores the focus; false if its owner is no longer visible. Delete the lock screen
    //! afterwards.
    bool lift();

    //! It was unlocked with a recovery code.
    bool usedRecoveryCode() const;

Q_SIGNALS:
    void unlocked(const cf::contract::Session& session);
    //! What is below is discarded; somebody else wants to sign in.
    void leaveRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildCard(const ShellServices& services, const contract::StaffMember& staff, const QString& reason);
    QPushButton* demonstrationUnlock(const ShellServices& services, const contract::StaffMember& staff);
    void cover();
    void takeFocus();
    bool isOtherWindow(const QWidget* widget) const;

    QWidget* m_window;
    SignInController* m_controller;
    MessageBanner* m_banner;
    QPointer<QWidget> m_focusBefore;
    std::vector<QPointer<QWidget>> m_hidden;
};

} // namespace cf::ui
