// What a ledger promises its clients under any fault. Each function returns the violations of one promise, a sentence
// each. All need the final reads to be complete (Checker.h).
#pragma once

#include "tests/check/history/Ledger.h"

namespace cf::check {

using Violations = std::vector<std::string>;

//! C1: what was acknowledged is in the ledger, and is what was acknowledged. One violation for each order that is lost.
Violations lostOrders(const Ledger& ledger);

//! C2: a key has at most one transfer and each transfer a key; the same order is answered the same, byte for byte.
Violations doubledOrders(const Ledger& ledger);

//! C3: money is neither made nor lost: sums, balances, legs, entry numbers. Nobody is debited below what they have.
Violations brokenBooks(const Ledger& ledger);

//! C4: what was refused, abandoned or never arrived is not in the ledger.
Violations bookedRefusals(const Ledger& ledger);

//! How long an order may stay unknown once no fault is on any more. A fault that begins earlier starts it anew.
inline constexpr Nanoseconds kLongestUnknown = 30'000'000'000;

//! C5: every order whose outcome is unknown is resolved in that time.
Violations unresolvedOrders(const Ledger& ledger);

//! C6: a snapshot of all accounts has all the money; what a read shows once stood in the ledger; a client's reads go
//! back neither behind its earlier ones nor behind its own acknowledged orders.
Violations brokenReads(const Ledger& ledger);

//! C7: all transfers have a place in one serial order which each account's entries follow and which nobody saw broken:
//! what was acknowledged before another was sent comes first (strict serializability). The answers state the balances
//! of that order.
Violations unserialOrders(const Ledger& ledger);

//! C7: what is booked is what was ordered; a hold, a transfer and an approval are captured, reversed and decided once;
//! each account's holds are those that were placed and not ended.
Violations otherThanOrdered(const Ledger& ledger);

//! C7: whoever was refused for insufficient funds could not pay at some moment between order and answer.
Violations unjustRefusals(const Ledger& ledger);

//! C8: the trail is sound and has one event for each change.
Violations brokenTrail(const Ledger& ledger);

//! C9: the outbox tells of every transfer in the ledger and of no other. Repeats are allowed: consumers deduplicate.
Violations brokenOutbox(const Ledger& ledger);

} // namespace cf::check
