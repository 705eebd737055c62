#include "ui/transfers/TransferFilterBar.h"

#include "models/tables/DateText.h"
#include "models/tables/OfferedCurrencies.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace cf::ui {
namespace {

QComboBox* choice(const QString& accessibleName, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setAccessibleName(accessibleName);
    return box;
}

} // namespace

TransferFilterBar::TransferFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_mine(new QPushButton(tr("Only mine", "filter of a list of transfers"), this))
    , m_period(choice(tr("Booked", "filter of a list by time"), this))
    , m_days(new QWidget(this))
    , m_from(new DayEdit(m_days))
    , m_to(new DayEdit(m_days))
    , m_kind(choice(tr("Kind of transfer"), this))
    , m_account(new IbanEdit(this))
    , m_currency(choice(tr("Currency"), this))
    , m_least(new MoneyEdit(this))
    , m_most(new MoneyEdit(this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    fillChoices();
    layOut();
    connect(m_mine, &QPushButton::toggled, this, &TransferFilterBar::announce);
    for (QComboBox* box : {m_period, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &TransferFilterBar::onChoice);
    connect(m_currency, &QComboBox::currentIndexChanged, this, &TransferFilterBar::onCurrency);
    connect(m_account, &IbanEdit::ibanChanged, this, &TransferFilterBar::announce);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(SearchField::kDebounce);
    connect(&m_debounce, &QTimer::timeout, this, &TransferFilterBar::announce);
    for (MoneyEdit* amount : {m_least, m_most})
        connect(amount, &MoneyEdit::moneyChanged, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_clear, &QPushButton::clicked, this, &TransferFilterBar::clear);
    onCurrency();
    onChoice();
}

void TransferFilterBar::fillChoices()
{
    m_mine->setCheckable(true);
    m_mine->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_M).toString(QKeySequence::NativeText));
    m_mine->setAccessibleName(tr("Only the transfers I ordered"));
    const auto add = [this](const QString& text, Period period) { m_period->addItem(text, static_cast<int>(period)); };
    add(tr("Any day"), Period::Any);
    add(tr("Today"), Period::Today);
    add(tr("Yesterday"), Period::Yesterday);
    add(tr("Last 7 days"), Period::LastSevenDays);
    add(tr("Last 30 days"), Period::LastThirtyDays);
    add(tr("From … to …", "choose two days"), Period::Days);
    m_kind->addItem(tr("Any kind", "of transfers"), -1);
    m_kind->addItem(tr("Transfers"), static_cast<int>(contract::TransferKind::Transfer));
    m_kind->addItem(tr("Postings", "kind of transfer: ordered as legs"),
                    static_cast<int>(contract::TransferKind::Posting));
    m_kind->addItem(tr("Paid from holds", "kind of transfer"), static_cast<int>(contract::TransferKind::Capture));
    m_kind->addItem(tr("Imported", "kind of transfer"), static_cast<int>(contract::TransferKind::Import));
    m_kind->addItem(tr("Reversals", "kind of transfer"), static_cast<int>(contract::TransferKind::Reversal));
    m_currency->addItem(tr("Any amount"), QString());
    for (const char* code : tables::kOfferedCurrencies)
        m_currency->addItem(QString::fromLatin1(code), QString::fromLatin1(code));
    m_from->setAccessibleName(tr("From this day on"));
    m_to->setAccessibleName(tr("Up to this day"));
    m_account->setAccessibleName(tr("Account on either side"));
    m_account->setPlaceholderText(tr("IBAN on either side"));
    m_least->setAccessibleName(tr("Amount at least"));
    m_least->setPlaceholderText(tr("at least", "an amount"));
    m_most->setAccessibleName(tr("Amount at most"));
    m_most->setPlaceholderText(tr("at most", "an amount"));
}

