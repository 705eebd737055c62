#include "ui/audit/AuditFilterBar.h"

#include "models/tables/AuditText.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Styling.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>
#include <map>

namespace cf::ui {
namespace {

using tables::AuditText;

QComboBox* choice(const QString& accessibleName, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMaxVisibleItems(24);
    return box;
}

void choose(QComboBox* box, const QVariant& data)
{
    const int at = data.toString().isEmpty() ? 0 : box->findData(data);
    box->setCurrentIndex(std::max(0, at));
}

std::string areaOf(const std::string& action)
{
    return action.substr(0, action.find('.'));
}

} // namespace

AuditFilterBar::AuditFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_period(choice(tr("Time"), this))
    , m_days(new QWidget(this))
    , m_from(new DayEdit(m_days))
    , m_to(new DayEdit(m_days))
    , m_action(choice(tr("Action"), this))
    , m_result(choice(tr("Result"), this))
    , m_branch(choice(tr("Branch"), this))
{
    // A branch may have any name; the longest must not make the row wider than a small window.
    m_branch->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_branch->setMinimumContentsLength(8);
    addPeriod();
    addResults();
    addDays();
    m_action->addItem(tr("Any action"), QString());
    m_branch->addItem(tr("Any branch"), QString());
    auto* row = new FlowLayout(this);
    row->setSpacing(em(0.5));
    for (QWidget* each : {static_cast<QWidget*>(m_period), m_days, static_cast<QWidget*>(m_action),
                          static_cast<QWidget*>(m_result), static_cast<QWidget*>(m_branch)})
        row->addWidget(each);
    const auto onChosen = [this] {
        showDays();
        if (!m_showing)
            Q_EMIT changed();
    };
    for (QComboBox* box : {m_period, m_action, m_result, m_branch})
        connect(box, &QComboBox::currentIndexChanged, this, onChosen);
    showDays();
}

void AuditFilterBar::addPeriod()
{
    const auto add = [this](const QString& text, AuditPeriod period) {
        m_period->addItem(text, QString::number(int(period)));
    };
    add(tr("Any time"), AuditPeriod::Any);
    add(tr("Today"), AuditPeriod::Today);
    add(tr("Yesterday"), AuditPeriod::Yesterday);
    add(tr("Last 7 days"), AuditPeriod::LastSevenDays);
    add(tr("From … to …", "choose two days"), AuditPeriod::Days);
}

void AuditFilterBar::addResults()
{
    m_result->addItem(tr("Any result"), QString());
    for (const AuditResult result : {AuditResult::Succeeded, AuditResult::Refused, AuditResult::Failed})
        m_result->addItem(AuditText::result(result), QString::number(static_cast<int>(result)));
}

void AuditFilterBar::addDays()
{
    m_from->setAccessibleName(tr("From this day on"));
    m_to->setAccessibleName(tr("Up to this day"));
    auto* row = new QHBoxLayout(m_days);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.3));
    for (DayEdit* day : {m_from, m_to}) {
        day->setMinimumWidth(em(7.5));
        connect(day, &DayEdit::dateChanged, this, &AuditFilterBar::onDayChanged);
        row->addWidget(day);
        if (day == m_from)
            row->addWidget(plainLabel(QStringLiteral("–"), TextRole::Body, m_days));
    }
}

void AuditFilterBar::showDays()
{
    const bool isDays = m_period->currentData().toInt() == static_cast<int>(AuditPeriod::Days);
    for (DayEdit* day : {m_from, m_to}) {
        const QSignalBlocker quiet(day);
        if (isDays && m_days->isHidden() && !m_showing && !day->isChosen())
            day->setDay(tables::calendarDay());
    }
    m_days->setVisible(isDays);
}

void AuditFilterBar::onDayChanged()
{
    if (!m_showing)
        Q_EMIT changed();
}

void AuditFilterBar::setActions(const std::vector<std::string>& actions)
{
    if (actions == m_actions)
        return;
    m_actions = actions;
    const QScopedValueRollback guard(m_showing, true);
    const QString chosen = m_action->currentData().toString();
    std::map<std::string, std::vector<std::string>> areas;
    for (const std::string& action : actions)
        areas[areaOf(action)].push_back(action);
    while (m_action->count() > 1)
        m_action->removeItem(1);
    for (const auto& [area, inArea] : areas) {
        if (inArea.size() > 1)
            //: %1: a group of actions, such as "Transfers"
            m_action->addItem(tr("%1: all").arg(AuditText::area(area)), QString::fromStdString(area));
        for (const std::string& action : inArea) {
            const QString text = AuditText::action(action);
            m_action->addItem(inArea.size() > 1 ? QStringLiteral("    ") + text : text, QString::fromStdString(action));
        }
    }
    choose(m_action, chosen);
}

void AuditFilterBar::setBranches(const std::vector<contract::BranchRow>& branches)
{
    const QScopedValueRollback guard(m_showing, true);
    const QVariant chosen = m_branch->currentData();
    while (m_branch->count() > 1)
        m_branch->removeItem(1);
    for (const contract::BranchRow& row : branches)
        //: %1: code of a branch, %2: its name
        m_branch->addItem(
            tr("%1 %2").arg(QString::fromStdString(row.branch.code), QString::fromStdString(row.branch.name)),
            QString::fromStdString(row.branch.id.toString()));
    m_branch->view()->setMinimumWidth(m_branch->view()->sizeHintForColumn(0) + em(1.5));
    choose(m_branch, chosen);
}

bool AuditFilterBar::hasBranches() const
{
    return m_branch->count() > 1;
}

void AuditFilterBar::setFilter(const AuditFilter& filter)
{
    const QScopedValueRollback guard(m_showing, true);
    m_period->setCurrentIndex(m_period->findData(QString::number(static_cast<int>(filter.period))));
    if (filter.period == AuditPeriod::Days) {
        m_from->setDate(filter.from);
        m_to->setDate(filter.to);
    }
    choose(m_action, filter.action);
    choose(m_result, filter.result ? QString::number(static_cast<int>(*filter.result)) : QString());
    choose(m_branch, filter.branch ? QString::fromStdString(filter.branch->toString()) : QString());
    showDays();
}

void AuditFilterBar::read(AuditFilter& filter) const
{
    filter.period = static_cast<AuditPeriod>(m_period->currentData().toInt());
    filter.from = filter.period == AuditPeriod::Days ? m_from->date() : QDate();
    filter.to = filter.period == AuditPeriod::Days ? m_to->date() : QDate();
    filter.action = m_action->currentData().toString();
    const QString result = m_result->currentData().toString();
    filter.result = result.isEmpty() ? std::nullopt : std::optional(static_cast<AuditResult>(result.toInt()));
    filter.branch = BranchId::parse(m_branch->currentData().toString().toStdString());
}

QString AuditFilterBar::actionText(const QString& action) const
{
    return action.contains(QLatin1Char('.')) ? AuditText::action(action.toStdString())
                                             : AuditText::area(action.toStdString());
}

QString AuditFilterBar::branchText(const BranchId& branch) const
{
    const int at = m_branch->findData(QString::fromStdString(branch.toString()));
    return at < 0 ? QString::fromStdString(branch.toString()) : m_branch->itemText(at);
}

} // namespace cf::ui
