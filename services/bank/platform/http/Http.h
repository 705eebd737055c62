// Plain HTTP values: what handlers see. No Beast, no OpenSSL: those stay inside the .cpp files of this folder.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cf::http {

//! One complete request within the limits of ServerLimits.
struct Request
{
    std::string method; //!< Upper case, "GET".
    std::string path;   //!< Percent-decoded, without the query; never has an encoded '/' or NUL (400).
    std::string query;  //!< Raw, without '?'.
    std::multimap<std::string, std::string, std::less<>> headers; //!< Names in lower case.
    std::string body;
    std::string
        clientCertificateSha256; //!< Lower-case hex of the DER's SHA-256 (RFC 8705 x5t#S256 in hex); empty: none shown.
    std::string peerAddress;     //!< Numeric address without port.

    //! The first value of a header (name in lower case), or "" if absent.
    std::string_view header(std::string_view name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string_view() : std::string_view(found->second);
    }
};

//! A body that is made while it is sent, as fast as the client reads. Whoever sends it owns it; when the client is gone
//! it is destroyed before its end. Used by one thread.
class BodyStream
{
public:
    virtual ~BodyStream() = default;
    //! Calls `ready` once, from any thread, as soon as there is a piece or the body has ended.
    virtual void whenReady(std::function<void()> ready) = 0;
    //! The next piece, some 16 KiB at most; empty: the body has ended. Called after `ready`, on an I/O thread: must not
    //! block. An exception cuts the response off, so that the client notices.
    virtual std::string take() = 0;
};

struct Response
{
    int status = 200;
    std::string contentType = "application/json; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<BodyStream> stream; //!< Instead of `body`. Null: none.
};

//! Sends the answer. Called exactly once, from any thread.
using Respond = std::function<void(Response)>;

//! Called on an I/O thread; must not block: run long work elsewhere and call respond later. HEAD is passed on: answer
//! it like GET, the body is left out. An exception becomes a 500 without detail.
using Handler = std::function<void(Request, Respond)>;

} // namespace cf::http
