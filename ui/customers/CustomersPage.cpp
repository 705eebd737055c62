#include "ui/customers/CustomersPage.h"

#include "models/tables/CustomerTableModel.h"
#include "services/contract/Search.h"
#include "ui/accounts/CellDelegate.h"
#include "ui/common/FailureText.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using tables::CustomerTableModel;

CustomersPage::CustomersPage(client::Bank& bank, Navigator& navigator, QWidget* parent)
    : Page(parent)
    , m_navigator(navigator)
    , m_model(new CustomerTableModel(
          bank, [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); },
          this))
    , m_search(new SearchField(this))
    , m_count(plainLabel({}, TextRole::Body, this))
    , m_table(new RemoteTableView(tr("Customers found"), this))
{
    m_search->setAccessibleName(tr("Search customers"));
    m_search->setPlaceholderText(tr("Name, customer number, e-mail or phone"));
    m_search->setLongest(static_cast<qsizetype>(contract::kLongestSearch));
    m_count->setFont(withTabularDigits(m_count->font()));
    setTextTone(m_count, Tone::Neutral);
    m_table->setModel(m_model);
    m_table->table()->setItemDelegate(new CellDelegate(m_table->table()));
    m_table->table()->installEventFilter(this);
    m_table->setColumns({{24, true}, {14}, {14}, {10}});
    layOut();

    connect(m_search, &SearchField::searchRequested, this, &CustomersPage::onSearch);
    connect(m_search, &SearchField::leaveToResults, this, &CustomersPage::enterResults);
    connect(m_model, &CustomerTableModel::totalRowsChanged, this, &CustomersPage::onTotalChanged);
    connect(m_model, &CustomerTableModel::stateChanged, this, &CustomersPage::onTotalChanged);
    connect(m_model, &CustomerTableModel::rowsArrived, this, &CustomersPage::onRowsArrived);
    connect(m_table, &RemoteTableView::activated, this, &CustomersPage::openCustomer);
    connect(m_table, &RemoteTableView::emptyActionTriggered, this, &CustomersPage::showEverybody);
    addHint(Qt::Key_Down, tr("Go to the list"));
    addHint(Qt::Key_Return, tr("Open customer"));
    addHint(Qt::Key_Escape, tr("Clear the search"));
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_model->refresh(); });
    onTotalChanged();
}

void CustomersPage::layOut()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.9));
    m_search->setMaximumWidth(em(34));
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(plainLabel(tr("Customers"), TextRole::Title, this));
    column->addLayout(row);
    column->addWidget(m_table, 1);
}

QString CustomersPage::title() const
{
    return tr("Customers");
}

void CustomersPage::activate()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void CustomersPage::shownAgain()
{
    m_model->refresh();
}

bool CustomersPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table->table() || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool upAndOut = key->key() == Qt::Key_Up && m_table->currentRow() <= 0;
    const bool typing = !key->text().isEmpty() && key->text().front().isPrint() && key->key() != Qt::Key_Space &&
                        !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!upAndOut && !typing && key->key() != Qt::Key_Escape && key->key() != Qt::Key_Backspace)
        return false;
    m_entering = false;
    m_search->setFocus(Qt::OtherFocusReason);
    if (upAndOut)
        m_search->selectAll();
    else
        QApplication::sendEvent(m_search, event);
    return true;
}

void CustomersPage::onSearch(const QString& text)
{
    m_entering = false;
    m_model->setSearch(text);
    if (text.isEmpty())
        m_table->setEmptyContent(icon(Icon::Customers, Tint::Muted), tr("This bank has no customers yet."));
    else
        m_table->setEmptyContent(icon(Icon::Search, Tint::Muted), tr("No customer matches “%1”.").arg(text),
                                 tr("Show everybody"));
}

void CustomersPage::onTotalChanged()
{
    m_count->setText(countText());
    m_search->setAccessibleDescription(m_count->text());
}

QString CustomersPage::countText() const
{
    const qint64 total = m_model->totalRows();
    if (total == 0 || m_model->state() == CustomerTableModel::State::Loading)
        return {};
    if (!m_model->totalIsExact())
        return tr("more than %1 customers").arg(locale().toString(total - 1));
    return total == 1 ? tr("1 customer") : tr("%Ln customers", nullptr, static_cast<int>(total));
}

void CustomersPage::enterResults()
{
    m_table->setFocus(Qt::OtherFocusReason);
    m_entering = true;
    onRowsArrived();
}

void CustomersPage::onRowsArrived()
{
    if (!m_entering || m_model->totalRows() == 0)
        return;
    m_entering = false;
    if (m_table->currentRow() < 0)
        m_table->setCurrentRow(0);
}

void CustomersPage::showEverybody()
{
    m_search->clear();
    m_search->setFocus(Qt::OtherFocusReason);
}

void CustomersPage::openCustomer(qint64 position)
{
    if (const contract::CustomerSummary* customer = m_model->rowAt(position))
        m_navigator.open({PageId::Customer, customer->id});
}

} // namespace cf::ui
