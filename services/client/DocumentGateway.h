// Files of the bank over the wire: a customer's documents, and account statements.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Documents.h"

namespace cf::client {

class DocumentGateway
{
public:
    virtual ~DocumentGateway() = default;

    virtual CallHandle list(const contract::CustomerDocuments& query, QObject* context,
                            Callback<contract::Page<contract::Document>> done) = 0;
    //! The same key again adds nothing: whoever does not know whether it was added asks once more with it.
    virtual CallHandle add(const Uuid& key, const contract::NewDocument& document, QObject* context,
                           Callback<contract::Document> done) = 0;
    virtual CallHandle open(const DocumentId& document, QObject* context, Callback<contract::FileContent> done) = 0;
    virtual CallHandle statement(const contract::StatementQuery& query, QObject* context,
                                 Callback<contract::FileContent> done) = 0;
};

} // namespace cf::client
