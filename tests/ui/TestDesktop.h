// The desktop that ships, with its own folders, driven by key events on widgets found by accessible name.
#pragma once

#include "app/desktop/Desktop.h"
#include "tests/ui/PseudoLanguage.h"
#include "tests/ui/TestBank.h"
#include "ui/shell/Rail.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>

class TestDesktop
{
public:
    explicit TestDesktop(const TestBank& bank, std::optional<std::chrono::milliseconds> idle = {})
        : TestDesktop(bank.url(), bank.authority(), idle)
    {
    }

    //! With a demonstration's users.
    TestDesktop(const TestBank& bank, const QString& demonstration)
        : TestDesktop(bank.url(), bank.authority(), {}, {}, nullptr, demonstration)
    {
    }

    //! `dataFolder` empty: a new one deleted with this desktop. `files` null: the real dialogs.
    TestDesktop(const QString& url, const QString& authority, std::optional<std::chrono::milliseconds> idle = {},
                const QString& dataFolder = {}, cf::ui::FileDialogs* files = nullptr, const QString& demonstration = {})
        : m_desktop(options(url, authority, idle, dataFolder, files, demonstration))
    {
        window()->resize(1280, 800);
        m_desktop.show();
        m_shownAtOnce = window()->isVisible();
        if (!QTest::qWaitForWindowActive(window()))
            qFatal("The window did not become active.");
    }

    cf::app::Desktop& desktop() { return m_desktop; }
    QMainWindow* window() const { return m_desktop.window(); }

    //! Before any waiting.
    bool wasShownAtOnce() const { return m_shownAtOnce; }

    //! The visible widget of that name, or null.
    template <class Widget = QWidget>
    Widget* find(const QString& accessibleName) const
    {
        for (auto* widget : window()->findChildren<Widget*>()) {
            if (widget->isVisible() && pseudo::asRead(widget->accessibleName()) == accessibleName)
                return widget;
        }
        return nullptr;
    }

    //! Whether a visible label contains this text.
    bool says(const QString& words) const
    {
        for (auto* label : window()->findChildren<QLabel*>()) {
            if (label->isVisible() && pseudo::asRead(label->text()).contains(words))
                return true;
        }
        return false;
    }

    //! The entries of the rail, in its order.
    QList<QAbstractButton*> railEntries() const
    {
        QList<QAbstractButton*> entries;
        for (const auto* rail : window()->findChildren<cf::ui::Rail*>()) {
            for (auto* button : rail->findChildren<QAbstractButton*>())
                if (button->isCheckable())
                    entries += button;
        }
        return entries;
    }

    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(focus(), key, modifiers); }
    QString focused() const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus ? pseudo::asRead(focus->accessibleName()) : QString();
    }
    //! For use within QTRY: the focus arrives once the page is shown.
    bool hasFocus(const QString& accessibleName) const { return focused() == accessibleName; }

    void givePassword(const QString& user, const QString& password)
    {
        QTRY_VERIFY(find<QLineEdit>(QStringLiteral("User name")));
        find<QLineEdit>(QStringLiteral("User name"))->setFocus();
        find<QLineEdit>(QStringLiteral("User name"))->selectAll();
        type(user);
        press(Qt::Key_Tab);
        QVERIFY(hasFocus(QStringLiteral("Password")));
        type(password);
        press(Qt::Key_Return);
    }

    void giveCode(const QString& code)
    {
        QTRY_VERIFY(hasFocus(QStringLiteral("Code of your authenticator app")));
        type(code);
        // Six digits submit automatically.
        if (code.size() > 6)
            press(Qt::Key_Return);
    }

    void signIn(TestBank& bank, const QString& user)
    {
        givePassword(user, bank.password(user));
        giveCode(bank.freshCode(user));
        QTRY_VERIFY(find<QAbstractButton>(QStringLiteral("Sign out")));
    }

    //! Into the folder named by COUNTERFOIL_PICTURES, if set.
    void picture(const QString& name) const
    {
        const QString folder = qEnvironmentVariable("COUNTERFOIL_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(50);
        window()->grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
    }

private:
    QWidget* focus() const { return QApplication::focusWidget() ? QApplication::focusWidget() : window(); }
    cf::app::DesktopOptions options(const QString& url, const QString& authority,
                                    std::optional<std::chrono::milliseconds> idle, const QString& dataFolder,
                                    cf::ui::FileDialogs* files, const QString& demonstration) const
    {
        cf::app::DesktopOptions options;
        options.bank = url;
        options.authorityFile = authority;
        options.dataFolder = dataFolder.isEmpty() ? m_folder.path() : dataFolder;
        options.idle = idle;
        options.files = files;
        options.demonstration = demonstration;
        return options;
    }

    QTemporaryDir m_folder;
    cf::app::Desktop m_desktop;
    bool m_shownAtOnce = false;
};
