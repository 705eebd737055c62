// What a client of a drill orders: a transfer, a hold, a reversal, an approval. Each order makes at most one thing, and
// has an idempotency key of its own.
#pragma once

#include "services/contract/WireValues.h"

namespace cf::check {

enum class OperationKind
{
    Transfer,          //!< Books its legs. Makes a transfer.
    HoldPlaced,        //!< Sets its one leg's amount aside on that account. Makes a hold.
    HoldCaptured,      //!< Books its legs and ends the hold that it acts on, whatever is left of it. Makes a transfer.
    HoldReleased,      //!< Ends the hold that it acts on.
    Reversal,          //!< Books the opposite of the transfer that it acts on, once. Makes a transfer.
    ApprovalRequested, //!< Has its legs wait for a second person, what they debit set aside. Makes an approval.
    ApprovalChanged,   //!< Has its legs wait instead of those that the approval it acts on had.
    ApprovalApproved,  //!< Books the legs of the approval that it acts on, as its client was shown them (none: as they
                       //!< were requested), once. Makes a transfer.
    ApprovalRejected,  //!< Ends the approval that it acts on.
};
BOOST_DESCRIBE_ENUM(OperationKind, Transfer, HoldPlaced, HoldCaptured, HoldReleased, Reversal, ApprovalRequested,
                    ApprovalChanged, ApprovalApproved, ApprovalRejected)

//! The wire form of the id of what an operation makes or acts on: "trf_0190…", "apr_0190…", a hold's UUID.
using ObjectId = std::string;

struct Leg
{
    AccountId account;
    std::int64_t amount = 0; //!< Minor units. Positive: credit; of a hold: what is set aside.
    Currency currency;

    auto operator<=>(const Leg&) const = default;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (account, amount, currency))

struct Operation
{
    OperationKind kind = OperationKind::Transfer;
    std::vector<Leg> legs;          //!< 2 … 100 of what is booked as ordered or shown, one of a hold, otherwise none.
    std::optional<ObjectId> actsOn; //!< A hold, a transfer or an approval.
};
BOOST_DESCRIBE_STRUCT(Operation, (), (kind, legs, actsOn))

//! Whether such an operation books a transfer.
bool books(OperationKind kind);

//! Why no client can have ordered this: the wrong number of legs, or acting on something of the wrong kind. Empty: it
//! is well-formed.
std::string mistakeIn(const Operation& operation);

//! Whether such an operation, once done, has made something.
bool makesSomething(OperationKind kind);

//! Whether an id is of the kind that such an operation makes.
bool canMake(OperationKind kind, const ObjectId& made);

//! a + b and -a, modulo 2^64: defined for whatever a history says.
std::int64_t plus(std::int64_t a, std::int64_t b);
std::int64_t negated(std::int64_t a);

} // namespace cf::check
