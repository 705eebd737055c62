// The bank over the wire: every call of the API goes through here, over TLS, as one request that is never sent twice
// unless it only looks. Lives on the GUI thread and never blocks it.
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
    //! An order with a key goes over a new connection when the last one was used longer ago than this: a connection
    //! that the other side has given up in the meantime would make its outcome unknown. Shorter than any keep-alive.
    std::chrono::milliseconds renewAfter{20'000};
};

class HttpTransport : public QObject, public Bank
{
    Q_OBJECT

public:
    HttpTransport(TransportSettings settings, TlsPolicy policy, QObject* parent = nullptr);
    //! Ends what is in flight; its callbacks do not come.
    ~HttpTransport() override;

    //! From now on connections show this key. Connections without it are not used again.
    void setDeviceKey(const DeviceKey& key);
    //! The session's token, empty for none. Kept in memory only.
    void setToken(QByteArray token)
    {
        m_token = std::move(token);
        m_shown.clear();
    }
    //! The protocol of the last connection that brought an answer, "TLS 1.3"; empty before the first.
    QString tlsVersion() const { return m_tlsVersion; }
    void setLanguage(const QString& language) { m_settings.language = language; }

Q_SIGNALS:
    //! The bank answered that the session of the present token is over.
    void sessionEnded();

private:
    CallHandle send(const contract::OperationInfo& info, std::any request, const CallOptions& options, QObject* context,
                    Callback<Answer> done) override;
    WireRequest wireRequest(const contract::OperationInfo& info, const contract::EncodedRequest& encoded,
                            const CallOptions& options) const;
    void noteShown(const RawAnswer& answer, const QByteArray& token);
    void noteEndOfSession(const contract::OperationInfo& info, const RawAnswer& answer, const QByteArray& token);

    TransportSettings m_settings;
    TlsPolicy m_policy;
    std::optional<DeviceKey> m_key;
    QByteArray m_token;
    QString m_tlsVersion;
    //! The bank's word for how much it has shown: sent with every call, so that no other server of it shows less.
    std::string m_shown;
    ConnectionPool m_reads;  //!< Everything without a key.
    ConnectionPool m_orders; //!< Money: its own connection, so that renewing it disturbs nobody.
};

} // namespace cf::client
