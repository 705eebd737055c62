#include "ui/customers/CustomerPage.h"

#include "models/tables/AccountText.h"
#include "models/tables/HeldAccountTableModel.h"
#include "ui/accounts/CellDelegate.h"
#include "ui/accounts/CopyIbanButton.h"
#include "ui/accounts/RecordStack.h"
#include "ui/audit/AuditLink.h"
#include "ui/customers/CustomerText.h"
#include "ui/customers/NoticesPanel.h"
#include "ui/documents/DocumentsPanel.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

CustomerPage::CustomerPage(client::Bank& bank, Navigator& navigator, bool mayTransfer, QWidget* parent)
    : Page(parent)
    , m_bank(bank)
    , m_navigator(navigator)
    , m_mayTransfer(mayTransfer)
    , m_controller(bank, [this] { onChanged(); })
    , m_accounts(new tables::HeldAccountTableModel(this))
{
    QWidget* content = buildContent();
    m_stack = new RecordStack(content, m_table, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_stack, &RecordStack::retryRequested, this, [this] { m_controller.refresh(); });
    setTabOrder(m_audit, m_refresh);
    setTabOrder(m_refresh, m_copy);
    setTabOrder(m_copy, m_newTransfer);
    setTabOrder(m_newTransfer, m_table->table());
    addShortcuts();
}

CustomerPage::~CustomerPage() = default;

QWidget* CustomerPage::buildContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    addTitleRow(column);
    auto* card = new SectionCard({}, content);
    m_facts = new FactGrid(8, card);
    card->body()->addWidget(m_facts);
    column->addWidget(card);
    column->addSpacing(em(0.3));
    addAccountsRow(column);

    m_table = new RemoteTableView(tr("Accounts of the customer"), content);
    m_table->setModel(m_accounts);
    m_table->table()->setItemDelegate(new CellDelegate(m_table->table()));
    m_table->setColumns({{27}, {13, true}, {10}, {10}, {15}, {15}});
    m_table->setEmptyContent(icon(Icon::Account, Tint::Muted), tr("This customer has no account."));
    column->addWidget(m_table, 1);
    m_morePlace = new QVBoxLayout;
    column->addLayout(m_morePlace);
    connect(m_table, &RemoteTableView::activated, this, &CustomerPage::openAccount);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &CustomerPage::onSelection);
    connect(m_accounts, &tables::HeldAccountTableModel::rowsArrived, this, &CustomerPage::onRowsArrived);
    return content;
}

void CustomerPage::addTitleRow(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    m_name = new ElidedLabel({}, this);
    m_name->setFont(fontFor(TextRole::Title));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_invented = new StatusPill(Tone::Neutral, tr("Invented name"), this);
    m_invented->setStatus(Tone::Neutral, tr("Invented name"), icon(Icon::Info, Tint::Muted));
    m_invented->setToolTip(tables::inventedNameText());
    m_invented->setAccessibleDescription(tables::inventedNameText());
    m_refresh = new BusyButton(tr("Refresh"), this);
    m_refresh->setIcon(icon(Icon::Refresh));
    row->addWidget(m_name);
    row->addWidget(m_invented);
    row->addStretch();
    m_audit = new AuditLink(m_navigator, this);
    row->addWidget(m_audit);
    row->addWidget(m_refresh);
    column->addLayout(row);
    connect(m_refresh, &QPushButton::clicked, this, [this] { m_controller.refresh(); });
}

void CustomerPage::addAccountsRow(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    row->addWidget(plainLabel(tr("Accounts"), TextRole::Heading, this));
    row->addStretch();
    m_copy = new CopyIbanButton(this);
    row->addWidget(m_copy);
    m_newTransfer = new QPushButton(icon(Icon::Transfer, Tint::OnAccent), tr("New transfer"), this);
    setKind(m_newTransfer, ButtonKind::Primary);
    m_newTransfer->setVisible(m_mayTransfer);
    row->addWidget(m_newTransfer);
    column->addLayout(row);
    connect(m_newTransfer, &QPushButton::clicked, this, &CustomerPage::openNewTransfer);
}

