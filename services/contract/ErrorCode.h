// Every way in which the bank says no. The code travels in problem documents and in stored refusals; both programs read
// this list.
#pragma once

#include <boost/describe.hpp>

namespace cf::contract {

enum class ErrorCode
{
    // The request itself
    MalformedRequest,
    InvalidRequest,
    LengthRequired,
    PayloadTooLarge,
    HeadersTooLarge,
    RequestTimeout,
    UnsupportedMediaType,
    MethodNotAllowed,
    NotFound,
    PreconditionRequired,
    PreconditionFailed,
    // Who asks
    SignInRefused,
    DeviceKeyRequired,
    Unauthenticated,
    Forbidden,
    TooManyRequests,
    // Administration
    NotYourself, //!< Nobody changes, unlocks or resets themselves.
    NameTaken,
    // The audit trail: an export whose end was told before, as another one.
    EndedOtherwise,
    // Documents: nothing was stored, and nothing will be until somebody makes room.
    StoreFull,
    // A transfer that was not booked. Final: stored under the key and replayed.
    InsufficientFunds,
    AccountFrozen,
    AccountClosed,
    SameAccount,
    CurrencyMismatch,
    AmountNotPositive,
    AmountTooLarge,
    AboveLimit,
    UnknownIban,
    InternalAccount,
    // Keys
    KeyReused,
    KeyInFlight,
    KeyAbandoned,
    // The bank's own trouble
    OutcomeUnknown,
    DeadlineExceeded,
    Unavailable,
    InternalError,
    Unknown, //!< In an answer or a record: a word that this program does not know.
};
BOOST_DESCRIBE_ENUM(ErrorCode, MalformedRequest, InvalidRequest, LengthRequired, PayloadTooLarge, HeadersTooLarge,
                    RequestTimeout, UnsupportedMediaType, MethodNotAllowed, NotFound, PreconditionRequired,
                    PreconditionFailed, SignInRefused, DeviceKeyRequired, Unauthenticated, Forbidden, TooManyRequests,
                    NotYourself, NameTaken, EndedOtherwise, StoreFull, InsufficientFunds, AccountFrozen, AccountClosed,
                    SameAccount, CurrencyMismatch, AmountNotPositive, AmountTooLarge, AboveLimit, UnknownIban,
                    InternalAccount, KeyReused, KeyInFlight, KeyAbandoned, OutcomeUnknown, DeadlineExceeded,
                    Unavailable, InternalError)

//! The one table from code to HTTP status.
int httpStatusOf(ErrorCode code);

//! A short English title for the problem document.
const char* titleOf(ErrorCode code);

//! Whether sending the very same request again may succeed. For a money POST: with the same key only.
bool isRetryable(ErrorCode code);

//! Whether what was asked for may have happened all the same: then retryable is only what mayBeSentAgain().
bool isInDoubt(ErrorCode code);

//! Whether the ledger decided this about an order: it is stored under the key and never changes.
bool isRefusal(ErrorCode code);

} // namespace cf::contract
