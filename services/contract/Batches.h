// Many orders in one request, each with a key and an outcome of its own.
#pragma once

#include "services/contract/Transfers.h"

namespace cf::contract {

//! Exactly one of the two orders.
struct BatchedOrder
{
    Uuid key; //!< As in the header Idempotency-Key of a single order: saved before it is sent.
    std::optional<TransferOrder> transfer;
    std::optional<PostingOrder> posting;
};
BOOST_DESCRIBE_STRUCT(BatchedOrder, (), (key, transfer, posting))

inline constexpr std::size_t kLargestBatch = 1'000;

struct OrderBatch
{
    BoundedList<BatchedOrder, 1, kLargestBatch> orders; //!< No key twice.
};
BOOST_DESCRIBE_STRUCT(OrderBatch, (), (orders))

//! Room for kLargestBatch transfers with the longest memo in any script; of postings it holds fewer.
inline constexpr std::size_t kLargestBatchBytes = 1024 * 1024;

//! One line of the answer: what PostTransfer or PostPosting would have answered to this order.
struct BatchedOutcome
{
    Uuid key;
    std::optional<OrderOutcome> outcome;         //!< Booked or waiting for approval …
    std::optional<Problem> problem;              //!< … or why not; with outcomeUnknown the key resolves it.
    bool replayed = false;                       //!< It repeats what was decided earlier under this key.
    std::optional<std::string> consistencyToken; //!< As in the header X-Consistency-Token, after this order.
};
BOOST_DESCRIBE_STRUCT(BatchedOutcome, (), (key, outcome, problem, replayed, consistencyToken))

struct PostTransferBatch
{
    using Request = OrderBatch;
    using Response = BatchedOutcome;
    static constexpr OperationInfo kInfo{
        .name = "PostTransferBatch",
        .method = Method::Post,
        .path = "/v1/transfers/batch",
        .permission = Permission::TransfersCreate,
        .scope = Scope::Branch,
        .priority = Priority::Money,
        .key = KeyUse::Each,
        .recorded = {AuditKind::Change, "transfer.booked"},
        .streamed = true,
        .summary = "Books up to 1,000 transfers and postings, each by itself, under its own key and by the rules of a"
                   " single one. Outcomes come in the order of decision. Those that are missing, because the connection"
                   " ended, are found by sending the batch again, or by their keys. A body is at most 1 MiB. Each order"
                   " counts towards the limits per day and hour; the batch as a call has no limit of its own."};
};

} // namespace cf::contract
