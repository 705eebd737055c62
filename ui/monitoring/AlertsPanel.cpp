#include "ui/monitoring/AlertsPanel.h"

#include "ui/monitoring/AlertCard.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Styling.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace cf::ui {

AlertsPanel::AlertsPanel(client::Bank& bank, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_scroll(new QScrollArea(this))
    , m_none(new EmptyState(this))
{
    auto* content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, em(0.4), 0);
    m_list->setSpacing(em(0.7));
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_scroll->setAccessibleName(tr("Alerts"));
    m_none->setContent(icon(Icon::Success, Tint::Success), tr("No alert in the last day."));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_none);
    outer->addWidget(m_scroll, 1);
    m_none->hide(); // until the bank answers
    m_scroll->hide();
    setFocusProxy(m_scroll);
}

int AlertsPanel::unattended(const std::vector<contract::Alert>& alerts)
{
    return static_cast<int>(std::count_if(alerts.begin(), alerts.end(), [](const contract::Alert& alert) {
        return alert.state == contract::AlertState::Firing;
    }));
}

bool AlertsPanel::holdsWork() const
{
    return std::any_of(m_cards.begin(), m_cards.end(), [](const auto& card) { return card.second->holdsWork(); });
}

// Cards are kept as long as their alert: somebody may be typing into one.
void AlertsPanel::showAlerts(const std::vector<contract::Alert>& alerts)
{
    std::vector<contract::Alert> ordered = alerts;
    std::stable_sort(ordered.begin(), ordered.end(), [](const contract::Alert& a, const contract::Alert& b) {
        return static_cast<int>(a.state) < static_cast<int>(b.state);
    });
    std::set<Uuid> present;
    int place = 0;
    for (const contract::Alert& alert : ordered) {
        present.insert(alert.id);
        AlertCard*& card = m_cards[alert.id];
        if (card)
            card->showAlert(alert);
        else
            card = new AlertCard(m_bank, alert, m_scroll->widget());
        if (m_list->indexOf(card) != place)
            m_list->insertWidget(place, card);
        ++place;
    }
    std::erase_if(m_cards, [&](const auto& entry) {
        if (present.contains(entry.first))
            return false;
        entry.second->deleteLater();
        return true;
    });
    m_none->setVisible(ordered.empty());
    m_scroll->setVisible(!ordered.empty());
}

} // namespace cf::ui
