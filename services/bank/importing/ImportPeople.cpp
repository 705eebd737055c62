// See ImportPeople.h.
#include "services/bank/importing/ImportPeople.h"

#include "services/bank/importing/ImportWriter.h"

#include <stdexcept>

namespace cf::bank::importing {
namespace {

using Column = std::vector<std::string>;

std::string displayNameOf(const PlannedCustomer& customer)
{
    return customer.given + " " + customer.family;
}

} // namespace

std::size_t ImportPeople::writeCustomers()
{
    Column id, number, display, given, family, sex, birth, wrapped;
    for (std::size_t i = 0; i < m_plan.customers.size(); ++i) {
        const PlannedCustomer& customer = m_plan.customers[i];
        const auto record = m_records.of("client", customer.sourceId, Uuid::v7());
        m_customers.emplace_back(record.id);
        if (!record.isNew)
            continue;
        const auto key = m_keys.make(m_customers.back());
        m_customerKeys.emplace(i, key.key);
        id.push_back(record.id.toString());
        number.push_back(customer.number);
        display.push_back(displayNameOf(customer));
        given.push_back(customer.given);
        family.push_back(customer.family);
        sex.push_back(customer.birth.sex == Sex::Female ? "female" : "male");
        birth.push_back(toString(customer.birth.date));
        wrapped.push_back(db::bytea(key.wrapped));
    }
    m_transaction.query(
        "INSERT INTO bank.customer (id, number, branch_id, display_name, given_name, family_name,"
        " name_invented, sex, birth_date) "
        "SELECT id, number, $1, display, given, family, true, sex, birth "
        "FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[])"
        " AS new (id, number, display, given, family, sex, birth)",
        m_branch.uuid().toString(), db::array(id), db::array(number), db::array(display), db::array(given),
        db::array(family), db::array(sex), db::array(birth));
    m_transaction.query("INSERT INTO bank.customer_key (customer_id, wrapped_key) "
                        "SELECT id, wrapped FROM unnest($1::uuid[], $2::bytea[]) AS new (id, wrapped)",
                        db::array(id), db::array(wrapped));
    return id.size();
}

std::size_t ImportPeople::writeAccounts()
{
    Column id, iban, display, currency, opened;
    for (const PlannedAccount& account : m_plan.accounts) {
        const auto record = m_records.of("account", account.sourceId, Uuid::v7());
        m_accounts.emplace_back(record.id);
        if (!record.isNew)
            continue;
        id.push_back(record.id.toString());
        iban.push_back(account.iban.electronic());
        display.push_back(displayNameOf(m_plan.customers.at(account.owner)));
        currency.push_back(account.currency.code());
        opened.push_back(toString(account.openedOn));
    }
    m_transaction.query(
        "INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency, opened_on) "
        "SELECT id, iban, $1, 'customer', 'current', display, currency, opened "
        "FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[])"
        " AS new (id, iban, display, currency, opened)",
        m_branch.uuid().toString(), db::array(id), db::array(iban), db::array(display), db::array(currency),
        db::array(opened));
    return id.size();
}

std::size_t ImportPeople::writeHolders()
{
    Column account, customer, relation;
    for (const PlannedHolder& holder : m_plan.holders) {
        // A disposition has no row id of its own here; its record points to the account.
        const Uuid accountId = m_accounts.at(holder.account).uuid();
        if (!m_records.of("disp", holder.sourceId, accountId).isNew)
            continue;
        account.push_back(accountId.toString());
        customer.push_back(m_customers.at(holder.customer).uuid().toString());
        relation.push_back(holder.owner ? "owner" : "disponent");
    }
    m_transaction.query("INSERT INTO bank.account_holder (account_id, customer_id, relation) "
                        "SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])",
                        db::array(account), db::array(customer), db::array(relation));
    return account.size();
}

std::size_t ImportPeople::writeStandingOrders()
{
    Column id, account, amount, currency, creditor, purpose;
    for (const PlannedStandingOrder& order : m_plan.standingOrders) {
        const auto record = m_records.of("order", order.sourceId, Uuid::v7());
        if (!record.isNew)
            continue;
        id.push_back(record.id.toString());
        account.push_back(m_accounts.at(order.account).uuid().toString());
        amount.push_back(std::to_string(order.amount));
        currency.push_back(m_plan.accounts.at(order.account).currency.code());
        creditor.push_back(db::bytea(ownersKey(order.account).seal(order.creditor, creditorContext(record.id))));
        purpose.push_back(order.purpose);
    }
    m_transaction.query(
        "INSERT INTO bank.standing_order (id, account_id, amount, currency, creditor, purpose) "
        "SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::bytea[], $6::text[])",
        db::array(id), db::array(account), db::array(amount), db::array(currency), db::array(creditor),
        db::array(purpose));
    return id.size();
}

const platform::SealingKey& ImportPeople::ownersKey(std::size_t account)
{
    const std::size_t owner = m_plan.accounts.at(account).owner;
    const auto known = m_customerKeys.find(owner);
    if (known != m_customerKeys.end())
        return known->second;
    const auto key = m_keys.find(m_transaction, m_customers.at(owner));
    if (!key)
        throw std::runtime_error("The key of customer " + m_plan.customers[owner].number +
                                 " was destroyed: nothing more can be imported for this customer.");
    return m_customerKeys.emplace(owner, *key).first->second;
}

} // namespace cf::bank::importing
