// Documents and statements of a bank in memory.
#pragma once

#include "services/client/DocumentGateway.h"
#include "tests/ui/TransferFakes.h"

namespace cf::test {

class FakeDocuments : public client::DocumentGateway
{
public:
    std::vector<contract::Document> stored;
    std::vector<std::pair<Uuid, contract::NewDocument>> added;
    std::vector<contract::StatementQuery> statements;
    std::optional<client::CallFailure> trouble;
    bool holdsAnswers = false; //!< What is added is answered by the test, from `adding`.
    std::vector<client::Callback<contract::Document>> adding;

    client::CallHandle list(const contract::CustomerDocuments&, QObject* context,
                            client::Callback<contract::Page<contract::Document>> done) override
    {
        contract::Page<contract::Document> page;
        page.items = stored;
        later<contract::Page<contract::Document>>(context, done, page);
        return {};
    }
    client::CallHandle add(const Uuid& key, const contract::NewDocument& document, QObject* context,
                           client::Callback<contract::Document> done) override
    {
        added.emplace_back(key, document);
        if (holdsAnswers) {
            adding.push_back(std::move(done));
            return {};
        }
        if (trouble) {
            later<contract::Document>(context, done, *trouble);
            return {};
        }
        stored.insert(stored.begin(), sample(document.title));
        later<contract::Document>(context, done, stored.front());
        return {};
    }
    client::CallHandle open(const DocumentId&, QObject* context, client::Callback<contract::FileContent> done) override
    {
        later<contract::FileContent>(context, done,
                                     contract::FileContent{"../../etc/passport.txt", "text/plain", {"as seen"}});
        return {};
    }
    client::CallHandle statement(const contract::StatementQuery& query, QObject* context,
                                 client::Callback<contract::FileContent> done) override
    {
        statements.push_back(query);
        if (trouble)
            later<contract::FileContent>(context, done, *trouble);
        else
            later<contract::FileContent>(context, done,
                                         contract::FileContent{"statement.pdf", "application/pdf", {"%PDF-1.7"}});
        return {};
    }

    static contract::Document sample(const std::string& title)
    {
        contract::Document document;
        document.id = DocumentId::make();
        document.title = title;
        document.fileName = "file.pdf";
        document.bytes = 84'000;
        document.addedAt = *parseInstant("2026-11-22T09:49:25Z");
        document.addedBy = {StaffId::make(), "Anna Malá"};
        return document;
    }
};

} // namespace cf::test
