#include "services/bank/audit/AuditDetail.h"

#include "services/contract/Binder.h"

#include <stdexcept>

namespace cf::bank {
namespace {

std::string contextOf(const AuditEvent& event)
{
    return "audit " + event.id.toString();
}

} // namespace

contract::AuditChange attribute(std::string field, std::string value)
{
    return {std::move(field), std::nullopt, std::move(value)};
}

std::string detailOf(const Changes& changes)
{
    return changes.empty() ? std::string() : contract::encodeDocument(changes);
}

std::optional<Changes> changesOf(std::string_view detail)
{
    if (detail.empty())
        return Changes();
    auto changes = contract::decodeDocument<Changes>(detail);
    return changes ? std::optional(std::move(changes).value()) : std::nullopt;
}

std::string attributeIn(const AuditEvent& event, std::string_view field)
{
    const auto changes = event.sealed ? std::nullopt : changesOf(event.detail);
    if (changes)
        for (const contract::AuditChange& change : *changes)
            if (change.field == field)
                return change.after.value_or("");
    return {};
}

void encryptDetail(AuditEvent& event, const platform::EncryptionKey& key, const Changes& changes)
{
    if (!event.customer)
        throw std::logic_error("an audit event without a customer has no key to encrypt its detail with");
    event.detail = key.encrypt(detailOf(changes), contextOf(event));
    event.sealed = true;
}

bool encryptDetail(db::Transaction& transaction, CustomerKeys& keys, AuditEvent& event, const Changes& changes)
{
    const auto key = event.customer ? keys.find(transaction, *event.customer) : std::nullopt;
    if (key)
        encryptDetail(event, *key, changes);
    return key.has_value();
}

std::optional<Changes> changesOf(const AuditEvent& event, const std::optional<platform::EncryptionKey>& key)
{
    if (!event.sealed)
        return changesOf(event.detail);
    const auto plain = key ? key->decrypt(event.detail, contextOf(event)) : std::nullopt;
    return plain ? changesOf(*plain) : std::nullopt;
}

} // namespace cf::bank
