// One page of the main window, shown beside the rail. Made when it is first opened, once a sign-in, and shown many
// times.
#pragma once

#include "ui/shell/KeyedWidget.h"
#include "ui/shell/Visit.h"

#include <functional>

namespace cf::ui {

class Outcomes;

class Page : public KeyedWidget
{
    Q_OBJECT

public:
    using KeyedWidget::KeyedWidget;

    //! The page that holds the widget; null for one that stands alone.
    static const Page* around(const QWidget* widget);

    //! For the window's title and the rail's accessible description.
    virtual QString title() const = 0;

    //! What the page is to show, before each activate(). Of pages that show one thing among many.
    virtual void aim(const Subject& subject) { Q_UNUSED(subject) }

    //! Called each time the page comes to the front: put the focus where typing begins, refresh what may be old.
    virtual void activate() = 0;

    //! Called when the page is in front, as it was, after its user or the bank had been away: unlocked, connected
    //! again, brought back from an icon, woken from sleep. What may be old is asked for anew and what stood still goes
    //! on; the focus and what was typed stay.
    virtual void shownAgain() {}

    //! False keeps the user here (a half-typed form asks first); the page itself says why.
    virtual bool mayLeave() { return true; }

    //! Asked of every page before its user signs out or closes the window. False when something runs here that would
    //! be lost: the page asks whether to end it, and calls `goOn` when it has.
    virtual bool mayEnd(const std::function<void()>& goOn)
    {
        Q_UNUSED(goOn)
        return true;
    }

    //! Whether something here would be lost if the program ended now: typed and not sent, or still running. Asked while
    //! nobody may see the page.
    virtual bool holdsWork() const { return false; }

    //! Whether this shows what the entry of that id in Outcomes says.
    virtual bool showsOutcome(const QString& id) const
    {
        Q_UNUSED(id)
        return false;
    }
    //! Where outcomes wait that come while the page is not looked at; null for a page without a workspace.
    Outcomes* outcomes() const { return m_outcomes; }
    void setOutcomes(Outcomes* outcomes) { m_outcomes = outcomes; }

Q_SIGNALS:
    //! title() says something else now (a customer was opened).
    void titleChanged();

private:
    Outcomes* m_outcomes = nullptr;
};

} // namespace cf::ui
