#include "ui/administration/BranchesPanel.h"

#include "models/tables/BranchTableModel.h"
#include "ui/common/FailureText.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"

#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using tables::BranchTableModel;

BranchesPanel::BranchesPanel(client::Bank& bank, QWidget* parent)
    : AdministrationPanel(parent)
    , m_model(new BranchTableModel(
          bank, [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); },
          this))
    , m_table(new RemoteTableView(tr("Branches"), this))
{
    m_table->setModel(m_model);
    m_table->setColumns({{10}, {20, true}, {14}, {18}, {9}, {12}});
    m_table->setEmptyContent(icon(Icon::Bank, Tint::Muted), tr("This bank has no branches yet."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_model->refresh(); });
}

void BranchesPanel::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void BranchesPanel::shownAgain()
{
    m_model->refresh();
}

} // namespace cf::ui
