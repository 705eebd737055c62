// One search over all that a caller may find: customers, accounts, transfers.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/WireValues.h"

namespace cf::contract {

enum class HitKind
{
    Customer,
    Account,
    Transfer,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(HitKind, Customer, Account, Transfer)

struct SearchHit
{
    HitKind kind = HitKind::Customer;
    std::string id;    //!< The wire form of its id.
    std::string title; //!< A name, an IBAN, a transfer's reference.
    std::string note;  //!< A distinguishing detail: number, product and holder, amount and date.
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, title, note))

inline constexpr std::size_t kLongestSearch = 200; //!< Characters.

struct EverythingSearch
{
    //! Part of a name, a customer number, an IBAN, a transfer's reference (its id). 1 to kLongestSearch characters.
    SearchText search;
    std::optional<int> limit; //!< Per kind, at most 20; without: 5.
};
BOOST_DESCRIBE_STRUCT(EverythingSearch, (), (search, limit))

struct SearchResult
{
    std::vector<SearchHit> hits; //!< Best first within a kind: exact matches, then customers, accounts.
};
BOOST_DESCRIBE_STRUCT(SearchResult, (), (hits))

struct SearchEverything
{
    using Request = EverythingSearch;
    using Response = SearchResult;
    static constexpr OperationInfo kInfo{.name = "SearchEverything",
                                         .path = "/v1/search",
                                         .permission = Permission::CustomersRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Search, "customer.searched"},
                                         .summary = "Customers, accounts and transfers that match a text."};
};

} // namespace cf::contract
