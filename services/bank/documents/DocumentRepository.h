// The rows of documents. Titles and names are encrypted under the customer's key and decrypted here. Called by
// DocumentRoutes.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Documents.h"

namespace cf::bank {

//! A document, its object key, and its branch.
struct DocumentRecord
{
    contract::Document document; //!< Title and name are empty once the customer's key was destroyed.
    std::string objectKey;
    std::string requestMac;
    BranchId branch; //!< The customer's.
};

//! Owner of documents: the customer's branch and key; no key once it was destroyed.
struct DocumentOwner
{
    BranchId branch;
    std::optional<platform::EncryptionKey> key;
};

std::optional<DocumentOwner> findDocumentOwner(db::Transaction& transaction, CustomerKeys& keys, CustomerId customer);

std::optional<DocumentRecord> findDocument(db::Transaction& transaction, const CustomerKeys& keys, DocumentId id);
//! This colleague's document under this key.
std::optional<DocumentRecord> findDocumentByKey(db::Transaction& transaction, const CustomerKeys& keys, StaffId addedBy,
                                                const Uuid& requestKey);

//! False when this colleague has already used the key, even just now in another transaction: nothing was written.
bool insertDocument(db::Transaction& transaction, const platform::EncryptionKey& key, const DocumentRecord& kept,
                    const Uuid& requestKey);

//! Newest first, at most `limit`; `before` is the last one returned.
std::vector<contract::Document> listDocuments(db::Transaction& transaction, const CustomerKeys& keys,
                                              CustomerId customer, std::optional<DocumentId> before, int limit);
std::int64_t countDocuments(db::Transaction& transaction, CustomerId customer);

} // namespace cf::bank
