// See HttpDocumentGateway.h.
#include "services/client/HttpDocumentGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {
namespace {

// Megabytes over a branch's line, and a statement of thousands of entries is drawn first.
CallOptions patient()
{
    CallOptions options;
    options.deadline = std::chrono::minutes(1);
    return options;
}

} // namespace

CallHandle HttpDocumentGateway::list(const contract::CustomerDocuments& query, QObject* context,
                                     Callback<contract::Page<contract::Document>> done)
{
    return m_transport.call<contract::ListDocuments>(query, {}, context, std::move(done));
}

CallHandle HttpDocumentGateway::add(const Uuid& key, const contract::NewDocument& document, QObject* context,
                                    Callback<contract::Document> done)
{
    CallOptions options = patient();
    options.key = key;
    return m_transport.call<contract::AddDocument>(document, options, context, std::move(done));
}

CallHandle HttpDocumentGateway::open(const DocumentId& document, QObject* context, Callback<contract::FileContent> done)
{
    return m_transport.call<contract::GetDocument>({document}, patient(), context, std::move(done));
}

CallHandle HttpDocumentGateway::statement(const contract::StatementQuery& query, QObject* context,
                                          Callback<contract::FileContent> done)
{
    return m_transport.call<contract::GetStatement>(query, patient(), context, std::move(done));
}

} // namespace cf::client
