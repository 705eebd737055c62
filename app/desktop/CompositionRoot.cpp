// See CompositionRoot.h.
#include "app/desktop/CompositionRoot.h"

#include "app/desktop/PendingPage.h"
#include "services/client/TransferSender.h"
#include "ui/theme/IconLoader.h"

#include <QTimer>

namespace cf::app {
namespace {

constexpr std::chrono::milliseconds kSignOutPatience{1500};

client::TransportSettings transportSettings(const client::MachinePolicy& policy)
{
    client::TransportSettings settings;
    settings.bank = policy.bank;
    settings.language = QLocale().bcp47Name();
    return settings;
}

QString hostOf(const QUrl& bank)
{
    // The usual port says nothing; another one tells two banks on one machine apart.
    return bank.port(443) == 443 ? bank.host() : QStringLiteral("%1:%2").arg(bank.host()).arg(bank.port());
}

} // namespace

CompositionRoot::CompositionRoot(const client::MachinePolicy& policy, client::TlsPolicy tls,
                                 const DesktopOptions& options, DesktopLog& log)
    : m_log(log)
    , m_settings(options.settingsFile(), QSettings::IniFormat)
    , m_transport(transportSettings(policy), std::move(tls))
    , m_signInGateway(m_transport)
    , m_customers(m_transport)
    , m_accounts(m_transport)
    , m_transfers(m_transport)
    , m_session(m_transport, m_signInGateway, options.idle.value_or(policy.idle))
    , m_monitor(m_transport, m_session)
    , m_keys(policy.bank.toString())
    , m_journal(options.dataFolder.isEmpty() ? policy.journalFolder : options.journalFolder())
    , m_bank(hostOf(policy.bank))
    , m_signIn(m_signInGateway)
    , m_window(shellServices(), m_signIn)
{
    connectLog();
    connect(&m_window, &ui::MainWindow::closed, this, &CompositionRoot::signOutAndFinish);
}

ui::ShellServices CompositionRoot::shellServices()
{
    return {m_signInGateway,
            m_session,
            m_monitor,
            m_settings,
            m_bank,
            [this](QObject* parent) { return new client::TransferSender(m_transfers, m_journal, parent); },
            [this](ui::PageSet& pages, ui::Navigator& navigator, client::TransferSender& sender) {
                addPages(pages, navigator, sender);
            }};
}

void CompositionRoot::addPages(ui::PageSet& pages, ui::Navigator&, client::TransferSender&)
{
    using ui::Place;
    if (m_session.may(Permission::CustomersRead))
        pages.add(Place::Customers, new PendingPage(tr("Customers")));
    if (m_session.may(Permission::TransfersCreate))
        pages.add(Place::NewTransfer, new PendingPage(tr("New transfer")));
    if (m_session.may(Permission::TransfersRead))
        pages.add(Place::Transfers, new PendingPage(tr("Transfers")));
    if (m_session.may(Permission::TransfersResolve))
        pages.add(Place::Unresolved, new PendingPage(tr("Unresolved")));
}

void CompositionRoot::connectLog()
{
    connect(&m_monitor, &client::ConnectionMonitor::changed, this,
            [this](const client::ConnectionState& state) { m_log.connection(state); });
    connect(&m_session, &client::SessionKeeper::began, this, [this] { m_log.signedIn(m_session.staff()->role); });
    connect(&m_session, &client::SessionKeeper::ended, this,
            [this](client::SessionKeeper::End why) { m_log.sessionEnded(why); });
    connect(&m_signIn, &ui::SignInController::failed, this,
            [this](const client::CallFailure& failure) { m_log.signInFailed(failure); });
}

void CompositionRoot::start()
{
    m_log.started(m_bank);
    m_keys.obtain(this, [this](const client::ObtainedKey& obtained) {
        m_log.deviceKey(obtained.persistent);
        m_transport.setDeviceKey(obtained.key);
        m_signIn.allowCalls();
        m_monitor.start();
    });
}

void CompositionRoot::signOutAndFinish()
{
    m_monitor.stop();
    if (!m_session.isSignedIn())
        return finished();
    // The window is gone already; the bank gets a moment to hear of it.
    auto* patience = new QTimer(this);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, this, &CompositionRoot::finished);
    patience->start(kSignOutPatience);
    m_signInGateway.signOut(this, [patience](const client::CallResult<contract::Nothing>&) { patience->start(0); });
}

} // namespace cf::app
