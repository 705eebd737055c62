// The bank over HTTP: every API call goes through here, over TLS, as one request that is never sent twice unless it is
// a GET. Lives on the GUI thread and never blocks it.
//
// Every TLS error ends the connection and is explained; there is no way to go on. The bank's authority comes with the
// machine policy. Qt 6.4's network classes would send a POST up to four times when a server hangs up; SentOnceBody
// prevents that.
#pragma once

#include "services/client/AnswerReading.h"
#include "services/client/Bank.h"
#include "services/client/ConnectionPool.h"
#include "services/client/TlsPolicy.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace cf::client {

struct WireRequest;

struct TransportSettings
{
    QUrl bank;                               //!< https://host[:port]; a path is ignored.
    QString language = QStringLiteral("en"); //!< Accept-Language.
    std::chrono::milliseconds getDeadline{10'000};
    std::chrono::milliseconds postDeadline{20'000};
    //! An order with a key uses a new connection if the last exchange is longer ago than this: a connection that the
    //! other side has closed meanwhile would make its outcome unknown. Shorter than any keep-alive.
    std::chrono::milliseconds renewAfter{20'000};
};

class HttpTransport : public QObject, public Bank
{
    Q_OBJECT

public:
    HttpTransport(TransportSettings settings, TlsPolicy policy, QObject* parent = nullptr);
    //! Aborts calls in flight without callbacks.
    ~HttpTransport() override;

    //! New connections present this key. Connections without it are not reused.
    void setDeviceKey(const DeviceKey& key);
    //! The session's token, empty for none. Kept in memory only.
    void setToken(QByteArray token)
    {
        m_token = std::move(token);
        m_consistencyToken.clear();
    }
    //! TLS version of the last connection that brought an answer, "TLS 1.3"; empty before the first.
    QString tlsVersion() const { return m_tlsVersion; }
    void setLanguage(const QString& language) { m_settings.language = language; }

Q_SIGNALS:
    //! The bank answered that the current token's session has ended.
    void sessionEnded();

private:
    CallHandle send(const contract::OperationInfo& info, std::any request, const CallOptions& options, QObject* context,
                    Callback<Answer> done) override;
    WireRequest wireRequest(const contract::OperationInfo& info, const contract::EncodedRequest& encoded,
                            const CallOptions& options) const;
    void noteConsistencyToken(const RawAnswer& answer, const QByteArray& token);
    void noteEndOfSession(const contract::OperationInfo& info, const RawAnswer& answer, const QByteArray& token);

    TransportSettings m_settings;
    TlsPolicy m_policy;
    std::optional<DeviceKey> m_key;
    QByteArray m_token;
    QString m_tlsVersion;
    //! The bank's consistency token: sent with every call, so that no other server answers from an older state.
    std::string m_consistencyToken;
    ConnectionPool m_reads;  //!< All calls without a key.
    ConnectionPool m_orders; //!< Money: separate connections, so that renewing them disturbs nothing else.
};

} // namespace cf::client
