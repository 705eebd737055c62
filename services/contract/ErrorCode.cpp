#include "services/contract/ErrorCode.h"

namespace cf::contract {

int httpStatusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MalformedRequest:
    case ErrorCode::InvalidRequest:
        return 400;
    case ErrorCode::SignInRefused:
    case ErrorCode::DeviceKeyRequired:
    case ErrorCode::Unauthenticated:
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::MethodNotAllowed:
        return 405;
    case ErrorCode::RequestTimeout:
        return 408;
    case ErrorCode::NotYourself:
    case ErrorCode::NameTaken:
    case ErrorCode::EndedOtherwise:
    case ErrorCode::KeyInFlight:
    case ErrorCode::KeyAbandoned:
        return 409;
    case ErrorCode::LengthRequired:
        return 411;
    case ErrorCode::PreconditionFailed:
        return 412;
    case ErrorCode::PayloadTooLarge:
        return 413;
    case ErrorCode::UnsupportedMediaType:
        return 415;
    case ErrorCode::InsufficientFunds:
    case ErrorCode::AccountFrozen:
    case ErrorCode::DebitsBlocked:
    case ErrorCode::CreditsBlocked:
    case ErrorCode::AccountDormant:
    case ErrorCode::AccountClosed:
    case ErrorCode::SameAccount:
    case ErrorCode::CurrencyMismatch:
    case ErrorCode::AmountNotPositive:
    case ErrorCode::AmountTooLarge:
    case ErrorCode::AboveLimit:
    case ErrorCode::AboveAccountLimit:
    case ErrorCode::TooManyOrders:
    case ErrorCode::UnknownIban:
    case ErrorCode::InternalAccount:
    case ErrorCode::LegsUnbalanced:
    case ErrorCode::HoldEnded:
    case ErrorCode::AboveHold:
    case ErrorCode::AlreadyReversed:
    case ErrorCode::NotReversible:
    case ErrorCode::NotWaiting:
    case ErrorCode::ChangedSince:
    case ErrorCode::AnotherMustDecide:
    case ErrorCode::ApproverTooLow:
    case ErrorCode::AccountInUse:
    case ErrorCode::KeyReused:
        return 422;
    case ErrorCode::PreconditionRequired:
        return 428;
    case ErrorCode::TooManyRequests:
        return 429;
    case ErrorCode::HeadersTooLarge:
        return 431;
    case ErrorCode::OutcomeUnknown:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Unavailable:
        return 503;
    case ErrorCode::StoreFull:
        return 507;
    case ErrorCode::InternalError:
    case ErrorCode::Unknown:
        return 500;
    }
    return 500;
}

namespace {

//! Of the ledger's decisions about orders and accounts; null: of something else.
const char* decisionTitleOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InsufficientFunds:
        return "The available balance is too low";
    case ErrorCode::AccountFrozen:
        return "The account is frozen";
    case ErrorCode::DebitsBlocked:
        return "The account is blocked for debits";
    case ErrorCode::CreditsBlocked:
        return "The account is blocked for credits";
    case ErrorCode::AccountDormant:
        return "The account is dormant and pays nothing";
    case ErrorCode::AccountClosed:
        return "The account is closed";
    case ErrorCode::SameAccount:
        return "Both sides are the same account";
    case ErrorCode::CurrencyMismatch:
        return "The currencies differ";
    case ErrorCode::AmountNotPositive:
        return "The amount must be above zero";
    case ErrorCode::AmountTooLarge:
        return "The amount is larger than an account can hold";
    case ErrorCode::AboveLimit:
        return "The amount is above your limit, and above what anybody may approve";
    case ErrorCode::AboveAccountLimit:
        return "The amount is above the account's limit";
    case ErrorCode::TooManyOrders:
        return "Too many orders within the hour";
    case ErrorCode::UnknownIban:
        return "This bank has no account with that IBAN";
    case ErrorCode::InternalAccount:
        return "The account is the bank's own";
    case ErrorCode::LegsUnbalanced:
        return "The legs do not balance";
    case ErrorCode::HoldEnded:
        return "The hold has ended";
    case ErrorCode::AboveHold:
        return "The amount is more than is left of the hold";
    case ErrorCode::AlreadyReversed:
        return "The transfer was reversed already";
    case ErrorCode::NotReversible:
        return "This transfer cannot be reversed";
    case ErrorCode::NotWaiting:
        return "The order no longer waits for approval";
    case ErrorCode::ChangedSince:
        return "The order was changed after it was shown";
    case ErrorCode::AnotherMustDecide:
        return "Another person must decide: you ordered this or have approved it";
    case ErrorCode::ApproverTooLow:
        return "You may not approve as much";
    case ErrorCode::AccountInUse:
        return "The account's balance is not zero, or money is held on it or an order waits";
    default:
        return nullptr;
    }
}

} // namespace

