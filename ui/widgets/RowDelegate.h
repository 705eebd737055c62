// Paints the cells of RemoteTableView: a grey bar while a row loads, a marker at the edge of the current row.
#pragma once

#include <QStyledItemDelegate>

namespace cf::ui {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace cf::ui
