#include "ui/widgets/ScrollPane.h"

namespace cf::ui {

ScrollPane::ScrollPane(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    // The content takes the focus and is scrolled into view.
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    // The window's background shows through.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize ScrollPane::sizeHint() const
{
    return widget()->sizeHint();
}

} // namespace cf::ui
