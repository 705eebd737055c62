#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {
namespace {

constexpr std::size_t kRemembered = 10'000;

std::string contextOf(CustomerId customer)
{
    return "customer key " + customer.toString();
}

} // namespace

CustomerKeys::NewKey CustomerKeys::make(CustomerId customer) const
{
    const auto key = platform::EncryptionKey::random();
    return {key, m_master.wrap(key, contextOf(customer))};
}

std::optional<platform::EncryptionKey> CustomerKeys::find(db::Transaction& transaction, CustomerId customer)
{
    // The row is read each time: a key destroyed by another server must not live on in this one's memory.
    const auto rows = transaction.query("SELECT wrapped_key FROM bank.customer_key WHERE customer_id = $1",
                                        customer.uuid().toString());
    const std::lock_guard lock(m_mutex);
    const auto wrapped = rows.empty() ? std::nullopt : rows.value<std::optional<db::Bytea>>();
    if (!wrapped) {
        m_recent.erase(customer);
        return std::nullopt;
    }
    if (const auto known = m_recent.find(customer); known != m_recent.end())
        return known->second;
    const auto key = unwrap(customer, *wrapped);
    if (m_recent.size() >= kRemembered)
        m_recent.clear();
    m_recent.emplace(customer, key);
    return key;
}

bool CustomerKeys::opens(CustomerId customer, std::string_view wrapped) const
{
    return m_master.unwrap(wrapped, contextOf(customer)).has_value();
}

platform::EncryptionKey CustomerKeys::unwrap(CustomerId customer, std::string_view wrapped) const
{
    auto key = m_master.unwrap(wrapped, contextOf(customer));
    if (!key)
        throw std::runtime_error("a customer's key cannot be unwrapped with this master key");
    return *std::move(key);
}

} // namespace cf::bank
