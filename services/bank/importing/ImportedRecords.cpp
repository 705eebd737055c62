#include "services/bank/importing/ImportedRecords.h"

namespace cf::bank::importing {

ImportedRecords::ImportedRecords(db::Transaction& transaction, std::string source)
    : m_source(std::move(source))
{
    const auto rows = transaction.query(
        "SELECT kind || ':' || source_id AS record, our_id FROM bank.imported_record WHERE source = $1", m_source);
    for (const auto& row : rows)
        m_ids.emplace(row.get<std::string>("record"), row.get<Uuid>("our_id"));
}

ImportedRecords::Record ImportedRecords::of(const std::string& kind, const std::string& sourceId, const Uuid& fresh)
{
    const auto [at, isNew] = m_ids.emplace(kind + ":" + sourceId, fresh);
    if (isNew)
        m_new.push_back({kind, sourceId, fresh});
    return {at->second, isNew};
}

bool ImportedRecords::knows(const std::string& kind, const std::string& sourceId) const
{
    return m_ids.contains(kind + ":" + sourceId);
}

void ImportedRecords::save(db::Transaction& transaction, const Uuid& run)
{
    const std::string columns = db::columnsOf<ImportedRecordRow>();
    db::queryWithRows(transaction,
                      "INSERT INTO bank.imported_record (source, run_id, " + columns + ") SELECT $1, $2::uuid, " +
                          columns + " FROM " + db::unnested<ImportedRecordRow>(3),
                      m_new, m_source, run.toString());
    m_new.clear();
}

} // namespace cf::bank::importing
