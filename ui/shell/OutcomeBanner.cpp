#include "ui/shell/OutcomeBanner.h"

#include "ui/shell/Page.h"

namespace cf::ui {

bool waitsElsewhere(const QWidget& where, const Outcomes::Entry& outcome)
{
    const Page* page = Page::around(&where);
    if (where.isVisible() || !page || !page->outcomes())
        return false;
    page->outcomes()->add(outcome);
    return true;
}

bool OutcomeBanner::tell(const Outcomes::Entry& outcome, const QString& here, bool isHere)
{
    const Page* page = Page::around(this);
    if (!isHere) {
        if (page && page->outcomes())
            page->outcomes()->add(outcome);
        return false;
    }
    // Its own visibility only tells whether it had a message before.
    if (parentWidget() && waitsElsewhere(*parentWidget(), outcome)) {
        clearMessage();
        return false;
    }
    showMessage(outcome.tone, here.isNull() ? outcome.text : here);
    return true;
}

} // namespace cf::ui
