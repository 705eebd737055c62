// See Page.h.
#include "ui/shell/Page.h"

namespace cf::ui {

const Page* Page::around(const QWidget* widget)
{
    while (widget && !qobject_cast<const Page*>(widget))
        widget = widget->parentWidget();
    return static_cast<const Page*>(widget);
}

} // namespace cf::ui
