// The audit trail: what is recorded, sealed, watched over, read, and let go when it has had its years.
//
// The road of an event: A change writes it into audit_inbox, in its own transaction, one row per batch (AuditInbox). A
// read (an object opened, a search, a list begun) goes to this server's disk first (ReadAudit, ReadAuditSpool). So do
// refusals (Refusals). Each row of the inbox is signed by the process that writes it (InboxSigner) and judged when it
// is taken out (InboxIntake). The elected AuditSequencer numbers and seals it. `bankd verify` (AuditVerify) and
// TrailWatch prove the trail; TrailCheckpoint shows that nobody put an older one back. AuditRetention and TrailArchive
// let old events go. AuditSearch, AuditFilter and AuditScan find them.
//
// Events are canonical, versioned leaf bytes (models/domain/AuditEvent.h), which are never written anew.
//
// Each sealed row also bears an HMAC of its number and leaf hash, under a key derived from the master key. Without it a
// row that was forged together with its hash could be noticed, because the Merkle root differs, but not named. The HMAC
// protects against whoever has the database but not the key file. Against whoever has both only a witness outside the
// bank helps.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::audit {

//! Routes, the sequencer, the watch over the trail, and hourly retention and the exports that nobody ended.
void install(Bank& bank);

} // namespace cf::bank::audit
