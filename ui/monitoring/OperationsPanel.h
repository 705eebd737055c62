// Every operation of the API over the last minute, sortable. Part of MonitoringPage.
#pragma once

#include "models/tables/OperationTableModel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

namespace cf::ui {

class PlainTable;

class OperationsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OperationsPanel(QWidget* parent = nullptr);

    void showOperations(const std::vector<contract::OperationStatus>& operations);

Q_SIGNALS:
    //! Return or a double click: show this operation's errors.
    void errorsRequested(const QString& operation);

private:
    tables::OperationTableModel m_model;
    QSortFilterProxyModel m_sorted;
    PlainTable* m_table;
};

} // namespace cf::ui
