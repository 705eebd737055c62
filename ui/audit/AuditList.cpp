#include "ui/audit/AuditList.h"

#include "ui/audit/AuditDelegate.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using tables::AuditTableModel;

AuditList::AuditList(AuditTableModel& model, QSettings* settings, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_settings(settings)
    , m_table(new RemoteTableView(tr("Audit events"), this))
    , m_searching(plainLabel({}, TextRole::Small, this))
{
    m_table->setModel(&m_model);
    m_table->table()->setItemDelegate(new AuditDelegate(m_table->table()));
    setTextTone(m_searching, Tone::Neutral);
    m_searching->setWordWrap(true);
    m_searching->hide();
    // Scroll the page rather than hide all rows.
    m_table->setMinimumHeight(em(11));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.55));
    column->addWidget(m_table, 1);
    column->addWidget(m_searching);
    connect(&m_model, &AuditTableModel::totalRowsChanged, this, &AuditList::reachPlace);
    connect(&m_model, &AuditTableModel::searchMoved, this, &AuditList::showSearching);
    connect(&m_model, &AuditTableModel::rowsArrived, this, &AuditList::showSearching);
    connect(m_table, &RemoteTableView::activated, this, &AuditList::openRow);
    connect(m_table, &RemoteTableView::emptyActionTriggered, this, &AuditList::clearRequested);
}

void AuditList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_fitted)
        fitColumns();
}

//! Once, when the page width is known; user-set widths are kept.
void AuditList::fitColumns()
{
    m_fitted = true;
    // In a small window full names and roles would leave no room for the subject.
    if (width() < em(58))
        m_table->setColumns({{10}, {17}, {12}, {16}, {10, true}, {7}, {13}});
    else if (width() < em(70))
        m_table->setColumns({{9}, {21}, {19}, {20}, {10, true}, {7}, {13}});
    else
        m_table->setColumns({{11}, {21}, {28}, {24}, {20, true}, {8}, {14}});
    if (m_settings)
        m_table->keepWidths(m_settings, QStringLiteral("audit"));
}

void AuditList::takeFocus()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

qint64 AuditList::currentRow() const
{
    return m_table->currentRow();
}

void AuditList::goToEvent(std::int64_t seq)
{
    m_wantedEvent = seq;
    reachPlace();
}

void AuditList::goToRow(qint64 row)
{
    m_wantedEvent.reset();
    m_wantedRow = row;
    reachPlace();
}

void AuditList::reachPlace()
{
    const qint64 row = m_wantedEvent ? m_model.positionOf(*m_wantedEvent) : m_wantedRow;
    if (row < 0 || row >= m_model.totalRows())
        return;
    m_wantedEvent.reset();
    m_wantedRow = -1;
    m_table->setCurrentRow(row);
}

void AuditList::setNarrowed(bool narrowed)
{
    m_table->setEmptyContent(icon(Icon::Search, Tint::Muted),
                             narrowed ? tr("Nothing in the trail matches.") : tr("Nothing has been recorded yet."),
                             narrowed ? tr("Clear all filters") : QString());
}

void AuditList::setMistaken()
{
    m_table->setEmptyContent(icon(Icon::Search, Tint::Muted), tr("The search contains a mistake."));
}

void AuditList::showSearching()
{
    m_searching->setVisible(m_model.isSearching());
    if (m_model.isSearching())
        m_searching->setText(m_model.found() == 0 ? tr("Nothing found yet. The bank is searching further back…")
                                                  : tr("%n found so far. The bank is searching further back…", nullptr,
                                                       static_cast<int>(m_model.found())));
}

void AuditList::openRow(qint64 row)
{
    const contract::AuditRow* event = m_model.rowAt(row);
    if (event && event->seq)
        Q_EMIT opened(*event->seq);
}

} // namespace cf::ui
