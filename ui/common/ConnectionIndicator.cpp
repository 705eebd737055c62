#include "ui/common/ConnectionIndicator.h"

#include "ui/common/FailureText.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace cf::ui {

ConnectionIndicator::ConnectionIndicator(const client::ConnectionMonitor& monitor, const QString& bank, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_icon(new IconLabel(icon(Icon::Clock, Tint::Muted), 1, this))
    , m_text(plainLabel({}, TextRole::Small, this))
{
    setObjectName(QStringLiteral("connectionIndicator"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.4));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    connect(&monitor, &client::ConnectionMonitor::changed, this, &ConnectionIndicator::showState);
    showState(monitor.state());
}

QString ConnectionIndicator::text() const
{
    return m_text->text();
}

void ConnectionIndicator::showState(const client::ConnectionState& state)
{
    using Kind = client::ConnectionState::Kind;
    QString words;
    QString explanation;
    Tone tone = Tone::Neutral;
    switch (state.kind) {
    case Kind::Connecting:
        words = tr("Connecting…");
        explanation = tr("Looking for the bank at %1.").arg(m_bank);
        m_icon->setIcon(icon(Icon::Clock, Tint::Muted));
        break;
    case Kind::Online:
        words = tr("Connected", "to the bank");
        //: %1: host, %2: milliseconds
        explanation = tr("%1 answered in %2 ms over a secure connection.").arg(m_bank).arg(state.latency.count());
        m_icon->setIcon(icon(Icon::ConnectionOk, Tint::Success));
        break;
    case Kind::Offline:
        words = tr("Offline", "the bank cannot be reached");
        tone = Tone::Warning;
        m_icon->setIcon(icon(Icon::ConnectionLost, Tint::Warning));
        break;
    case Kind::TlsRefused:
        words = tr("Certificate refused");
        tone = Tone::Danger;
        m_icon->setIcon(icon(Icon::Error, Tint::Danger));
        break;
    }
    if (state.failure && tone != Tone::Neutral)
        explanation = FailureText::forFailure(*state.failure, RequestKind::Read);
    setTextTone(m_text, tone);
    setToolTip(explanation);
    if (words == m_text->text())
        return;
    m_text->setText(words);
    setAccessibleName(tr("Connection to the bank: %1").arg(words));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace cf::ui
