#include "ui/accounts/StatementPanel.h"

#include "models/tables/DateText.h"
#include "ui/accounts/MonthlyStatementsBar.h"
#include "ui/common/FailureText.h"
#include "ui/printing/SaveBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

enum class Period
{
    ThisMonth,
    LastMonth,
    LastThreeMonths,
    ThisYear,
    Days,
};

} // namespace

StatementPanel::StatementPanel(client::Bank& bank, FileDialogs& files, bool mayChange, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_period(new QComboBox(this))
    , m_from(new DayEdit(this))
    , m_to(new DayEdit(this))
    , m_language(new QComboBox(this))
    , m_make(new BusyButton(tr("Save statement…"), this))
    , m_error(new OutcomeBanner(this))
    , m_saved(new SaveBanner(files, this))
    , m_monthly(new MonthlyStatementsBar(bank, *m_error, *m_saved, mayChange, this))
{
    fillChoices();
    layOut();
    connect(m_period, &QComboBox::currentIndexChanged, this, &StatementPanel::reckonPeriod);
    connect(m_make, &QPushButton::clicked, this, &StatementPanel::order);
    reckonPeriod();
}

void StatementPanel::fillChoices()
{
    m_period->setAccessibleName(tr("Period of the statement"));
    const auto add = [this](const QString& text, Period period) { m_period->addItem(text, static_cast<int>(period)); };
    add(tr("This month"), Period::ThisMonth);
    add(tr("Last month"), Period::LastMonth);
    add(tr("Last three months"), Period::LastThreeMonths);
    add(tr("This year"), Period::ThisYear);
    add(tr("From … to …", "choose two days"), Period::Days);
    m_period->setCurrentIndex(1);
    m_from->setAccessibleName(tr("First day of the statement"));
    m_to->setAccessibleName(tr("Last day of the statement"));
    // The customer's language, not the teller's: the region's before the program's.
    m_language->setAccessibleName(tr("Language of the statement"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("Čeština"), QStringLiteral("cs"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(QLocale::languageToCode(QLocale().language()))));
}

void StatementPanel::layOut()
{
    m_make->setAccessibleName(tr("Save statement"));
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.5));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_period, m_from, m_to, m_language, m_make})
        row->addWidget(widget);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addLayout(row);
    column->addWidget(m_monthly);
    column->addWidget(m_error);
    column->addWidget(m_saved);
}

void StatementPanel::setAccount(const AccountId& account)
{
    m_monthly->setAccount(account);
    if (m_account == account)
        return;
    m_call.cancel();
    m_account = account;
    m_make->setBusy(false);
    m_error->clearMessage();
    m_saved->leave();
}

void StatementPanel::begin()
{
    m_period->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> StatementPanel::tabStops() const
{
    return QList<QWidget*>{m_period, m_from, m_to, m_language, m_make} + m_monthly->tabStops();
}

void StatementPanel::reckonPeriod()
{
    const QDate today = tables::today();
    const QDate monthBegin(today.year(), today.month(), 1);
    const auto set = [this](const QDate& from, const QDate& to) {
        m_from->setDay(from);
        m_to->setDay(to);
    };
    const auto period = static_cast<Period>(m_period->currentData().toInt());
    switch (period) {
    case Period::ThisMonth:
        set(monthBegin, today);
        break;
    case Period::LastMonth:
        set(monthBegin.addMonths(-1), monthBegin.addDays(-1));
        break;
    case Period::LastThreeMonths:
        set(monthBegin.addMonths(-3), monthBegin.addDays(-1));
        break;
    case Period::ThisYear:
        set(QDate(today.year(), 1, 1), today);
        break;
    case Period::Days:
        break;
    }
    for (DayEdit* day : {m_from, m_to})
        day->setEnabled(period == Period::Days);
}

void StatementPanel::order()
{
    if (!m_account || m_make->isBusy())
        return;
    // The day may have ended a moment ago.
    reckonPeriod();
    m_error->clearMessage();
    m_saved->leave();
    if (m_from->date() > m_to->date())
        return m_error->showMessage(Tone::Warning, tr("The first day is after the last one."));
    contract::StatementQuery query;
    query.accountId = *m_account;
    query.from = tables::fromQDate(m_from->date());
    query.to = tables::fromQDate(m_to->date());
    query.language = m_language->currentData().toString().toStdString();
    m_make->setBusy(true, tr("Being created…", "a statement"));
    m_call = m_bank.call<contract::GetStatement>(
        query, client::CallOptions::ofFile(), this,
        [this](const client::CallResult<contract::FileContent>& result) { take(result); });
}

void StatementPanel::take(const client::CallResult<contract::FileContent>& result)
{
    m_make->setBusy(false);
    if (!result)
        return void(m_error->tell({{},
                                   Tone::Warning,
                                   tr("The statement was not created. %1", "%1: a whole sentence, why")
                                       .arg(FailureText::forFailure(result.error(), RequestKind::Read)),
                                   NavigationTarget{PageId::Account, *m_account},
                                   {}}));
    m_saved->save(tr("Save statement"), *result);
}

} // namespace cf::ui
