#include "services/client/HttpTransport.h"

#include "services/client/HttpCall.h"
#include "services/client/OperationCodec.h"

#include <QUuid>

namespace cf::client {

namespace {

QByteArray hexOf(const Uuid& uuid)
{
    return QByteArray(reinterpret_cast<const char*>(uuid.bytes().data()), 16).toHex();
}

QNetworkRequest plainRequest(const QUrl& url)
{
    QNetworkRequest request(url);
    // With HTTP/2 or redirects Qt 6.4 resends requests by itself; cookies and caches would store what only the bank
    // should store. No transfer timeout: HttpCall has a deadline for the whole exchange, which a slow trickle cannot
    // extend.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json, application/problem+json");
    request.setRawHeader("Accept-Encoding", "identity"); // nothing to decompress, so no decompression bombs
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Counterfoil/" COUNTERFOIL_VERSION));
    return request;
}

} // namespace

HttpTransport::HttpTransport(TransportSettings settings, TlsPolicy policy, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_policy(std::move(policy))
{
}

HttpTransport::~HttpTransport()
{
    // Before the pools: their managers own the replies.
    qDeleteAll(findChildren<HttpCall*>(Qt::FindDirectChildrenOnly));
}

void HttpTransport::setDeviceKey(const DeviceKey& key)
{
    m_key = key;
    m_reads.renew();
    m_orders.renew();
}

WireRequest HttpTransport::wireRequest(const contract::OperationInfo& info, const contract::EncodedRequest& encoded,
                                       const CallOptions& options) const
{
    // Random from its first digit: messages show eight digits, and UUIDv7s of the same minute share their beginning.
    const QUuid trace = QUuid::createUuid();
    const QByteArray base = m_settings.bank.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QNetworkRequest request =
        plainRequest(QUrl::fromEncoded(base + QByteArray::fromStdString(encoded.target), QUrl::StrictMode));
    request.setSslConfiguration(m_policy.configuration(m_key));
    request.setRawHeader("Accept-Language", m_settings.language.toUtf8());
    request.setRawHeader("X-Request-ID", trace.toByteArray(QUuid::WithoutBraces));
    request.setRawHeader("traceparent",
                         "00-" + trace.toByteArray(QUuid::Id128) + "-" + hexOf(Uuid::v7()).right(16) + "-01");
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!m_consistencyToken.empty())
        request.setRawHeader("X-Consistency-Token", QByteArray::fromStdString(m_consistencyToken));
    if (options.key)
        request.setRawHeader("Idempotency-Key", QByteArray::fromStdString(options.key->toString()));
    if (options.match)
        request.setRawHeader("If-Match", '"' + QByteArray::fromStdString(*options.match) + '"');
    WireRequest wire{request, std::nullopt, options.deadline.value_or(m_settings.getDeadline), options.retries,
                     trace.toString(QUuid::Id128)};
    if (info.method == contract::Method::Post) {
        wire.body = QByteArray::fromStdString(encoded.body);
        wire.deadline = options.deadline.value_or(m_settings.postDeadline);
        wire.request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        wire.request.setHeader(QNetworkRequest::ContentLengthHeader, wire.body->size());
        wire.request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    return wire;
}

CallHandle HttpTransport::send(const contract::OperationInfo& info, std::any request, const CallOptions& options,
                               QObject* context, Callback<Answer> done)
{
    const OperationCodec& codec = codecOf(info);
    const bool isOrder = info.key == contract::KeyUse::Required;
    ConnectionPool& pool = isOrder ? m_orders : m_reads;
    if (isOrder)
        pool.renewIfUnusedFor(m_settings.renewAfter);
    auto wanted = std::make_shared<bool>(true);
    const auto report = [this, &pool, &codec, info, wanted, token = m_token, done = std::move(done),
                         watched = QPointer<QObject>(context)](const RawAnswer& answer) {
        if (answer.arrival == RawAnswer::Arrival::Answered) {
            pool.noteExchange();
            m_tlsVersion = answer.tlsVersion;
        }
        noteConsistencyToken(answer, token);
        noteEndOfSession(info, answer, token);
        if (!*wanted || !watched)
            return;
        auto read = codec.read(answer);
        if (read)
            done(Answer{std::move(read).value(), answer.etag});
        else
            done(read.error());
    };
    if (m_settings.bank.scheme() != QLatin1String("https")) {
        RawAnswer refused;
        refused.arrival = RawAnswer::Arrival::NotSent;
        refused.cause = FailureCause::NotHttps;
        QMetaObject::invokeMethod(
            this, [report, refused] { report(refused); }, Qt::QueuedConnection);
        return {wanted, nullptr};
    }
    return {wanted, new HttpCall(pool.manager(), wireRequest(info, codec.encode(request), options), report, this)};
}

void HttpTransport::noteConsistencyToken(const RawAnswer& answer, const QByteArray& token)
{
    // Answers may arrive out of order: the greater token is the later.
    if (token == m_token && answer.consistencyToken > m_consistencyToken)
        m_consistencyToken = answer.consistencyToken;
}

void HttpTransport::noteEndOfSession(const contract::OperationInfo& info, const RawAnswer& answer,
                                     const QByteArray& token)
{
    const auto failure = failureOf(info, answer);
    if (!failure || failure->kind != FailureKind::Unauthenticated || token.isEmpty() || token != m_token)
        return;
    // After the caller has received its answer.
    QMetaObject::invokeMethod(this, &HttpTransport::sessionEnded, Qt::QueuedConnection);
}

} // namespace cf::client
