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
    if (isNew) {
        m_newKinds.push_back(kind);
        m_newSourceIds.push_back(sourceId);
        m_newIds.push_back(fresh.toString());
    }
    return {at->second, isNew};
}

bool ImportedRecords::knows(const std::string& kind, const std::string& sourceId) const
{
    return m_ids.contains(kind + ":" + sourceId);
}

void ImportedRecords::save(db::Transaction& transaction, const Uuid& run)
{
    transaction.query("INSERT INTO bank.imported_record (source, kind, source_id, our_id, run_id) "
                      "SELECT $1, kind, source_id, our_id, $2 "
                      "FROM unnest($3::text[], $4::text[], $5::uuid[]) AS new (kind, source_id, our_id)",
                      m_source, run.toString(), db::array(m_newKinds), db::array(m_newSourceIds), db::array(m_newIds));
    m_newKinds.clear();
    m_newSourceIds.clear();
    m_newIds.clear();
}

} // namespace cf::bank::importing
