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
    AccountFrozen, //!< Only in records: by now it is one of the next two.
    DebitsBlocked,
    CreditsBlocked,
    AccountDormant,
    AccountClosed,
    SameAccount,
    CurrencyMismatch,
    AmountNotPositive,
    AmountTooLarge,
    AboveLimit,        //!< And nobody may approve it.
    AboveAccountLimit, //!< Of the account or its product, per transfer or day.
    TooManyOrders,     //!< Within the hour.
    UnknownIban,
    InternalAccount,
    LegsUnbalanced, //!< They do not sum to zero, are too few or too many, or name an account twice.
    HoldEnded,      //!< Released, expired or paid.
    AboveHold,      //!< More than is left of the hold.
    AlreadyReversed,
    NotReversible,     //!< A reversal, or an import.
                       // An order that waits for approval; final likewise.
    NotWaiting,        //!< It was decided, withdrawn or sent back, or has expired.
    ChangedSince,      //!< The version that was decided about is not the current one.
    AnotherMustDecide, //!< The caller ordered it, or has approved it already.
    ApproverTooLow,    //!< The caller may not approve as much.
                    // An account that cannot be closed: its balance is not zero, or something is held on it or waits.
    AccountInUse,
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
                    NotYourself, NameTaken, EndedOtherwise, StoreFull, InsufficientFunds, AccountFrozen, DebitsBlocked,
                    CreditsBlocked, AccountDormant, AccountClosed, SameAccount, CurrencyMismatch, AmountNotPositive,
                    AmountTooLarge, AboveLimit, AboveAccountLimit, TooManyOrders, UnknownIban, InternalAccount,
                    LegsUnbalanced, HoldEnded, AboveHold, AlreadyReversed, NotReversible, NotWaiting, ChangedSince,
                    AnotherMustDecide, ApproverTooLow, AccountInUse, KeyReused, KeyInFlight, KeyAbandoned,
                    OutcomeUnknown, DeadlineExceeded, Unavailable, InternalError)

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
