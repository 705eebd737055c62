// Calls the bank's operations over real TLS, one after another on one connection, with typed requests and responses. As
// the desktop, it leaves a connection that the bank has ended before it asks again.
#pragma once

#include "models/domain/Uuid.h"
#include "services/contract/Binder.h"
#include "tests/support/TlsClient.h"

#include <memory>
#include <variant>

namespace cf::test {

//! The connection broke, or the response is unreadable: a payment's outcome is unknown.
struct NoAnswer
{
};

template <class T>
struct ApiReply
{
    int status = 0;
    std::map<std::string, std::string> headers;
    std::string body;
    std::variant<NoAnswer, T, contract::Problem> content;

    bool ok() const { return std::holds_alternative<T>(content); }
    bool answered() const { return !std::holds_alternative<NoAnswer>(content); }
    const T& value() const { return std::get<T>(content); }
    //! The version's ETag as received, in quotes; empty: none.
    std::string etag() const
    {
        const auto found = headers.find("etag");
        return found == headers.end() ? std::string() : found->second;
    }
    //! The problem's code; nothing on success or without a response.
    std::optional<contract::ErrorCode> code() const
    {
        const auto* problem = std::get_if<contract::Problem>(&content);
        return problem ? std::optional(problem->code) : std::nullopt;
    }
};

//! The answer of a streamed operation.
template <class T>
struct StreamedReply
{
    int status = 0; //!< 0: none.
    std::map<std::string, std::string> headers;
    std::vector<T> lines;                     //!< As they came.
    bool whole = false;                       //!< The stream came to its end.
    std::optional<contract::Problem> problem; //!< Instead of lines.
};

class ApiClient
{
public:
    //! `trust` is the bank's CA (PEM). The device is a new self-signed certificate unless one is given.
    ApiClient(std::uint16_t port, std::filesystem::path trust);
    ApiClient(std::uint16_t port, std::filesystem::path trust, platform::IssuedCertificate device);
    //! Of another machine, whose certificate names the address.
    ApiClient(const std::string& address, std::uint16_t port, std::filesystem::path trust,
              std::optional<platform::IssuedCertificate> device = {});

    void useToken(std::string token) { m_token = std::move(token); }
    const std::string& token() const { return m_token; }
    //! From now on stores the bank's consistency token in `shown`, as the desktop does, and sends it. Clients of one
    //! person may share it.
    void keepConsistency(std::shared_ptr<std::string> shown) { m_shown = std::move(shown); }
    //! From the next connection on it waits no longer than this, step by step, for the bank.
    void waitAtMost(std::chrono::milliseconds patience) { m_options.patience = patience; }
    const platform::IssuedCertificate& certificate() const { return *m_options.certificate; }
    //! SHA-256 of the certificate that this client presents, lower-case hex.
    const std::string& device() const { return m_device; }

    //! `match` is sent as If-Match unless empty: the etag() of an earlier response.
    template <class Operation>
    ApiReply<typename Operation::Response> call(const typename Operation::Request& request,
                                                const std::optional<Uuid>& key = {}, const std::string& match = {})
    {
        using Response = typename Operation::Response;
        const auto encoded = contract::encodeRequest<Operation>(request);
        const char* method = Operation::kInfo.method == contract::Method::Get ? "GET" : "POST";
        const auto reply = exchange(method, encoded.target, encoded.body, key, match);
        ApiReply<Response> result;
        if (!reply)
            return result;
        result.status = reply->status;
        result.headers = reply->headers;
        result.body = reply->body;
        if (reply->status >= 400) {
            if (auto problem = contract::decodeDocument<contract::Problem>(reply->body))
                result.content = std::move(problem).value();
        } else if constexpr (std::is_same_v<Response, contract::PlainText>) {
            result.content = contract::PlainText{reply->body};
        } else if (auto value = contract::decodeDocument<Response>(reply->body)) {
            result.content = std::move(value).value();
        }
        return result;
    }

    //! A streamed operation: its lines as they come. `goOn` is asked after each line; false hangs up.
    template <class Operation>
    StreamedReply<typename Operation::Response> stream(const typename Operation::Request& request,
                                                       const std::function<bool()>& goOn = {})
    {
        using Response = typename Operation::Response;
        StreamedReply<Response> result;
        const auto encoded = contract::encodeRequest<Operation>(request);
        const auto reply = exchangeLines(encoded.target, encoded.body, result.whole, [&](const std::string& line) {
            result.lines.push_back(contract::decodeDocument<Response>(line).value());
            if (m_shown)
                *m_shown = std::max(*m_shown, result.lines.back().consistencyToken.value_or(""));
            return !goOn || goOn();
        });
        if (!reply)
            return result;
        result.status = reply->status;
        result.headers = reply->headers;
        if (reply->status >= 400)
            if (auto problem = contract::decodeDocument<contract::Problem>(reply->body))
                result.problem = std::move(problem).value();
        return result;
    }

    //! One request with this client's token; reconnects if needed. Nothing: no complete response.
    std::optional<Reply> exchange(std::string_view method, std::string_view target, std::string_view body,
                                  const std::optional<Uuid>& key = {}, const std::string& match = {});

private:
    ApiClient(std::uint16_t port, TlsClient::Options options);

    //! Reconnects if needed.
    bool send(std::string_view method, std::string_view target, std::string_view body, const std::optional<Uuid>& key,
              const std::string& match);
    //! The head of the answer, the body only of a problem.
    std::optional<Reply> exchangeLines(std::string_view target, std::string_view body, bool& whole,
                                       const std::function<bool(const std::string&)>& take);

    std::uint16_t m_port;
    TlsClient::Options m_options;
    std::string m_device;
    std::string m_token;
    std::shared_ptr<std::string> m_shown;
    std::unique_ptr<TlsClient> m_connection;
};

} // namespace cf::test
