// The object store of many machines: a bucket of an S3 store, over HTTPS.
//
// A put is conditional (If-None-Match), so that of several with one key one succeeds, and is repeated when its answer
// is lost: each put has a mark of its own, by which it knows its object again. Large objects go in parts, and are there
// when the last step was taken. The store checks each request's content by its hash, and get() checks the object's.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/objects/SignatureV4.h"
#include "services/bank/platform/process/Breaker.h"
#include "services/bank/platform/web/HttpClient.h"

#include <atomic>
#include <mutex>

namespace cf::platform {

struct S3Config
{
    std::string endpoint; //!< "https://objects.example:7070"; empty: there is none.
    std::string bucket;
    SignerV4 signer;
    std::filesystem::path authority;           //!< PEM; empty: the system's.
    std::chrono::milliseconds patience{3'000}; //!< For a request, which is tried up to three times.
    std::size_t part = std::size_t{8} << 20U;  //!< Bytes; what is larger goes in parts. At least 5 MiB to most stores.
};

//! A failure after which the store is left alone for 5 s counts as one however often it was tried.
class S3ObjectStore : public ObjectStore
{
public:
    explicit S3ObjectStore(S3Config config);

    std::string place() const override { return m_config.bucket; }
    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override;
    Outcome<std::string, ObjectError> get(std::string_view key) const override;
    Outcome<bool, ObjectError> exists(std::string_view key) const override;
    Outcome<Done, ObjectError> remove(std::string_view key) override;

    std::optional<HealthReport> health() const override;

    bool isAway() const { return m_breaker.open(); } //!< By its last answers.

private:
    struct Request
    {
        std::string method;
        std::string_view key; //!< Empty: of the bucket.
        std::map<std::string, std::string> query{};
        std::map<std::string, std::string> headers{};
        std::string_view body{};
    };
    class Borrowed;

    Outcome<HttpReply, ObjectError> ask(const Request& request) const;
    Outcome<HttpReply, HttpFailure> tryOnce(HttpClient& client, const Request& request, const std::string& hash) const;
    Outcome<Done, ObjectError> putInParts(const Request& whole) const;
    Outcome<Done, ObjectError> sendParts(const Request& whole, const std::string& upload) const;
    bool isMarked(std::string_view key, const std::string& mark) const;

    const S3Config m_config;
    const std::string m_host;
    mutable Breaker m_breaker;
    mutable std::atomic<std::chrono::seconds> m_ahead{}; //!< The store's clock, of ours; it refuses what is 15 min off.
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<HttpClient>> m_idle;
};

} // namespace cf::platform
