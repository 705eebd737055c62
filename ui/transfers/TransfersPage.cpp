#include "ui/transfers/TransfersPage.h"

#include "ui/common/FailureText.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/TransferFilterBar.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

TransfersPage::TransfersPage(client::Bank& bank, Navigator& navigator, QSettings* settings, QWidget* parent)
    : Page(parent)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_navigator(navigator)
    , m_table(new RemoteTableView(tr("Transfers"), this))
    , m_filter(new TransferFilterBar(this))
{
    layOut(settings);
    connect(m_filter, &TransferFilterBar::changed, this, &TransfersPage::onFilter);
    connect(m_table, &RemoteTableView::activated, this, &TransfersPage::openRow);
    connect(m_table, &RemoteTableView::emptyActionTriggered, this, [this] {
        if (m_filter->isEmpty())
            m_navigator.open({PageId::NewTransfer, {}});
        else
            m_filter->clear();
    });
    addHint(Qt::Key_Return, tr("Open"));
    addKey(Qt::CTRL | Qt::Key_M, tr("Mine or branch"), [this] { m_filter->toggleMine(); });
    addKey(Qt::Key_F5, tr("Refresh"), m_refresh);
}

void TransfersPage::layOut(QSettings* settings)
{
    m_refresh = new QPushButton(icon(Icon::Refresh), tr("Refresh"), this);
    connect(m_refresh, &QPushButton::clicked, this, [this] { m_model.refresh(); });
    auto* top = new QHBoxLayout;
    top->setSpacing(em(0.6));
    top->addWidget(plainLabel(tr("Transfers"), TextRole::Title, this), 1);
    top->addWidget(m_refresh);
    m_table->setModel(&m_model);
    m_table->setColumns({{18}, {18, true}, {18, true}, {16}, {16, true}, {15}});
    m_table->setEmptyContent(icon(Icon::Transfer, Tint::Muted), tr("No transfers yet."), tr("New transfer"));
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("transfers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(top);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    setTabOrder(m_refresh, m_filter);
    setTabOrder(m_filter, m_table->table());
}

QString TransfersPage::title() const
{
    return tr("Transfers");
}

void TransfersPage::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void TransfersPage::shownAgain()
{
    m_filter->shownAgain();
    m_model.refresh();
}

void TransfersPage::onFilter()
{
    m_model.setFilter(m_filter->filter());
    m_table->setEmptyContent(icon(Icon::Transfer, Tint::Muted),
                             m_filter->isEmpty() ? tr("No transfers yet.") : tr("No transfer matches the filter."),
                             m_filter->isEmpty() ? tr("New transfer") : tr("Clear filters"));
}

void TransfersPage::openRow(qint64 row)
{
    if (const contract::Transfer* transfer = m_model.rowAt(row))
        m_navigator.open({PageId::Transfer, transfer->id});
}

} // namespace cf::ui
