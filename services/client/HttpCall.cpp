#include "services/client/HttpCall.h"

#include "services/client/SentOnceBody.h"
#include "services/client/TlsPolicy.h"

#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslConfiguration>

namespace cf::client {

namespace {

constexpr qint64 kLargestAnswer = 8 * 1024 * 1024;

//! The connection was never established: nothing can have been sent.
bool couldNotConnect(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::UnknownNetworkError || error == QNetworkReply::TemporaryNetworkFailureError;
}

//! Qt reports statuses from 400 up as errors, but the answer is complete.
bool isWhole(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError ||
           (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError &&
            error != QNetworkReply::ContentReSendError) ||
           error == QNetworkReply::ProtocolInvalidOperationError || // 400
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

QString versionName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return {}; // Older versions are refused.
    }
}

} // namespace

HttpCall::HttpCall(std::shared_ptr<QNetworkAccessManager> manager, WireRequest request, Report report, QObject* parent)
    : QObject(parent)
    , m_manager(std::move(manager))
    , m_request(std::move(request))
    , m_report(std::move(report))
{
    m_deadline.setSingleShot(true);
    m_backoff.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpCall::onDeadline);
    connect(&m_backoff, &QTimer::timeout, this, &HttpCall::attempt);
    m_deadline.start(m_request.deadline);
    attempt();
}

HttpCall::~HttpCall()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void HttpCall::attempt()
{
    ++m_attempts;
    if (m_request.body) {
        m_body = new SentOnceBody(*m_request.body, nullptr);
        m_reply = m_manager->post(m_request.request, m_body);
        m_body->setParent(m_reply);
    } else {
        m_reply = m_manager->get(m_request.request);
    }
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_tls = TlsPolicy::refusal(errors, m_request.request.url().host(), errors.first().errorString());
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::onFinished);
}

void HttpCall::onReadyRead()
{
    if (m_reply->bytesAvailable() <= kLargestAnswer)
        return;
    m_tooLarge = true;
    m_reply->abort();
}

void HttpCall::onDeadline()
{
    m_timedOut = true;
    if (m_backoff.isActive())
        report(failed(FailureCause::TimedOut));
    else if (m_reply)
        m_reply->abort();
}

void HttpCall::onFinished()
{
    const RawAnswer answer = readReply();
    m_reply->deleteLater();
    m_reply = nullptr;
    if (!mayRetry(answer))
        return report(answer);
    const int jitter = QRandomGenerator::global()->bounded(100);
    m_backoff.start(std::chrono::milliseconds(m_attempts * 200 + jitter));
}

RawAnswer HttpCall::failed(FailureCause cause) const
{
    RawAnswer answer;
    // The bank cannot act on a request without its body. Whatever was taken may have been sent.
    const bool sent = m_body ? m_body->wasTaken() : cause != FailureCause::CouldNotConnect;
    answer.arrival = sent ? RawAnswer::Arrival::Lost : RawAnswer::Arrival::NotSent;
    answer.cause = cause;
    answer.traceId = m_request.traceId;
    return answer;
}

RawAnswer HttpCall::readReply()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_timedOut)
        return failed(FailureCause::TimedOut);
    if (m_tooLarge)
        return failed(FailureCause::Unreadable);
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (status.isValid() && isWhole(error)) {
        RawAnswer answer;
        answer.arrival = RawAnswer::Arrival::Answered;
        answer.status = status.toInt();
        answer.body = m_reply->readAll().toStdString();
        answer.consistencyToken = m_reply->rawHeader("X-Consistency-Token").toStdString();
        answer.etag = m_reply->rawHeader("ETag").replace('"', "").toStdString();
        answer.traceId = m_request.traceId;
        answer.tlsVersion = versionName(m_reply->sslConfiguration().sessionProtocol());
        return answer;
    }
    RawAnswer answer = failed(couldNotConnect(error) ? FailureCause::CouldNotConnect : FailureCause::ConnectionLost);
    const bool handshake = m_tls || error == QNetworkReply::SslHandshakeFailedError;
    if (handshake && !(m_body && m_body->wasTaken()))
        answer.tls = m_tls ? m_tls : TlsPolicy::refusal({}, m_request.request.url().host(), m_reply->errorString());
    else if (status.isValid() && error == QNetworkReply::ContentReSendError)
        answer.cause = FailureCause::Redirected; // 307 and 308: Qt fails even before it would resend
    else if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError)
        answer.cause = FailureCause::Unreadable;
    return answer;
}

bool HttpCall::mayRetry(const RawAnswer& answer) const
{
    const bool connectionFailed =
        answer.cause == FailureCause::CouldNotConnect || answer.cause == FailureCause::ConnectionLost;
    return !m_request.body && answer.arrival != RawAnswer::Arrival::Answered && !answer.tls && connectionFailed &&
           m_attempts <= m_request.retries;
}

void HttpCall::report(const RawAnswer& answer)
{
    m_deadline.stop();
    m_backoff.stop();
    deleteLater();
    m_report(answer);
}

} // namespace cf::client
