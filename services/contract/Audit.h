// The audit trail: searching and opening events, and recording exports. Events are numbered from 0 without gaps.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/SignIn.h"

namespace cf::contract {

//! A member of staff as shown in lists.
struct StaffRef
{
    StaffId id;
    std::string displayName;
};
BOOST_DESCRIBE_STRUCT(StaffRef, (), (id, displayName))

//! What an event concerns: a customer, an account, a transfer, a document, a member of staff.
struct AuditSubject
{
    std::string id;    //!< The id's wire form; its prefix names the kind.
    std::string label; //!< Current name, IBAN or amount ("12.50 EUR"); empty when erased or absent.
};
BOOST_DESCRIBE_STRUCT(AuditSubject, (), (id, label))

struct AuditRow
{
    std::optional<std::int64_t> seq; //!< Empty: not sealed yet.
    Uuid id;
    Instant at;
    std::string action; //!< "transfer.booked".
    AuditResult result = AuditResult::Succeeded;
    std::optional<StaffRef> actor; //!< Empty: the bank itself, or somebody unknown.
    std::optional<Role> role;      //!< The actor's, at that time.
    std::optional<BranchRef> branch;
    std::vector<AuditSubject> subjects; //!< The main one first.
    std::optional<std::string> traceId; //!< Of the request that caused it.
};
BOOST_DESCRIBE_STRUCT(AuditRow, (), (seq, id, at, action, result, actor, role, branch, subjects, traceId))

//! One field that an event changed or stated. A new object has no before, a removed one no after.
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
    bool erased = false;  //!< The customer's key was destroyed, so the event's personal data is unreadable.
    std::string leafHash; //!< Lower-case hex of SHA-256(0x00 || leaf), RFC 6962; empty while not sealed.
};
BOOST_DESCRIBE_STRUCT(AuditDetail, (), (row, changes, erased, leafHash))

//! Every member narrows the result; absent members do not. `search` has the syntax of
//! services/bank/audit/AuditSearch.h: "actor:novak action:transfer yesterday". English and the languages of
//! Accept-Language are understood.
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
    std::optional<std::int64_t> before; //!< Only events with a smaller number; fixes the range of an export.
    //! lastKey of the previous page; without it the newest events. A filtered page may be short or empty with more =
    //! true when few rows of a long range match: continue from its lastKey. "today" in the search keeps the meaning it
    //! had for the first page.
    std::optional<std::string> cursor;
    std::optional<std::int64_t> position; //!< 0 is the newest. Only without filters: every row is numbered.
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (),
                      (search, from, to, actor, action, subject, branch, result, before, cursor, position, limit))

//! What can be wrong with `search`: the code of the FieldError. Its words, cut to one line, are listed behind each.
enum class AuditSearchMistake
{
    TooLong,          //!< The beginning, the maximum number of characters.
    TooManyWords,     //!< The first excess word, the maximum number.
    QuoteNotClosed,   //!< From the quotation mark on.
    EmptyQuotes,      //!< The quotation marks.
    UnknownKey,       //!< The key with its colon.
    KeyTwice,         //!< The key with its colon.
    KeyWithoutValue,  //!< The key with its colon.
    NotADay,          //!< Key and value; the next three too.
    NotAResult,       //!< succeeded, refused or failed.
    NotATrace,        //!< At least eight hexadecimal digits, at most 32.
    NotANumber,       //!< Of an event: 0, 1, 2 …
    NotAnAccount,     //!< Key and value; an id or an IBAN.
    DaysReversed,     //!< The word with the first day, the one with the last.
    DaysTwice,        //!< Two words that both give a date.
    DaysOutOfRange,   //!< "0d", the maximum number of days.
    TooManyNameWords, //!< The name, the maximum number of words in a name.
    TooManyStaff,     //!< The name, the limit of people that it exceeds.
    TooManyBranches,  //!< The name, the limit of branches that it exceeds.
    TooManyCustomers, //!< The name, the limit of customers that it exceeds.
    TooManyTraces,    //!< The beginning, the limit of traces that it exceeds.
    NobodyOfTheStaff, //!< The name that matches no member of staff; the next five are alike.
    NoBranch,
    NoCustomer,
    NoAccount, //!< No account of the bank.
    NoAction,  //!< No action in the trail.
    Nothing,   //!< Words without a key that match neither a person nor an action.
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
    std::int64_t oldest = 0;   //!< First number still in the trail; older events were archived by policy.
    std::int64_t unsealed = 0; //!< Events not yet numbered.
    std::optional<Instant> oldestUnsealed;
    std::vector<std::string> actions; //!< Every existing action, to choose from.
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
    //! AuditQuery::cursor of the first page, if any: words like "yesterday" keep the meaning they have now.
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
                                         .recorded = {AuditKind::List, "audit.searched"},
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
                                         .recorded = {AuditKind::List, "audit.unsealedViewed"},
                                         .background = true,
                                         .summary = "The newest events not yet numbered, at most 500."};
};

struct GetAuditState
{
    using Request = Nothing;
    using Response = AuditState;
    static constexpr OperationInfo kInfo{.name = "GetAuditState",
                                         .path = "/v1/audit/state",
                                         .permission = Permission::AuditRead,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "How far the trail is sealed, and the actions in it."};
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
                                         .recorded = {AuditKind::Read, "audit.viewed"},
                                         .summary = "One event with its changes and its leaf hash."};
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
                                         .recorded = {AuditKind::Change, "audit.exportBegan"},
                                         .summary = "Records the start of an export of these events."};
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
                                         .recorded = {AuditKind::Change, "audit.exportEnded"},
                                         .repeatable = true,
                                         .summary = "Records the end of an export: its rows and the file's SHA-256."};
};

} // namespace cf::contract
