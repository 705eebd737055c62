// Documents of customers.
//
// The object store (platform/objects) puts an object once and never changes it. A document's file, title and name are
// encrypted under the customer's key.
//
// An upload is noted in document_upload, then its object is put, and the document's row is written in the transaction
// that removes the note. So there is never a row without its file. Notes that are left over (a crash, a store that was
// away) are collected hourly with their objects. An upload that was collected while it ran is refused. Nothing is ever
// removed merely because it lies in the store without a row: another bank's database might refer to it.
//
// An object that would leave less than 512 MiB of its file system is not put (507), because PostgreSQL's log may lie
// there.
//
// AddDocument may send a body above 256 KiB. The server holds sixteen such bodies at a time, four of one device, those
// of PostTransferBatch among them (http::ServerLimits::largeBody).
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::documents {

//! Routes, and hourly the uploads that no document came of are removed.
void install(Bank& bank);

} // namespace cf::bank::documents