const char* titleOf(ErrorCode code)
{
    if (const char* title = decisionTitleOf(code))
        return title;
    switch (code) {
    case ErrorCode::MalformedRequest:
        return "The request cannot be read";
    case ErrorCode::InvalidRequest:
        return "The request is invalid";
    case ErrorCode::LengthRequired:
        return "The request must state its length";
    case ErrorCode::PayloadTooLarge:
        return "The request is too large";
    case ErrorCode::HeadersTooLarge:
        return "The request's headers are too large";
    case ErrorCode::RequestTimeout:
        return "The request took too long to arrive";
    case ErrorCode::UnsupportedMediaType:
        return "The request is not JSON";
    case ErrorCode::MethodNotAllowed:
        return "This method is not supported here";
    case ErrorCode::NotFound:
        return "Not found, or not visible to you";
    case ErrorCode::PreconditionRequired:
        return "The request must state which version it changes";
    case ErrorCode::PreconditionFailed:
        return "It has been changed in the meantime";
    case ErrorCode::SignInRefused:
        return "The sign-in was refused";
    case ErrorCode::DeviceKeyRequired:
        return "The connection presents no device key";
    case ErrorCode::Unauthenticated:
        return "Sign in first";
    case ErrorCode::Forbidden:
        return "Your role does not allow this";
    case ErrorCode::TooManyRequests:
        return "Too many requests";
    case ErrorCode::NotYourself:
        return "You cannot administer yourself";
    case ErrorCode::NameTaken:
        return "The user name is taken";
    case ErrorCode::EndedOtherwise:
        return "It was already ended with another result";
    case ErrorCode::StoreFull:
        return "There is no space for another document";
    case ErrorCode::KeyReused:
        return "The key was used for another order";
    case ErrorCode::KeyInFlight:
        return "The order with this key is in progress";
    case ErrorCode::KeyAbandoned:
        return "The order with this key was abandoned and will not be booked";
    case ErrorCode::OutcomeUnknown:
        return "It is not yet known whether it was booked";
    case ErrorCode::DeadlineExceeded:
        return "The answer took too long";
    case ErrorCode::Unavailable:
        return "The bank is temporarily unable to do this";
    case ErrorCode::InternalError:
        return "Something went wrong in the bank";
    case ErrorCode::Unknown:
        return "The reason is unknown to this version";
    default:
        return "";
    }
}

bool isRetryable(ErrorCode code)
{
    return code == ErrorCode::RequestTimeout || code == ErrorCode::TooManyRequests || code == ErrorCode::KeyInFlight ||
           code == ErrorCode::OutcomeUnknown || code == ErrorCode::DeadlineExceeded || code == ErrorCode::Unavailable;
}

bool isInDoubt(ErrorCode code)
{
    return code == ErrorCode::OutcomeUnknown || code == ErrorCode::DeadlineExceeded;
}

bool isRefusal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InsufficientFunds:
    case ErrorCode::AccountFrozen:
    case ErrorCode::DebitsBlocked:
    case ErrorCode::CreditsBlocked:
    case ErrorCode::AccountDormant:
    case ErrorCode::AccountClosed:
    case ErrorCode::SameAccount:
    case ErrorCode::CurrencyMismatch:
    case ErrorCode::AmountNotPositive:
    case ErrorCode::AmountTooLarge:
    case ErrorCode::AboveLimit:
    case ErrorCode::AboveAccountLimit:
    case ErrorCode::TooManyOrders:
    case ErrorCode::UnknownIban:
    case ErrorCode::InternalAccount:
    case ErrorCode::LegsUnbalanced:
    case ErrorCode::HoldEnded:
    case ErrorCode::AboveHold:
    case ErrorCode::AlreadyReversed:
    case ErrorCode::NotReversible:
    case ErrorCode::NotWaiting:
    case ErrorCode::ChangedSince:
    case ErrorCode::AnotherMustDecide:
    case ErrorCode::ApproverTooLow:
        return true;
    default:
        return false;
    }
}

} // namespace cf::contract
