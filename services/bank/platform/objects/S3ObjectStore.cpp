#include "services/bank/platform/objects/S3ObjectStore.h"

#include "services/bank/platform/crypto/Encryption.h"

#include <boost/property_tree/xml_parser.hpp>

#include <curl/curl.h>

#include <ctime>
#include <random>
#include <sstream>
#include <thread>

namespace cf::platform {
namespace {

using Kind = ObjectError::Kind;
using namespace std::chrono_literals;

constexpr int kTries = 3;
constexpr const char* kMark = "x-amz-meta-mark";
constexpr const char* kHash = "x-amz-meta-sha256";

std::string textOf(const std::string& xml, const char* path)
{
    try {
        std::istringstream stream(xml);
        boost::property_tree::ptree tree;
        boost::property_tree::read_xml(stream, tree);
        return tree.get<std::string>(path, "");
    } catch (const boost::property_tree::ptree_error&) {
        return {};
    }
}

bool isGood(const HttpReply& reply)
{
    return reply.status >= 200 && reply.status < 300;
}

//! It may answer otherwise in a moment.
bool isPassing(const HttpReply& reply)
{
    return (reply.status >= 500 && reply.status != 507) || reply.status == 408 || reply.status == 409 ||
           reply.status == 429;
}

ObjectError errorOf(const HttpReply& reply)
{
    const std::string code = textOf(reply.body, "Error.Code");
    const std::string what = "it answered " + std::to_string(reply.status) + (code.empty() ? "" : " " + code);
    if (reply.status == 404 && code != "NoSuchBucket")
        return {Kind::NotFound, what};
    if (reply.status == 412)
        return {Kind::AlreadyThere, what};
    if (reply.status == 507 || code == "QuotaExceeded")
        return {Kind::Full, what};
    if (code == "EntityTooLarge")
        return {Kind::TooLarge, what};
    return {Kind::Unavailable, what};
}

std::chrono::milliseconds pauseAfter(int tries)
{
    static thread_local std::minstd_rand random(std::random_device{}());
    const int most = 100 << static_cast<unsigned>(tries);
    return std::chrono::milliseconds(std::uniform_int_distribution(most / 2, most)(random));
}

std::string hostOf(const std::string& endpoint)
{
    return endpoint.substr(endpoint.find("://") + 3);
}

//! How far its clock is before ours.
std::chrono::seconds aheadBy(const HttpReply& reply)
{
    const std::time_t date = curl_getdate(std::string(reply.header("date")).c_str(), nullptr);
    return std::chrono::seconds(date < 0 ? 0 : date - std::time(nullptr));
}

Instant now()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

// One of the clients that nobody uses, or a new one.
class S3ObjectStore::Borrowed
{
public:
    explicit Borrowed(const S3ObjectStore& store)
        : m_store(store)
    {
        const std::lock_guard lock(store.m_mutex);
        if (!store.m_idle.empty()) {
            m_client = std::move(store.m_idle.back());
            store.m_idle.pop_back();
        }
    }
    ~Borrowed()
    {
        const std::lock_guard lock(m_store.m_mutex);
        m_store.m_idle.push_back(std::move(m_client));
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;

    HttpClient& client()
    {
        if (!m_client) {
            HttpClientConfig config;
            config.authority = m_store.m_config.authority;
            config.toConnect = std::min<std::chrono::milliseconds>(1s, m_store.m_config.patience);
            config.patience = m_store.m_config.patience;
            config.largestAnswer = kLargestObject;
            m_client = std::make_unique<HttpClient>(std::move(config));
        }
        return *m_client;
    }

private:
    const S3ObjectStore& m_store;
    std::unique_ptr<HttpClient> m_client;
};

S3ObjectStore::S3ObjectStore(S3Config config)
    : m_config(std::move(config))
    , m_host(hostOf(m_config.endpoint))
{
}

Outcome<Done, ObjectError> S3ObjectStore::put(std::string_view key, std::string_view content)
{
    if (!isObjectKey(key))
        return ObjectError{Kind::InvalidKey, "a malformed object key"};
    if (content.size() > kLargestObject)
        return ObjectError{Kind::TooLarge, "an object of " + std::to_string(content.size()) + " bytes"};
    const std::string mark = hex(randomBytes(16));
    const Request whole{"PUT",
                        key,
                        {},
                        {{"content-type", "application/octet-stream"},
                         {"if-none-match", "*"},
                         {kHash, hex(sha256(content))},
                         {kMark, mark}},
                        content};
    auto put = [&]() -> Outcome<Done, ObjectError> {
        if (content.size() > m_config.part)
            return putInParts(whole);
        const auto reply = ask(whole);
        if (!reply)
            return reply.error();
        return isGood(*reply) ? Outcome<Done, ObjectError>(Done()) : errorOf(*reply);
    }();
    // An earlier try may have succeeded whose answer was lost.
    if (!put && put.error().kind != Kind::Full && isMarked(key, mark))
        return Done();
    return put;
}

Outcome<Done, ObjectError> S3ObjectStore::putInParts(const Request& whole) const
{
    // No object's key is free only because its parts are still coming: it is asked at the end, by the condition.
    auto headers = whole.headers;
    headers.erase("if-none-match");
    const auto begun = ask({"POST", whole.key, {{"uploads", ""}}, headers});
    if (!begun)
        return begun.error();
    const std::string upload = textOf(begun->body, "InitiateMultipartUploadResult.UploadId");
    if (!isGood(*begun) || upload.empty())
        return errorOf(*begun);
    auto sent = sendParts(whole, upload);
    if (!sent) [[maybe_unused]]
        const auto abandoned = ask({"DELETE", whole.key, {{"uploadId", upload}}});
    return sent;
}

Outcome<Done, ObjectError> S3ObjectStore::sendParts(const Request& whole, const std::string& upload) const
{
    std::string list = "<CompleteMultipartUpload>";
    for (std::size_t at = 0, number = 1; at < whole.body.size(); at += m_config.part, ++number) {
        const auto sent = ask({"PUT",
                               whole.key,
                               {{"partNumber", std::to_string(number)}, {"uploadId", upload}},
                               {},
                               whole.body.substr(at, m_config.part)});
        if (!sent)
            return sent.error();
        if (!isGood(*sent))
            return errorOf(*sent);
        list += "<Part><PartNumber>" + std::to_string(number) + "</PartNumber><ETag>" +
                std::string(sent->header("etag")) + "</ETag></Part>";
    }
    list += "</CompleteMultipartUpload>";
    const auto ended =
        ask({"POST", whole.key, {{"uploadId", upload}}, {{"if-none-match", "*"}, {"content-type", "text/xml"}}, list});
    if (!ended)
        return ended.error();
    // It may begin a good answer while it works, and end with an error.
    if (!isGood(*ended) || !textOf(ended->body, "Error.Code").empty())
        return errorOf(*ended);
    return Done();
}

bool S3ObjectStore::isMarked(std::string_view key, const std::string& mark) const
{
    const auto reply = ask({"HEAD", key});
    return reply && isGood(*reply) && reply->header(kMark) == mark;
}

Outcome<std::string, ObjectError> S3ObjectStore::get(std::string_view key) const
{
    if (!isObjectKey(key))
        return ObjectError{Kind::InvalidKey, "a malformed object key"};
    auto reply = ask({"GET", key});
    if (!reply)
        return reply.error();
    if (!isGood(*reply))
        return errorOf(*reply);
    const std::string_view hash = reply->header(kHash);
    if (!hash.empty() && hash != hex(sha256(reply->body)))
        return ObjectError{Kind::Unavailable, "the object is not what was put"};
    return std::move(reply.value().body);
}

Outcome<bool, ObjectError> S3ObjectStore::exists(std::string_view key) const
{
    if (!isObjectKey(key))
        return ObjectError{Kind::InvalidKey, "a malformed object key"};
    const auto reply = ask({"HEAD", key});
    if (!reply)
        return reply.error();
    if (!isGood(*reply) && reply->status != 404)
        return errorOf(*reply);
    return reply->status != 404;
}

Outcome<Done, ObjectError> S3ObjectStore::remove(std::string_view key)
{
    if (!isObjectKey(key))
        return ObjectError{Kind::InvalidKey, "a malformed object key"};
    const auto reply = ask({"DELETE", key});
    if (!reply)
        return reply.error();
    if (!isGood(*reply) && errorOf(*reply).kind != Kind::NotFound)
        return errorOf(*reply);
    return Done();
}

std::optional<HealthReport> S3ObjectStore::health() const
{
    HealthReport report = m_breaker.health();
    report.where = m_host + "/" + m_config.bucket;
    return report;
}

Outcome<HttpReply, ObjectError> S3ObjectStore::ask(const Request& request) const
{
    if (!m_breaker.admits())
        return ObjectError{Kind::Unavailable, "it is left alone for a moment, after failures"};
    const std::string hash = hex(sha256(request.body));
    Borrowed borrowed(*this);
    for (int tries = 1;; ++tries) {
        auto reply = tryOnce(borrowed.client(), request, hash);
        const bool skewed = reply && reply->status == 403 && std::chrono::abs(aheadBy(*reply) - m_ahead.load()) > 5min;
        if (reply && !isPassing(*reply) && !skewed) {
            m_breaker.succeeded();
            return std::move(reply).value();
        }
        if (tries == kTries) {
            auto error = reply ? errorOf(*reply) : ObjectError{Kind::Unavailable, reply.error().what};
            m_breaker.failed(error.what);
            return error;
        }
        if (skewed)
            m_ahead = aheadBy(*reply);
        else
            std::this_thread::sleep_for(pauseAfter(tries));
    }
}

Outcome<HttpReply, HttpFailure> S3ObjectStore::tryOnce(HttpClient& client, const Request& request,
                                                       const std::string& hash) const
{
    RequestV4 signedRequest{request.method, m_host, "/" + m_config.bucket, request.query, request.headers};
    if (!request.key.empty())
        signedRequest.path += "/" + std::string(request.key);
    signV4(signedRequest, hash, m_config.signer, now() + m_ahead.load());
    const std::string query = queryTextV4(request.query);
    HttpCall call{
        request.method, m_config.endpoint + signedRequest.path + (query.empty() ? "" : "?" + query), {}, request.body};
    call.headers.assign(signedRequest.headers.begin(), signedRequest.headers.end());
    return client.call(call);
}

} // namespace cf::platform
