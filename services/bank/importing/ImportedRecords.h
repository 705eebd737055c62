// Which of our rows came from which record of a source (table bank.imported_record): what makes an import repeatable.
// ImportWriter asks it for the id of every record and leaves out what is there already.
#pragma once

#include "services/bank/platform/postgres/TableRows.h"

#include <string>
#include <unordered_map>

namespace cf::bank::importing {

//! Of bank.imported_record, but for what a whole run has in common.
struct ImportedRecordRow
{
    std::string kind;
    std::string sourceId;
    Uuid ourId;
};
BOOST_DESCRIBE_STRUCT(ImportedRecordRow, (), (kind, sourceId, ourId))

class ImportedRecords
{
public:
    //! Reads what earlier runs of this source imported.
    ImportedRecords(db::Transaction& transaction, std::string source);

    struct Record
    {
        Uuid id;
        bool isNew; //!< Not imported by an earlier run, nor asked for before.
    };

    //! The row's id; a new record gets `fresh` and is kept for save(). Kinds: "client", "account", "disp", "order",
    //! "trans".
    Record of(const std::string& kind, const std::string& sourceId, const Uuid& fresh);
    bool knows(const std::string& kind, const std::string& sourceId) const;

    //! Writes the new ones. Throws db::Error.
    void save(db::Transaction& transaction, const Uuid& run);

private:
    std::string m_source;
    std::unordered_map<std::string, Uuid> m_ids; // by "kind:sourceId"
    std::vector<ImportedRecordRow> m_new;
};

} // namespace cf::bank::importing
