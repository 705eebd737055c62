// Polls every few seconds whether the bank is reachable, for the shell's indicator. Does not keep a session alive.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Bank.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::client {

class HttpTransport;
class SessionKeeper;

struct ConnectionState
{
    enum class Kind
    {
        Connecting, //!< Not known yet.
        Online,
        Offline,    //!< `failure` says why.
        TlsRefused, //!< The server is not the bank; `failure->tls` says why.
    };
    Kind kind = Kind::Connecting;
    std::chrono::milliseconds latency{0}; //!< Of the last answer.
    std::optional<CallFailure> failure;
    QString tls;                              //!< Of the last connection: "TLS 1.3". Empty: none yet.
    std::optional<bool> demonstration;        //!< As last reported by the bank; empty before, or from an older bank.
    std::optional<contract::BankStatus> bank; //!< While somebody is signed in: its name and degradations.
};

class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    //! Both must outlive this. `interval` between polls while all is well; after failures up to four times as long.
    ConnectionMonitor(HttpTransport& transport, const SessionKeeper& session,
                      std::chrono::milliseconds interval = std::chrono::seconds(5), QObject* parent = nullptr);

    void start();
    void stop();
    //! Polls at once, for instance when the user presses "Try again".
    void checkNow();
    const ConnectionState& state() const { return m_state; }

Q_SIGNALS:
    //! After every answer.
    void changed(const cf::client::ConnectionState& state);

private:
    void ask();
    void onAnswer(const std::optional<CallFailure>& failure, std::optional<contract::BankStatus> bank,
                  std::optional<bool> demonstration);

    HttpTransport& m_transport;
    const SessionKeeper& m_session;
    std::chrono::milliseconds m_interval;
    QTimer m_timer;
    ConnectionState m_state;
    std::chrono::steady_clock::time_point m_askedAt;
    bool m_asking = false;
    int m_failures = 0;
};

} // namespace cf::client
