// Every error code. It travels in problem documents and in stored refusals; both programs use this list.
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
    // The caller
    SignInRefused,
    DeviceKeyRequired,
    Unauthenticated,
    Forbidden,
    TooManyRequests,
    // Administration
    NotYourself, //!< Nobody changes, unlocks or resets their own account.
    NameTaken,
    // The audit trail: the end of an export was already reported, differently.
    EndedOtherwise,
    // Documents: nothing was stored, and nothing will be until somebody frees space.
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
    // Failures of the bank
    OutcomeUnknown,
    DeadlineExceeded,
    Unavailable,
    InternalError,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ErrorCode, MalformedRequest, InvalidRequest, LengthRequired, PayloadTooLarge, HeadersTooLarge,
                    RequestTimeout, UnsupportedMediaType, MethodNotAllowed, NotFound, PreconditionRequired,
                    PreconditionFailed, SignInRefused, DeviceKeyRequired, Unauthenticated, Forbidden, TooManyRequests,
                    NotYourself, NameTaken, EndedOtherwise, StoreFull, InsufficientFunds, AccountFrozen, AccountClosed,
                    SameAccount, CurrencyMismatch, AmountNotPositive, AmountTooLarge, AboveLimit, UnknownIban,
                    InternalAccount, KeyReused, KeyInFlight, KeyAbandoned, OutcomeUnknown, DeadlineExceeded,
                    Unavailable, InternalError)

//! The only mapping from code to HTTP status.
int httpStatusOf(ErrorCode code);

//! A short English title for the problem document.
const char* titleOf(ErrorCode code);

//! Whether resending the identical request may succeed. For a money POST: with the same key only.
bool isRetryable(ErrorCode code);

//! Whether the request may have taken effect all the same: then only mayBeSentAgain() makes it retryable.
bool isInDoubt(ErrorCode code);

//! Whether this is the ledger's decision about an order: it is stored under the key and never changes.
bool isRefusal(ErrorCode code);

} // namespace cf::contract
