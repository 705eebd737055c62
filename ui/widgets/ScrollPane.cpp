// See ScrollPane.h.
#include "ui/widgets/ScrollPane.h"

namespace cf::ui {

ScrollPane::ScrollPane(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    // What is inside takes the focus, and is brought into view by it.
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    // The window's ground shows through.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize ScrollPane::sizeHint() const
{
    return widget()->sizeHint();
}

} // namespace cf::ui
