#include "ui/monitoring/MonitoringPage.h"

#include "models/tables/DateText.h"
#include "ui/monitoring/AlertsPanel.h"
#include "ui/monitoring/ClusterPanel.h"
#include "ui/monitoring/ErrorsPanel.h"
#include "ui/monitoring/EventsPanel.h"
#include "ui/monitoring/OperationsPanel.h"
#include "ui/monitoring/OverviewPanel.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

enum Tab
{
    Overview,
    Operations,
    Errors,
    Alerts,
    Parts,
    Events,
};

} // namespace

MonitoringPage::MonitoringPage(client::Bank& bank, QWidget* parent)
    : Page(parent)
    , m_controller(bank)
    , m_live(new StatusPill(this))
    , m_measured(plainLabel({}, TextRole::Small, this))
    , m_pause(new QPushButton(tr("Pause", "live figures"), this))
    , m_banner(new MessageBanner(this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_overview(new OverviewPanel(this))
    , m_operations(new OperationsPanel(this))
    , m_errors(new ErrorsPanel(bank, this))
    , m_alerts(new AlertsPanel(bank, this))
    , m_cluster(new ClusterPanel(bank, this))
    , m_events(new EventsPanel(bank, this))
{
    layOut();
    connect(&m_controller, &MonitoringController::statusChanged, this, &MonitoringPage::showStatus);
    connect(&m_controller, &MonitoringController::errorChanged, this, &MonitoringPage::showError);
    connect(&m_controller, &MonitoringController::samplesChanged, this,
            [this] { m_overview->showSamples(m_controller.history()); });
    connect(m_pause, &QPushButton::toggled, this, &MonitoringPage::setPaused);
    connect(m_tabs, &QTabBar::currentChanged, this, &MonitoringPage::showTab);
    connect(m_operations, &OperationsPanel::errorsRequested, this, [this](const QString& operation) {
        m_errors->setOperation(operation);
        m_tabs->setCurrentIndex(Errors);
    });
    const auto step = [this](int by) {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() + by) % m_tabs->count());
    };
    addKey(Qt::CTRL | Qt::Key_PageDown, tr("Next view"), [step] { step(1); });
    addKey(Qt::CTRL | Qt::Key_PageUp, {}, [step] { step(-1); });
    addKey(Qt::CTRL | Qt::Key_P, tr("Pause or resume"), m_pause);
    addHint(Qt::Key_Right, tr("Read a chart"), m_overview);
    addHint(Qt::Key_Plus, tr("Zoom"), m_overview);
    showPill();
}

void MonitoringPage::layOut()
{
    m_banner->setDismissible(false);
    m_pause->setCheckable(true);
    m_measured->setFont(withTabularDigits(m_measured->font()));
    setTextTone(m_measured, Tone::Neutral);
    m_tabs->setAccessibleName(tr("Views of the system"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString& name : {tr("Overview"), tr("Operations"), tr("Errors"), tr("Alerts"),
                                tr("Parts", "that the bank is made of"), tr("Events")})
        m_tabs->addTab(name);
    for (QWidget* panel :
         std::initializer_list<QWidget*>{m_overview, m_operations, m_errors, m_alerts, m_cluster, m_events})
        m_stack->addWidget(panel);
    m_stack->setMinimumSize(1, 1);
    auto* top = new QHBoxLayout;
    top->setSpacing(em(0.6));
    top->addWidget(plainLabel(title(), TextRole::Title, this));
    top->addWidget(m_live);
    top->addWidget(m_measured, 1);
    top->addWidget(m_pause);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.6));
    column->addLayout(top);
    column->addWidget(m_banner);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
}

QString MonitoringPage::title() const
{
    return tr("Monitoring");
}

void MonitoringPage::activate()
{
    m_tabs->setFocus(Qt::OtherFocusReason);
}

