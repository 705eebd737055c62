// Makes a page scrollable if it does not fit: in a small window, or with large fonts. Invisible while it fits.
#pragma once

#include <QScrollArea>

namespace cf::ui {

class ScrollPane : public QScrollArea
{
    Q_OBJECT

public:
    //! Owns the content, whose layout gives its size.
    explicit ScrollPane(QWidget* content, QWidget* parent = nullptr);

    //! Requests no more space than its content prefers, and shrinks to a line or two.
    QSize sizeHint() const override;
};

} // namespace cf::ui
