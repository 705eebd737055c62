// The blocks in force on one account, newest first; BlocksPanel shows them. They come with the account, so nothing is
// fetched here.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "services/contract/Accounts.h"

namespace cf::tables {

class BlockTableModel : public TypedWindowedModel<contract::AccountBlock>
{
    Q_OBJECT

public:
    enum Column
    {
        SideColumn,
        ReasonColumn,
        PlacedByColumn,
        PlacedAtColumn,
        UntilColumn,
    };
    static constexpr int kColumns = UntilColumn + 1;

    using TypedWindowedModel<contract::AccountBlock>::TypedWindowedModel;

    //! `another`: of another account, so scroll to the top; else the same account's, reloaded.
    void setBlocks(std::vector<contract::AccountBlock> blocks, bool another);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void fetchPage(qint64 position, int limit, Callback done) override;
    QVariant cell(const contract::AccountBlock& row, int column, int role) const override;
    QString rowKey(const contract::AccountBlock& row) const override;

private:
    std::vector<contract::AccountBlock> m_blocks;
};

} // namespace cf::tables
