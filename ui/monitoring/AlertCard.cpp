#include "ui/monitoring/AlertCard.h"

#include "models/tables/DateText.h"
#include "models/tables/MetricText.h"
#include "ui/common/FailureText.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace cf::ui {
namespace {

constexpr int kLongestComment = 500; // characters

QString whenOf(Instant at)
{
    return tables::formatDateTime(at, QLocale());
}

bool isShare(const std::string& rule)
{
    return rule == "errorRate" || rule == "diskUsed";
}

QString metricText(const std::string& rule, std::int64_t value)
{
    if (rule == "brokenInvariant" || rule == "deadLetters")
        return QLocale().toString(static_cast<qlonglong>(value));
    return isShare(rule) ? tables::shareText(value, QLocale()) : tables::durationText(value * 1000, QLocale());
}

} // namespace

AlertCard::AlertCard(client::Bank& bank, const contract::Alert& alert, QWidget* parent)
    : SectionCard(ruleText(alert.rule), parent)
    , m_bank(bank)
    , m_status(new StatusPill(this))
    , m_story(plainLabel({}, TextRole::Body, this))
    , m_comments(plainLabel({}, TextRole::Small, this))
    , m_error(plainLabel({}, TextRole::Small, this))
    , m_acknowledge(new BusyButton(tr("Acknowledge", "an alert"), this))
    , m_takeOver(new BusyButton(tr("Take over", "an alert"), this))
    , m_comment(new LineEdit(this))
    , m_send(new BusyButton(tr("Comment", "button that adds one"), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (QLabel* label : {m_story, m_comments, m_error})
        label->setWordWrap(true);
    setTextTone(m_error, Tone::Danger);
    m_error->hide();
    const QString rule = ruleText(alert.rule);
    m_acknowledge->setAccessibleName(tr("Acknowledge: %1").arg(rule));
    m_takeOver->setAccessibleName(tr("Take over: %1").arg(rule));
    m_comment->setAccessibleName(tr("Comment on: %1").arg(rule));
    m_comment->setPlaceholderText(tr("Comment"));
    m_comment->setLongest(kLongestComment);
    addHeaderWidget(m_status);
    body()->addWidget(m_story);
    body()->addWidget(m_comments);
    body()->addWidget(m_error);
    auto* row = new QHBoxLayout;
    row->addWidget(m_acknowledge);
    row->addWidget(m_takeOver);
    row->addWidget(m_comment, 1);
    row->addWidget(m_send);
    body()->addLayout(row);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { update({m_alert.id, true, {}, {}}, m_acknowledge); });
    connect(m_takeOver, &QPushButton::clicked, this, [this] { update({m_alert.id, {}, true, {}}, m_takeOver); });
    connect(m_send, &QPushButton::clicked, this, &AlertCard::sendComment);
    connect(m_comment, &QLineEdit::returnPressed, this, &AlertCard::sendComment);
    showAlert(alert);
}

QString AlertCard::ruleText(const std::string& rule)
{
    if (rule == "errorRate")
        return tr("Too many calls fail");
    if (rule == "latency")
        return tr("Answers take too long");
    if (rule == "noTransactions")
        return tr("No transfer for a long time");
    if (rule == "replicaBehind")
        return tr("A replica is behind");
    if (rule == "diskUsed")
        return tr("The disk is filling up");
    if (rule == "auditSpool")
        return tr("Read accesses wait to be recorded");
    if (rule == "auditUnsealed")
        return tr("Audit events wait to be sealed");
    if (rule == "auditSequencer")
        return tr("Audit events cannot be sealed");
    if (rule == "auditTrail")
        return tr("The audit trail was tampered with");
    if (rule == "certificateEnds")
        return tr("The bank's certificate expires soon");
    if (rule == "brokenInvariant")
        return tr("The bank found an internal defect");
    if (rule == "connectionsBusy")
        return tr("Calls wait for database connections");
    if (rule == "eventsLate")
        return tr("Events wait too long for their consumers");
    if (rule == "deadLetters")
        return tr("Events were given up");
    if (rule == "dependencyAway")
        return tr("A service that the bank uses is in trouble");
    return QString::fromStdString(rule);
}

