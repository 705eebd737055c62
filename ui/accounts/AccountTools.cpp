#include "ui/accounts/AccountTools.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/accounts/StatementPanel.h"
#include "ui/common/FailureText.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

QString momentText(Instant instant)
{
    return tables::formatDateTime(instant, QLocale());
}

} // namespace

AccountTools::AccountTools(client::Bank& bank, FileDialogs& files, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_stack(new QStackedWidget(this))
    , m_statement(new StatementPanel(bank, files, this))
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.3));
    row->addWidget(addTool(Statement, tr("Statement")));
    row->addWidget(addTool(Balance, tr("Balance on a day")));
    row->addWidget(addTool(Holds, tr("Holds")));
    row->addStretch(1);
    m_stack->addWidget(m_statement);
    m_stack->addWidget(buildBalance());
    m_stack->addWidget(buildHolds());
    m_stack->hide();
    m_stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(row);
    column->addWidget(m_stack);
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

QWidget* AccountTools::buildHolds()
{
    m_holds = plainLabel({}, TextRole::Body, this);
    m_holds->setFont(withTabularDigits(m_holds->font()));
    m_holds->setWordWrap(true);
    m_holds->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_holds->setAccessibleName(tr("Holds in force"));
    return m_holds;
}

void AccountTools::setAccount(const contract::Account& account)
{
    const bool another = m_account != account.summary.id;
    m_account = account.summary.id;
    m_statement->setAccount(account.summary.id);
    m_buttons[Holds]->setVisible(account.holds.minorUnits() > 0);
    if (account.holds.minorUnits() == 0)
        m_buttons[Holds]->setChecked(false);
    if (!another)
        return askUnfolded(Shown::UntilTheAnswer);
    for (QPushButton* button : m_buttons)
        button->setChecked(false);
}

void AccountTools::shownAgain()
{
    m_statement->shownAgain();
}

QList<QWidget*> AccountTools::tabStops() const
{
    QList<QWidget*> stops(m_buttons.begin(), m_buttons.end());
    return stops + m_statement->tabStops() + QList<QWidget*>{m_day};
}

void AccountTools::beginStatement()
{
    m_buttons[Statement]->setChecked(true);
    m_statement->begin();
}

void AccountTools::unfold(Tool tool, bool unfolded)
{
    if (!unfolded) {
        if (m_stack->currentIndex() == tool)
            m_stack->hide();
        return;
    }
    m_stack->setCurrentIndex(tool);
    m_stack->show();
    for (int each = 0; each < m_buttons.size(); ++each) {
        if (each != tool)
            m_buttons[each]->setChecked(false);
    }
    askUnfolded(Shown::Not);
}

void AccountTools::askUnfolded(Shown shown)
{
    if (m_stack->isHidden())
        return;
    if (m_stack->currentIndex() == Holds)
        askHolds(shown);
    if (m_stack->currentIndex() != Balance)
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

void AccountTools::askHolds(Shown shown)
{
    if (!m_account)
        return;
    m_holdsCall.cancel();
    if (shown == Shown::Not)
        m_holds->setText(tr("Looking them up…"));
    m_holdsCall = m_bank.call<contract::ListHolds>(
        {*m_account}, {}, this, [this](const client::CallResult<contract::Page<contract::Hold>>& result) {
            if (result)
                showHolds(result->items);
            else
                m_holds->setText(FailureText::forFailure(result.error(), RequestKind::Read));
        });
}

void AccountTools::showHolds(const std::vector<contract::Hold>& holds)
{
    QStringList lines;
    for (const contract::Hold& hold : holds) {
        const QString amount = tables::formatMoney(hold.amount, QLocale());
        const QString reason = QString::fromStdString(hold.reason);
        //: a hold: amount, reason, since when
        lines += hold.expiresAt ? tr("%1 — %2, since %3, until %4")
                                      .arg(amount, reason, momentText(hold.placedAt), momentText(*hold.expiresAt))
                                : tr("%1 — %2, since %3").arg(amount, reason, momentText(hold.placedAt));
    }
    m_holds->setText(lines.isEmpty() ? tr("Nothing is on hold any more.") : lines.join(QLatin1Char('\n')));
}

} // namespace cf::ui
