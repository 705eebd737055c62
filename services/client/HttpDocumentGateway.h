// DocumentGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/DocumentGateway.h"

namespace cf::client {

class HttpTransport;

class HttpDocumentGateway : public DocumentGateway
{
public:
    //! The transport outlives this.
    explicit HttpDocumentGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle list(const contract::CustomerDocuments& query, QObject* context,
                    Callback<contract::Page<contract::Document>> done) override;
    CallHandle add(const Uuid& key, const contract::NewDocument& document, QObject* context,
                   Callback<contract::Document> done) override;
    CallHandle open(const DocumentId& document, QObject* context, Callback<contract::FileContent> done) override;
    CallHandle statement(const contract::StatementQuery& query, QObject* context,
                         Callback<contract::FileContent> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
