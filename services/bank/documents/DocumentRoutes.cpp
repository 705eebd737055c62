// A document's file is stored before its row is written: never is there a row without its file.
#include "services/bank/documents/DocumentRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/documents/DocumentRepository.h"
#include "services/bank/documents/FileKind.h"
#include "services/bank/documents/FileRules.h"
#include "services/bank/objects/ObjectRegistry.h"

namespace cf::bank {
namespace {

using namespace contract;
using platform::ObjectError;

std::string contentContext(DocumentId id)
{
    return "document " + id.toString();
}

// A MAC of the request, to detect a key reused for another one. Keyed: the texts are personal.
std::string macOf(const CustomerKeys& keys, const NewDocument& wanted, const std::string& sha256)
{
    std::string text = wanted.customerId.toString();
    for (const std::string& part : {wanted.title, wanted.file.fileName, wanted.file.mediaType, sha256})
        text.append(1, '\0').append(part); // no part contains one
    return keys.master().lookupMac(text);
}

Problem troubleOf(Call& call, const ObjectError& error)
{
    call.cause = "object store: " + error.what;
    if (error.kind == ObjectError::Kind::NotFound)
        return Problem::of(ErrorCode::InternalError, "The document's file is missing from the store.");
    if (error.kind == ObjectError::Kind::Full)
        return Problem::of(ErrorCode::StoreFull);
    return retryLater(ErrorCode::Unavailable, std::chrono::seconds(5), "The document store does not answer.");
}

class Documents
{
public:
    Documents(db::Pool& pool, CustomerKeys& keys, platform::ObjectStore& objects, ReadAudit& readAudit)
        : m_pool(pool)
        , m_keys(keys)
        , m_objects(objects)
        , m_readAudit(readAudit)
    {
    }

    Answer<Page<Document>> list(Call& call, const CustomerDocuments& query) const
    {
        const auto limit = pageLimit(query.limit);
        if (!limit)
            return limit.error();
        const auto before = cursorId<DocumentId>(query.cursor);
        if (!before)
            return before.error();
        auto listed = m_pool.transaction([&](db::Transaction& transaction) -> Answer<Page<Document>> {
            const auto owner = findDocumentOwner(transaction, m_keys, query.customerId);
            if (!owner || !reaches(call, ListDocuments::kInfo.scope, query.customerId, owner->branch))
                return Problem::of(ErrorCode::NotFound);
            auto page = pageOf(listDocuments(transaction, m_keys, query.customerId, *before, *limit + 1), *limit);
            setKeys(page);
            page.count = countDocuments(transaction, query.customerId);
            return page;
        });
        if (listed)
            m_readAudit.onPage(call, "documents " + query.customerId.toString(), !*before, [&] {
                m_readAudit.record(call, "customer.documentsViewed", query.customerId, query.customerId.toString());
            });
        return listed;
    }

    Answer<Document> add(Call& call, const NewDocument& wanted) const
    {
        if (wanted.file.content.data.size() > kLargestDocument)
            return Problem::of(ErrorCode::PayloadTooLarge);
        if (auto mistakes = mistakesIn(wanted); !mistakes.empty()) {
            Problem problem = Problem::of(ErrorCode::InvalidRequest);
            problem.errors = std::move(mistakes);
            return problem;
        }
        DocumentRecord made = madeFrom(call, wanted);
        std::optional<DocumentOwner> owner;
        std::optional<DocumentRecord> earlier;
        m_pool.transaction([&](db::Transaction& transaction) {
            owner = findDocumentOwner(transaction, m_keys, wanted.customerId);
            earlier = findDocumentByKey(transaction, m_keys, call.caller->staff, *call.idempotencyKey);
        });
        if (!owner || !reaches(call, AddDocument::kInfo.scope, wanted.customerId, owner->branch))
            return Problem::of(ErrorCode::NotFound);
        if (earlier)
            return repeated(call, *earlier, made);
        if (!owner->key)
            return parameterProblem("{customerId}", "the customer's data was erased");

        const std::string encrypted = owner->key->encrypt(wanted.file.content.data, contentContext(made.document.id));
        if (const auto put = storeObject(m_pool, m_objects, made.objectKey, "document", encrypted); !put)
            return troubleOf(call, put.error());
        return keep(call, made, *owner->key);
    }

