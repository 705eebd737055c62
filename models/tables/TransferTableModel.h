// The branch's transfers, newest first, or those matching a filter. TransfersPage shows them.
#pragma once

#include "models/tables/CursorPaged.h"
#include "services/client/Bank.h"
#include "services/contract/Transfers.h"

namespace cf::tables {

class TransferTableModel : public CursorPagedModel<contract::Transfer>
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        DebtorColumn,
        CreditorColumn,
        AmountColumn,
        MemoColumn,
        MadeByColumn,
    };
    static constexpr int kColumns = MadeByColumn + 1;

    //! `bank` outlives this; `sentences` turns a failed call into a translated sentence.
    TransferTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                       QObject* parent = nullptr);

    //! The filter's cursor and limit are ignored. Another filter starts at the list's top.
    void setFilter(const contract::TransfersQuery& filter);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<contract::Transfer>> done) override;
    QVariant cell(const contract::Transfer& transfer, int column, int role) const override;
    QString rowKey(const contract::Transfer& transfer) const override;

private:
    client::Bank& m_bank;
    contract::TransfersQuery m_filter;
};

} // namespace cf::tables
