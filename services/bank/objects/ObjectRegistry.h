// The rows of what lies in the object store. Called by those who put objects there.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Before the object is put.
void noteObject(db::Transaction& transaction, const platform::ObjectStore& objects, const std::string& key,
                const char* kind, std::string_view content);

//! Notes the object and puts it. It is the caller's to keep it: an object that nobody keeps within an hour is removed.
//! Throws db::Error.
Outcome<Done, platform::ObjectError> storeObject(db::Pool& pool, platform::ObjectStore& objects, const std::string& key,
                                                 const char* kind, std::string_view content);

//! In the transaction that first refers to the object, which lives from then on for as long as its kind is kept. False
//! when it was given up meanwhile.
bool keepObject(db::Transaction& transaction, const std::string& key);

} // namespace cf::bank