QString AlertCard::valueText(const contract::Alert& alert)
{
    if (alert.rule == "auditTrail")
        return tr("%n fault(s) found", "in the audit trail", static_cast<int>(alert.value));
    if (alert.rule == "deadLetters")
        return tr("%n event(s), to be sent again under Events", nullptr, static_cast<int>(alert.value));
    //: what was measured, and what it must not pass
    return tr("%1, where %2 is the limit")
        .arg(metricText(alert.rule, alert.value), metricText(alert.rule, alert.threshold));
}

void AlertCard::showAlert(const contract::Alert& alert)
{
    m_alert = alert;
    const bool critical = alert.level == contract::AlertLevel::Critical;
    switch (alert.state) {
    case contract::AlertState::Firing:
        m_status->setStatus(critical ? Tone::Danger : Tone::Warning,
                            critical ? tr("Critical", "alert") : tr("Warning", "alert"));
        break;
    case contract::AlertState::Acknowledged:
        m_status->setStatus(Tone::Info, tr("Acknowledged", "alert"));
        break;
    case contract::AlertState::Over:
        m_status->setStatus(Tone::Success, tr("Over", "alert"));
        break;
    case contract::AlertState::Unknown:
        m_status->setStatus(Tone::Warning, tr("Unknown", "alert; this version has no word for its state"));
        break;
    }
    const bool over = alert.state == contract::AlertState::Over;
    QStringList story{tr("%1, at %2.").arg(valueText(alert), QString::fromStdString(alert.instance))};
    story += over && alert.overSince ? tr("From %1 to %2.").arg(whenOf(alert.since), whenOf(*alert.overSince))
                                     : tr("Since %1.").arg(whenOf(alert.since));
    story += alert.owner ? tr("%1 is handling it.").arg(QString::fromStdString(alert.owner->displayName))
                         : tr("Nobody is handling it.");
    m_story->setText(story.join(QLatin1Char(' ')));
    QStringList comments;
    for (const contract::AlertComment& comment : alert.comments) {
        //: time, who, what was said
        comments += tr("%1, %2: %3")
                        .arg(whenOf(comment.at), QString::fromStdString(comment.by.displayName),
                             QString::fromStdString(comment.text));
    }
    m_comments->setText(comments.join(QLatin1Char('\n')));
    m_comments->setVisible(!comments.isEmpty());
    m_acknowledge->setVisible(alert.state == contract::AlertState::Firing);
    m_takeOver->setVisible(!over);
}

bool AlertCard::holdsWork() const
{
    return !m_comment->text().trimmed().isEmpty();
}

void AlertCard::sendComment()
{
    const QString text = m_comment->text().trimmed();
    if (text.isEmpty() || m_send->isBusy())
        return;
    update({m_alert.id, {}, {}, text.toStdString()}, m_send);
}

void AlertCard::update(const contract::AlertUpdate& update, BusyButton* button)
{
    button->setBusy(true);
    const QString comment = QString::fromStdString(update.comment.value_or(std::string()));
    m_bank.call<contract::UpdateAlert>(
        update, {}, this, [this, button, comment](const client::CallResult<contract::Alert>& result) {
            button->setBusy(false);
            m_error->setVisible(!result);
            if (!result) {
                const QString why = FailureText::forFailure(result.error(), RequestKind::Change);
                const bool unknown = result.error().kind == client::FailureKind::Unknown;
                //: %1: what an alert watches, %2: a whole sentence
                const QString said = unknown ? tr("The alert “%1”: %2") : tr("The alert “%1” was not changed. %2");
                notifyIfHidden(*this, {{},
                                       Tone::Danger,
                                       said.arg(ruleText(m_alert.rule), why),
                                       NavigationTarget{PageId::Monitoring, {}},
                                       {}});
                return m_error->setText(why);
            }
            if (m_comment->text().trimmed() == comment.trimmed()) // not a newer one
                m_comment->clear();
            showAlert(*result);
        });
}

} // namespace cf::ui
