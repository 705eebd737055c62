#include "services/bank/objects/ObjectRegistry.h"

#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {

void noteObject(db::Transaction& transaction, const platform::ObjectStore& objects, const std::string& key,
                const char* kind, std::string_view content)
{
    transaction.query("INSERT INTO bank.object (key, kind, bucket, bytes, sha256) VALUES ($1, $2, $3, $4, $5::bytea)",
                      key, kind, objects.place(), static_cast<std::int64_t>(content.size()),
                      db::bytea(platform::sha256(content)));
}

Outcome<Done, platform::ObjectError> storeObject(db::Pool& pool, platform::ObjectStore& objects, const std::string& key,
                                                 const char* kind, std::string_view content)
{
    pool.transaction([&](db::Transaction& transaction) { noteObject(transaction, objects, key, kind, content); });
    return objects.put(key, content);
}

bool keepObject(db::Transaction& transaction, const std::string& key)
{
    return transaction
               .query("UPDATE bank.object SET state = 'kept', since = now(), expires_at = now() +"
                      " (SELECT keep FROM bank.object_retention r WHERE r.kind = object.kind)"
                      " WHERE key = $1 AND state = 'coming'",
                      key)
               .affectedRows() == 1;
}

} // namespace cf::bank