void TransferFilterBar::layOut()
{
    auto* days = new QHBoxLayout(m_days);
    days->setContentsMargins(0, 0, 0, 0);
    days->setSpacing(em(0.3));
    for (DayEdit* day : {m_from, m_to}) {
        connect(day, &DayEdit::dateChanged, this, &TransferFilterBar::announce);
        days->addWidget(day);
    }
    for (MoneyEdit* amount : {m_least, m_most}) {
        amount->setFixedWidth(em(6.5));
        amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    m_account->setMinimumWidth(em(12));
    auto* row = new FlowLayout(this);
    row->setSpacing(em(0.5));
    row->addWidget(m_mine);
    row->addWidget(m_period);
    row->addWidget(m_days);
    row->addWidget(m_kind);
    row->addWidget(m_account);
    row->addWidget(m_currency);
    row->addWidget(m_least);
    row->addWidget(m_most);
    row->addWidget(m_clear);
    setKind(m_clear, ButtonKind::Quiet);
}

void TransferFilterBar::readPeriod(contract::TransfersQuery& filter) const
{
    const QDate today = tables::today();
    const auto set = [&](const QDate& from, const QDate& to) {
        filter.from = tables::fromQDate(from);
        filter.to = tables::fromQDate(to);
    };
    switch (static_cast<Period>(m_period->currentData().toInt())) {
    case Period::Any:
        break;
    case Period::Today:
        return set(today, today);
    case Period::Yesterday:
        return set(today.addDays(-1), today.addDays(-1));
    case Period::LastSevenDays:
        return set(today.addDays(-6), today);
    case Period::LastThirtyDays:
        return set(today.addDays(-29), today);
    case Period::Days:
        // In either order.
        return set(std::min(m_from->date(), m_to->date()), std::max(m_from->date(), m_to->date()));
    }
}

contract::TransfersQuery TransferFilterBar::filter() const
{
    contract::TransfersQuery filter;
    if (m_mine->isChecked())
        filter.mine = true;
    readPeriod(filter);
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        filter.kind = static_cast<contract::TransferKind>(kind);
    filter.account = m_account->iban();
    filter.currency = Currency::parse(m_currency->currentData().toString().toStdString());
    if (!filter.currency)
        return filter;
    if (const auto least = m_least->money())
        filter.leastMinorUnits = least->minorUnits();
    if (const auto most = m_most->money())
        filter.mostMinorUnits = most->minorUnits();
    // "At most 100, at least 500" finds nothing; the reverse was meant.
    if (filter.leastMinorUnits && filter.mostMinorUnits && *filter.leastMinorUnits > *filter.mostMinorUnits)
        std::swap(filter.leastMinorUnits, filter.mostMinorUnits);
    return filter;
}

bool TransferFilterBar::isEmpty() const
{
    const contract::TransfersQuery now = filter();
    return !now.mine && !now.from && !now.kind && !now.account && !now.currency;
}

void TransferFilterBar::toggleMine()
{
    m_mine->toggle();
}

void TransferFilterBar::clear()
{
    m_clearing = true;
    m_mine->setChecked(false);
    m_period->setCurrentIndex(0);
    m_kind->setCurrentIndex(0);
    m_account->clear();
    m_currency->setCurrentIndex(0);
    m_least->clear();
    m_most->clear();
    m_clearing = false;
    announce();
}

void TransferFilterBar::onChoice()
{
    const bool isDays = static_cast<Period>(m_period->currentData().toInt()) == Period::Days;
    for (DayEdit* day : {m_from, m_to}) {
        if (isDays && m_days->isHidden() && !day->isChosen()) {
            const QSignalBlocker quiet(day);
            day->setDay(tables::today());
        }
    }
    m_days->setVisible(isDays);
    announce();
}

void TransferFilterBar::shownAgain()
{
    const auto period = static_cast<Period>(m_period->currentData().toInt());
    if (period != Period::Any && period != Period::Days && m_announced != tables::today())
        announce();
}

void TransferFilterBar::onCurrency()
{
    const auto currency = Currency::parse(m_currency->currentData().toString().toStdString());
    for (MoneyEdit* amount : {m_least, m_most}) {
        amount->setVisible(currency.has_value());
        amount->setCurrency(currency);
    }
    announce();
}

void TransferFilterBar::announce()
{
    m_debounce.stop();
    m_announced = tables::today();
    m_clear->setVisible(!isEmpty());
    if (!m_clearing)
        Q_EMIT changed();
}

} // namespace cf::ui
