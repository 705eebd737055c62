// What an audit event says beyond who, what and when: a JSON list of changes in AuditEvent::detail, encrypted under the
// customer's DEK when personal. Written by whoever creates an event, read by the audit screen's routes.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/contract/Audit.h"

namespace cf::bank {

using Changes = std::vector<contract::AuditChange>;

//! A fact about the event that is not a change to a record: {"field":"reason","after":"password"}.
contract::AuditChange attribute(std::string field, std::string value);

//! [{"field":"status","before":"open","after":"frozen"}, …]; "" for none.
std::string detailOf(const Changes& changes);

//! Parses the output of detailOf(); empty for any other text.
std::optional<Changes> changesOf(std::string_view detail);

//! The value of a field in an event that is not encrypted; empty: none.
std::string attributeIn(const AuditEvent& event, std::string_view field);

//! Encrypts the changes into the event under the key of `event.customer`, context "audit <event id>". Throws
//! std::logic_error when the event has no customer.
void encryptDetail(AuditEvent& event, const platform::EncryptionKey& key, const Changes& changes);

//! Looks the key up first. False when the customer no longer has one; the event then carries no detail.
bool encryptDetail(db::Transaction& transaction, CustomerKeys& keys, AuditEvent& event, const Changes& changes);

//! The changes of an unencrypted event, or of one that `key` decrypts; empty when decryption fails.
std::optional<Changes> changesOf(const AuditEvent& event, const std::optional<platform::EncryptionKey>& key);

} // namespace cf::bank
