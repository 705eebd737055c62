#include "ui/approvals/ApprovalsPage.h"

#include "models/tables/LedgerText.h"
#include "ui/common/FailureText.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

ApprovalsPage::ApprovalsPage(client::Bank& bank, QSettings* settings, QWidget* parent)
    : Page(parent)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_table(new RemoteTableView(tr("Orders waiting for approval"), this))
    , m_detail(new SectionCard({}, this))
    , m_facts(FactGrid::ofLines(m_detail))
{
    layOut(settings);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &ApprovalsPage::showRow);
    connect(&m_model, &tables::WindowedTableModel::rowsArrived, this, [this] { showRow(m_table->currentRow()); });
    addHint(Qt::Key_Down, tr("Next order"));
    addKey(Qt::Key_F5, tr("Refresh"), [this] { m_model.refresh(); });
}

void ApprovalsPage::layOut(QSettings* settings)
{
    auto* refresh = new QPushButton(icon(Icon::Refresh), tr("Refresh"), this);
    refresh->setToolTip(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText));
    connect(refresh, &QPushButton::clicked, this, [this] { m_model.refresh(); });
    auto* top = new QHBoxLayout;
    top->addWidget(plainLabel(title(), TextRole::Title, this), 1);
    top->addWidget(refresh);
    m_table->setModel(&m_model);
    m_table->setColumns({{20}, {15}, {15}, {15}, {18, true}, {13}});
    m_table->setEmptyContent(icon(Icon::Check, Tint::Muted), tr("No order is waiting for approval."));
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("approvals"));
    m_detail->body()->addWidget(m_facts);
    m_detail->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_detail->hide();
    // Scroll the page rather than hide all orders.
    m_table->setMinimumHeight(em(11));
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_detail);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ScrollPane(content, this));
}

QString ApprovalsPage::title() const
{
    return tr("Approvals");
}

void ApprovalsPage::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void ApprovalsPage::shownAgain()
{
    m_model.refresh();
}

void ApprovalsPage::showRow(qint64 row)
{
    const contract::WaitingOrder* order = row >= 0 ? m_model.rowAt(row) : nullptr;
    m_detail->setVisible(order != nullptr);
    if (!order)
        return;
    const auto side = [](const std::string& name, const std::optional<Iban>& iban) {
        return iban ? QStringLiteral("%1, %2").arg(TransferText::text(name), TransferText::iban(*iban)) : QString();
    };
    m_detail->setTitle(order->debtorIban ? tables::transferAmountText(order->amount, QLocale())
                                         : tables::approvalReasonsText(order->reasons));
    //: %1: who, %2: name of a branch, %3: when
    const QString requested = tr("%1, %2, %3")
                                  .arg(TransferText::text(order->requestedBy.displayName),
                                       TransferText::text(order->branch.name), TransferText::when(order->requestedAt));
    m_facts->setFacts({{tr("From", "the account that pays"), side(order->debtorName, order->debtorIban), true},
                       {tr("To", "the account that is paid"), side(order->creditorName, order->creditorIban), true},
                       {tr("Memo"), TransferText::text(order->memo)},
                       {tr("Why it waits"), tables::approvalReasonsText(order->reasons)},
                       {tr("Ordered by"), requested},
                       {tr("Expires", "when an order that nobody approved ends"),
                        order->expiresAt ? TransferText::when(*order->expiresAt) : QString()}});
}

} // namespace cf::ui
