#include "ui/approvals/ApprovalView.h"

#include "models/tables/LedgerText.h"
#include "ui/approvals/ApprovalText.h"
#include "ui/approvals/LegList.h"
#include "ui/audit/ChangeList.h"
#include "ui/theme/IconLoader.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

QLabel* wrapped(const QString& text, QWidget* parent)
{
    auto* label = plainLabel(text, TextRole::Body, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

//! Emptied, with its heading.
QVBoxLayout* startAnew(QWidget* part, const QString& heading)
{
    qDeleteAll(part->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    delete part->layout();
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.35));
    column->addWidget(plainLabel(heading, TextRole::Strong, part));
    return column;
}

} // namespace

ApprovalView::ApprovalView(Navigator& navigator, bool mayOpenTransfers, QWidget* parent)
    : SectionCard({}, parent)
    , m_navigator(navigator)
    , m_mayOpenTransfers(mayOpenTransfers)
    , m_state(new StatusPill(this))
    , m_legs(new LegList(this))
    , m_changes(new ChangeList(this))
    , m_risks(new QWidget(this))
    , m_facts(FactGrid::ofLines(this))
    , m_steps(new QWidget(this))
    , m_reversed(addLink(tr("Show the reversed transfer"), &contract::Approval::reverses))
    , m_became(addLink(tr("Show the transfer"), &contract::Approval::transferId))
{
    layOut();
}

QPushButton* ApprovalView::addLink(const QString& text, std::optional<TransferId> contract::Approval::*transfer)
{
    auto* button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, [this, transfer] {
        if (const std::optional<TransferId>& id = m_approval.*transfer)
            m_navigator.open({PageId::Transfer, *id});
    });
    return button;
}

void ApprovalView::layOut()
{
    addHeaderWidget(m_state);
    body()->setSpacing(em(0.9));
    body()->addWidget(m_legs);
    body()->addWidget(m_changes);
    body()->addWidget(m_risks);
    body()->addWidget(m_facts);
    body()->addWidget(m_steps);
    auto* links = new QHBoxLayout;
    links->addWidget(m_reversed);
    links->addWidget(m_became);
    links->addStretch();
    body()->addLayout(links);
    body()->addStretch();
}

void ApprovalView::showApproval(const contract::Approval& approval)
{
    m_approval = approval;
    const contract::ApprovalState state = approval.order.state;
    const bool isPending = state == contract::ApprovalState::Waiting || state == contract::ApprovalState::SentBack;
    setTitle(ApprovalText::title(approval.order));
    m_state->setStatus(ApprovalText::tone(state), tables::approvalStateText(state));
    m_legs->setVisible(!approval.legs.empty());
    m_legs->setLegs(approval.legs, isPending);
    const std::vector<contract::AuditChange> changes = ApprovalText::changes(approval);
    m_changes->setVisible(!changes.empty());
    m_changes->setChanges(changes);
    showRisks(approval.risks);
    m_risks->setVisible(isPending && tables::isMoney(approval.order.subject));
    m_facts->setFacts(ApprovalText::facts(approval));
    showSteps(approval.steps);
    m_reversed->setVisible(m_mayOpenTransfers && approval.reverses);
    m_became->setVisible(m_mayOpenTransfers && approval.transferId);
}

void ApprovalView::showRisks(const std::vector<contract::ApprovalRisk>& risks)
{
    QVBoxLayout* column = startAnew(m_risks, tr("Look closer", "heading above the risks of an order"));
    const auto add = [&](Tone tone, const QString& text) {
        auto* row = new QHBoxLayout;
        row->setSpacing(em(0.4));
        row->addWidget(new IconLabel(toneIcon(tone), 1, m_risks), 0, Qt::AlignTop);
        row->addWidget(wrapped(text, m_risks), 1);
        column->addLayout(row);
    };
    for (const contract::ApprovalRisk risk : risks)
        add(Tone::Warning, ApprovalText::risk(risk));
    if (risks.empty())
        add(Tone::Info, tr("Nothing unusual was noticed. That proves nothing."));
}

void ApprovalView::showSteps(const std::vector<contract::ApprovalStep>& steps)
{
    QVBoxLayout* column = startAnew(m_steps, tr("What happened"));
    const bool hasVersions = m_approval.version > 1;
    for (const contract::ApprovalStep& step : steps) {
        const QString what = ApprovalText::step(step);
        //: %1: what somebody did, and when; %2: number of the order's version
        QString line =
            hasVersions ? tr("%1 (version %2)").arg(what, QLocale().toString(qlonglong(step.version))) : what;
        if (!step.comment.empty())
            line += QLatin1Char('\n') + tr("“%1”", "what a colleague wrote").arg(TransferText::text(step.comment));
        column->addWidget(wrapped(line, m_steps));
    }
}

} // namespace cf::ui