void CustomerPage::addShortcuts()
{
    addHint(Qt::Key_Return, tr("Open account"));
    if (m_mayTransfer)
        addKey(Qt::CTRL | Qt::Key_T, tr("New transfer from it"), [this] { openNewTransfer(); });
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_C, tr("Copy IBAN"), [this] { m_copy->copy(); });
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_controller.refresh(); });
}

void CustomerPage::showCustomer(const CustomerId& customer)
{
    m_controller.show(customer);
}

void CustomerPage::offerAudit()
{
    m_audit->show();
}

void CustomerPage::offerNotices(bool mayChange)
{
    m_notices = new NoticesPanel(m_bank, mayChange, this);
    m_morePlace->addWidget(m_notices);
    setTabOrder(m_table->table(), m_notices->changeButton());
    if (mayChange)
        addKey(Qt::CTRL | Qt::Key_M, tr("Messages to the customer"), m_notices->changeButton());
}

void CustomerPage::offerDocuments(FileDialogs& files, bool mayAdd)
{
    m_documents = new DocumentsPanel(m_bank, files, mayAdd, this);
    m_morePlace->addWidget(m_documents);
    setTabOrder(m_notices ? static_cast<QWidget*>(m_notices->changeButton()) : m_table->table(), m_documents);
}

QString CustomerPage::title() const
{
    const contract::Customer* customer = m_controller.record();
    return customer ? QString::fromStdString(customer->summary.displayName) : tr("Customer");
}

void CustomerPage::setSubject(const PageSubject& subject)
{
    showCustomer(std::get<CustomerId>(subject));
}

void CustomerPage::activate()
{
    m_stack->takeFocus();
}

void CustomerPage::shownAgain()
{
    // Balances may have changed while the page was hidden.
    m_controller.refresh();
}

bool CustomerPage::holdsWork() const
{
    return m_documents && m_documents->holdsWork();
}

bool CustomerPage::mayEnd(const std::function<void()>& goOn)
{
    return !m_documents || m_documents->mayEnd(goOn);
}

bool CustomerPage::showsOutcome(const QString& id) const
{
    return m_documents && m_documents->showsOutcome(id);
}

void CustomerPage::onChanged()
{
    const contract::Customer* customer = m_controller.record();
    m_refresh->setBusy(m_controller.isBusy() && customer);
    if (customer && !m_controller.isBusy())
        fill(*customer);
    if (!customer)
        m_filled.reset();
    onSelection();
    m_stack->showState(customer != nullptr, m_controller.error());
    Q_EMIT titleChanged();
}

void CustomerPage::fill(const contract::Customer& customer)
{
    m_name->setText(QString::fromStdString(customer.summary.displayName));
    m_invented->setVisible(customer.summary.nameInvented);
    m_facts->setFacts(CustomerText::facts(customer));
    m_audit->setSubject(customer.summary.id.toString());
    if (m_notices)
        m_notices->setCustomer(customer);
    if (m_documents)
        m_documents->setCustomer(customer.summary.id);
    m_accounts->setAccounts(customer.accounts, m_filled != customer.summary.id);
    m_filled = customer.summary.id;
}

void CustomerPage::onRowsArrived()
{
    // Most customers have one account: preselect it.
    if (m_table->currentRow() < 0)
        m_table->setCurrentRow(0);
    onSelection();
}

const contract::AccountSummary* CustomerPage::selected() const
{
    const contract::CustomerAccount* row =
        m_filled && m_table->currentRow() >= 0 ? m_accounts->rowAt(m_table->currentRow()) : nullptr;
    return row ? &row->account : nullptr;
}

void CustomerPage::onSelection()
{
    const contract::AccountSummary* account = selected();
    m_copy->setIban(account ? QString::fromStdString(account->iban.electronic()) : QString());
    m_newTransfer->setEnabled(account && tables::mayPay(*account));
}

void CustomerPage::openNewTransfer()
{
    const contract::AccountSummary* account = selected();
    if (m_mayTransfer && account && tables::mayPay(*account))
        m_navigator.open({PageId::NewTransfer, account->iban});
}

void CustomerPage::openAccount(qint64 position)
{
    if (const contract::CustomerAccount* row = m_accounts->rowAt(position))
        m_navigator.open({PageId::Account, row->account.id});
}

} // namespace cf::ui
