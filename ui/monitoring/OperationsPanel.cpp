#include "ui/monitoring/OperationsPanel.h"

#include "ui/widgets/PlainTable.h"
#include "ui/widgets/Styling.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

using tables::OperationTableModel;

OperationsPanel::OperationsPanel(QWidget* parent)
    : QWidget(parent)
    , m_table(new PlainTable(tr("Operations of the last minute"), this))
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(OperationTableModel::SortRole);
    m_table->setModel(&m_sorted);
    m_table->setSortingEnabled(true);
    setStyleProperty(m_table->horizontalHeader(), "sorts", true);
    m_table->sortByColumn(OperationTableModel::Calls, Qt::DescendingOrder);
    m_table->setColumns({{18, true}, {6}, {5}, {5}, {8}, {8}, {8}, {5}});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    auto* note = plainLabel(tr("The last minute of the instance that answers. Enter shows an operation's errors."),
                            TextRole::Small, this);
    setTextTone(note, Tone::Neutral);
    column->addWidget(note);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const int row = m_sorted.mapToSource(index).row();
        Q_EMIT errorsRequested(QString::fromStdString(m_model.operationAt(row).operation));
    });
}

void OperationsPanel::showOperations(const std::vector<contract::OperationStatus>& operations)
{
    m_model.setOperations(operations);
}

} // namespace cf::ui
