// One line of plain text that elides with "…"; the tool tip and screen readers get the full text.
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
