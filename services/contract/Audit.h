// The audit trail: finding events, opening one, and exporting what was found. Events are numbered from 0 without gaps.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/SignIn.h"

namespace cf::contract {

//! A member of staff as lists name them.
struct StaffRef
{
    StaffId id;
    std::string displayName;
};
BOOST_DESCRIBE_STRUCT(StaffRef, (), (id, displayName))

//! What an event concerns: a customer, an account, a transfer, a document, a member of staff.
struct AuditSubject
{
    std::string id;    //!< The wire form of its id; the prefix says what it is.
    std::string label; //!< Name, IBAN or amount ("12.50 EUR") as it is today; empty when it is erased or has none.
};
BOOST_DESCRIBE_STRUCT(AuditSubject, (), (id, label))

struct AuditRow
{
    std::optional<std::int64_t> seq; //!< Empty: not sealed yet.
    Uuid id;
    Instant at;
    std::string action; //!< "transfer.booked".
    AuditResult result = AuditResult::Succeeded;
    std::optional<StaffRef> actor; //!< Empty: the bank itself, or nobody it knows.
    std::optional<Role> role;      //!< The actor's, at that time.
    std::optional<BranchRef> branch;
    std::vector<AuditSubject> subjects; //!< The main one first.
    std::optional<std::string> traceId; //!< Of the request that caused it.
};
BOOST_DESCRIBE_STRUCT(AuditRow, (), (seq, id, at, action, result, actor, role, branch, subjects, traceId))

//! One field that an event changed or stated. A new thing has no before, a removed one no after.
struct AuditChange
{
    std::string field;
    std::optional<std::string> before;
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(AuditChange, (), (field, before, after))

struct AuditDetail
{
    AuditRow row;
    std::vector<AuditChange> changes;
    bool erased = false;  //!< The customer's key was destroyed: what the event said of them cannot be read any more.
    std::string leafHash; //!< Lower-case hex of SHA-256(0x00 || leaf), RFC 6962; empty while not sealed.
};
BOOST_DESCRIBE_STRUCT(AuditDetail, (), (row, changes, erased, leafHash))

//! Every member narrows; what is absent does not. The words of `search` are taken as services/bank/audit/AuditSearch.h
//! says: "actor:novak action:transfer yesterday". The languages of Accept-Language are understood beside English.
struct AuditQuery
{
    std::optional<SearchText> search;
    std::optional<Instant> from; //!< Inclusive.
    std::optional<Instant> to;   //!< Exclusive.
    std::optional<StaffId> actor;
    std::optional<std::string> action;  //!< The whole action, or the part before the dot.
    std::optional<std::string> subject; //!< The wire form of an id.
    std::optional<BranchId> branch;
    std::optional<AuditResult> result;
    std::optional<std::int64_t> before; //!< Only events with a smaller number: what an export holds fast.
    //! lastKey of the page before; without: the newest. A filtered page may be short or empty with more = true when few
    //! rows of a long stretch fit: its lastKey leads on. "today" in the search is that of the first page on all of
    //! them.
    std::optional<std::string> cursor;
    std::optional<std::int64_t> position; //!< 0 is the newest. Only without any filter: every row is numbered.
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (),
                      (search, from, to, actor, action, subject, branch, result, before, cursor, position, limit))

//! What can be wrong with `search`: the code of the FieldError. Its words, shortened to a line, are named behind each.
enum class AuditSearchMistake
{
    TooLong,          //!< How it begins, how many characters it may have.
    TooManyWords,     //!< The first that is too many, how many there may be.
    QuoteNotClosed,   //!< From the quotation mark on.
    EmptyQuotes,      //!< The quotation marks.
    UnknownKey,       //!< The key with its colon.
    KeyTwice,         //!< The key with its colon.
    KeyWithoutValue,  //!< The key with its colon.
    NotADay,          //!< Key and value; so the next three.
    NotAResult,       //!< succeeded, refused or failed.
    NotATrace,        //!< At least eight hexadecimal digits, at most 32.
    NotANumber,       //!< Of an event: 0, 1, 2 …
    NotAnAccount,     //!< Key and value; an id or an IBAN.
    DaysReversed,     //!< The word with the first day, the one with the last.
    DaysTwice,        //!< Two words that both say when.
    DaysOutOfRange,   //!< "0d", how many days it may be.
    TooManyNameWords, //!< The name, how many words of a name there may be.
    TooManyStaff,     //!< The name, more people than how many it fits.
    TooManyBranches,  //!< The name, more branches than how many it fits.
    TooManyCustomers, //!< The name, more customers than how many it fits.
    TooManyTraces,    //!< The beginning, more traces than how many it fits.
    NobodyOfTheStaff, //!< The name, which fits no member of staff; so the next five.
    NoBranch,         //!< No branch.
    NoCustomer,       //!< No customer.
    NoAccount,        //!< No account of the bank.
    NoAction,         //!< No action that is in the trail.
    Nothing,          //!< Words without a key: neither a person nor an action.
};
BOOST_DESCRIBE_ENUM(AuditSearchMistake, TooLong, TooManyWords, QuoteNotClosed, EmptyQuotes, UnknownKey, KeyTwice,
                    KeyWithoutValue, NotADay, NotAResult, NotATrace, NotANumber, NotAnAccount, DaysReversed, DaysTwice,
                    DaysOutOfRange, TooManyNameWords, TooManyStaff, TooManyBranches, TooManyCustomers, TooManyTraces,
                    NobodyOfTheStaff, NoBranch, NoCustomer, NoAccount, NoAction, Nothing)

struct AuditEventRef
{
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(AuditEventRef, (), (seq))

//! How far the trail is sealed.
struct AuditState
{
    std::int64_t sealed = 0;   //!< Events with a number: 0 … sealed - 1.
    std::int64_t oldest = 0;   //!< The first number still here; what is older was archived by policy.
    std::int64_t unsealed = 0; //!< Events that wait for a number.
    std::optional<Instant> oldestUnsealed;
    std::vector<std::string> actions; //!< Every action there is, for choosing from.
};
BOOST_DESCRIBE_STRUCT(AuditState, (), (sealed, oldest, unsealed, oldestUnsealed, actions))

enum class ExportFormat
{
    Csv,
    Xlsx,
};
BOOST_DESCRIBE_ENUM(ExportFormat, Csv, Xlsx)

struct AuditExportOrder
{
    ExportFormat format = ExportFormat::Csv;
    AuditQuery filter; //!< Without cursor, position, limit.
};
BOOST_DESCRIBE_STRUCT(AuditExportOrder, (), (format, filter))

struct AuditExport
{
    Uuid exportId;
    std::int64_t before =
        0; //!< Pass it as AuditQuery::before with every page: what is sealed later is not in the export.
    //! AuditQuery::cursor of the first page, when there is one: days like "yesterday" stay those of this moment.
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(AuditExport, (), (exportId, before, cursor))

enum class ExportEnd
{
    Completed,
    Cancelled,
    Failed,
};
BOOST_DESCRIBE_ENUM(ExportEnd, Completed, Cancelled, Failed)

struct AuditExportEnd
{
    Uuid exportId;
    ExportEnd end = ExportEnd::Completed;
    std::int64_t rows = 0;             //!< Written to the file.
    std::optional<std::string> sha256; //!< Of the whole file, lower-case hex; when completed.
};
BOOST_DESCRIBE_STRUCT(AuditExportEnd, (), (exportId, end, rows, sha256))

struct ListAuditEvents
{
    using Request = AuditQuery;
    using Response = Page<AuditRow>;
    static constexpr OperationInfo kInfo{.name = "ListAuditEvents",
                                         .path = "/v1/audit/events",
                                         .permission = Permission::AuditRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {Leaves::List, "audit.searched"},
                                         .summary = "Sealed audit events, newest first."};
};

struct ListUnsealedAuditEvents
{
    using Request = Nothing;
    using Response = Page<AuditRow>;
    static constexpr OperationInfo kInfo{.name = "ListUnsealedAuditEvents",
                                         .path = "/v1/audit/unsealed",
                                         .permission = Permission::AuditRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {Leaves::List, "audit.unsealedViewed"},
                                         .background = true,
                                         .summary = "The newest events that have no number yet, at most 500."};
};

struct GetAuditState
{
    using Request = Nothing;
    using Response = AuditState;
    static constexpr OperationInfo kInfo{.name = "GetAuditState",
                                         .path = "/v1/audit/state",
                                         .permission = Permission::AuditRead,
                                         .scope = Scope::Bank,
                                         .recorded = {Leaves::Nothing},
                                         .background = true,
                                         .summary = "How far the trail is sealed, and what actions there are."};
};

struct GetAuditEvent
{
    using Request = AuditEventRef;
    using Response = AuditDetail;
    static constexpr OperationInfo kInfo{.name = "GetAuditEvent",
                                         .path = "/v1/audit/events/{seq}",
                                         .permission = Permission::AuditRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {Leaves::Look, "audit.viewed"},
                                         .summary = "One event with what it changed and its leaf hash."};
};

struct BeginAuditExport
{
    using Request = AuditExportOrder;
    using Response = AuditExport;
    static constexpr OperationInfo kInfo{.name = "BeginAuditExport",
                                         .method = Method::Post,
                                         .path = "/v1/audit/exports",
                                         .permission = Permission::AuditExport,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .successStatus = 201,
                                         .recorded = {Leaves::Change, "audit.exportBegan"},
                                         .summary = "Records that an export of these events begins."};
};

struct EndAuditExport
{
    using Request = AuditExportEnd;
    using Response = Nothing;
    static constexpr OperationInfo kInfo{.name = "EndAuditExport",
                                         .method = Method::Post,
                                         .path = "/v1/audit/exports/{exportId}/end",
                                         .permission = Permission::AuditExport,
                                         .scope = Scope::Own,
                                         .priority = Priority::History,
                                         .recorded = {Leaves::Change, "audit.exportEnded"},
                                         .repeatable = true,
                                         .summary = "Records how an export ended: its rows and the file's SHA-256."};
};

} // namespace cf::contract
