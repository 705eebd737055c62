// One line of plain text that gives way: what does not fit ends in "…", and the tool tip and screen readers have it
// whole.
#pragma once

#include <QLabel>

namespace cf::ui {

class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace cf::ui
