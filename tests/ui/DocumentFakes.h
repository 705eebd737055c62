// Documents and statements of an in-memory bank.
#pragma once

#include "services/contract/Documents.h"
#include "tests/ui/TransferFakes.h"

#include <algorithm>

namespace cf::test {

class FakeDocuments
{
public:
    std::vector<contract::Document> stored;
    std::vector<std::pair<Uuid, contract::NewDocument>> added;
    std::vector<contract::StatementQuery> statements;
    std::optional<client::CallFailure> failWith; //!< The failure of adding and of statements, if any.
    std::optional<client::CallFailure> listing;  //!< The failure of fetching the list, if any.
    int atOnce = contract::kLargestPageSize;     //!< Page size of the list, whatever is requested.

    explicit FakeDocuments(FakeBank& bank)
    {
        using contract::FileContent;
        bank.on<contract::ListDocuments>([this](const contract::CustomerDocuments& query) { return list(query); });
        bank.on<contract::AddDocument>(
            [this](const contract::NewDocument& document, const client::CallOptions& options) {
                added.emplace_back(*options.key, document);
                return add(document);
            });
        bank.on<contract::GetDocument>(FileContent{"../../etc/passport.txt", "text/plain", {"as seen"}});
        bank.on<contract::GetStatement>(
            [this](const contract::StatementQuery& query) -> client::CallResult<FileContent> {
                statements.push_back(query);
                if (failWith)
                    return *failWith;
                return FileContent{"statement.pdf", "application/pdf", {"%PDF-1.7"}};
            });
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

private:
    client::CallResult<contract::Page<contract::Document>> list(const contract::CustomerDocuments& query) const
    {
        if (listing)
            return *listing;
        contract::Page<contract::Document> page;
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
        return page;
    }
    client::CallResult<contract::Document> add(const contract::NewDocument& document)
    {
        if (failWith)
            return *failWith;
        stored.insert(stored.begin(), sample(document.title));
        return stored.front();
    }
};

} // namespace cf::test
