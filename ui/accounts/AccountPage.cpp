#include "ui/accounts/AccountPage.h"

#include "models/tables/AccountText.h"
#include "models/tables/AmountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/DateText.h"
#include "ui/accounts/AccountNotice.h"
#include "ui/accounts/CellDelegate.h"
#include "ui/accounts/CopyIbanButton.h"
#include "ui/accounts/EntriesPanel.h"
#include "ui/accounts/HolderLinks.h"
#include "ui/accounts/RecordStack.h"
#include "ui/audit/AuditLink.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

Fact moneyFact(const QString& label, const Money& money)
{
    Fact fact{label, tables::formatMoney(money, QLocale())};
    if (money.minorUnits() < 0)
        fact.tone = Tone::Danger;
    return fact;
}

} // namespace

AccountPage::AccountPage(client::Bank& bank, Navigator& navigator, bool mayTransfer, QWidget* parent)
    : Page(parent)
    , m_bank(bank)
    , m_navigator(navigator)
    , m_mayTransfer(mayTransfer)
    , m_controller(bank, [this] { onChanged(); })
    , m_entries(new EntriesPanel(bank, this))
{
    QWidget* content = buildContent();
    m_stack = new RecordStack(new ScrollPane(content), m_entries->list(), this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_stack, &RecordStack::retryRequested, this, &AccountPage::refresh);
    setTabOrder(m_audit, m_refresh);
    setTabOrder(m_refresh, m_copy);
    setTabOrder(m_copy, m_newTransfer);
    setTabOrder(m_newTransfer, m_holders);
    stopAfter(m_holders);
    connect(m_entries, &EntriesPanel::entryActivated, this, [this](const contract::Entry& entry) {
        m_navigator.open({PageId::Transfer, entry.transferId});
    });
    connect(m_entries, &EntriesPanel::hintsChanged, this, &AccountPage::hintsChanged);
    addShortcuts();
}

AccountPage::~AccountPage() = default;

QWidget* AccountPage::buildContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    addTitleRow(column);
    m_notice = new AccountNotice(content);
    column->addWidget(m_notice);

    auto* about = new QHBoxLayout;
    about->setSpacing(em(0.2));
    m_about = plainLabel({}, TextRole::Body, content);
    setTextTone(m_about, Tone::Neutral);
    about->addWidget(m_about);
    m_holders = new HolderLinks(content);
    connect(m_holders, &HolderLinks::customerChosen, this, [this](const CustomerId& customer) {
        m_navigator.open({PageId::Customer, customer});
    });
    about->addWidget(m_holders);
    about->addStretch();
    column->addLayout(about);

    auto* card = new SectionCard({}, content);
    m_figures = new FactGrid(4, card);
    card->body()->addWidget(m_figures);
    column->addWidget(card);
    m_toolsPlace = new QVBoxLayout;
    column->addLayout(m_toolsPlace);
    column->addWidget(m_entries, 1);
    return content;
}

void AccountPage::addTitleRow(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    m_iban = plainLabel({}, TextRole::Title, this);
    m_iban->setFont(withTabularDigits(m_iban->font()));
    m_status = new StatusPill(this);
    m_newTransfer = new QPushButton(icon(Icon::Transfer, Tint::OnAccent), tr("New transfer"), this);
    setKind(m_newTransfer, ButtonKind::Primary);
    m_newTransfer->setVisible(m_mayTransfer);
    m_copy = new CopyIbanButton(this);
    // No text: the IBAN beside it must fit in every language.
    m_refresh = new BusyButton({}, this);
    m_refresh->setAccessibleName(tr("Refresh"));
    m_refresh->setToolTip(m_refresh->accessibleName());
    m_refresh->setIcon(icon(Icon::Refresh));
    row->addWidget(m_iban);
    row->addWidget(m_status);
    row->addStretch();
    m_audit = new AuditLink(m_navigator, this);
    row->addWidget(m_audit);
    row->addWidget(m_refresh);
    row->addWidget(m_copy);
    row->addWidget(m_newTransfer);
    column->addLayout(row);
    connect(m_newTransfer, &QPushButton::clicked, this, &AccountPage::openNewTransfer);
    connect(m_refresh, &QPushButton::clicked, this, &AccountPage::refresh);
}

void AccountPage::addShortcuts()
{
    addHint(Qt::Key_Return, tr("Open transfer"));
    if (m_mayTransfer)
        addKey(Qt::CTRL | Qt::Key_T, tr("New transfer"), [this] { openNewTransfer(); });
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_C, tr("Copy IBAN"), [this] { m_copy->copy(); });
    addKey(Qt::Key_F5, tr("Refresh"), [this] { refresh(); });
    m_entries->addKeysTo(*this);
}

