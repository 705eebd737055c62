// A signed-in user's window content: rail, pages, outcomes of earlier orders above, shortcuts below. Created per
// sign-in and owned by the main window.
#pragma once

#include "services/client/ConnectionMonitor.h"
#include "services/contract/SignIn.h"
#include "ui/search/SearchPalette.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageSet.h"

#include <QKeySequence>
#include <QWidget>

#include <functional>
#include <vector>

class QShortcut;
class QStackedWidget;

namespace cf::ui {

class DigitShortcuts;
class KeyHintBar;
class NotificationStrip;
class Notifications;
class Rail;
class OrderRecovery;
struct ShellServices;

class Workspace : public QWidget, public Navigator
{
    Q_OBJECT

public:
    //! For a signed-in user, whose `notifications` these are. Both outlive this.
    Workspace(const ShellServices& services, Notifications& notifications, QWidget* parent = nullptr);
    ~Workspace() override;

    const contract::StaffMember& staff() const { return m_staff; }
    QString title() const;
    //! The same person signed in again: orders waiting for a session are resumed. If the focus was not restored, it
    //! goes to the page's first field.
    void resume(bool isFocusBack);
    //! False if the current page refuses to be left.
    bool mayLeave();
    //! False if signing out would lose running work: `goOn` is called once it has ended.
    bool mayEnd(const std::function<void()>& goOn);
    //! True if a page has unsent or running work, or an outcome has not been seen yet.
    bool holdsWork() const;
    //! Focuses the current page.
    void activate();
    //! Tells the current page whether it is visible; see Page for when.
    void shownAgain();

    void open(const NavigationTarget& target) override;
    void back() override;

Q_SIGNALS:
    void titleChanged();
    void lockRequested();
    void signOutRequested();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void layOut(const ShellServices& services);
    void watchApprovals(const ShellServices& services);
    void adopt(Page* page);
    void addPages();
    void addShortcuts();
    void addKey(const KeyHint& key, std::function<void()> action);
    QShortcut* addShortcut(const QKeySequence& key, std::function<void()> action);
    void showTarget(const NavigationTarget& target);
    void showHints();
    void onConnection(const client::ConnectionState& state);
    Page* currentPage() const;

    contract::StaffMember m_staff;
    Notifications& m_notifications;
    std::string m_bank;
    client::OrderSender* m_sender;
    PageSet m_pages;
    Rail* m_rail;
    NotificationStrip* m_strip;
    QStackedWidget* m_stack;
    KeyHintBar* m_hints;
    OrderRecovery* m_recovery;
    DigitShortcuts* m_digitShortcuts;
    SearchPalette* m_palette = nullptr;
    QList<Command> m_commands; //!< Commands for the palette; moved there.
    QList<KeyHint> m_keys;     //!< The shell's own, for the shortcut sheet.
    bool m_connected = true;
    std::vector<NavigationTarget> m_history; //!< The last one is shown.
};

} // namespace cf::ui
