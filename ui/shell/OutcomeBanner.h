// A page's message about something that takes its time: when the page is not looked at by the time it is known what
// came of it, it waits with the workspace instead (Outcomes) and is said once, not in both places.
#pragma once

#include "ui/shell/Outcomes.h"
#include "ui/widgets/MessageBanner.h"

namespace cf::ui {

//! For what says its outcomes in its own way: false when `where` is looked at and may say it; otherwise the outcome
//! waits with the workspace, if there is one.
bool waitsElsewhere(const QWidget& where, const Outcomes::Entry& outcome);

class OutcomeBanner : public MessageBanner
{
    Q_OBJECT

public:
    using MessageBanner::MessageBanner;

    //! `outcome` says it in words for anywhere, `here` in words for this page (null: the same). `isHere`: the page is
    //! still about what this is about. True when it was said here, so that an action fits.
    bool tell(const Outcomes::Entry& outcome, const QString& here = {}, bool isHere = true);
};

} // namespace cf::ui
