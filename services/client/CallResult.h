// The result of a call to the bank: the response, or why there is none and what that means. The screens turn cause and
// problem into sentences; nothing here is user-visible text.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/TlsRefusal.h"
#include "services/contract/Problem.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cf::client {

enum class FailureKind
{
    Refused,         //!< The bank refused: `problem` says why. Definite.
    NotSent,         //!< Nothing happened at the bank: the request never reached it, or it was a GET. Definite.
    Unknown,         //!< A POST was sent and its outcome is not known here.
    Unauthenticated, //!< The session has ended; the bank did nothing. Definite.
    TlsRefused,      //!< The server did not prove to be the bank: `tls` says why. Nothing was sent. Definite.
};

enum class FailureCause
{
    Problem,         //!< The bank sent a problem document.
    CouldNotConnect, //!< Nobody listens there, or the host name is unknown.
    ConnectionLost,  //!< It broke before the answer was complete.
    TimedOut,
    Unreadable, //!< Violates the contract.
    Redirected, //!< The bank never redirects; not followed.
    Tls,
    NotHttps, //!< The address is not an https address.
};

struct CallFailure
{
    FailureKind kind = FailureKind::Unknown;
    FailureCause cause = FailureCause::ConnectionLost;
    std::optional<contract::Problem> problem; //!< With cause Problem.
    std::optional<TlsRefusal> tls;            //!< With cause Tls.
    QString traceId;                          //!< 32 hexadecimal digits, which support asks for.
};

//! Whether the bank said that the object does not exist for this caller: gone, or not visible to them. No other failure
//! implies that.
inline bool isNotThere(const CallFailure& failure)
{
    using contract::ErrorCode;
    return failure.kind == FailureKind::Refused && failure.problem &&
           (failure.problem->code == ErrorCode::NotFound || failure.problem->code == ErrorCode::Forbidden);
}

//! A record with its version tag (RFC 9110 ETag). A change names the tag, so that nobody overwrites what they have not
//! seen.
template <class T>
struct Versioned
{
    T value;
    std::string etag;
};

template <class T>
using CallResult = Outcome<T, CallFailure>;

//! Called once on the calling thread, never before the call has returned, and not at all once the context is gone or
//! the call was cancelled.
template <class T>
using Callback = std::function<void(CallResult<T>)>;

//! For a caller that no longer wants the answer. Need not be kept.
class CallHandle
{
public:
    CallHandle() = default;
    CallHandle(std::shared_ptr<bool> wanted, QObject* call)
        : m_wanted(std::move(wanted))
        , m_call(call)
    {
    }

    //! No callback follows. The bank may still execute a POST.
    void cancel()
    {
        if (m_wanted)
            *m_wanted = false;
        if (m_call)
            m_call->deleteLater();
    }

private:
    std::shared_ptr<bool> m_wanted;
    QPointer<QObject> m_call;
};

} // namespace cf::client
