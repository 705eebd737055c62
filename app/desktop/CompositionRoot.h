// The only place that chooses implementations: creates and owns transport, session, journal, pages and window. Created
// by Desktop if the machine policy is valid.
#pragma once

#include "app/desktop/DesktopLog.h"
#include "app/desktop/DesktopOptions.h"
#include "models/tables/BranchClock.h"
#include "services/client/ConnectionMonitor.h"
#include "services/client/DeviceKeyStore.h"
#include "services/client/HttpTransport.h"
#include "services/client/MachinePolicy.h"
#include "services/client/OrderJournal.h"
#include "services/client/SessionKeeper.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/SignInController.h"

#include <QSettings>

#include <memory>

namespace cf::app {

class Appearance;

class CompositionRoot : public QObject
{
    Q_OBJECT

public:
    CompositionRoot(const client::MachinePolicy& policy, client::TlsPolicy tls, const DesktopOptions& options,
                    DesktopLog& log);

    ui::MainWindow& window() { return m_window; }
    //! Looks for the bank and for this machine's key, without blocking.
    void start();

Q_SIGNALS:
    //! The window was closed and the bank was notified, or did not answer in time.
    void finished();

private:
    ui::ShellServices shellServices();
    std::vector<ui::Feature> features(ui::Navigator& navigator, client::OrderSender& sender);
    bool renewLanguage();
    void connectLog();
    void connectClock();
    void signOutAndFinish();
    void takeLateKey();

    DesktopLog& m_log;
    QSettings m_settings;
    client::HttpTransport m_transport;
    client::SessionKeeper m_session;
    client::ConnectionMonitor m_monitor;
    tables::BranchClock m_clock;
    client::DeviceKeyStore m_keys;
    std::optional<client::DeviceKey> m_lateKey; //!< For the next sign-in.
    client::OrderJournal m_journal;
    std::unique_ptr<ui::FileDialogs> m_systemFiles;
    ui::FileDialogs& m_files;
    std::unique_ptr<ui::ReceiptServices> m_receipts; //!< The signed-in user's.
    Appearance* m_appearance;                        //!< Null: preferences are only saved.
    QString m_bank;
    //! Only if the program was given such a file.
    std::optional<Outcome<client::Demonstration, client::DemonstrationError>> m_demonstration;
    ui::SignInController m_signIn;
    ui::MainWindow m_window; //!< Created last, destroyed first: it uses everything above.
};

} // namespace cf::app
