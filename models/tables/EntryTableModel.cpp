#include "models/tables/EntryTableModel.h"

namespace cf::tables {

using contract::Entry;

EntryTableModel::EntryTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                 QObject* parent)
    : TypedWindowedModel<Entry>(parent)
    , m_bank(bank)
    , m_sentences(std::move(sentences))
{
}

void EntryTableModel::setAccount(const AccountId& account)
{
    for (client::CallHandle& call : m_calls)
        call.cancel();
    m_calls.clear();
    m_account = account;
    reset();
}

QVariant EntryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return EntryCells::heading(section, orientation, role);
}

void EntryTableModel::fetchPage(qint64 position, int limit, Callback done)
{
    if (!m_account)
        return done(FetchedPage<Entry>());
    // Asked again: the earlier answer is no longer needed.
    m_calls.take(position).cancel();
    m_calls[position] = m_bank.call<contract::ListEntries>(
        {*m_account, position, limit}, {}, this,
        [this, position, done = std::move(done)](client::CallResult<contract::Page<Entry>> result) {
            m_calls.remove(position);
            if (!result)
                return done(m_sentences(result.error()));
            contract::Page<Entry> page = std::move(result).value();
            done(FetchedPage<Entry>{std::move(page.items), page.count, page.countExact});
        });
}

QVariant EntryTableModel::cell(const Entry& row, int column, int role) const
{
    return EntryCells::cell(row, column, role);
}

QString EntryTableModel::rowKey(const Entry& row) const
{
    return EntryCells::key(row);
}

} // namespace cf::tables
