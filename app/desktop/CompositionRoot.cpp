#include "app/desktop/CompositionRoot.h"

#include "app/desktop/Appearance.h"
#include "app/desktop/Features.h"
#include "models/tables/DateText.h"
#include "services/client/OrderSender.h"
#include "ui/preferences/Preferences.h"
#include "ui/printing/SystemFileDialogs.h"

#include <QFile>
#include <QTimer>

namespace cf::app {

namespace {

constexpr std::chrono::milliseconds kSignOutTimeout{1500};

QString shownLanguage()
{
    return QLocale::languageToCode(tables::wordsFor(QLocale()).language());
}

client::TransportSettings transportSettings(const client::MachinePolicy& policy)
{
    client::TransportSettings settings;
    settings.bank = policy.bank;
    settings.language = shownLanguage();
    return settings;
}

//! Rewrites settings that cannot be fully read, without the rest; keeps a copy.
void keepDamaged(const QSettings& settings)
{
    if (settings.status() == QSettings::FormatError)
        QFile::copy(settings.fileName(), settings.fileName() + QStringLiteral(".damaged"));
}

QString hostOf(const QUrl& bank)
{
    // The default port is omitted; another one distinguishes two banks on one machine.
    return bank.port(443) == 443 ? bank.host() : QStringLiteral("%1:%2").arg(bank.host()).arg(bank.port());
}

std::optional<Outcome<client::Demonstration, client::DemonstrationError>> demonstrationOf(const DesktopOptions& options)
{
    if (options.demonstration.isEmpty())
        return std::nullopt;
    return client::readDemonstration(options.demonstration);
}

} // namespace

CompositionRoot::CompositionRoot(const client::MachinePolicy& policy, client::TlsPolicy tls,
                                 const DesktopOptions& options, DesktopLog& log)
    : m_log(log)
    , m_settings(options.settingsFile(), QSettings::IniFormat)
    , m_transport(transportSettings(policy), std::move(tls))
    , m_session(m_transport, options.idle.value_or(policy.idle))
    , m_monitor(m_transport, m_session)
    , m_keys(policy.bank.toString())
    , m_journal(options.dataFolder.isEmpty() ? policy.journalFolder : options.journalFolder())
    , m_systemFiles(std::make_unique<ui::SystemFileDialogs>())
    , m_files(options.files ? *options.files : *m_systemFiles)
    , m_appearance(options.appearance)
    , m_bank(hostOf(policy.bank))
    , m_demonstration(demonstrationOf(options))
    , m_signIn(m_transport)
    , m_window(shellServices(), m_signIn)
{
    keepDamaged(m_settings);
    connectLog();
    connectClock();
    connect(&m_window, &ui::MainWindow::closed, this, &CompositionRoot::signOutAndFinish);
}

ui::ShellServices CompositionRoot::shellServices()
{
    return {m_transport,
            m_session,
            m_monitor,
            m_settings,
            m_bank,
            [this](QObject* parent) { return new client::OrderSender(m_transport, m_journal, parent); },
            [this](ui::Navigator& navigator, client::OrderSender& sender) { return features(navigator, sender); },
            [this] { return renewLanguage(); },
            [this](const QString& file) { m_files.openFolderOf(file); },
            m_demonstration ? &*m_demonstration : nullptr};
}

std::vector<ui::Feature> CompositionRoot::features(ui::Navigator& navigator, client::OrderSender& sender)
{
    const contract::StaffMember& staff = *m_session.staff();
    const auto& bank = m_monitor.state().bank;
    m_receipts = std::make_unique<ui::ReceiptServices>(
        ui::ReceiptServices{m_files,
                            {bank ? QString::fromStdString(bank->name) : m_bank,
                             QString::fromStdString(staff.branch.name), QString::fromStdString(staff.displayName)}});
    m_receipts->printer = [this] { return ui::Preferences::read(m_settings).printer; };
    return Features::of({m_transport, m_session, m_journal, m_settings, m_files, *m_receipts,
                         [this](const ui::Preferences& chosen) {
                             if (m_appearance)
                                 m_appearance->apply(chosen);
                         }},
                        navigator, sender);
}

bool CompositionRoot::renewLanguage()
{
    if (!m_appearance || !m_appearance->renewLanguage())
        return false;
    m_transport.setLanguage(shownLanguage());
    return true;
}

void CompositionRoot::connectClock()
{
    // Before the window creates its pages, which ask for the day; created first, it is notified first.
    connect(&m_session, &client::SessionKeeper::began, &m_clock, [this](const contract::Session& session) {
        m_clock.forget();
        m_clock.update(session.branchTime);
    });
    connect(&m_monitor, &client::ConnectionMonitor::changed, &m_clock, [this](const client::ConnectionState& state) {
        if (state.bank)
            m_clock.update(state.bank->branchTime);
    });
}

void CompositionRoot::connectLog()
{
    connect(&m_monitor, &client::ConnectionMonitor::changed, this, [this](const client::ConnectionState& state) {
        m_log.connection(state);
        if (m_receipts && state.bank)
            m_receipts->issuer.bank = QString::fromStdString(state.bank->name);
    });
    connect(&m_session, &client::SessionKeeper::began, this, [this] {
        m_log.signedIn(m_session.staff()->role);
        m_monitor.checkNow(); // the bank's name is sent only to signed-in users
    });
    connect(&m_session, &client::SessionKeeper::ended, this, [this](client::SessionKeeper::End why) {
        m_log.sessionEnded(why);
        takeLateKey();
    });
    connect(&m_signIn, &ui::SignInController::failed, this,
            [this](const client::CallFailure& failure) { m_log.signInFailed(failure); });
}

void CompositionRoot::start()
{
    m_log.started(m_bank);
    // The connection check does not depend on the key.
    m_monitor.start();
    m_keys.obtain(
        this,
        [this](const client::ObtainedKey& obtained) {
            m_log.deviceKey(obtained.persistent);
            m_transport.setDeviceKey(obtained.key);
            m_signIn.allowCalls();
        },
        client::DeviceKeyStore::kTimeout,
        [this](client::DeviceKey key) {
            m_lateKey = std::move(key);
            takeLateKey();
        });
}

//! A session is bound to its initial key, so keys change only between sessions.
void CompositionRoot::takeLateKey()
{
    if (!m_lateKey || m_session.isSignedIn() || m_signIn.isBusy() ||
        m_signIn.step() != ui::SignInController::Step::Credentials)
        return;
    m_log.deviceKey(true);
    m_transport.setDeviceKey(*m_lateKey);
    m_lateKey.reset();
}

void CompositionRoot::signOutAndFinish()
{
    m_monitor.stop();
    if (!m_session.isSignedIn())
        return finished();
    // The window is already closed; gives the bank a moment to be notified.
    auto* timeout = new QTimer(this);
    timeout->setSingleShot(true);
    connect(timeout, &QTimer::timeout, this, &CompositionRoot::finished);
    timeout->start(kSignOutTimeout);
    m_transport.call<contract::SignOut>({}, {}, this,
                                        [timeout](const client::CallResult<contract::Nothing>&) { timeout->start(0); });
}

} // namespace cf::app