void MonitoringPage::shownAgain()
{
    m_controller.start();
    m_errors->setShown(m_tabs->currentIndex() == Errors);
    m_cluster->setShown(m_tabs->currentIndex() == Parts);
    m_events->setShown(m_tabs->currentIndex() == Events);
}

QList<KeyHint> MonitoringPage::keyHints() const
{
    const QList<KeyHint> ofPanel = m_tabs->currentIndex() == Events  ? m_events->keyHints()
                                   : m_tabs->currentIndex() == Parts ? m_cluster->keyHints()
                                                                     : QList<KeyHint>();
    return ofPanel + Page::keyHints();
}

bool MonitoringPage::holdsWork() const
{
    return m_alerts->holdsWork();
}

void MonitoringPage::noLongerShown()
{
    m_controller.stop();
    m_errors->setShown(false);
    m_cluster->setShown(false);
    m_events->setShown(false);
}

void MonitoringPage::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    m_errors->setShown(tab == Errors);
    m_cluster->setShown(tab == Parts);
    m_events->setShown(tab == Events);
    Q_EMIT hintsChanged();
}

void MonitoringPage::setPaused(bool paused)
{
    m_pause->setText(paused ? tr("Resume", "live figures") : tr("Pause", "live figures"));
    m_overview->setPaused(paused);
    m_errors->setPaused(paused);
    m_cluster->setPaused(paused);
    m_events->setPaused(paused);
    showStatus();
    if (!paused)
        m_overview->showSamples(m_controller.history());
    showPill();
}

void MonitoringPage::showStatus()
{
    const contract::SystemStatus* status = m_controller.status();
    if (!status)
        return;
    showPill();
    // Alerts are never paused.
    m_alerts->showAlerts(status->alerts);
    const int unattended = AlertsPanel::unattended(status->alerts);
    m_tabs->setTabText(Alerts, unattended > 0 ? tr("Alerts (%1)").arg(unattended) : tr("Alerts"));
    if (m_pause->isChecked())
        return;
    m_overview->showStatus(*status);
    m_operations->showOperations(status->operations);
    //: time of day, name of a server
    m_measured->setText(tr("Measured at %1 by %2.")
                            .arg(tables::localTime(status->at).toString(QStringLiteral("HH:mm:ss")),
                                 QString::fromStdString(status->answeredBy)));
}

void MonitoringPage::showError()
{
    const QString& error = m_controller.error();
    m_overview->setStale(!error.isEmpty());
    const QString sentence = error.isEmpty()         ? chartsError()
                             : m_controller.status() ? tr("The figures below are out of date. %1").arg(error)
                                                     : error;
    if (sentence.isEmpty())
        m_banner->clearMessage();
    else if (m_banner->text() != sentence) // shown once, whichever of the two requests failed first
        m_banner->showMessage(Tone::Danger, sentence);
    showPill();
}

//! Why the charts are frozen while other figures update; empty: they update, too.
QString MonitoringPage::chartsError() const
{
    const QString& error = m_controller.samplesError();
    if (error.isEmpty())
        return {};
    const auto newest = m_controller.history().newest();
    if (!newest)
        return tr("There is no data for the charts. %1", "%1: one or more whole sentences").arg(error);
    const QDateTime since = tables::localTime(Instant(std::chrono::seconds(*newest)));
    return tr("The charts have not been updated since %1. %2", "%1: time of day, %2: one or more whole sentences")
        .arg(since.toString(QStringLiteral("HH:mm:ss")), error);
}

void MonitoringPage::showPill()
{
    if (!m_controller.error().isEmpty() || !m_controller.samplesError().isEmpty())
        m_live->setStatus(Tone::Danger, tr("Not live", "figures"));
    else if (m_pause->isChecked())
        m_live->setStatus(Tone::Warning, tr("Paused", "figures"));
    else if (!m_controller.status())
        m_live->setStatus(Tone::Neutral, tr("Connecting…", "figures"));
    else
        m_live->setStatus(Tone::Success, tr("Live", "figures"));
}

} // namespace cf::ui
