// The bank as this program sees it: every operation of the API, called by its type. Passed to whatever reads or changes
// something at the bank. HttpTransport is the implementation over HTTP; the tests have one in memory.
#pragma once

#include "models/domain/Uuid.h"
#include "services/client/CallResult.h"
#include "services/contract/Operation.h"

#include <any>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace cf::client {

struct CallOptions
{
    std::optional<Uuid> key;                           //!< Idempotency-Key, for operations that need one.
    std::optional<std::chrono::milliseconds> deadline; //!< For the whole call with its retries; else the transport's.
    int retries = 2;                                   //!< For a GET whose connection failed. A POST is never retried.
    std::optional<std::string> match;                  //!< If-Match: the ETag of what is changed, without quotes.

    //! For a figure that is polled anyway: an answer later than this is useless.
    static CallOptions polling() { return {std::nullopt, std::chrono::seconds(4), 0, std::nullopt}; }
    //! For files: megabytes over a branch's line, and a statement of thousands of entries that is generated first.
    static CallOptions ofFile(std::optional<Uuid> key = {}) { return {key, std::chrono::minutes(1), 2, std::nullopt}; }
};

class Bank
{
public:
    virtual ~Bank() = default;

    //! Exactly one callback, while context lives and the call is not cancelled.
    template <class Op>
    CallHandle call(const typename Op::Request& request, const CallOptions& options, QObject* context,
                    Callback<typename Op::Response> done)
    {
        static_assert(!Op::kInfo.streamed, "no screen has a use for answers that stream");
        return send(Op::kInfo, request, options, context, [done = std::move(done)](CallResult<Answer> result) {
            if (result)
                done(std::any_cast<typename Op::Response>(std::move(result.value().content)));
            else
                done(std::move(result).error());
        });
    }

    //! As call(), for answers with the version of the record.
    template <class Op>
    CallHandle callVersioned(const typename Op::Request& request, const CallOptions& options, QObject* context,
                             Callback<Versioned<typename Op::Response>> done)
    {
        using Response = typename Op::Response;
        return send(Op::kInfo, request, options, context, [done = std::move(done)](CallResult<Answer> result) {
            if (result)
                done(Versioned<Response>{std::any_cast<Response>(std::move(result.value().content)),
                                         std::move(result.value().etag)});
            else
                done(std::move(result).error());
        });
    }

protected:
    //! Type-erased, so that requests and responses are encoded in one place (OperationCodec) and not at every call.
    struct Answer
    {
        std::any content; //!< The operation's Response.
        std::string etag; //!< Without quotes; empty: none.
    };

    //! `request` holds the operation's Request.
    virtual CallHandle send(const contract::OperationInfo& info, std::any request, const CallOptions& options,
                            QObject* context, Callback<Answer> done) = 0;
};

} // namespace cf::client
