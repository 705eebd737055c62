#include "ui/widgets/FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace cf::ui {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::insertWidget(int index, QWidget* widget)
{
    addWidget(widget);
    m_items.move(m_items.size() - 1, index);
    invalidate();
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QList<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    QList<Line> lines;
    int used = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        if (lines.isEmpty() || used + spacing() + wanted > width) {
            lines.append(Line());
            used = -spacing();
        }
        lines.last().append(item);
        used += spacing() + wanted;
    }
    return lines;
}

int FlowLayout::heightOf(const Line& line)
{
    int height = 0;
    for (const QLayoutItem* item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

int FlowLayout::heightForWidth(int width) const
{
    int height = -spacing();
    for (const Line& line : linesFor(width))
        height += spacing() + heightOf(line);
    return std::max(0, height);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(-spacing(), 0);
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += spacing() + item->sizeHint().width();
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    return size.expandedTo({0, 0});
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& room)
{
    QLayout::setGeometry(room);
    int top = room.top();
    for (const Line& line : linesFor(room.width())) {
        const int height = heightOf(line);
        place(line, {room.left(), top, room.width(), height});
        top += height + spacing();
    }
}

void FlowLayout::place(const Line& line, const QRect& room) const
{
    int left = room.width() + spacing();
    int expanding = 0;
    for (const QLayoutItem* item : line) {
        left -= item->sizeHint().width() + spacing();
        expanding += item->expandingDirections() & Qt::Horizontal ? 1 : 0;
    }
    int x = room.left();
    for (QLayoutItem* item : line) {
        int width = item->sizeHint().width();
        if (item->expandingDirections() & Qt::Horizontal) {
            const int share = std::max(0, left) / expanding--;
            left -= share;
            width += share;
        }
        width = std::min(width, room.width());
        const int height = std::min(item->sizeHint().height(), room.height());
        const QRect place(x, room.top() + (room.height() - height) / 2, width, height);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), room, place));
        x += width + spacing();
    }
}

} // namespace cf::ui
