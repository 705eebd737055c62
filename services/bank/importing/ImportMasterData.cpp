#include "services/bank/importing/ImportMasterData.h"

#include "services/bank/importing/ImportWriter.h"
#include "services/bank/records/CustomerTables.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Accounts.h"

#include <stdexcept>

namespace cf::bank::importing {
namespace {

//! Of bank.customer.
struct CustomerRow
{
    CustomerId id;
    std::string number;
    BranchId branchId;
    std::string displayName;
    std::string givenName;
    std::string familyName;
    bool nameInvented = true; //!< The source has none.
    std::string sex;
    Date birthDate;
};
BOOST_DESCRIBE_STRUCT(CustomerRow, (),
                      (id, number, branchId, displayName, givenName, familyName, nameInvented, sex, birthDate))

//! Of bank.account.
struct AccountRow
{
    AccountId id;
    Iban iban;
    BranchId branchId;
    std::string kind = "customer";
    std::string product = "current";
    std::string displayName;
    Currency currency;
    Date openedOn;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (id, iban, branchId, kind, product, displayName, currency, openedOn))

//! Of bank.standing_order.
struct StandingOrderRow
{
    Uuid id;
    AccountId accountId;
    std::int64_t amount = 0;
    Currency currency;
    db::Bytea creditor; //!< Encrypted.
    std::string purpose;
};
BOOST_DESCRIBE_STRUCT(StandingOrderRow, (), (id, accountId, amount, currency, creditor, purpose))

template <class Row>
std::size_t insert(db::Transaction& transaction, const std::string& table, const std::vector<Row>& rows)
{
    db::queryWithRows(transaction, db::insertInto<Row>(table), rows);
    return rows.size();
}

std::string displayNameOf(const PlannedCustomer& customer)
{
    return customer.given + " " + customer.family;
}

} // namespace

std::size_t ImportMasterData::writeCustomers()
{
    std::vector<CustomerRow> customers;
    std::vector<CustomerKeyRow> keys;
    for (std::size_t i = 0; i < m_plan.customers.size(); ++i) {
        const PlannedCustomer& customer = m_plan.customers[i];
        const auto record = m_records.of("client", customer.sourceId, Uuid::v7());
        m_customers.emplace_back(record.id);
        if (!record.isNew)
            continue;
        const auto key = m_keys.make(m_customers.back());
        m_customerKeys.emplace(i, key.key);
        CustomerRow row{.id = m_customers.back(), .number = customer.number, .branchId = m_branch};
        row.displayName = displayNameOf(customer);
        row.givenName = customer.given;
        row.familyName = customer.family;
        row.sex = customer.birth.sex == Sex::Female ? "female" : "male";
        row.birthDate = customer.birth.date;
        customers.push_back(std::move(row));
        keys.push_back({m_customers.back(), {key.wrapped}});
    }
    insert(m_transaction, "bank.customer", customers);
    return insert(m_transaction, "bank.customer_key", keys);
}

std::size_t ImportMasterData::writeAccounts()
{
    std::vector<AccountRow> rows;
    for (const PlannedAccount& account : m_plan.accounts) {
        const auto record = m_records.of("account", account.sourceId, Uuid::v7());
        m_accounts.emplace_back(record.id);
        if (!record.isNew)
            continue;
        AccountRow row{.id = m_accounts.back(), .iban = account.iban, .branchId = m_branch};
        row.displayName = displayNameOf(m_plan.customers.at(account.owner));
        row.currency = account.currency;
        row.openedOn = account.openedOn;
        rows.push_back(std::move(row));
    }
    return insert(m_transaction, "bank.account", rows);
}

std::size_t ImportMasterData::writeHolders()
{
    using contract::HolderRelation;
    std::vector<AccountHolderRow> rows;
    for (const PlannedHolder& holder : m_plan.holders) {
        // A disposition has no row id here; its record points to the account.
        const AccountId account = m_accounts.at(holder.account);
        if (m_records.of("disp", holder.sourceId, account.uuid()).isNew)
            rows.push_back({account, m_customers.at(holder.customer),
                            holder.owner ? HolderRelation::Owner : HolderRelation::Disponent});
    }
    return insert(m_transaction, "bank.account_holder", rows);
}

std::size_t ImportMasterData::writeStandingOrders()
{
    std::vector<StandingOrderRow> rows;
    for (const PlannedStandingOrder& order : m_plan.standingOrders) {
        const auto record = m_records.of("order", order.sourceId, Uuid::v7());
        if (!record.isNew)
            continue;
        rows.push_back({record.id,
                        m_accounts.at(order.account),
                        order.amount,
                        m_plan.accounts.at(order.account).currency,
                        {ownersKey(order.account).encrypt(order.creditor, creditorContext(record.id))},
                        order.purpose});
    }
    return insert(m_transaction, "bank.standing_order", rows);
}

const platform::EncryptionKey& ImportMasterData::ownersKey(std::size_t account)
{
    const std::size_t owner = m_plan.accounts.at(account).owner;
    const auto known = m_customerKeys.find(owner);
    if (known != m_customerKeys.end())
        return known->second;
    const auto key = m_keys.find(m_transaction, m_customers.at(owner));
    if (!key)
        throw std::runtime_error("The key of customer " + m_plan.customers[owner].number +
                                 " was destroyed, so nothing more can be imported for this customer.");
    return m_customerKeys.emplace(owner, *key).first->second;
}

} // namespace cf::bank::importing
