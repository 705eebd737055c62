// One call in flight: Qt's request, its deadline, the retries of a GET, and the answer. Created by HttpTransport;
// deletes itself after its single report.
#pragma once

#include "services/client/AnswerReading.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QNetworkReply;

namespace cf::client {

class SentOnceBody;

struct WireRequest
{
    QNetworkRequest request;
    std::optional<QByteArray> body; //!< Present: POST.
    std::chrono::milliseconds deadline{0};
    int retries = 0;
    QString traceId;
};

class HttpCall : public QObject
{
    Q_OBJECT

public:
    using Report = std::function<void(const RawAnswer&)>;

    HttpCall(std::shared_ptr<QNetworkAccessManager> manager, WireRequest request, Report report, QObject* parent);
    //! Ends the exchange without a report.
    ~HttpCall() override;

private:
    void attempt();
    void onFinished();
    void onDeadline();
    void onReadyRead();
    RawAnswer readReply();
    RawAnswer failed(FailureCause cause) const;
    bool mayRetry(const RawAnswer& answer) const;
    void report(const RawAnswer& answer);

    std::shared_ptr<QNetworkAccessManager> m_manager;
    WireRequest m_request;
    Report m_report;
    QTimer m_deadline;
    QTimer m_backoff;
    QPointer<QNetworkReply> m_reply;
    SentOnceBody* m_body = nullptr; //!< Owned by the reply.
    std::optional<TlsRefusal> m_tls;
    bool m_timedOut = false;
    bool m_tooLarge = false;
    int m_attempts = 0;
};

} // namespace cf::client
