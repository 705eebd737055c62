#include "ui/shell/StatusBar.h"

#include "ui/common/ConnectionIndicator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>

namespace cf::ui {
namespace {

QString sentenceOf(contract::Degradation degradation)
{
    switch (degradation) {
    case contract::Degradation::PrimaryDown:
        return StatusBar::tr("Nothing can be booked at the moment: the bank's database is being recovered.");
    case contract::Degradation::ReplicaDown:
        return StatusBar::tr("The bank is running without its second database at the moment.");
    case contract::Degradation::AuditBehind:
        return StatusBar::tr("The audit trail is behind; soon it may not be possible to open customers.");
    case contract::Degradation::TimeZoneUnknown:
        return StatusBar::tr("The bank's database does not know a branch's time zone: its days and times are in UTC.");
    case contract::Degradation::Unknown:
        return StatusBar::tr("Something at the bank is not working as it should at the moment.");
    }
    return {};
}

} // namespace

QString roleName(Role role)
{
    switch (role) {
    case Role::Teller:
        return StatusBar::tr("Teller");
    case Role::Supervisor:
        return StatusBar::tr("Supervisor");
    case Role::Compliance:
        return StatusBar::tr("Compliance officer");
    case Role::Administrator:
        return StatusBar::tr("Administrator");
    case Role::Unknown:
        return StatusBar::tr("Unknown role");
    }
    return {};
}

StatusBar::StatusBar(const contract::StaffMember& staff, const client::ConnectionMonitor& monitor,
                     const QString& server, QWidget* parent)
    : QFrame(parent)
    , m_server(server)
    , m_place(plainLabel({}, TextRole::Small, this))
    , m_warningIcon(new IconLabel(toneIcon(Tone::Warning), 0.95, this))
    , m_warning(new ElidedLabel({}, this))
{
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    setTextTone(m_place, Tone::Neutral);
    m_warning->setFont(fontFor(TextRole::Small));
    setTextTone(m_warning, Tone::Warning);
    //: who is signed in: name, role, branch
    auto* person = new ElidedLabel(tr("%1, %2, %3", "person, role, branch")
                                       .arg(QString::fromStdString(staff.displayName), roleName(staff.role),
                                            QString::fromStdString(staff.branch.name)),
                                   this);
    person->setFont(fontFor(TextRole::Small));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(em(1.2), em(0.2), em(1.2), em(0.25));
    row->setSpacing(em(0.7));
    row->addWidget(new ConnectionIndicator(monitor, server, this));
    row->addWidget(m_place);
    row->addWidget(m_warningIcon);
    row->addWidget(m_warning);
    row->addStretch(1);
    row->addWidget(new IconLabel(icon(Icon::Person, Tint::Muted), 0.95, this));
    row->addWidget(person);
    connect(&monitor, &client::ConnectionMonitor::changed, this, &StatusBar::showState);
    showState(monitor.state());
}

void StatusBar::showState(const client::ConnectionState& state)
{
    QStringList place{m_server};
    if (state.bank)
        place.prepend(QString::fromStdString(state.bank->name));
    if (!state.tls.isEmpty())
        place += state.tls;
    m_place->setText(place.join(QStringLiteral(" · ")));
    QStringList sentences;
    if (state.bank) {
        for (const contract::Degradation degradation : state.bank->degraded)
            sentences += sentenceOf(degradation);
    }
    m_warning->setText(sentences.join(QLatin1Char(' ')));
    m_warning->setVisible(!sentences.isEmpty());
    m_warningIcon->setVisible(!sentences.isEmpty());
}

} // namespace cf::ui
