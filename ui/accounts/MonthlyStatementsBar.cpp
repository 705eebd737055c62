#include "ui/accounts/MonthlyStatementsBar.h"

#include "models/tables/DateText.h"
#include "ui/common/FailureText.h"
#include "ui/printing/SaveBanner.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Styling.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace cf::ui {
namespace {

QString monthText(Date month)
{
    const int number = static_cast<int>(static_cast<unsigned>(month.month()));
    return MonthlyStatementsBar::tr("%1 %2", "a month and its year: November 2026")
        .arg(tables::wordsFor(QLocale()).standaloneMonthName(number))
        .arg(static_cast<int>(month.year()));
}

} // namespace

MonthlyStatementsBar::MonthlyStatementsBar(client::Bank& bank, OutcomeBanner& banner, SaveBanner& saved, bool mayChange,
                                           QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_banner(banner)
    , m_saved(saved)
    , m_mayChange(mayChange)
    , m_wanted(new QCheckBox(tr("One for every month"), this))
    , m_months(new QComboBox(this))
    , m_save(new BusyButton(tr("Save…", "a monthly statement to this machine"), this))
    , m_state(new ElidedLabel({}, this))
{
    layOut();
    connect(m_wanted, &QCheckBox::clicked, this, &MonthlyStatementsBar::change);
    connect(m_save, &QPushButton::clicked, this, &MonthlyStatementsBar::open);
}

void MonthlyStatementsBar::layOut()
{
    m_wanted->setAccessibleName(tr("A statement for every month"));
    m_wanted->setToolTip(tr("It is made when the month is over, and kept for ten years."));
    m_wanted->setVisible(m_mayChange);
    m_months->setAccessibleName(tr("Monthly statement on file"));
    m_save->setAccessibleName(tr("Save the monthly statement"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.5));
    row->addWidget(plainLabel(tr("Monthly"), TextRole::Strong, this));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_wanted, m_months, m_save})
        row->addWidget(widget);
    row->addWidget(m_state, 1);
}

void MonthlyStatementsBar::setAccount(const AccountId& account)
{
    if (m_account != account) {
        m_list.cancel();
        m_open.cancel();
        m_account = account;
        m_shown.reset();
        m_save->setBusy(false);
        m_wanted->setEnabled(false);
        m_months->hide();
        m_save->hide();
        m_state->setText({});
    }
    if (isVisible())
        fetch();
}

QList<QWidget*> MonthlyStatementsBar::tabStops() const
{
    return {m_wanted, m_months, m_save};
}

void MonthlyStatementsBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_account && !m_shown)
        fetch();
}

void MonthlyStatementsBar::fetch()
{
    m_list = m_bank.call<contract::ListMonthlyStatements>(
        {*m_account}, {}, this, [this](const client::CallResult<contract::MonthlyStatements>& result) {
            if (result)
                show(*result);
            else
                showState(FailureText::forFailure(result.error(), RequestKind::Read), Tone::Danger);
        });
}

void MonthlyStatementsBar::show(const contract::MonthlyStatements& statements)
{
    m_shown = statements;
    m_wanted->setEnabled(true);
    m_wanted->setChecked(statements.wanted);
    const QVariant chosen = m_months->currentData();
    m_months->clear();
    for (const contract::MonthlyStatement& statement : statements.statements)
        m_months->addItem(monthText(statement.month), QString::fromStdString(statement.id.toString()));
    const bool any = !statements.statements.empty();
    if (any)
        m_months->setCurrentIndex(std::max(0, m_months->findData(chosen)));
    m_months->setVisible(any);
    m_save->setVisible(any);
    if (!any && statements.wanted)
        showState(tr("None has been made yet."), Tone::Neutral);
    else
        showState(any || m_mayChange ? QString() : tr("None are made of this account."), Tone::Neutral);
}

void MonthlyStatementsBar::showState(const QString& text, Tone tone)
{
    m_state->setText(text);
    setTextTone(m_state, tone);
}

// Not cancelled when another account is shown: its failure is told all the same.
void MonthlyStatementsBar::change(bool wanted)
{
    m_wanted->setEnabled(false); // until the bank has answered
    m_banner.clearMessage();
    m_list.cancel();
    m_bank.call<contract::WishMonthlyStatements>(
        {*m_account, wanted}, {}, this,
        [this, account = *m_account](const client::CallResult<contract::MonthlyStatements>& result) {
            onChanged(account, result);
        });
}

void MonthlyStatementsBar::onChanged(const AccountId& account,
                                     const client::CallResult<contract::MonthlyStatements>& result)
{
    const bool isHere = m_account == account;
    if (!result) {
        const QString why = FailureText::forFailure(result.error(), RequestKind::Change);
        m_banner.tell({{},
                       Tone::Warning,
                       tr("Monthly statements: %1", "%1: a whole sentence, why they were not changed").arg(why),
                       NavigationTarget{PageId::Account, account},
                       {}},
                      why, isHere);
        if (isHere && m_shown) {
            show(*m_shown);
            fetch(); // it may have been changed all the same
        }
    } else if (isHere) {
        show(*result);
    }
}

void MonthlyStatementsBar::open()
{
    const auto id = StatementId::parse(m_months->currentData().toString().toStdString());
    if (!id || m_save->isBusy())
        return;
    m_banner.clearMessage();
    m_saved.leave();
    m_save->setBusy(true, tr("Fetching…", "a statement"));
    m_open = m_bank.call<contract::GetMonthlyStatement>(
        {*id}, client::CallOptions::ofFile(), this, [this](const client::CallResult<contract::FileContent>& result) {
            m_save->setBusy(false);
            if (result)
                m_saved.save(tr("Save statement"), *result);
            else
                m_banner.tell({{},
                               Tone::Warning,
                               tr("The statement cannot be opened. %1", "%1: a whole sentence, why")
                                   .arg(FailureText::forFailure(result.error(), RequestKind::Read)),
                               NavigationTarget{PageId::Account, *m_account},
                               {}});
        });
}

} // namespace cf::ui
