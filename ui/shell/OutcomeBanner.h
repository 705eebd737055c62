// A page's message about a slow action: if the page is not shown when the outcome arrives, the outcome goes to the
// workspace instead (Outcomes) and is reported once, not in both places.
#pragma once

#include "ui/shell/Outcomes.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

//! For widgets that report outcomes themselves: false if `where` is shown and may report it; otherwise the outcome goes
//! to the workspace, if there is one.
bool waitsElsewhere(const QWidget& where, const Outcomes::Entry& outcome);

class OutcomeBanner : public MessageBanner
{
    Q_OBJECT

public:
    using MessageBanner::MessageBanner;

    //! `outcome` is the wording for anywhere, `here` for this page (null: the same). `isHere`: the page still shows the
    //! same subject. True if it was reported here, so that an action can be added.
    bool tell(const Outcomes::Entry& outcome, const QString& here = {}, bool isHere = true);
};

} // namespace cf::ui
