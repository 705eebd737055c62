// Customers: search as the teller types, and one customer with accounts.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/SignIn.h"

namespace cf::contract {

struct CustomerSummary
{
    CustomerId id;
    std::string number;
    std::string displayName;
    std::optional<Date> birthDate;
    int accounts = 0;
    bool nameInvented = false; //!< The record had no name; this one was made up.
};
BOOST_DESCRIBE_STRUCT(CustomerSummary, (), (id, number, displayName, birthDate, accounts, nameInvented))

enum class Sex
{
    Female,
    Male,
};
BOOST_DESCRIBE_ENUM(Sex, Female, Male)

struct CustomerAccount
{
    HolderRelation relation = HolderRelation::Owner;
    AccountSummary account;
};
BOOST_DESCRIBE_STRUCT(CustomerAccount, (), (relation, account))

struct Customer
{
    CustomerSummary summary;
    std::optional<Sex> sex;
    std::string phone;
    std::string email;
    std::string address;
    BranchRef branch;
    std::vector<CustomerAccount> accounts;
};
BOOST_DESCRIBE_STRUCT(Customer, (), (summary, sex, phone, email, address, branch, accounts))

struct CustomerSearch
{
    SearchText search; //!< Part of name, number, e-mail or phone; accents and case ignored. Empty: everybody, by name.
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(CustomerSearch, (), (search, cursor, limit))

struct CustomerRef
{
    CustomerId customerId;
};
BOOST_DESCRIBE_STRUCT(CustomerRef, (), (customerId))

struct SearchCustomers
{
    using Request = CustomerSearch;
    using Response = Page<CustomerSummary>;
    static constexpr OperationInfo kInfo{.name = "SearchCustomers",
                                         .path = "/v1/customers",
                                         .permission = Permission::CustomersRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Search, "customer.searched"},
                                         .summary = "Customers whose name, number, e-mail or phone contains the text."};
};

struct GetCustomer
{
    using Request = CustomerRef;
    using Response = Customer;
    static constexpr OperationInfo kInfo{.name = "GetCustomer",
                                         .path = "/v1/customers/{customerId}",
                                         .permission = Permission::CustomersRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "customer.viewed"},
                                         .summary = "One customer with accounts and balances. Has an ETag."};
};

} // namespace cf::contract
