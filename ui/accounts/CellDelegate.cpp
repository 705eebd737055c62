#include "ui/accounts/CellDelegate.h"

#include "models/tables/CellRoles.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace cf::ui {
namespace {

// A cell's text offset: the style's padding plus the item view's.
int padding()
{
    return em(0.55) + 3;
}

void paintPill(QPainter* painter, const QStyleOptionViewItem& option, Tone tone, const QString& text)
{
    const ToneColours& colours = Theme::current().tone(tone);
    const QFont font = fontFor(TextRole::Small);
    const int side = em(0.95);
    const int height = em(1.3);
    const int width =
        QFontMetrics(font).horizontalAdvance(text) + side + em(0.3) + em(0.45) + em(0.6); // as in StatusPill
    const QRect cell = option.rect;
    const auto mirrored = [&](const QRect& rect) { return QStyle::visualRect(option.direction, cell, rect); };
    const QRect pill(cell.left() + padding(), cell.center().y() - height / 2,
                     std::min(width, cell.width() - padding() - em(0.2)), height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.soft);
    painter->drawRoundedRect(mirrored(pill), em(0.5), em(0.5));
    const QRect mark(pill.left() + em(0.45), pill.center().y() - side / 2, side, side);
    toneIcon(tone).paint(painter, mirrored(mark));
    painter->setPen(colours.strong);
    painter->setFont(font);
    const QRect words(mark.right() + em(0.3), pill.top(), pill.right() - mark.right() - em(0.4), height);
    painter->drawText(mirrored(words), static_cast<int>(Qt::AlignVCenter | Qt::AlignHCenter | Qt::TextSingleLine),
                      text);
    painter->restore();
}

// After the name, but never outside its cell.
void paintInventedMark(QPainter* painter, const QStyleOptionViewItem& option, const QString& name)
{
    const int side = em(0.9);
    const QRect cell = option.rect;
    const int behind = cell.left() + padding() + option.fontMetrics.horizontalAdvance(name) + em(0.6);
    const QRect mark(std::min(behind, cell.right() - side - em(0.2)), cell.center().y() - side / 2, side, side);
    icon(Icon::Info, Tint::Muted).paint(painter, QStyle::visualRect(option.direction, cell, mark));
}

} // namespace

Tone toneOf(tables::AccountState state)
{
    switch (state) {
    case tables::AccountState::Usable:
        return Tone::Success;
    case tables::AccountState::Restricted:
        return Tone::Warning;
    case tables::AccountState::Closed:
        break;
    }
    return Tone::Neutral;
}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    RowDelegate::initStyleOption(option, index);
    if (const int sign = index.data(tables::SignRole).toInt()) {
        const Theme& theme = Theme::current();
        const QColor colour = sign < 0 ? theme.danger.strong : theme.success.strong;
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }
    if (index.data(tables::StatusRole).isValid())
        option->text.clear(); // The pill shows it.
    if (index.data(tables::InventedNameRole).toBool()) {
        // A long name is elided before its marker.
        const int room = option->rect.width() - padding() - em(1.9);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
    }
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    RowDelegate::paint(painter, option, index);
    const QVariant status = index.data(tables::StatusRole);
    if (status.isValid())
        paintPill(painter, option, toneOf(static_cast<tables::AccountState>(status.toInt())), index.data().toString());
    if (index.data(tables::InventedNameRole).toBool()) {
        const int room = option.rect.width() - padding() - em(1.9);
        paintInventedMark(painter, option,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room));
    }
}

} // namespace cf::ui
