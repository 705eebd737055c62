// One page of the main window, shown beside the rail. Made when it is first opened, once a sign-in, and shown many
// times.
//
// When it has a controller: a page, or a part of one, calls the bank itself where each call stands alone, that is where
// it shows the answer, or why there is none, and needs nothing of it for the next call but what stands on the screen.
// What outlives a call is kept by a controller: a record that is refreshed and stays while that fails, a question that
// is asked again by itself, a change that is sent again, or whose answer may come when something else is shown. A
// controller knows no widgets and is tested without any; lists have a table model for the same reasons.
//
// Pages draw. They see the bank as client::Bank and each other through Navigator. What a page shows may be old when
// somebody comes back to it; shownAgain() is the one way to make it new.
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

    //! What the page is to show, before each shownAgain() that comes of going there. Of pages that show one thing among
    //! many.
    virtual void aim(const Subject& subject) { Q_UNUSED(subject) }

    //! Puts the focus where typing begins, and nothing else.
    virtual void activate() = 0;

    /*! The one moment at which a page refreshes what may be old, lets go on what it polls or counts, and reckons anew
       what follows from the day. It may come at any time, so the focus and what was typed stay. The workspace calls it
       of the page in front, and only while that can be seen:
       - when somebody goes there, after aim() and before activate();
       - after an unlock;
       - after the machine slept;
       - when the bank answers again after it could not be reached;
       - when the window comes back from an icon;
       - when the branch's day is another (tables::BranchClock).
       Parts of a page that have something to do then are told by it. */
    virtual void shownAgain() {}
    //! The other way round: another page or the lock takes its place, and what is polled or counted rests. A window
    //! that is covered or an icon goes on, because somebody may glance at it.
    virtual void noLongerShown() {}

    //! What the workspace does with a page that somebody goes to.
    void present()
    {
        shownAgain();
        activate();
    }

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

protected:
    void hideEvent(QHideEvent* event) override;

private:
    Outcomes* m_outcomes = nullptr;
};

} // namespace cf::ui
