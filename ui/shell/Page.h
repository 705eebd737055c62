// One page of the main window, shown beside the rail. Pages are made once per sign-in and shown many times.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

namespace cf::ui {

//! One entry of the footer: which key does what on this page.
struct KeyHint
{
    QKeySequence key;
    QString meaning;
};

class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! For the window's title and the rail's accessible description.
    virtual QString title() const = 0;

    //! Called each time the page comes to the front: put the focus where typing begins, refresh what may be old.
    virtual void activate() = 0;

    //! False keeps the user here (a half-typed form asks first); the page itself says why.
    virtual bool mayLeave() { return true; }

    //! Asked of every page before its user signs out or closes the window. False when something runs here that would
    //! be lost: the page asks whether to end it, and calls `goOn` when it has.
    virtual bool mayEnd(const std::function<void()>& goOn)
    {
        Q_UNUSED(goOn)
        return true;
    }

    //! The page's own keys, most useful first; shown in the footer before the shell's.
    virtual QList<KeyHint> keyHints() const { return {}; }

Q_SIGNALS:
    //! title() or keyHints() says something else now (a customer was opened).
    void titleChanged();
};

} // namespace cf::ui
