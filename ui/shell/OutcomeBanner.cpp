#include "ui/shell/OutcomeBanner.h"

#include "ui/shell/Page.h"

namespace cf::ui {

bool notifyIfHidden(const QWidget& where, const Notifications::Entry& notification)
{
    const Page* page = Page::containing(&where);
    if (where.isVisible() || !page || !page->notifications())
        return false;
    page->notifications()->add(notification);
    return true;
}

bool OutcomeBanner::tell(const Notifications::Entry& notification, const QString& here, bool isHere)
{
    const Page* page = Page::containing(this);
    if (!isHere) {
        if (page && page->notifications())
            page->notifications()->add(notification);
        return false;
    }
    // Its own visibility only tells whether it had a message before.
    if (parentWidget() && notifyIfHidden(*parentWidget(), notification)) {
        clearMessage();
        return false;
    }
    showMessage(notification.tone, here.isNull() ? notification.text : here);
    return true;
}

} // namespace cf::ui
