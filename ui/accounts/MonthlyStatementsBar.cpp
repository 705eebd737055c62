#include "ui/accounts/MonthlyStatementsBar.h"

#include "models/tables/DateText.h"
#include "ui/common/FailureText.h"
#include "ui/printing/SaveBanner.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/Styling.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

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
    , m_wanted(new QCheckBox(tr("One for every month"), this))
    , m_none(plainLabel(tr("None has been made yet."), TextRole::Body, this))
    , m_months(new QComboBox(this))
    , m_save(new BusyButton(tr("Save…", "a monthly statement to this machine"), this))
{
    layOut(mayChange);
    connect(m_wanted, &QCheckBox::clicked, this, &MonthlyStatementsBar::change);
    connect(m_save, &QPushButton::clicked, this, &MonthlyStatementsBar::open);
}

void MonthlyStatementsBar::layOut(bool mayChange)
{
    m_wanted->setAccessibleName(tr("A statement for every month"));
    m_wanted->setToolTip(tr("It is made when the month is over, and kept for ten years."));
    m_wanted->setVisible(mayChange);
    m_months->setAccessibleName(tr("Monthly statement on file"));
    m_save->setAccessibleName(tr("Save the monthly statement"));
    setTextTone(m_none, Tone::Neutral);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.5));
    row->addWidget(plainLabel(tr("Monthly"), TextRole::Strong, this));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_wanted, m_none, m_months, m_save})
        row->addWidget(widget);
    row->addStretch(1);
}

void MonthlyStatementsBar::setAccount(const AccountId& account)
{
    if (m_account == account)
        return;
    m_call.cancel();
    m_account = account;
    m_shown.reset();
    m_save->setBusy(false);
    m_wanted->setEnabled(false);
    for (QWidget* each : std::initializer_list<QWidget*>{m_none, m_months, m_save})
        each->hide();
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
    m_call = m_bank.call<contract::ListMonthlyStatements>(
        {*m_account}, {}, this, [this](const client::CallResult<contract::MonthlyStatements>& result) {
            if (result)
                show(*result);
            else
                say(tr("The monthly statements cannot be shown. %1", "%1: a whole sentence, why")
                        .arg(FailureText::forFailure(result.error(), RequestKind::Read)));
        });
}

void MonthlyStatementsBar::show(const contract::MonthlyStatements& statements)
{
    m_shown = statements;
    m_wanted->setEnabled(true);
    m_wanted->setChecked(statements.wanted);
    m_months->clear();
    for (const contract::MonthlyStatement& statement : statements.statements)
        m_months->addItem(monthText(statement.month), QString::fromStdString(statement.id.toString()));
    const bool any = !statements.statements.empty();
    m_none->setVisible(!any && statements.wanted);
    m_months->setVisible(any);
    m_save->setVisible(any);
}

void MonthlyStatementsBar::change(bool wanted)
{
    m_wanted->setEnabled(false); // until the bank has answered
    m_banner.clearMessage();
    m_call = m_bank.call<contract::WishMonthlyStatements>(
        {*m_account, wanted}, {}, this, [this](const client::CallResult<contract::MonthlyStatements>& result) {
            if (result)
                return show(*result);
            m_wanted->setEnabled(true);
            m_wanted->setChecked(m_shown && m_shown->wanted);
            say(FailureText::forFailure(result.error(), RequestKind::Change));
        });
}

void MonthlyStatementsBar::open()
{
    const auto id = StatementId::parse(m_months->currentData().toString().toStdString());
    if (!id || m_save->isBusy())
        return;
    m_banner.clearMessage();
    m_saved.leave();
    m_save->setBusy(true, tr("Fetching…", "a statement"));
    m_call = m_bank.call<contract::GetMonthlyStatement>(
        {*id}, client::CallOptions::ofFile(), this, [this](const client::CallResult<contract::FileContent>& result) {
            m_save->setBusy(false);
            if (result)
                m_saved.save(tr("Save statement"), *result);
            else
                say(tr("The statement cannot be opened. %1", "%1: a whole sentence, why")
                        .arg(FailureText::forFailure(result.error(), RequestKind::Read)));
        });
}

void MonthlyStatementsBar::say(const QString& sentence)
{
    m_banner.tell({{}, Tone::Warning, sentence, NavigationTarget{PageId::Account, *m_account}, {}});
}

} // namespace cf::ui
