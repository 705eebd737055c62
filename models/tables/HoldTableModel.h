// The holds in force on one account, newest first; HoldsPanel shows them. The bank answers them all at once.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "services/client/Bank.h"
#include "services/contract/Accounts.h"

namespace cf::tables {

class HoldTableModel : public TypedWindowedModel<contract::Hold>
{
    Q_OBJECT

public:
    enum Column
    {
        AmountColumn,
        ReasonColumn,
        PlacedByColumn,
        PlacedAtColumn,
        UntilColumn,
    };
    static constexpr int kColumns = UntilColumn + 1;

    //! The bank outlives this. `sentences` turns a failed call into a translated sentence.
    HoldTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                   QObject* parent = nullptr);

    bool isOf(const AccountId& account) const { return m_account == account; }
    //! Shows another account's; answers for the previous one are dropped.
    void setAccount(const AccountId& account);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void fetchPage(qint64 position, int limit, Callback done) override;
    QVariant cell(const contract::Hold& row, int column, int role) const override;
    QString rowKey(const contract::Hold& row) const override;

private:
    client::Bank& m_bank;
    std::function<QString(const client::CallFailure&)> m_sentences;
    std::optional<AccountId> m_account;
    client::CallHandle m_call;
};

} // namespace cf::tables
