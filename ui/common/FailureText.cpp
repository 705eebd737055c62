// No switch but the two about the bank's codes, of which one has those of the ledger, has a default: a new value
// without a sentence here causes a compiler warning. Of the codes a test asks for each sentence.
#include "ui/common/FailureText.h"

#include "models/domain/Reference.h"
#include "models/tables/DateText.h"
#include "ui/common/FieldErrorText.h"

#include <QLocale>

namespace cf::ui {

using client::CallFailure;
using client::FailureCause;
using client::FailureKind;
using contract::ErrorCode;

QString FailureText::forCode(ErrorCode code, RequestKind kind)
{
    return forCode(code, kind == RequestKind::Transfer
                             ? tr("Not booked: %1", "%1: why, the rest of the sentence and perhaps what to do")
                             : tr("Not done: %1", "%1: why, the rest of the sentence and perhaps what to do"));
}

QString FailureText::forPreview(ErrorCode code)
{
    return forCode(code, tr("Would be refused: %1", "%1: why, the rest of the sentence and perhaps what to do"));
}

QString FailureText::forCode(ErrorCode code, const QString& refused)
{
    switch (code) {
    case ErrorCode::MalformedRequest:
    case ErrorCode::InvalidRequest:
    case ErrorCode::LengthRequired:
    case ErrorCode::PayloadTooLarge:
    case ErrorCode::HeadersTooLarge:
    case ErrorCode::UnsupportedMediaType:
    case ErrorCode::MethodNotAllowed:
    case ErrorCode::PreconditionRequired:
        return tr("The bank did not accept what was entered. Nothing was changed. Check the fields and try again.");
    case ErrorCode::RequestTimeout:
        return tr("The request did not reach the bank in time. Nothing was changed. Try again.");
    case ErrorCode::NotFound:
        return tr("The bank does not know this, or it belongs to another branch.");
    case ErrorCode::EndedOtherwise:
        return tr("This has already ended in another way. Nothing was changed.");
    case ErrorCode::PreconditionFailed:
        return tr("A colleague changed this in the meantime. Nothing was changed. Load it again and repeat the step.");
    case ErrorCode::SignInRefused:
        return tr("Signing in was refused: user name, password or code is wrong, or the account is locked for a "
                  "while. The bank does not say which.");
    case ErrorCode::DeviceKeyRequired:
        return tr("The bank did not see this machine's key. Close Counterfoil and start it again.");
    case ErrorCode::Unauthenticated:
        return tr("Your session has ended. Nothing was changed. Sign in again.");
    case ErrorCode::Forbidden:
        return tr("Your role does not allow this. Nothing was changed.");
    case ErrorCode::TooManyRequests:
        return tr("There were too many requests in a short time. Nothing was changed. Wait a moment and try again.");
    case ErrorCode::NotYourself:
        return tr("You cannot do this to yourself. Nothing was changed. Ask another administrator.");
    case ErrorCode::NameTaken:
        return tr("Somebody already has this user name. Nothing was changed. Choose another one.");
    case ErrorCode::StoreFull:
        return tr("The bank has no room for another document. Nothing was changed. Tell an administrator.");
    case ErrorCode::KeyReused:
        return refused.arg(tr("this order's number was already used for another order. Enter it again."));
    case ErrorCode::KeyInFlight:
        return tr(
            "This order is already being processed. Its outcome will be known in a moment; do not enter it again.");
    case ErrorCode::KeyAbandoned:
        return tr("Not booked, and it never will be: this order was closed before it reached the ledger.");
    case ErrorCode::OutcomeUnknown:
        return tr("The bank does not know yet whether this was done. It is being checked; do not enter it again.");
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Unavailable:
        return tr("The bank is busy and could not do this now. Nothing was changed. Try again in a moment.");
    case ErrorCode::Unknown:
        return tr("The bank refused this for a reason that Counterfoil on this machine does not know yet. Tell "
                  "support that it is too old.");
    case ErrorCode::InternalError:
        return tr("Something went wrong at the bank. Try again; if it happens again, tell support.");
    default:
        return forDecision(code, refused);
    }
}

// Of the ledger, about orders and accounts.
QString FailureText::forDecision(ErrorCode code, const QString& refused)
{
    switch (code) {
    case ErrorCode::InsufficientFunds:
        return refused.arg(tr("the available balance does not cover the amount."));
    case ErrorCode::AccountFrozen:
        return refused.arg(tr("one of the accounts is blocked."));
    case ErrorCode::DebitsBlocked:
        return refused.arg(tr("the account that would pay is blocked for debits. Choose another one, or ask a "
                              "supervisor."));
    case ErrorCode::CreditsBlocked:
        return refused.arg(tr("the account that would be paid is blocked for credits. Choose another one, or ask a "
                              "supervisor."));
    case ErrorCode::AccountDormant:
        return refused.arg(tr("the account that would pay is dormant. A supervisor can reactivate it."));
    case ErrorCode::AccountClosed:
        return refused.arg(tr("one of the accounts is closed."));
    case ErrorCode::SameAccount:
        return refused.arg(tr("both sides are the same account."));
    case ErrorCode::CurrencyMismatch:
        return refused.arg(tr("the amount is not in the currency of both accounts."));
    case ErrorCode::AmountNotPositive:
        return refused.arg(tr("the amount must be greater than zero."));
    case ErrorCode::AmountTooLarge:
        return refused.arg(tr("the amount is larger than an account can hold."));
    case ErrorCode::AboveLimit:
        return refused.arg(tr("the amount is above your limit, and nobody may approve as much. Order less, or ask an "
                              "administrator about the limits."));
    case ErrorCode::AboveAccountLimit:
        return refused.arg(tr("the amount is above what may leave the account at once or in a day. Order less, or on "
                              "another day."));
    case ErrorCode::TooManyOrders:
        return refused.arg(tr("there were too many orders within this hour. Order it again in the next one."));
    case ErrorCode::UnknownIban:
        return refused.arg(tr("there is no account with this IBAN at the bank."));
    case ErrorCode::InternalAccount:
        return refused.arg(tr("one of the accounts belongs to the bank itself and cannot be used here."));
    case ErrorCode::LegsUnbalanced:
        return refused.arg(tr("the amounts do not add up to zero in each currency, or an account is named twice. "
                              "Correct them and order it again."));
    case ErrorCode::HoldEnded:
        return tr(
            "Nothing was changed: the hold was already released or paid, or has expired. Look at the account's holds "
            "again.");
    case ErrorCode::AboveHold:
        return refused.arg(tr("the amount is more than is left of the hold. Enter a smaller one."));
    case ErrorCode::AlreadyReversed:
        return refused.arg(tr("the transfer was already reversed, and can be only once."));
    case ErrorCode::NotReversible:
        return refused.arg(tr("a reversal or an imported transfer cannot be reversed. Order a transfer back instead."));
    case ErrorCode::NotWaiting:
        return tr("Nothing was changed: the order no longer waits. It was decided, withdrawn or sent back, or has "
                  "expired. Load the list again.");
    case ErrorCode::ChangedSince:
        return tr("Nothing was changed: the order is no longer as it was shown to you. Load it again and decide about "
                  "what it says now.");
    case ErrorCode::AnotherMustDecide:
        return tr("Nothing was changed: you gave this order or have approved it already. Another person must decide.");
    case ErrorCode::ApproverTooLow:
        return tr("Nothing was changed: you may not approve as much. Somebody with a higher limit must decide.");
    case ErrorCode::AccountInUse:
        return tr("The account was not closed: its balance is not zero, money is held on it, or an order waits. Settle "
                  "that first.");
    default:
        return {};
    }
}

QString FailureText::forFailure(const CallFailure& failure, RequestKind kind)
{
    switch (failure.kind) {
    case FailureKind::Refused:
        return failure.problem ? forProblem(*failure.problem, kind) : forCode(ErrorCode::InternalError);
    case FailureKind::Unauthenticated:
        return forCode(ErrorCode::Unauthenticated);
    case FailureKind::TlsRefused:
        return failure.tls ? forTls(*failure.tls) : forCause(FailureCause::Tls);
    case FailureKind::Unknown:
        return withReference(forUnknown(kind), failure.traceId);
    case FailureKind::NotSent: {
        // A busy bank answers with a problem document, too.
        const QString cause = failure.problem ? forProblem(*failure.problem, kind) : forCause(failure.cause);
        if (kind == RequestKind::Order)
            return tr("%1 The order had no effect.", "%1: a whole sentence").arg(cause);
        return kind == RequestKind::Transfer ? tr("%1 The transfer was not booked.", "%1: a whole sentence").arg(cause)
                                             : cause;
    }
    }
    return {};
}

QString FailureText::forProblem(const contract::Problem& problem, RequestKind kind)
{
    if (problem.retryAfterSeconds && *problem.retryAfterSeconds > 0 &&
        (problem.code == ErrorCode::TooManyRequests || problem.code == ErrorCode::Unavailable))
        return tr("The bank asks you to wait. Nothing was changed. Try again in %n second(s).", nullptr,
                  *problem.retryAfterSeconds);
    if (problem.code == ErrorCode::InvalidRequest)
        for (const contract::FieldError& error : problem.errors)
            if (const QString said = FieldErrorText::forError(error); !said.isNull())
                return said;
    const QString sentence = forCode(problem.code, kind);
    const bool forSupport = problem.code == ErrorCode::InternalError || problem.code == ErrorCode::MalformedRequest;
    if (forSupport && kind == RequestKind::Transfer)
        return withReference(tr("Something went wrong at the bank. The transfer was not booked."),
                             QString::fromStdString(problem.traceId));
    if (forSupport && kind == RequestKind::Order)
        return withReference(tr("Something went wrong at the bank. The order had no effect."),
                             QString::fromStdString(problem.traceId));
    return forSupport ? withReference(sentence, QString::fromStdString(problem.traceId)) : sentence;
}

QString FailureText::forField(const CallFailure& failure, std::string_view pointer)
{
    if (failure.kind != FailureKind::Refused || !failure.problem || failure.problem->code != ErrorCode::InvalidRequest)
        return {};
    for (const contract::FieldError& error : failure.problem->errors)
        if (error.pointer == pointer)
            return FieldErrorText::forError(error);
    return {};
}

QString FailureText::forCause(FailureCause cause)
{
    switch (cause) {
    case FailureCause::Problem:
        return forCode(ErrorCode::InternalError);
    case FailureCause::CouldNotConnect:
        return tr("The bank cannot be reached from this machine. Check the network, then try again.");
    case FailureCause::ConnectionLost:
        return tr("The connection to the bank was lost. Try again.");
    case FailureCause::TimedOut:
        return tr("The bank did not answer in time. Try again.");
    case FailureCause::Unreadable:
        return tr("The bank's answer could not be read. Counterfoil on this machine may be too old; tell support.");
    case FailureCause::Redirected:
        return tr("Something between this machine and the bank tried to send the request elsewhere. It was not "
                  "followed. Tell support.");
    case FailureCause::Tls:
        return tr("No secure connection to the bank could be made, so nothing was sent. Tell support.");
    case FailureCause::NotHttps:
        return tr("The bank's address on this machine is not secure, so nothing was sent. Tell support.");
    }
    return {};
}

QString FailureText::forUnknown(RequestKind kind)
{
    switch (kind) {
    case RequestKind::Read:
        return tr("The bank's answer was lost. Try again.");
    case RequestKind::Change:
        return tr("The bank's answer was lost, so it is not known whether this was done. Check before you repeat it.");
    case RequestKind::SignIn:
        return tr("The bank's answer was lost, so it is not known whether you are signed in. Start again.");
    case RequestKind::Enrolment:
        // No code is accepted twice, nor the enrolment code after success.
        return tr("The bank's answer was lost, so it is not known whether your phone is registered. Start again and "
                  "sign in with your new password and the next code that the phone shows. If that is refused, enrol "
                  "once more with the same enrolment code.");
    case RequestKind::Transfer:
        return tr("It is not known yet whether the transfer was booked. The bank is being asked; do not enter it "
                  "again.");
    case RequestKind::Order:
        return tr("It is not known yet whether the order took effect. The bank is being asked; do not enter it "
                  "again.");
    }
    return {};
}

QString FailureText::withReference(const QString& sentence, const QString& traceId)
{
    if (traceId.isEmpty())
        return sentence;
    return tr("%1 Reference for support: %2", "%1: one or more whole sentences")
        .arg(sentence, traceId.left(kShownTraceDigits));
}

QString FailureText::forTls(const client::TlsRefusal& refusal)
{
    using client::TlsReason;
    const QLocale words = tables::wordsFor(QLocale());
    const auto day = [&](const QDateTime& time) { return words.toString(time.date(), QLocale::LongFormat); };
    switch (refusal.reason) {
    case TlsReason::SelfSigned:
        return tr("The server at %1 has a self-signed certificate and is not accepted as the bank. Nothing was sent. "
                  "Do not sign in anywhere else; tell support.")
            .arg(refusal.host);
    case TlsReason::UnknownAuthority:
        return tr("The server at %1 has a certificate issued by “%2”, which is not the bank's certificate authority. "
                  "Nothing was sent. Do not sign in anywhere else; tell support.")
            .arg(refusal.host, refusal.issuer);
    case TlsReason::Expired:
        return tr("The certificate of %1 expired on %2, so it cannot be trusted. Nothing was sent. Check this "
                  "machine's date; if it is right, tell support.")
            .arg(refusal.host, day(refusal.validUntil));
    case TlsReason::NotYetValid:
        return tr("The certificate of %1 is not valid before %2. Nothing was sent. Check this machine's date; if it is "
                  "right, tell support.")
            .arg(refusal.host, day(refusal.validFrom));
    case TlsReason::WrongHost:
        return tr("The server at %1 has a certificate for %2. It is not the bank. Nothing was sent. Tell support.")
            .arg(refusal.host, words.createSeparatedList(refusal.certificateNames));
    case TlsReason::OtherDefect:
        return tr("The certificate of %1 cannot be accepted. Nothing was sent. Tell support.").arg(refusal.host);
    case TlsReason::HandshakeFailed:
        return tr("No secure connection to %1 could be made. Nothing was sent. Tell support.").arg(refusal.host);
    }
    return {};
}

QString FailureText::forJournal(client::JournalError error)
{
    using client::JournalError;
    switch (error) {
    case JournalError::InUse:
        return tr("You are signed in to Counterfoil twice on this machine. Orders can be given only in the other "
                  "window; close it to give them here.");
    case JournalError::CannotWrite:
        return tr("This machine cannot write its list of sent orders, so no order can be sent. Tell support.");
    case JournalError::DiskFull:
        return tr("This machine's disk is full, so no order can be sent. Free some space, then sign in again.");
    case JournalError::CannotRead:
        return tr("This machine's list of your sent orders exists but cannot be read, so no order can be sent: it "
                  "may contain an order without a known outcome. It is kept as it is. Have the permissions or the disk "
                  "fixed, then sign in again.");
    case JournalError::Damaged:
        return tr("This machine's list of your sent orders is damaged, so no order can be sent: it may contain an "
                  "order without a known outcome. It is kept as it is. Have support examine it and move it away, then "
                  "sign in again.");
    case JournalError::NewerVersion:
        return tr("This machine's list of your sent orders was written by a newer Counterfoil, so no order can be "
                  "sent with this one. It is kept as it is. Use the newer program.");
    case JournalError::NotOpen:
        return tr("Orders cannot be sent yet. Sign in again.");
    }
    return {};
}

QString FailureText::forDemonstration(client::DemonstrationError error)
{
    using client::DemonstrationError;
    switch (error) {
    case DemonstrationError::CannotRead:
        return tr("The demonstration's sign-in file cannot be read. Sign in by hand.");
    case DemonstrationError::OpenToOthers:
        return tr("The demonstration's sign-in file is not used: users other than its owner may read or change it. Its "
                  "mode must be 0600.");
    case DemonstrationError::NotOurs:
        return tr("The demonstration's sign-in file is not used: it belongs to somebody else.");
    case DemonstrationError::NotUnderstood:
        return tr("The demonstration's sign-in file is not used: it is damaged, or another kind of file.");
    case DemonstrationError::OtherVersion:
        return tr("The demonstration's sign-in file is not used: it was not written for this version of Counterfoil.");
    }
    return {};
}

QString FailureText::forPolicy(const client::PolicyError& error)
{
    using client::PolicyFault;
    switch (error.fault) {
    case PolicyFault::FileUnreadable:
        return tr("The settings of this machine in %1 cannot be read.").arg(error.value);
    case PolicyFault::NoBank:
        return tr("This machine does not know its bank yet: %1 names none (section [bank], key url).").arg(error.value);
    case PolicyFault::BankNotHttps:
        return tr("The bank's address must begin with https:// and name a host, but it is “%1”.").arg(error.value);
    case PolicyFault::NoAuthority:
        return tr("This machine does not know which certificate authority to trust: %1 names none (section [bank], key "
                  "authority).")
            .arg(error.value);
    case PolicyFault::IdleOutOfRange:
        return tr("The idle time (section [session], key idleMinutes) must be 1 to 15 minutes, but it is “%1”.")
            .arg(error.value);
    }
    return {};
}

QString FailureText::forAuthorityFile(const QString& path)
{
    return tr("The file %1 should contain the certificate of the bank's authority, but none can be read from it.")
        .arg(path);
}

} // namespace cf::ui
