// The entries of one account, newest first, fetched by position; AccountPage shows them. Entries never change and are
// numbered without gaps, so any position in a list of any length takes one call.
#pragma once

#include "models/tables/EntryCells.h"
#include "models/tables/WindowedTableModel.h"
#include "services/client/Bank.h"
#include "services/contract/Accounts.h"

namespace cf::tables {

class EntryTableModel : public TypedWindowedModel<contract::Entry>
{
    Q_OBJECT

public:
    using Column = EntryCells::Column;
    using enum EntryCells::Column;
    static constexpr int kColumns = EntryCells::kColumns;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    EntryTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                    QObject* parent = nullptr);

    //! Shows another account from its newest entry; answers for the previous one are dropped.
    void setAccount(const AccountId& account);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void fetchPage(qint64 position, int limit, Callback done) override;
    QVariant cell(const contract::Entry& row, int column, int role) const override;
    QString rowKey(const contract::Entry& row) const override;

private:
    client::Bank& m_bank;
    std::function<QString(const client::CallFailure&)> m_sentences;
    std::optional<AccountId> m_account;
    QHash<qint64, client::CallHandle> m_calls; //!< By position.
};

} // namespace cf::tables
