// Typed ids: "cus_0190…", a prefix for the kind and a UUIDv7 in hexadecimal. A CustomerId is not an AccountId.
#pragma once

#include "models/domain/Uuid.h"

#include <functional>

namespace cf {

//! Kind::kPrefix precedes the underscore on the wire. SQL stores the bare UUID.
template <class Kind>
class Id
{
public:
    Id() = default;
    explicit Id(Uuid uuid)
        : m_uuid(uuid)
    {
    }

    static Id make() { return Id(Uuid::v7()); }

    //! Parses the wire form; empty for another kind's prefix or a malformed or hyphenated rest.
    static std::optional<Id> parse(std::string_view text)
    {
        constexpr std::string_view prefix = Kind::kPrefix;
        if (text.size() != prefix.size() + 33 || !text.starts_with(prefix) || text[prefix.size()] != '_')
            return std::nullopt;
        std::string canonical(text.substr(prefix.size() + 1));
        for (const std::size_t at : {8, 13, 18, 23})
            canonical.insert(at, 1, '-');
        const auto uuid = Uuid::parse(canonical);
        return uuid ? std::optional(Id(*uuid)) : std::nullopt;
    }

    std::string toString() const { return std::string(Kind::kPrefix) + "_" + m_uuid.digits(); }

    const Uuid& uuid() const { return m_uuid; }
    auto operator<=>(const Id&) const = default;

private:
    Uuid m_uuid;
};

struct CustomerKind
{
    static constexpr std::string_view kPrefix = "cus";
};
struct AccountKind
{
    static constexpr std::string_view kPrefix = "acc";
};
struct TransferKind
{
    static constexpr std::string_view kPrefix = "trf";
};
struct StaffKind
{
    static constexpr std::string_view kPrefix = "stf";
};
struct BranchKind
{
    static constexpr std::string_view kPrefix = "brn";
};

struct DocumentKind
{
    static constexpr std::string_view kPrefix = "doc";
};
struct StatementKind
{
    static constexpr std::string_view kPrefix = "stm";
};
struct ApprovalKind
{
    static constexpr std::string_view kPrefix = "apr";
};
struct HoldKind
{
    static constexpr std::string_view kPrefix = "hld";
};
struct BlockKind
{
    static constexpr std::string_view kPrefix = "blk";
};

using CustomerId = Id<CustomerKind>;
using AccountId = Id<AccountKind>;
using TransferId = Id<TransferKind>;
using StaffId = Id<StaffKind>;
using BranchId = Id<BranchKind>;
using DocumentId = Id<DocumentKind>;
using StatementId = Id<StatementKind>;
using HoldId = Id<HoldKind>;
using BlockId = Id<BlockKind>;
using ApprovalId = Id<ApprovalKind>;

} // namespace cf

template <class Kind>
struct std::hash<cf::Id<Kind>>
{
    std::size_t operator()(const cf::Id<Kind>& id) const noexcept
    {
        std::size_t value = 0;
        for (std::size_t i = 8; i < 16; ++i) // the random half
            value = value << 8 | id.uuid().bytes()[i];
        return value;
    }
};
