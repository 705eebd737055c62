// Documents and statements of a bank in memory.
#pragma once

#include "services/client/DocumentGateway.h"
#include "tests/ui/TransferFakes.h"

#include <algorithm>

namespace cf::test {

class FakeDocuments : public client::DocumentGateway
{
public:
    std::vector<contract::Document> stored;
    std::vector<std::pair<Uuid, contract::NewDocument>> added;
    std::vector<contract::StatementQuery> statements;
    std::optional<client::CallFailure> trouble;
    std::optional<client::CallFailure> listing; //!< What asking for the list comes to, if it fails.
    int atOnce = contract::kLargestPageSize;    //!< Of the list; no more, whatever is asked for.
    bool holdsAnswers = false;                  //!< What is added is answered by the test, from `adding`.
    std::vector<client::Callback<contract::Document>> adding;

    client::CallHandle list(const contract::CustomerDocuments& query, QObject* context,
                            client::Callback<contract::Page<contract::Document>> done) override
    {
        using List = contract::Page<contract::Document>;
        if (listing) {
            later<List>(context, done, *listing);
            return {};
        }
        List page;
        auto next = stored.begin();
        if (query.cursor)
            next = std::next(std::find_if(stored.begin(), stored.end(), [&](const contract::Document& each) {
                return each.id.toString() == *query.cursor;
            }));
        while (next != stored.end() && static_cast<int>(page.items.size()) < std::min(atOnce, *query.limit))
            page.items.push_back(*next++);
        page.more = next != stored.end();
        if (!page.items.empty())
            page.lastKey = page.items.back().id.toString();
        later<List>(context, done, page);
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
