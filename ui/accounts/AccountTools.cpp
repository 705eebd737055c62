#include "ui/accounts/AccountTools.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/accounts/BlocksPanel.h"
#include "ui/accounts/HoldsPanel.h"
#include "ui/accounts/StatementPanel.h"
#include "ui/common/FailureText.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cf::ui {

AccountTools::AccountTools(client::Bank& bank, client::OrderSender& sender, FileDialogs& files, Navigator& navigator,
                           AccountRights rights, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_statement(new StatementPanel(bank, files, rights.wishes, this))
    , m_holds(new HoldsPanel(bank, sender, navigator, rights.holds, this))
    , m_blocks(new BlocksPanel(bank, sender, rights.blocks, this))
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.3));
    row->addWidget(addTool(Statement, tr("Statement")));
    row->addWidget(addTool(Balance, tr("Balance on a day")));
    row->addWidget(addTool(Holds, tr("Holds")));
    row->addWidget(addTool(Blocks, tr("Blocks", "of an account")));
    row->addStretch(1);
    m_content = {m_statement, buildBalance(), m_holds, m_blocks};
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(row);
    for (QWidget* each : m_content) {
        each->hide();
        each->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        column->addWidget(each);
    }
    for (AccountPanel* panel : panels()) {
        connect(panel, &AccountPanel::accountChanged, this, &AccountTools::accountChanged);
        connect(panel, &AccountPanel::hintsChanged, this, &AccountTools::hintsChanged);
    }
}

QPushButton* AccountTools::addTool(Tool tool, const QString& text)
{
    auto* button = new QPushButton(text, this);
    setKind(button, ButtonKind::Quiet);
    button->setCheckable(true);
    button->setAccessibleName(text);
    m_buttons.push_back(button);
    connect(button, &QPushButton::toggled, this, [this, tool](bool unfolded) { unfold(tool, unfolded); });
    return button;
}

QWidget* AccountTools::buildBalance()
{
    auto* panel = new QWidget(this);
    m_day = new DayEdit(panel);
    m_day->setAccessibleName(tr("End of which day"));
    m_balance = plainLabel({}, TextRole::Strong, panel);
    m_balance->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(plainLabel(tr("Ledger balance at the end of"), TextRole::Body, panel));
    row->addWidget(m_day);
    row->addWidget(m_balance, 1);
    connect(m_day, &DayEdit::dateChanged, this, [this] { askBalance(Shown::Not); });
    return panel;
}

void AccountTools::setAccount(const contract::Account& account)
{
    const bool another = m_account != account.summary.id;
    m_account = account.summary.id;
    m_statement->setAccount(account.summary.id);
    if (another) {
        for (QPushButton* button : m_buttons)
            button->setChecked(false);
    }
    for (AccountPanel* panel : panels()) {
        panel->setAccount(account);
        QPushButton* button = m_buttons[m_content.indexOf(panel)];
        button->setVisible(panel->isOffered(account));
        if (button->isHidden())
            button->setChecked(false);
    }
    askUnfolded(Shown::UntilTheAnswer);
}

void AccountTools::shownAgain()
{
    m_statement->shownAgain();
}

void AccountTools::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::Key_S, tr("Statement"), [this] { begin(Statement); });
    page.addKey(Qt::CTRL | Qt::Key_H, tr("Holds"), [this] { begin(Holds); });
    page.addKey(Qt::CTRL | Qt::Key_B, tr("Blocks", "of an account"), [this] { begin(Blocks); });
    for (AccountPanel* panel : panels())
        panel->addKeysTo(page);
}

QList<QWidget*> AccountTools::tabStops() const
{
    QList<QWidget*> stops(m_buttons.begin(), m_buttons.end());
    stops += m_statement->tabStops() + QList<QWidget*>{m_day};
    for (const AccountPanel* panel : panels())
        stops += panel->tabStops();
    return stops;
}

bool AccountTools::mayLeave()
{
    for (AccountPanel* panel : panels()) {
        if (panel->mayBeDiscarded())
            continue;
        // What would be lost is to be seen.
        m_buttons[m_content.indexOf(panel)]->setChecked(true);
        return false;
    }
    for (AccountPanel* panel : panels())
        panel->discard();
    return true;
}

bool AccountTools::holdsWork() const
{
    return m_holds->holdsWork() || m_blocks->holdsWork();
}

bool AccountTools::showsOutcome(const QString& id) const
{
    return m_holds->showsOutcome(id) || m_blocks->showsOutcome(id);
}

void AccountTools::begin(Tool tool)
{
    if (m_buttons[tool]->isHidden())
        return;
    m_buttons[tool]->setChecked(true);
    if (tool == Statement)
        m_statement->begin();
    else if (tool == Holds)
        m_holds->begin();
    else if (tool == Blocks)
        m_blocks->begin();
}

bool AccountTools::isUnfolded(Tool tool) const
{
    return !m_content[tool]->isHidden();
}

void AccountTools::unfold(Tool tool, bool unfolded)
{
    m_content[tool]->setVisible(unfolded);
    Q_EMIT hintsChanged();
    if (!unfolded)
        return;
    for (int each = 0; each < m_buttons.size(); ++each) {
        if (each != tool)
            m_buttons[each]->setChecked(false);
    }
    askUnfolded(Shown::Not);
}

void AccountTools::askUnfolded(Shown shown)
{
    for (AccountPanel* panel : panels()) {
        if (!panel->isHidden())
            panel->refresh();
    }
    if (!isUnfolded(Balance))
        return;
    // Defaults to today until another day is chosen, even if left open overnight.
    if (!m_day->isChosen() && m_day->date() != tables::today()) {
        const QSignalBlocker once(m_day);
        m_day->setDay(tables::today());
        shown = Shown::Not;
    }
    askBalance(shown);
}

void AccountTools::askBalance(Shown shown)
{
    if (!m_account)
        return;
    m_balanceCall.cancel();
    if (shown == Shown::Not)
        m_balance->setText(tr("Looking it up…"));
    m_balanceCall = m_bank.call<contract::GetBalanceAsOf>(
        {*m_account, tables::fromQDate(m_day->date())}, {}, this,
        [this](const client::CallResult<contract::BalanceAsOf>& result) {
            m_balance->setText(result ? tables::formatMoney(result->ledgerBalance, QLocale())
                                      : FailureText::forFailure(result.error(), RequestKind::Read));
        });
}

} // namespace cf::ui
