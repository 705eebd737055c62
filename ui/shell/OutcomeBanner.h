// A page's message about a slow action: if the page is not shown when the outcome arrives, the outcome goes to the
// workspace instead (Notifications) and is reported once, not in both places.
#pragma once

#include "ui/shell/Notifications.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

//! For widgets that report outcomes themselves: false if `where` is shown and may report it; otherwise the outcome goes
//! to the workspace, if there is one.
bool notifyIfHidden(const QWidget& where, const Notifications::Entry& notification);

class OutcomeBanner : public MessageBanner
{
    Q_OBJECT

public:
    using MessageBanner::MessageBanner;

    //! `notification` has the wording for anywhere, `here` for this page (null: the same). `isHere`: the page still
    //! shows the same subject. True if it was reported here, so that an action can be added.
    bool tell(const Notifications::Entry& notification, const QString& here = {}, bool isHere = true);
};

} // namespace cf::ui
