// A small icon beside text. Ignored by screen readers, which read the text.
#pragma once

#include <QIcon>
#include <QWidget>

namespace cf::ui {

class IconLabel : public QWidget
{
    Q_OBJECT

public:
    //! `lines`: the icon's height in lines of the application's font.
    explicit IconLabel(const QIcon& icon, double lines, QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
    double m_lines;
};

} // namespace cf::ui
