#include "ui/widgets/IconLabel.h"

#include "ui/theme/Fonts.h"

#include <QPainter>

namespace cf::ui {

IconLabel::IconLabel(const QIcon& icon, double lines, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_lines(lines)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    return {em(m_lines), em(m_lines)};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace cf::ui
