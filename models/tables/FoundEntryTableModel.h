// The entries of one account that match a search, newest first; AccountPage shows them instead of all entries.
#pragma once

#include "models/tables/CursorPaged.h"
#include "models/tables/EntryCells.h"
#include "services/client/Bank.h"

namespace cf::tables {

class FoundEntryTableModel : public CursorPagedModel<contract::Entry>
{
    Q_OBJECT

public:
    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    FoundEntryTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                         QObject* parent = nullptr);

    //! Another search, from its newest match; answers for the previous one are dropped. Empty: none, nothing is asked.
    //! Cursor and limit do not count.
    void setSearch(const std::optional<contract::EntrySearch>& search);

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : EntryCells::kColumns;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::Entry>> done) override;
    QVariant cell(const contract::Entry& row, int column, int role) const override;
    QString rowKey(const contract::Entry& row) const override;

private:
    client::Bank& m_bank;
    std::optional<contract::EntrySearch> m_search;
};

} // namespace cf::tables
