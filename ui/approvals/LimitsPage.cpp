#include "ui/approvals/LimitsPage.h"

#include "models/tables/LimitText.h"
#include "ui/approvals/LimitForm.h"
#include "ui/approvals/LimitHolders.h"
#include "ui/common/FailureText.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/OrderBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

using client::OrderKind;
using contract::Limit;
using contract::LimitMeasure;

LimitsPage::LimitsPage(client::Bank& bank, client::OrderSender& sender, Navigator& navigator, QSettings* settings,
                       QWidget* parent)
    : Page(parent)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_holders(new LimitHolders(bank, this))
    , m_new(new QPushButton(tr("New limit…"), this))
    , m_change(new QPushButton(tr("Change the limit…"), this))
    , m_refresh(new QPushButton(icon(Icon::Refresh), tr("Refresh"), this))
    , m_back(new QPushButton(tr("Back to the approvals"), this))
    , m_order(new OrderBanner(sender, this))
    , m_form(new LimitForm(this))
    , m_table(new RemoteTableView(title(), this))
{
    layOut(settings);
    m_new->hide();
    m_change->hide();
    connect(m_new, &QPushButton::clicked, this, &LimitsPage::beginNew);
    connect(m_change, &QPushButton::clicked, this, &LimitsPage::beginChange);
    connect(m_refresh, &QPushButton::clicked, this, [this] { m_model.refresh(); });
    connect(m_back, &QPushButton::clicked, this, [&navigator] { navigator.open({PageId::Approvals, {}}); });
    connect(m_table, &RemoteTableView::currentRowChanged, this, &LimitsPage::showChoice);
    connect(&m_model, &tables::WindowedTableModel::rowsArrived, this, [this] {
        if (m_table->currentRow() < 0)
            m_table->setCurrentRow(0);
        showChoice();
    });
    connect(m_form, &LimitForm::listNeeded, m_holders, &LimitHolders::fetch);
    connect(m_holders, &LimitHolders::colleaguesArrived, m_form, &LimitForm::setColleagues);
    connect(m_holders, &LimitHolders::productsArrived, m_form, &LimitForm::setProducts);
    connect(m_holders, &LimitHolders::failed, m_form, &LimitForm::setUnlisted);
    connect(m_form, &LimitForm::reviewed, this, &LimitsPage::ask);
    connect(m_form, &LimitForm::cancelled, this, &LimitsPage::closeForm);
    connect(m_order, &OrderBanner::settled, this, &LimitsPage::onSettled);
    connect(m_order, &OrderBanner::busyChanged, this, [this] {
        m_form->setBusy(m_order->isBusy());
        showChoice();
    });
    addKey(Qt::CTRL | Qt::Key_N, tr("New limit"), m_new);
    addKey(Qt::CTRL | Qt::Key_E, tr("Change the limit"), m_change);
    m_form->addKeysTo(*this);
    addKey(
        Qt::Key_Escape, tr("Back to the approvals"), [this] { m_back->click(); }, m_table);
    addKey(Qt::Key_F5, tr("Refresh"), m_refresh);
    m_order->takeUp([](const client::OrderFacts& facts) { return facts.kind == OrderKind::LimitChange; });
    showChoice();
}

