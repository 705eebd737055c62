// What a signed-in person works in: the rail, the pages, what came of earlier orders above them and the keys below.
// Made anew for each sign-in; the main window owns it.
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

class DigitKeys;
class KeyHintBar;
class OutcomeStrip;
class Outcomes;
class Rail;
class Recovery;
struct ShellServices;

class Workspace : public QWidget, public Navigator
{
    Q_OBJECT

public:
    //! Somebody is signed in, and `outcomes` are theirs. Both outlive this.
    Workspace(const ShellServices& services, Outcomes& outcomes, QWidget* parent = nullptr);
    ~Workspace() override;

    const contract::StaffMember& staff() const { return m_staff; }
    QString title() const;
    //! The same person has signed in again: orders that waited for a session are taken up. Unless the focus is
    //! back where it was, it begins where the page begins.
    void resume(bool isFocusBack);
    //! False when the page that is shown wants its user to stay.
    bool mayLeave();
    //! False when something runs on a page that would be lost by signing out: `goOn` is called if it has been ended.
    bool mayEnd(const std::function<void()>& goOn);
    //! True when a page holds typed or running work that ends with the program, or an outcome has not been seen yet.
    bool holdsWork() const;
    //! Gives the focus to the page that is shown.
    void activate();
    //! Tells the page in front if it can be seen; see there, when.
    void shownAgain();

    void open(const Visit& visit) override;
    void back() override;

Q_SIGNALS:
    void titleChanged();
    void lockRequested();
    void signOutRequested();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void layOut(const ShellServices& services);
    void adopt(Page* page);
    void addPlaces();
    void addShortcuts();
    void addKey(const KeyHint& key, std::function<void()> action);
    QShortcut* addShortcut(const QKeySequence& key, std::function<void()> action);
    void showVisit(const Visit& visit);
    void showHints();
    void onConnection(const client::ConnectionState& state);
    Page* currentPage() const;

    contract::StaffMember m_staff;
    Outcomes& m_outcomes;
    std::string m_bank;
    client::TransferSender* m_sender;
    PageSet m_pages;
    Rail* m_rail;
    OutcomeStrip* m_strip;
    QStackedWidget* m_stack;
    KeyHintBar* m_hints;
    Recovery* m_recovery;
    DigitKeys* m_digitKeys;
    SearchPalette* m_palette = nullptr;
    QList<Command> m_commands; //!< What the palette offers by name; moved there.
    QList<KeyHint> m_keys;     //!< The shell's own, for the sheet of keys.
    bool m_connected = true;
    std::vector<Visit> m_history; //!< Last: what is shown.
};

} // namespace cf::ui
