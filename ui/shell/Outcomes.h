// What came of things their user had asked for, when it came while they looked at something else, or at a locked
// window: it waits here until it has been seen. The window keeps one for each person who signs in; the workspace shows
// it (OutcomeStrip), pages fill it (OutcomeBanner, Recovery).
//
// The window keeps them through a lock and through somebody else's turn, so neither loses one. OutcomeBanner decides
// where an outcome is said, Page::showsOutcome takes it back. Orders, uploads, files and exports all end here when
// their page is not looked at.
#pragma once

#include "ui/shell/Visit.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace cf::ui {

class Outcomes : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id; //!< Of what was asked for; a later word about the same replaces the earlier one. Empty: its own.
        Tone tone = Tone::Info;
        QString text;               //!< Whole sentences that can be understood anywhere.
        std::optional<Visit> place; //!< Where there is more to see.
        QString file;               //!< What was written; its folder can be opened.
        bool operator==(const Entry&) const = default;
    };

    using QObject::QObject;

    //! Says whether what is in front shows that outcome already; such a one need not wait. Empty: nothing does.
    void setShown(std::function<bool(const QString& id)> shown) { m_shown = std::move(shown); }

    //! Waits from now on, last, unless it is shown.
    void add(Entry entry);
    void seen(const QString& id);
    //! Something else is in front: what it shows is seen.
    void dropShown();

    //! Oldest first.
    const std::vector<Entry>& waiting() const { return m_waiting; }

Q_SIGNALS:
    void changed();

private:
    std::function<bool(const QString& id)> m_shown;
    std::vector<Entry> m_waiting;
    int m_unnamed = 0;
};

} // namespace cf::ui
