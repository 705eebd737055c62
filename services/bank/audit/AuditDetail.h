// What an audit event says beyond who, what and when: a list of changes as JSON in AuditEvent::detail, sealed under the
// customer's key when it is personal. Written by whoever makes an event, read by the audit screen's routes.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/contract/Audit.h"

namespace cf::bank {

using Changes = std::vector<contract::AuditChange>;

//! Something an event states that is no change of a record: {"field":"reason","after":"password"}.
contract::AuditChange stated(std::string field, std::string value);

//! [{"field":"status","before":"open","after":"frozen"}, …]; "" for none.
std::string detailOf(const Changes& changes);

//! What detailOf() wrote; empty when the text is something else.
std::optional<Changes> changesOf(std::string_view detail);

//! Puts the changes into the event under the key of `event.customer`, context "audit <event id>". Throws
//! std::logic_error when the event has no customer.
void sealDetail(AuditEvent& event, const platform::EncryptionKey& key, const Changes& changes);

//! The same with the key looked up: false when the customer has none any more, and the event then says nothing.
bool sealDetail(db::Transaction& transaction, CustomerKeys& keys, AuditEvent& event, const Changes& changes);

//! The changes of an event that is not sealed, or whose key this is; empty when it does not open.
std::optional<Changes> changesOf(const AuditEvent& event, const std::optional<platform::EncryptionKey>& key);

} // namespace cf::bank
