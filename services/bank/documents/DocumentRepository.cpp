#include "services/bank/documents/DocumentRepository.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

template <class TypedId>
std::string sqlOf(const TypedId& id)
{
    return id.uuid().toString();
}

std::string titleContext(DocumentId id)
{
    return "title " + id.toString();
}

std::string fileNameContext(DocumentId id)
{
    return "file name " + id.toString();
}

constexpr const char* kDocuments =
    "SELECT d.id, d.customer_id, d.title, d.file_name, d.media_type, d.bytes, d.sha256, d.object_key, d.request_mac,"
    " d.added_by, d.added_at, s.display_name AS added_by_name, c.branch_id, k.wrapped_key"
    " FROM bank.document d JOIN bank.customer c ON c.id = d.customer_id JOIN bank.staff s ON s.id = d.added_by"
    " LEFT JOIN bank.customer_key k ON k.customer_id = d.customer_id";

DocumentRecord keptOf(const CustomerKeys& keys, const db::Row& row)
{
    DocumentRecord kept;
    contract::Document& document = kept.document;
    document.id = row.get<DocumentId>("id");
    document.customerId = row.get<CustomerId>("customer_id");
    if (!row.isNull("wrapped_key")) {
        const auto key = keys.unwrap(document.customerId, row.get<db::Bytea>("wrapped_key"));
        document.title = key.decrypt(row.get<db::Bytea>("title"), titleContext(document.id)).value_or("");
        document.fileName = key.decrypt(row.get<db::Bytea>("file_name"), fileNameContext(document.id)).value_or("");
    }
    document.mediaType = row.get<std::string>("media_type");
    document.bytes = row.get<std::int64_t>("bytes");
    document.sha256 = platform::hex(row.get<db::Bytea>("sha256"));
    document.addedAt = row.get<Instant>("added_at");
    document.addedBy = {row.get<StaffId>("added_by"), row.get<std::string>("added_by_name")};
    kept.objectKey = row.get<std::string>("object_key");
    kept.requestMac = row.get<db::Bytea>("request_mac");
    kept.branch = row.get<BranchId>("branch_id");
    return kept;
}

} // namespace

std::optional<DocumentOwner> findDocumentOwner(db::Transaction& transaction, CustomerKeys& keys, CustomerId customer)
{
    const auto rows = transaction.query("SELECT branch_id FROM bank.customer WHERE id = $1", sqlOf(customer));
    if (rows.empty())
        return std::nullopt;
    return DocumentOwner{rows.value<BranchId>(), keys.find(transaction, customer)};
}

std::optional<DocumentRecord> findDocument(db::Transaction& transaction, const CustomerKeys& keys, DocumentId id)
{
    static const std::string sql = std::string(kDocuments) + " WHERE d.id = $1";
    const auto rows = transaction.query(sql.c_str(), sqlOf(id));
    return rows.empty() ? std::nullopt : std::optional(keptOf(keys, rows[0]));
}

std::optional<DocumentRecord> findDocumentByKey(db::Transaction& transaction, const CustomerKeys& keys, StaffId addedBy,
                                                const Uuid& requestKey)
{
    static const std::string sql = std::string(kDocuments) + " WHERE d.added_by = $1 AND d.request_key = $2";
    const auto rows = transaction.query(sql.c_str(), sqlOf(addedBy), requestKey.toString());
    return rows.empty() ? std::nullopt : std::optional(keptOf(keys, rows[0]));
}

bool insertDocument(db::Transaction& transaction, const platform::EncryptionKey& key, const DocumentRecord& kept,
                    const Uuid& requestKey)
{
    const contract::Document& document = kept.document;
    const auto rows = transaction.query(
        "INSERT INTO bank.document (id, customer_id, title, file_name, media_type, bytes, sha256, object_key, added_by,"
        " added_at, request_key, request_mac) VALUES ($1, $2, $3::bytea, $4::bytea, $5, $6, decode($7, 'hex'), $8, $9,"
        " $10::timestamptz, $11, $12::bytea) ON CONFLICT (added_by, request_key) DO NOTHING RETURNING id",
        sqlOf(document.id), sqlOf(document.customerId),
        db::bytea(key.encrypt(document.title, titleContext(document.id))),
        db::bytea(key.encrypt(document.fileName, fileNameContext(document.id))), document.mediaType, document.bytes,
        document.sha256, kept.objectKey, sqlOf(document.addedBy.id), toString(document.addedAt), requestKey.toString(),
        db::bytea(kept.requestMac));
    return !rows.empty();
}

std::vector<contract::Document> listDocuments(db::Transaction& transaction, const CustomerKeys& keys,
                                              CustomerId customer, std::optional<DocumentId> before, int limit)
{
    static const std::string sql = std::string(kDocuments) +
                                   " WHERE d.customer_id = $1 AND ($2::uuid IS NULL OR d.id < $2)"
                                   " ORDER BY d.id DESC LIMIT $3";
    const std::optional<std::string> cursor = before ? std::optional(sqlOf(*before)) : std::nullopt;
    std::vector<contract::Document> documents;
    for (const auto& row : transaction.query(sql.c_str(), sqlOf(customer), cursor, limit))
        documents.push_back(keptOf(keys, row).document);
    return documents;
}

std::int64_t countDocuments(db::Transaction& transaction, CustomerId customer)
{
    return transaction.query("SELECT count(*) FROM bank.document WHERE customer_id = $1", sqlOf(customer))
        .value<std::int64_t>();
}

} // namespace cf::bank
