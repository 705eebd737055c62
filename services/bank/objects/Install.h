// What the bank keeps in its object store: documents and statements, encrypted by whoever puts them there.
//
// The store (platform/objects) puts an object once and never changes it: a folder on one machine, a bucket of an S3
// store for many. The database has a row for each object: its bucket, key, size and hash, and how long it is kept.
//
// An object is noted before it is put (storeObject), and kept by the transaction that first refers to it (keepObject),
// so nothing refers to an object that is not there. What nobody kept within an hour is given up. Nothing is ever
// removed merely because it lies in the store without a row: another bank's database might refer to it.
//
// With a store in another region every object is copied there, and read there, before its row says so (ObjectCopier).
// What cannot be read here is read there. Old objects may move to a bucket of a cheaper class (ColdObjects).
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::objects {

//! Housekeeping, and the copying where no workers do it.
void install(Bank& bank);

} // namespace cf::bank::objects
