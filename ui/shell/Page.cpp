#include "ui/shell/Page.h"

#include <QHideEvent>

namespace cf::ui {

const Page* Page::containing(const QWidget* widget)
{
    while (widget && !qobject_cast<const Page*>(widget))
        widget = widget->parentWidget();
    return static_cast<const Page*>(widget);
}

void Page::hideEvent(QHideEvent* event)
{
    KeyedWidget::hideEvent(event);
    if (!event->spontaneous())
        noLongerShown();
}

} // namespace cf::ui