//! Tab goes from there to the search and the entries.
void AccountPage::stopAfter(QWidget* before)
{
    for (QWidget* stop : m_entries->tabStops()) {
        setTabOrder(before, stop);
        before = stop;
    }
}

void AccountPage::showAccount(const AccountId& account)
{
    if (m_controller.isOf(account))
        return;
    m_entries->setAccount(account);
    m_controller.show(account);
}

void AccountPage::offerAudit()
{
    m_audit->show();
}

void AccountPage::offerTools(client::OrderSender& sender, FileDialogs& files, AccountRights rights)
{
    m_tools = new AccountTools(m_bank, sender, files, m_navigator, rights, this);
    m_toolsPlace->addWidget(m_tools);
    // setTabOrder() skips widgets without focus; further holders come between.
    QWidget* before = m_holders->focusProxy();
    for (QWidget* stop : m_tools->tabStops()) {
        setTabOrder(before, stop);
        before = stop;
    }
    stopAfter(before);
    m_tools->addKeysTo(*this);
    connect(m_tools, &AccountTools::accountChanged, this, &AccountPage::refresh);
    connect(m_tools, &AccountTools::hintsChanged, this, &AccountPage::hintsChanged);
}

QString AccountPage::title() const
{
    const contract::Account* account = m_controller.record();
    return account ? tr("Account %1", "%1: an IBAN").arg(tables::ibanText(account->summary.iban)) : tr("Account");
}

void AccountPage::setSubject(const PageSubject& subject)
{
    showAccount(std::get<AccountId>(subject));
}

void AccountPage::activate()
{
    m_stack->takeFocus();
}

void AccountPage::shownAgain()
{
    if (m_tools)
        m_tools->shownAgain();
    // The balance may have changed while the page was hidden.
    if (m_controller.record() || !m_controller.error().isEmpty())
        refresh();
}

bool AccountPage::mayLeave()
{
    return !m_tools || m_tools->mayLeave();
}

bool AccountPage::holdsWork() const
{
    return m_tools && m_tools->holdsWork();
}

bool AccountPage::showsOutcome(const QString& id) const
{
    return m_tools && m_tools->showsOutcome(id);
}

void AccountPage::refresh()
{
    m_controller.refresh();
    m_entries->refresh();
}

void AccountPage::onChanged()
{
    const contract::Account* account = m_controller.record();
    m_refresh->setBusy(m_controller.isBusy() && account);
    if (account)
        fill(*account);
    m_copy->setIban(account ? QString::fromStdString(account->summary.iban.electronic()) : QString());
    m_newTransfer->setEnabled(account && tables::mayPay(account->summary));
    m_stack->showState(account != nullptr, m_controller.error());
    Q_EMIT titleChanged();
}

void AccountPage::fill(const contract::Account& account)
{
    const contract::AccountSummary& summary = account.summary;
    m_iban->setText(tables::ibanText(summary.iban));
    m_audit->setSubject(summary.id.toString());
    m_status->setStatus(toneOf(tables::stateOf(summary)), tables::accountStateText(summary));
    m_status->setToolTip(tables::plainToolTip(QString::fromStdString(account.statusReason)));
    m_status->setAccessibleDescription(QString::fromStdString(account.statusReason));
    m_about->setText(tr("%1, opened %2", "%1: product, %2: a date")
                         .arg(tables::productText(summary.product), tables::formatDate(account.openedOn, QLocale())));
    m_about->setToolTip(tables::isoDate(account.openedOn));
    m_holders->setHolders(account.holders);
    m_entries->setAccount(account);
    m_notice->setAccount(account);
    // Not while loading or after a failure: then this is still the previous account.
    if (m_tools && !m_controller.isBusy() && m_controller.error().isEmpty())
        m_tools->setAccount(account);
    Fact available = moneyFact(tr("Available"), summary.availableBalance);
    available.important = true;
    QList<Fact> figures{available, moneyFact(tr("Ledger balance"), summary.ledgerBalance),
                        moneyFact(tr("On hold"), account.holds),
                        moneyFact(tr("Overdraft limit"), account.overdraftLimit)};
    if (account.minimumBalance.minorUnits() != 0)
        figures += moneyFact(tr("Minimum balance"), account.minimumBalance);
    m_figures->setFacts(figures);
}

void AccountPage::openNewTransfer()
{
    const contract::Account* account = m_controller.record();
    if (m_mayTransfer && account && tables::mayPay(account->summary))
        m_navigator.open({PageId::NewTransfer, account->summary.iban});
}

} // namespace cf::ui
