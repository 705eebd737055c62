#include "models/tables/FoundEntryTableModel.h"

namespace cf::tables {

using contract::Entry;

FoundEntryTableModel::FoundEntryTableModel(client::Bank& bank,
                                           std::function<QString(const client::CallFailure&)> sentences,
                                           QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

void FoundEntryTableModel::setSearch(const std::optional<contract::EntrySearch>& search)
{
    m_search = search;
    reset();
}

QVariant FoundEntryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return EntryCells::heading(section, orientation, role);
}

client::CallHandle FoundEntryTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                                  client::Callback<contract::Page<Entry>> done)
{
    if (!m_search) {
        done(contract::Page<Entry>());
        return {};
    }
    const PageCall call = [this](const auto& from, int most, client::Callback<contract::Page<Entry>> arrived) {
        contract::EntrySearch search = *m_search;
        search.cursor = from;
        search.limit = most;
        return m_bank.call<contract::FindEntries>(search, {}, this, std::move(arrived));
    };
    return callWhole(call, cursor, limit, std::move(done));
}

QVariant FoundEntryTableModel::cell(const Entry& row, int column, int role) const
{
    return EntryCells::cell(row, column, role);
}

QString FoundEntryTableModel::rowKey(const Entry& row) const
{
    return EntryCells::key(row);
}

} // namespace cf::tables
