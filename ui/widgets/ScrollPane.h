// Lets a page be scrolled where it does not fit: in a small window, or with large letters. Shows nothing of itself
// while it does.
#pragma once

#include <QScrollArea>

namespace cf::ui {

class ScrollPane : public QScrollArea
{
    Q_OBJECT

public:
    //! Owns the content, whose layout says how much room it needs.
    explicit ScrollPane(QWidget* content, QWidget* parent = nullptr);

    //! Asks for no more room than its content would like, and gives way to a line or two.
    QSize sizeHint() const override;
};

} // namespace cf::ui
