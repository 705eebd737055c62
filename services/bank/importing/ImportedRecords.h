// Maps a source's records to our rows (table bank.imported_record), which makes an import repeatable. ImportWriter gets
// the id of every record here and skips existing ones.
#pragma once

#include "services/bank/platform/postgres/TableRows.h"

#include <string>
#include <unordered_map>

namespace cf::bank::importing {

//! Of bank.imported_record, without the columns common to a run.
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
        bool isNew; //!< Not imported by an earlier run, nor requested before.
    };

    //! The row's id; a new record gets `fresh` and waits for save(). Kinds: "client", "account", "disp", "order",
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
