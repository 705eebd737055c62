#include "ui/accounts/HolderLinks.h"

#include "models/tables/AccountText.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cf::ui {

HolderLinks::HolderLinks(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    addLink();
    setFocusProxy(m_links.front());
}

void HolderLinks::setHolders(const std::vector<contract::AccountHolder>& holders)
{
    while (m_links.size() < holders.size())
        addLink();
    m_customers.clear();
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        m_links[i]->setVisible(i < holders.size());
        if (i >= holders.size())
            continue;
        const QString name = QString::fromStdString(holders[i].displayName);
        const QString relation = tables::relationText(holders[i].relation);
        QString text = tr("%1 (%2)", "%1: a name, %2: owner or authorised").arg(name, relation);
        m_links[i]->setAccessibleName(text);
        // In a name an ampersand is not a mnemonic.
        m_links[i]->setText(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        m_customers.push_back(holders[i].customerId);
    }
}

void HolderLinks::addLink()
{
    auto* link = new QPushButton(icon(Icon::Person, Tint::Accent), QString(), this);
    setKind(link, ButtonKind::Quiet);
    link->setToolTip(tr("Open the customer"));
    if (!m_links.empty())
        setTabOrder(m_links.back(), link);
    m_row->addWidget(link);
    connect(link, &QPushButton::clicked, this, [this, at = m_links.size()] {
        if (at < m_customers.size())
            Q_EMIT customerChosen(m_customers[at]);
    });
    m_links.push_back(link);
}

} // namespace cf::ui