void LimitsPage::layOut(QSettings* settings)
{
    auto* top = new QHBoxLayout;
    top->setSpacing(em(0.6));
    auto* heading = new ElidedLabel(title(), this);
    heading->setFont(fontFor(TextRole::Title));
    top->addWidget(heading, 1);
    for (QPushButton* button : {m_new, m_change, m_refresh, m_back})
        top->addWidget(button);
    m_table->setModel(&m_model);
    m_table->setColumns({{16}, {20, true}, {16}, {28}});
    m_table->setEmptyContent(icon(Icon::List, Tint::Muted), tr("No limit is in force."));
    m_table->setMinimumHeight(em(9));
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("limits"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(top);
    column->addWidget(m_order);
    column->addWidget(m_form);
    column->addWidget(m_table, 1);
    QWidget* before = m_back;
    m_order->followInTabOrder(before);
    before = m_order->lastTabStop();
    for (QWidget* stop : m_form->tabStops() + QList<QWidget*>{m_table->table()}) {
        setTabOrder(before, stop);
        before = stop;
    }
}

void LimitsPage::offerChanges()
{
    m_new->show();
    m_change->show();
    showChoice();
}

QString LimitsPage::title() const
{
    return tr("Limits");
}

void LimitsPage::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void LimitsPage::shownAgain()
{
    m_model.refresh();
}

bool LimitsPage::mayLeave()
{
    return m_form->mayBeLeft();
}

bool LimitsPage::holdsWork() const
{
    return m_order->isBusy() || (m_form->isOpen() && m_form->isTouched());
}

bool LimitsPage::showsOutcome(const QString& id) const
{
    return m_order->shows(id);
}

void LimitsPage::showChoice()
{
    const Limit* limit = m_table->currentRow() >= 0 ? m_model.rowAt(m_table->currentRow()) : nullptr;
    const bool may = limit && limit->subject != contract::LimitSubject::Unknown &&
                     limit->measure != LimitMeasure::Unknown && !m_order->isBusy();
    if (m_change->hasFocus() && !may)
        activate();
    if (m_new->hasFocus() && m_order->isBusy())
        activate();
    m_change->setEnabled(may);
    m_new->setEnabled(!m_order->isBusy());
    Q_EMIT hintsChanged();
}

void LimitsPage::beginChange()
{
    const Limit* limit = m_model.rowAt(m_table->currentRow());
    if (!limit)
        return;
    const Limit& before = m_form->limit();
    const bool isSame = !m_form->isNew() && before.subject == limit->subject && before.of == limit->of &&
                        before.currency == limit->currency && before.measure == limit->measure;
    openForm(isSame, [this, limit = *limit] { m_form->start(limit); });
}

void LimitsPage::beginNew()
{
    const Limit* limit = m_table->currentRow() >= 0 ? m_model.rowAt(m_table->currentRow()) : nullptr;
    openForm(m_form->isNew(), [this, currency = limit ? limit->currency : Currency()] { m_form->startNew(currency); });
}

void LimitsPage::openForm(bool isSame, const std::function<void()>& start)
{
    if (!isSame && !m_form->mayBeLeft())
        return m_form->begin();
    if (!m_form->isOpen() || !isSame || !m_form->isTouched())
        start();
    m_form->begin();
    Q_EMIT hintsChanged();
}

void LimitsPage::closeForm()
{
    m_form->end();
    if (isVisible())
        activate();
    Q_EMIT hintsChanged();
}

void LimitsPage::ask()
{
    const Limit& now = m_form->limit();
    const contract::LimitOrder order = m_form->order();
    const auto figure = [&](std::int64_t most) {
        return tables::limitMostText(now.measure, now.currency, most, QLocale());
    };
    const QList<Fact> facts{
        {tables::limitKindText(now.subject), tables::limitNameText(now), true},
        {tr("For", "one transfer, a day, an hour"), tables::limitPeriodText(now.measure)},
        {tr("Now", "before the figure of a limit"), m_form->isNew() ? QString() : figure(now.most)},
        {tr("Then", "before the new figure of a limit"), order.most ? figure(*order.most) : tr("no limit")},
        {tr("Reason", "why a limit is changed"), QString::fromStdString(order.reason)}};
    auto* sheet = new ConfirmSheet(tr("Ask for this change?"), facts, tr("Ask for it", "verb on a button"), window());
    sheet->setWarning(m_form->isNew()
                          ? tr("A second person must approve it. A limit that is in force already would be replaced.")
                          : tr("A second person must approve it. The limit stays as it is until then."));
    client::OrderFacts about{OrderKind::LimitChange, {}, {}, {}, order.of};
    if (order.most && now.measure != LimitMeasure::PerHour)
        about.amount = Money(*order.most, now.currency);
    connect(sheet, &ConfirmSheet::confirmed, this,
            [this, order, about] { m_order->send<contract::ChangeLimit>(order, about); });
    sheet->open();
}

void LimitsPage::onSettled(const client::OrderProgress& progress)
{
    if (progress.stage == client::OrderStage::Waiting || progress.stage == client::OrderStage::Booked) {
        closeForm();
    } else if (progress.failure && m_form->isOpen() && m_form->isNew()) {
        if (const QString why = FailureText::forField(*progress.failure, "/of"); !why.isEmpty())
            m_form->refuseHolder(why);
    }
    m_model.refresh();
}

} // namespace cf::ui
