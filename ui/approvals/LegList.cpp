#include "ui/approvals/LegList.h"

#include "ui/transfers/TransferText.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLabel>

namespace cf::ui {

LegList::LegList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(em(1));
    m_grid->setVerticalSpacing(em(0.35));
    m_grid->setColumnStretch(0, 1);
}

void LegList::setLegs(const std::vector<contract::ApprovalLeg>& legs, bool isPending)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList headings{tr("Account"), tr("Amount")};
    if (isPending)
        headings += {tr("Balance now"), tr("Balance after")};
    for (int column = 0; column < headings.size(); ++column) {
        auto* heading = plainLabel(headings[column], TextRole::Small, this);
        heading->setWordWrap(true);
        setTextTone(heading, Tone::Neutral);
        m_grid->addWidget(heading, 0, column, column == 0 ? Qt::Alignment() : Qt::AlignTrailing);
    }
    int row = 1;
    for (const contract::ApprovalLeg& leg : legs) {
        const QString name = TransferText::text(leg.name);
        addCell(row, 0, QStringLiteral("%1\n%2").arg(name, TransferText::iban(leg.iban)), {});
        const QString amount = TransferText::money(leg.amount);
        addCell(row, 1, amount, tr("%1: %2", "spoken: an account, an amount").arg(name, amount));
        if (isPending) {
            // A dash: the caller may not see that account.
            const auto balance = [&](const std::optional<Money>& money) {
                return money ? TransferText::money(*money) : QStringLiteral("—");
            };
            addCell(row, 2, balance(leg.balanceNow),
                    tr("%1, balance now: %2", "spoken: an account").arg(name, balance(leg.balanceNow)));
            addCell(row, 3, balance(leg.balanceAfter),
                    tr("%1, balance after: %2", "spoken: an account").arg(name, balance(leg.balanceAfter)));
        }
        ++row;
    }
}

void LegList::addCell(int row, int column, const QString& text, const QString& spoken)
{
    auto* label = plainLabel(text, TextRole::Body, this);
    label->setFont(withTabularDigits(label->font()));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(spoken);
    if (column == 0)
        label->setWordWrap(true);
    m_grid->addWidget(label, row, column, Qt::AlignTop | (column == 0 ? Qt::Alignment() : Qt::AlignTrailing));
}

} // namespace cf::ui
