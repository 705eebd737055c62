// Outcomes of user actions that arrived while another page or the lock screen was shown, kept until seen. The window
// has one for each person who signs in; the workspace shows it (NotificationStrip), pages fill it (OutcomeBanner,
// OrderRecovery).
//
// The window keeps them through a lock and through somebody else's turn, so neither loses one. OutcomeBanner decides
// where an outcome is said, Page::showsOutcome takes it back. Orders, uploads, files and exports all end here when
// their page is not looked at.
#pragma once

#include "ui/shell/NavigationTarget.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace cf::ui {

class Notifications : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id; //!< Of the action; a later outcome of the same replaces the earlier one. Empty: unique.
        Tone tone = Tone::Info;
        QString text;                           //!< Whole sentences, understandable on any page.
        std::optional<NavigationTarget> target; //!< Where to see more.
        QString file;                           //!< The file written; its folder can be opened.
        bool operator==(const Entry&) const = default;
    };

    using QObject::QObject;

    //! Whether the current page already shows that outcome, so that it need not be kept. Empty: never.
    void setShown(std::function<bool(const QString& id)> shown) { m_shown = std::move(shown); }

    //! Appends it, unless it is already shown.
    void add(Entry entry);
    void seen(const QString& id);
    //! Another page is in front: outcomes it shows count as seen.
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
