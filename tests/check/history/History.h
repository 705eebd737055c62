// The history of a fault drill as its clients saw it: one JSON object per line, appended as things happen and never
// changed. HistoryWriter writes it, HistoryReader reads it, Checker.h judges it.
//
//     {"line":"open","seed":7,"time":0,"accounts":[{"id":"acc_0190…","currency":"EUR","balance":10000,"entries":1,…}]}
//     {"line":"invoke","client":3,"time":1200,"key":"0190…","operation":{"kind":"transfer","legs":[…]}}
//     {"line":"ok","time":2300,"key":"0190…","made":"trf_0190…","balances":[…],"answer":"{\"id\":\"trf_0190…\",…}"}
//
// The clients' lines come first, in any order that puts an order before its answers. Then, with all faults healed and
// all clients at rest, the final reads of the ledger, and last "end". Until then there is no verdict. Times are
// nanoseconds of one machine's monotonic clock, so those of all its processes compare. Amounts are minor units.
#pragma once

#include "services/contract/ErrorCode.h"
#include "tests/check/history/Operation.h"

#include <variant>

namespace cf::check {

using Nanoseconds = std::int64_t;

//! A bank's answer in its canonical form, byte for byte. Any text.
struct AnswerText
{
    std::string text;
    bool operator==(const AnswerText&) const = default;
};

//! The final state of a key.
enum class KeyState
{
    Booked,    //!< Done: also for what books nothing, such as a hold.
    Refused,   //!< Decided against.
    Abandoned, //!< Closed before the order arrived.
    Absent,    //!< The bank does not know the key.
};
BOOST_DESCRIBE_ENUM(KeyState, Booked, Refused, Abandoned, Absent)

enum class FaultPhase
{
    Begin,
    End,
};
BOOST_DESCRIBE_ENUM(FaultPhase, Begin, End)

//! As the drill found or made it.
struct OpenedAccount
{
    AccountId id;
    Currency currency;
    std::int64_t balance = 0;
    std::int64_t entries = 0;              //!< That it had before the drill: 1 … entries.
    std::optional<std::int64_t> overdraft; //!< Fixed during the drill. Absent: an account of the bank's own, no limit.
};
BOOST_DESCRIBE_STRUCT(OpenedAccount, (), (id, currency, balance, entries, overdraft))

struct BalanceRead
{
    AccountId account;
    std::int64_t balance = 0;
    std::int64_t entries = 0; //!< How many make up this balance; of an answer: the number of its entry.
};
BOOST_DESCRIBE_STRUCT(BalanceRead, (), (account, balance, entries))

struct BookedLeg
{
    AccountId account;
    std::int64_t number = 0;
    std::int64_t amount = 0;
    Currency currency;
    std::int64_t balanceAfter = 0;
};
BOOST_DESCRIBE_STRUCT(BookedLeg, (), (account, number, amount, currency, balanceAfter))

//! How many events of the trail record a change of this object.
struct RecordedChange
{
    ObjectId object;
    std::int64_t events = 0;
};
BOOST_DESCRIBE_STRUCT(RecordedChange, (), (object, events))

namespace line {

//! First line of the file.
struct Open
{
    static constexpr std::string_view kName = "open";
    std::int64_t seed = 0;
    Nanoseconds time = 0;
    std::vector<OpenedAccount> accounts;
};
BOOST_DESCRIBE_STRUCT(Open, (), (seed, time, accounts))

//! Written before the order is sent. A client is one person with one consistency token; it may have several orders
//! open.
struct Invoke
{
    static constexpr std::string_view kName = "invoke";
    std::int64_t client = 0;
    Nanoseconds time = 0;
    Uuid key;
    Operation operation;
};
BOOST_DESCRIBE_STRUCT(Invoke, (), (client, time, key, operation))

//! The order was acknowledged.
struct Ok
{
    static constexpr std::string_view kName = "ok";
    Nanoseconds time = 0;
    Uuid key;
    std::optional<ObjectId> made;      //!< Unless it only ended something.
    std::vector<BalanceRead> balances; //!< Those that the answer states; may be none.
    AnswerText answer;
};
BOOST_DESCRIBE_STRUCT(Ok, (), (time, key, made, balances, answer))

//! The bank decided against the order.
struct Refused
{
    static constexpr std::string_view kName = "refused";
    Nanoseconds time = 0;
    Uuid key;
    contract::ErrorCode code = contract::ErrorCode::InternalError;
    AnswerText answer;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (time, key, code, answer))

//! The order definitely never reached the ledger: the connection was refused, or the bank said so.
struct Failed
{
    static constexpr std::string_view kName = "failed";
    Nanoseconds time = 0;
    Uuid key;
};
BOOST_DESCRIBE_STRUCT(Failed, (), (time, key))

//! Nobody can say whether the order was booked: the answer was lost, or said so itself.
struct Unknown
{
    static constexpr std::string_view kName = "unknown";
    Nanoseconds time = 0;
    Uuid key;
};
BOOST_DESCRIBE_STRUCT(Unknown, (), (time, key))

//! The outcome of an order whose answer was lost, or never came: its key was resolved, or the order sent again. Never
//! "absent".
struct Resolved
{
    static constexpr std::string_view kName = "resolved";
    Nanoseconds time = 0;
    Uuid key;
    KeyState state = KeyState::Abandoned;
    std::optional<ObjectId> made;            //!< When booked.
    std::optional<contract::ErrorCode> code; //!< When refused.
};
BOOST_DESCRIBE_STRUCT(Resolved, (), (time, key, state, made, code))

//! The definite answer to the same order, sent again under the same key. If the first answer was lost, "resolved" says
//! what it means.
struct Replayed
{
    static constexpr std::string_view kName = "replayed";
    Nanoseconds time = 0;
    Uuid key;
    AnswerText answer;
};
BOOST_DESCRIBE_STRUCT(Replayed, (), (time, key, answer))

//! A read of one account, or of all in one snapshot. Written when answered.
struct Read
{
    static constexpr std::string_view kName = "read";
    std::int64_t client = 0; //!< Whose consistency token it had.
    Nanoseconds invoked = 0;
    Nanoseconds time = 0;
    std::vector<BalanceRead> balances;
};
BOOST_DESCRIBE_STRUCT(Read, (), (client, invoked, time, balances))

//! A fault began, or was healed. An instantaneous one ends when what it hit is up again.
struct Fault
{
    static constexpr std::string_view kName = "fault";
    Nanoseconds time = 0;
    std::string name;
    FaultPhase phase = FaultPhase::Begin;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (time, name, phase))

struct FinalAccount
{
    static constexpr std::string_view kName = "finalAccount";
    AccountId account;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::optional<std::int64_t> overdraft;
    std::int64_t entries = 0; //!< Including those from before the drill.
};
BOOST_DESCRIBE_STRUCT(FinalAccount, (), (account, balance, holds, overdraft, entries))

//! A transfer that was booked since "open".
struct FinalTransfer
{
    static constexpr std::string_view kName = "finalTransfer";
    ObjectId id;
    std::optional<Uuid> key; //!< Where the reader knows it; otherwise the keys say what they made.
    std::vector<BookedLeg> legs;
};
BOOST_DESCRIBE_STRUCT(FinalTransfer, (), (id, key, legs))

//! For each key of an "invoke".
struct FinalKey
{
    static constexpr std::string_view kName = "finalKey";
    Uuid key;
    KeyState state = KeyState::Absent;
    std::optional<ObjectId> made;
};
BOOST_DESCRIBE_STRUCT(FinalKey, (), (key, state, made))

//! The trail since "open"; one or more lines. An operation's object is what it made, or what it acted on if it made
//! nothing. Refusals are no changes.
struct FinalAudit
{
    static constexpr std::string_view kName = "finalAudit";
    bool verified = false; //!< Chain, seals and checkpoints are sound.
    std::vector<RecordedChange> changes;
};
BOOST_DESCRIBE_STRUCT(FinalAudit, (), (verified, changes))

//! The transfers whose outbox events arrived, as often as they did; one or more lines.
struct FinalOutbox
{
    static constexpr std::string_view kName = "finalOutbox";
    std::vector<ObjectId> transfers;
};
BOOST_DESCRIBE_STRUCT(FinalOutbox, (), (transfers))

//! Last line, once everything was read; with how much that was.
struct End
{
    static constexpr std::string_view kName = "end";
    Nanoseconds time = 0;
    std::int64_t transfers = 0;
    std::int64_t changes = 0; //!< Items of all finalAudit lines.
    std::int64_t events = 0;  //!< Items of all finalOutbox lines.
};
BOOST_DESCRIBE_STRUCT(End, (), (time, transfers, changes, events))

} // namespace line

using Line = std::variant<line::Open, line::Invoke, line::Ok, line::Refused, line::Failed, line::Unknown,
                          line::Resolved, line::Replayed, line::Read, line::Fault, line::FinalAccount,
                          line::FinalTransfer, line::FinalKey, line::FinalAudit, line::FinalOutbox, line::End>;

//! One line of text, without its end.
std::string textOf(const Line& line);

//! The line, or why it is none: not JSON, of an unknown kind, with unknown, missing or malformed members.
Outcome<Line, std::string> lineOf(std::string_view text);

} // namespace cf::check
