// Money set aside, and accounts that may not pay or be paid.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Transfers.h"

namespace cf::contract {

struct HoldOrder
{
    AccountId accountId;
    Money amount;
    std::string reason;               //!< 1 to 140 characters.
    std::optional<Instant> expiresAt; //!< Empty: until it is released.
};
BOOST_DESCRIBE_STRUCT(HoldOrder, (), (accountId, amount, reason, expiresAt))

struct HoldRef
{
    HoldId holdId;
};
BOOST_DESCRIBE_STRUCT(HoldRef, (), (holdId))

//! Pays what was set aside, or a part of it.
struct CaptureOrder
{
    HoldId holdId;
    Money amount; //!< At most what is left of the hold.
    Iban creditorIban;
    std::optional<std::string> memo;
    bool releaseRest = true; //!< Otherwise the rest stays held.
};
BOOST_DESCRIBE_STRUCT(CaptureOrder, (), (holdId, amount, creditorIban, memo, releaseRest))

struct BlockOrder
{
    AccountId accountId;
    BlockId blockId; //!< New, made by the caller: the same one again is the same block.
    BlockSide side = BlockSide::Both;
    std::string reason;           //!< 1 to 140 characters.
    std::optional<Instant> until; //!< Empty: until it is lifted.
};
BOOST_DESCRIBE_STRUCT(BlockOrder, (), (accountId, blockId, side, reason, until))

struct BlockLift
{
    BlockId blockId;
    std::string reason; //!< 1 to 140 characters.
};
BOOST_DESCRIBE_STRUCT(BlockLift, (), (blockId, reason))

struct AccountAndReason
{
    AccountId accountId;
    std::string reason; //!< 1 to 140 characters.
};
BOOST_DESCRIBE_STRUCT(AccountAndReason, (), (accountId, reason))

struct PlaceHold
{
    using Request = HoldOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "PlaceHold",
                                         .method = Method::Post,
                                         .path = "/v1/accounts/{accountId}/holds",
                                         .permission = Permission::HoldsManage,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .successStatus = 201,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "hold.placed"},
                                         .summary = "Sets money of an account aside."};
};

struct ReleaseHold
{
    using Request = HoldRef;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "ReleaseHold",
                                         .method = Method::Post,
                                         .path = "/v1/holds/{holdId}/release",
                                         .permission = Permission::HoldsManage,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "hold.released"},
                                         .summary = "Frees what is left of a hold."};
};

struct CaptureHold
{
    using Request = CaptureOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "CaptureHold",
                                         .method = Method::Post,
                                         .path = "/v1/holds/{holdId}/capture",
                                         .permission = Permission::HoldsManage,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .successStatus = 201,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "transfer.booked"},
                                         .summary = "Pays the held money, whole or in part, to another account."};
};

struct BlockAccount
{
    using Request = BlockOrder;
    using Response = AccountBlock;
    static constexpr OperationInfo kInfo{.name = "BlockAccount",
                                         .method = Method::Post,
                                         .path = "/v1/accounts/{accountId}/blocks",
                                         .permission = Permission::AccountsBlock,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .successStatus = 201,
                                         .recorded = {AuditKind::Change, "account.blocked"},
                                         .repeatable = true,
                                         .summary = "Blocks an account for debits, credits or both."};
};

struct LiftBlock
{
    using Request = BlockLift;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "LiftBlock",
                                         .method = Method::Post,
                                         .path = "/v1/blocks/{blockId}/lift",
                                         .permission = Permission::AccountsBlock,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .mayWait = true,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.requested"},
                                         .summary = "Asks to lift a block. It always waits for approval."};
};

struct ReactivateAccount
{
    using Request = AccountAndReason;
    using Response = Nothing;
    static constexpr OperationInfo kInfo{.name = "ReactivateAccount",
                                         .method = Method::Post,
                                         .path = "/v1/accounts/{accountId}/reactivate",
                                         .permission = Permission::AccountsBlock,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .recorded = {AuditKind::Change, "account.reactivated"},
                                         .repeatable = true,
                                         .summary = "Opens a dormant account again."};
};

struct CloseAccount
{
    using Request = AccountAndReason;
    using Response = Nothing;
    static constexpr OperationInfo kInfo{
        .name = "CloseAccount",
        .method = Method::Post,
        .path = "/v1/accounts/{accountId}/close",
        .permission = Permission::AccountsBlock,
        .scope = Scope::Branch,
        .priority = Priority::Money,
        .recorded = {AuditKind::Change, "account.closed"},
        .repeatable = true,
        .summary = "Closes an account whose balance is zero and on which nothing is held or waits."};
};

} // namespace cf::contract
