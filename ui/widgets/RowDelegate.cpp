#include "ui/widgets/RowDelegate.h"

#include "models/tables/WindowedTableModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace cf::ui {

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The whole row is current; a frame around one cell would mislead.
    option->state &= ~QStyle::State_HasFocus;
    option->textElideMode = Qt::ElideRight;
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Theme& theme = Theme::current();
    // In another model this role number means something else.
    const bool isWindowed = qobject_cast<const tables::WindowedTableModel*>(index.model()) != nullptr;
    if (isWindowed && !index.data(tables::WindowedTableModel::LoadedRole).toBool()) {
        const int height = em(0.5);
        const int left = option.rect.left() + em(0.55);
        const int width = std::min(option.rect.width() - em(1.1), em(7));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.line);
        const QRect bar(left, option.rect.center().y() - height / 2, width, height);
        painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar), height / 2.0, height / 2.0);
    }
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const bool leading = table && table->horizontalHeader()->visualIndex(index.column()) == 0;
    if (leading && option.state.testFlag(QStyle::State_Selected)) {
        const QRect mark(option.rect.left(), option.rect.top(), em(0.2), option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, mark),
                          table->hasFocus() ? theme.accentText : theme.muted);
    }
}

} // namespace cf::ui
