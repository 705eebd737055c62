// One page of the main window, shown beside the rail. Created when first opened, once per sign-in, and shown many
// times.
//
// When to use a controller: a page, or part of one, calls the bank itself if each call is independent, that is,
// if it shows the answer or the error and the next call needs only what is on the screen. State that outlives a call
// belongs to a controller: a record that survives a failed refresh, a polled query, or a change that is resent or
// answered when something else is shown. Controllers know no widgets and are tested without them; lists have table
// models for the same reasons.
//
// Pages draw. They see the bank as client::Bank and each other through Navigator. What a page shows may be old when
// somebody comes back to it; shownAgain() is the one way to make it new.
#pragma once

#include "ui/shell/KeyedWidget.h"
#include "ui/shell/NavigationTarget.h"

#include <functional>

namespace cf::ui {

class Notifications;

class Page : public KeyedWidget
{
    Q_OBJECT

public:
    using KeyedWidget::KeyedWidget;

    //! The page containing the widget; null if none.
    static const Page* containing(const QWidget* widget);

    //! For the window's title and the rail's accessible description.
    virtual QString title() const = 0;

    //! What the page should show; called before each shownAgain() caused by navigation. For pages that show one item
    //! among many.
    virtual void setSubject(const PageSubject& subject) { Q_UNUSED(subject) }

    //! Only focuses the first input field.
    virtual void activate() = 0;

    /*! The one moment at which a page refreshes what may be old, lets go on what it polls or counts, and reckons anew
       what follows from the day. It may come at any time, so the focus and what was typed stay. The workspace calls it
       of the page in front, and only while that can be seen:
       - when somebody goes there, after setSubject() and before activate();
       - after an unlock;
       - after the machine slept;
       - when the bank answers again after it could not be reached;
       - when the window comes back from an icon;
       - of the approvals, when what waits there is another number than before;
       - when the branch's day is another (tables::BranchClock).
       Parts of a page that have something to do then are told by it. */
    virtual void shownAgain() {}
    //! The reverse: another page or the lock screen replaces it, and polling and counters pause. A covered or minimised
    //! window continues, because somebody may glance at it.
    virtual void noLongerShown() {}

    //! Called by the workspace when the user navigates to the page.
    void present()
    {
        shownAgain();
        activate();
    }

    //! False keeps the user here (a half-typed form asks first); the page says why.
    virtual bool mayLeave() { return true; }

    //! Asked of every page before its user signs out or closes the window. False if running work would be lost: the
    //! page asks whether to end it, and calls `goOn` once ended.
    virtual bool mayEnd(const std::function<void()>& goOn)
    {
        Q_UNUSED(goOn)
        return true;
    }

    //! Whether something would be lost if the program ended now: unsent input or running work. Asked even while the
    //! page may not be visible.
    virtual bool holdsWork() const { return false; }

    //! Whether this page already shows the outcome with that id.
    virtual bool showsOutcome(const QString& id) const
    {
        Q_UNUSED(id)
        return false;
    }
    //! Where outcomes go while the page is not shown; null for a page without a workspace.
    Notifications* notifications() const { return m_notifications; }
    void setNotifications(Notifications* notifications) { m_notifications = notifications; }

Q_SIGNALS:
    //! title() changed (a customer was opened).
    void titleChanged();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    Notifications* m_notifications = nullptr;
};

} // namespace cf::ui