    Answer<FileContent> get(Call& call, const DocumentRef& ref) const
    {
        std::optional<DocumentRecord> kept;
        std::optional<platform::EncryptionKey> key;
        m_pool.transaction([&](db::Transaction& transaction) {
            kept = findDocument(transaction, m_keys, ref.documentId);
            if (kept)
                key = m_keys.find(transaction, kept->document.customerId);
        });
        if (!kept || !reaches(call, GetDocument::kInfo.scope, ref.documentId, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        if (!key)
            return Problem::of(ErrorCode::NotFound, "The customer's data was erased.");
        const auto encrypted = m_objects.get(kept->objectKey);
        if (!encrypted)
            return troubleOf(call, encrypted.error());
        auto content = key->decrypt(*encrypted, contentContext(ref.documentId));
        if (!content || platform::hex(platform::sha256(*content)) != kept->document.sha256) {
            call.cause = "object store: " + kept->objectKey + " was changed";
            return Problem::of(ErrorCode::InternalError, "The document's file was altered in the store.");
        }
        m_readAudit.record(call, "document.viewed", kept->document.customerId, ref.documentId.toString());
        return FileContent{kept->document.fileName, kept->document.mediaType, {*std::move(content)}};
    }

private:
    DocumentRecord madeFrom(const Call& call, const NewDocument& wanted) const
    {
        const std::string& content = wanted.file.content.data;
        DocumentRecord made;
        made.document.id = DocumentId::make();
        made.document.customerId = wanted.customerId;
        made.document.fileName = wanted.file.fileName;
        made.document.mediaType = fileKindOf(content, wanted.file.mediaType).mediaType;
        made.document.title = wanted.title;
        made.document.bytes = static_cast<std::int64_t>(content.size());
        made.document.sha256 = platform::hex(platform::sha256(content));
        made.document.addedAt = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        made.document.addedBy = {call.caller->staff, call.caller->displayName};
        made.objectKey = "documents/" + made.document.id.toString();
        made.requestMac = macOf(m_keys, wanted, made.document.sha256);
        return made;
    }

    Answer<Document> repeated(Call& call, const DocumentRecord& earlier, const DocumentRecord& wanted) const
    {
        if (earlier.requestMac != wanted.requestMac)
            return Problem::of(ErrorCode::KeyReused);
        call.replayed = true;
        m_readAudit.record(call, std::string(ListDocuments::kInfo.recorded.action), earlier.document.customerId,
                           earlier.document.customerId.toString());
        return earlier.document;
    }

    Answer<Document> keep(Call& call, const DocumentRecord& made, const platform::EncryptionKey& key) const
    {
        const auto earlier = m_pool.transaction([&](db::Transaction& transaction) -> std::optional<DocumentRecord> {
            if (!insertDocument(transaction, key, made, *call.idempotencyKey))
                return findDocumentByKey(transaction, m_keys, call.caller->staff, *call.idempotencyKey);
            if (!keepObject(transaction, made.objectKey))
                throw db::Error(db::ErrorKind::Unavailable, {}, "the upload took too long and was abandoned");
            AuditEvent event = eventOf(call, "document.added");
            event.customer = made.document.customerId;
            event.objectId = made.document.id.toString();
            encryptDetail(event, key,
                          {attribute("title", made.document.title), attribute("fileName", made.document.fileName),
                           attribute("mediaType", made.document.mediaType),
                           attribute("bytes", std::to_string(made.document.bytes)),
                           attribute("sha256", made.document.sha256)});
            record(transaction, {event});
            call.audited = true;
            return std::nullopt;
        });
        if (!earlier)
            return made.document;
        // A concurrent request with this key won: nobody keeps our object.
        return repeated(call, *earlier, made);
    }

    db::Pool& m_pool;
    CustomerKeys& m_keys;
    platform::ObjectStore& m_objects;
    ReadAudit& m_readAudit;
};

} // namespace

void addDocumentRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, platform::ObjectStore& objects,
                       ReadAudit& readAudit)
{
    const Documents documents(pool, keys, objects, readAudit);
    router.handle<ListDocuments>(
        [documents](Call& call, const CustomerDocuments& query) { return documents.list(call, query); });
    router.handle<AddDocument>(
        [documents](Call& call, const NewDocument& wanted) { return documents.add(call, wanted); });
    router.handle<GetDocument>([documents](Call& call, const DocumentRef& ref) { return documents.get(call, ref); });
}

} // namespace cf::bank
