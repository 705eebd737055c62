// Documents of customers.
//
// A document's file, title and name are encrypted under the customer's key. Its object is noted, put, and kept by the
// transaction that writes the document's row (objects/Install.h), so there is never a row without its file.
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

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::documents
